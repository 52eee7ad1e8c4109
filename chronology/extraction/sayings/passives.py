"""Verbs of saying in the passive: "was accused of … by X", "is expected to …", "it was reported that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import (
    NONE,
    PASSIVE_SUBJECTS,
    Finding,
    children,
    find_agent,
    find_subject,
    is_passive,
    noun_phrase,
    subtree,
    verb_group,
)
from chronology.extraction.sayings.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_passive(verb: Token, lexicon: Lexicon) -> Finding | None:
    """What is said is the subject together with what follows; who says it comes after "by", or is not told."""
    if not is_passive(verb):
        return None
    lemma = verb.lemma_.lower()
    rest = next((child for child in verb.children if _is_rest(child, lemma, lexicon)), None)
    if rest is None and not lexicon.takes("passive", lemma):
        return None
    agent = find_agent(verb)
    source = noun_phrase(agent) if agent is not None else NONE
    subject = find_subject(verb)
    told = subtree(subject) if subject is not None and subject.dep_ in PASSIVE_SUBJECTS else NONE
    content = (told | subtree(rest) if rest is not None else told) - source
    if rest is not None and rest.dep_ == "ccomp":
        content = subtree(rest)
    cue = verb_group(verb)
    detail = "" if rest is None else rest.lower_ if rest.dep_ == "prep" else rest.dep_
    return Finding("passive of saying", verb.i, source, cue, content - cue, detail) if content else None


def _is_rest(child: Token, lemma: str, lexicon: Lexicon) -> bool:
    if child.i < child.head.i:
        return False
    if child.dep_ == "xcomp":
        return lexicon.takes("passive + to", lemma)
    if child.dep_ == "ccomp":
        return lexicon.takes("passive + clause", lemma)
    return (
        child.dep_ == "prep"
        and bool(children(child, "pobj", "pcomp"))
        and lexicon.takes(f"passive + {child.lower_}", lemma)
    )
