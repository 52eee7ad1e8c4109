"""Adjectives of opinion: "is confident that …", "critical of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import Finding, children, subtree, verb_group
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.extraction.sayings.verbs import find_source

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_attitude(adjective: Token, lexicon: Lexicon) -> Finding | None:
    """A predicate adjective with a clause, an infinitive or a preposition after it."""
    if adjective.dep_ != "acomp":
        return None
    lemma = adjective.lower_
    for child in (*adjective.children, *adjective.head.children):
        if child.i < adjective.i:
            continue
        frame = {"ccomp": "adjective + that", "xcomp": "adjective + to"}.get(child.dep_, f"adjective + {child.lower_}")
        if child.dep_ in {"ccomp", "xcomp", "prep"} and lexicon.takes(frame, lemma):
            said = next(iter(children(child, "pobj", "pcomp")), None) if child.dep_ == "prep" else child
            if said is not None:
                content, verb = subtree(said), adjective.head
                cue = verb_group(verb) | {adjective.i}
                return Finding("adjective of opinion", adjective.i, find_source(verb, content), cue, content)
    return None
