"""Tense and aspect of a verb group, in the terms of TimeML's MAKEINSTANCE."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.syntax import child
from chronology.model.annotations import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def tense_of(verb: Token, words: EventWords) -> tuple[Tense, str]:
    """Tense and aspect of a verb group; a form without tense takes those of the verb above it."""
    for node in _finite_first(verb):
        auxiliaries = [c for c in node.children if c.dep_ in {"aux", "auxpass"}]
        if node.tag_ == "VBN" and node.dep_ in {"acl", "amod"} and not auxiliaries:
            return "none", "none"  # "the men trapped there": perhaps still, whatever the tense around it
        tense = _finite_tense(node, auxiliaries, words)
        if tense != "none":
            return tense, _aspect(node, auxiliaries)
    return "none", "none"


def _finite_first(verb: Token) -> Iterator[Token]:
    yield verb
    while verb.dep_ in {"xcomp", "conj", "pcomp", "advcl", "acl", "prep", "ccomp"} and verb.head.i != verb.i:
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            yield verb


def _finite_tense(node: Token, auxiliaries: list[Token], words: EventWords) -> Tense:
    forms = {c.lower_ for c in auxiliaries}
    if forms & words.sets["modals_planned"]:
        return "future"
    if forms & (words.sets["modals_hypothetical"] | words.sets["modals_demanded"]):
        return "none"
    if _is_going_to(node):
        return "future"
    for token in (*auxiliaries, node):
        if token.tag_ == "VBD" or (token.tag_ != "VBN" and token.lower_ in words.base and token.tag_ != "VBG"):
            return "past"
        if token.tag_ in {"VBZ", "VBP"}:
            return "present"
    return "none"


def _is_going_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and child(verb, "aux") is not None


def _aspect(node: Token, auxiliaries: list[Token]) -> str:
    has = any(c.lemma_.lower() in {"have", "'ve", "’ve"} and c.dep_ == "aux" for c in auxiliaries)
    going = node.tag_ == "VBG" and any(c.lemma_.lower() == "be" for c in auxiliaries)
    return "perfect progressive" if has and going else "perfect" if has else "progressive" if going else "none"
