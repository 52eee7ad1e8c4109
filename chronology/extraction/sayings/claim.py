"""A claim as the search for what it answers sees it, and what is found."""

from __future__ import annotations

import dataclasses

from chronology.extraction.sayings.tolls import Toll
from chronology.model.annotations import Attribution, CueClass


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with what the search for answers compares: its class, side, event, numbers."""

    attribution: Attribution
    cue_class: CueClass
    negated: bool
    side: frozenset[str]  # the words that name the source, pronouns resolved
    leans: bool = False  # it has its event from the claim before it, and is answered through that one
    rejects: bool = False  # it says of what others say that it is not so
    denies_clause: bool = False  # what it says is itself negated: "we had no aircraft there"
    words: frozenset[str] = frozenset()  # what it speaks of: lemmas of its nouns, names and verbs
    tolls: tuple[Toll, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """The claim that another one answers, on which facet, and why we say so.

    ``denies`` when it says that what the target tells was not so; ``agrees`` when it only takes up its event.
    """

    target: Attribution
    facet: str | None
    why: str
    denies: bool = False
    agrees: bool = False
    points: bool = False  # the claim's own words only point to the target: "the charge", "this"


def opposes(other: Claim, claim: Claim) -> bool:
    """Whether two claims come from different sides, as far as their names tell. Who is not named is another."""
    if not claim.side:
        return False
    return not other.side or not (other.side <= claim.side or claim.side <= other.side)
