"""Nouns of saying: "the claim that …", "accusations of …", "X's criticism of Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import NONE, Finding, Indexes, children, noun_phrase, subtree
from chronology.extraction.sayings.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_noun(noun: Token, lexicon: Lexicon) -> Finding | None:
    """A noun of saying with what is said after it; who says it owns it, or comes after "by" or "from"."""
    said = next(((child, found) for child in noun.children if (found := _said(child, noun, lexicon))), None)
    if said is None:
        return None
    link, content = said
    cue = frozenset({noun.i})
    detail = link.lower_ if link.dep_ == "prep" else "that"
    return Finding("noun of saying", noun.i, _owner(noun) - content - cue, cue, content, detail)


def _said(child: Token, noun: Token, lexicon: Lexicon) -> Indexes | None:
    lemma = noun.lemma_.lower()
    if child.i < noun.i:
        return None
    if child.dep_ in {"acl", "ccomp"}:
        opening = {leaf.lower_ for leaf in child.children if leaf.dep_ in {"mark", "aux"}}
        if "that" in opening:
            return subtree(child) if lexicon.takes("noun + that", lemma) else None
        return subtree(child) if "to" in opening and lexicon.takes("noun + to", lemma) else None
    if child.dep_ == "prep" and lexicon.takes(f"noun + {child.lower_}", lemma):
        return next((subtree(said) for said in children(child, "pobj", "pcomp")), None)
    return None


def _owner(noun: Token) -> Indexes:
    for owner in children(noun, "poss"):
        return noun_phrase(owner, frozenset(case.i for case in children(owner, "case")))
    for link in children(noun, "prep"):
        if link.lower_ in {"by", "from", "among"}:
            return next((noun_phrase(name) for name in children(link, "pobj")), NONE)
    return NONE
