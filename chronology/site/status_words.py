"""States and differences in the words that readers see."""

from __future__ import annotations

from collections.abc import Mapping

from chronology.model.annotations import Stance
from chronology.reasoning.grades import Grade
from chronology.reasoning.status import Dispute, Status

# In the order in which they are explained. How many sources there are is told by the grade.
STATUS_WORDS: Mapping[Status, tuple[str, str]] = {
    Status.CONTESTED: ("Contested", "A party denies or counters what another one says of it."),
    Status.UNSOURCED: ("No source given", "The record names no article."),
    Status.PLANNED: ("Planned", "It was announced; that it happened is not said."),
    Status.DEMANDED: ("Called for", "Someone asked for it; that it happened is not said."),
    Status.HYPOTHETICAL: ("Only possible", "It is spoken of as something that may happen."),
    Status.DENIED: ("Said not to have happened", "The sources tell that it did not happen."),
    Status.GENERIC: ("In general", "It is spoken of in general, not as one event."),
    Status.RETRACTED: ("Retracted", "Those who said it took it back."),
    Status.UNRESOLVED: ("Date not resolved", "The sources do not allow to say when it was."),
}
GRADE_WORDS: Mapping[Grade, tuple[str, str]] = {
    Grade.CONFIRMED: ("Confirmed", "Told by many, each on its own, or granted by those whom it is held against."),
    Grade.FAIR: ("Fair", "Told by more than one source, each on its own, and nobody speaks against it."),
    Grade.WEAK: ("Weak", "Told by one source, or by several that all have it from the same one."),
    Grade.CONTESTED: ("Contested", "A party denies or counters what another one says of it."),
    Grade.DISCOUNTED: ("Discounted", "Taken back by those who said it, or said not to have happened."),
}
STANCE_WORDS: Mapping[Stance, str] = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.COUNTERS: "counters",
    Stance.CONCEDES: "concedes",
    Stance.CALLS_FOR: "calls for",
}
_FACET_WORDS: Mapping[str | None, str] = {
    "occurrence": "whether it happened",
    "time": "the date",
    "place": "the place",
    "actor": "who did it",
    "cause": "the cause",
    "intent": "the intent",
    "number": "the number",
    "outcome": "the outcome",
    None: "the account as a whole",
}


def describe_facet(facet: str | None) -> str:
    """What two sides differ on; a facet that only the editors know stands as they wrote it."""
    return _FACET_WORDS.get(facet, facet or "")


def describe_dispute(dispute: Dispute) -> str:
    """The end of "They differ on: …"."""
    return ", ".join(map(describe_facet, dispute.facets))
