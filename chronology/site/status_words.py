"""States and differences in the words that readers see."""

from __future__ import annotations

from collections.abc import Mapping

from chronology.model.annotations import Stance
from chronology.reasoning.status import Dispute, Status

# In the order in which they are explained.
STATUS_WORDS: Mapping[Status, tuple[str, str]] = {
    Status.CONTESTED: ("Contested", "A party denies or counters what another one says of it."),
    Status.SEVERAL: ("Several sources", "At least two outlets tell it, and not from one another."),
    Status.SINGLE: ("Single source", "One outlet tells it, or all of them from the same one. Lists leave it unmarked."),
    Status.UNSOURCED: ("No source given", "The record names no article."),
    Status.PLANNED: ("Planned", "It was announced; that it happened is not said."),
    Status.DEMANDED: ("Called for", "Someone asked for it; that it happened is not said."),
    Status.HYPOTHETICAL: ("Only possible", "It is spoken of as something that may happen."),
    Status.DENIED: ("Said not to have happened", "The sources tell that it did not happen."),
    Status.GENERIC: ("In general", "It is spoken of in general, not as one event."),
    Status.RETRACTED: ("Retracted", "Those who said it took it back."),
    Status.UNRESOLVED: ("Date not resolved", "The sources do not allow to say when it was."),
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
