"""How sure one can be of an event, derived from its records only."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping

from chronology.exports.statuses import find_origins, is_contested
from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Source


class Status(enum.Enum):
    """A state of an event; the value is its CSS class."""

    CONTESTED = "contested"
    SEVERAL = "several"
    SINGLE = "single"
    UNSOURCED = "unsourced"
    PLANNED = "planned"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    DENIED = "denied"
    GENERAL = "general"
    RETRACTED = "retracted"
    UNRESOLVED = "unresolved"


STATUS_WORDS: Mapping[Status, tuple[str, str]] = {
    Status.CONTESTED: ("Contested", "A party denies or counters what another one says of it."),
    Status.SEVERAL: ("Several sources", "At least two outlets tell it, and not from one another."),
    Status.SINGLE: ("Single source", "One outlet tells it, or all of them from the same one."),
    Status.UNSOURCED: ("No source given", "The record names no article."),
    Status.PLANNED: ("Planned", "It was announced; that it happened is not said."),
    Status.DEMANDED: ("Called for", "Someone asked for it; that it happened is not said."),
    Status.POSSIBLE: ("Only possible", "It is spoken of as something that may happen."),
    Status.DENIED: ("Said not to have happened", "The sources tell that it did not happen."),
    Status.GENERAL: ("In general", "It is spoken of in general, not as one event."),
    Status.RETRACTED: ("Retracted", "Those who said it took it back."),
    Status.UNRESOLVED: ("Date not resolved", "The sources do not allow to say when it was."),
}

_MODALITIES: Mapping[Modality, Status] = {
    Modality.PLANNED: Status.PLANNED,
    Modality.DEMANDED: Status.DEMANDED,
    Modality.HYPOTHETICAL: Status.POSSIBLE,
    Modality.DENIED: Status.DENIED,
    Modality.GENERIC: Status.GENERAL,
}

# What two sides can differ on, in words; `None` where the records do not say.
FACET_WORDS: Mapping[str | None, str] = {
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
_ANSWERS = frozenset({Stance.DENIES, Stance.COUNTERS})


@dataclasses.dataclass(frozen=True, slots=True)
class Dispute:
    """What is contested about an event: facets (None: not said which) and the ids of the claims on either side."""

    facets: tuple[str | None, ...]
    claims: tuple[str, ...]


def is_answer(claim: Claim) -> bool:
    """Whether a claim speaks against another one."""
    return claim.stance in _ANSWERS or (claim.counters is not None and claim.stance is not Stance.CONCEDES)


def find_dispute(event: Event) -> Dispute | None:
    """What the claims on an event differ on, or None when nothing that stands speaks against anything."""
    if not event.claims or not is_contested(event):
        return None
    by_id = {claim.id: claim for claim in event.claims}
    facets: dict[str | None, None] = {}
    sides: set[str] = set()
    for answer in event.claims:
        if is_answer(answer) and answer.retracted is None:
            answered = by_id.get(answer.counters or "")
            facets.update(dict.fromkeys(_differences(answer, answered)))
            sides |= {claim.id for claim in (answered, answer) if claim}
    if not sides:  # nobody answers anybody, but they name days that exclude each other
        facets["time"] = None
        sides = {claim.id for claim in event.claims if claim.when and claim.retracted is None}
    ordered = [facet for facet in FACET_WORDS if facet in facets]
    ordered += sorted(facet for facet in facets if facet and facet not in FACET_WORDS)
    return Dispute(tuple(ordered), tuple(claim.id for claim in event.claims if claim.id in sides))


def _differences(answer: Claim, answered: Claim | None) -> list[str | None]:
    found: list[str | None] = [answer.facet] if answer.facet else []
    if not found and answered and answered.facet:
        found.append(answered.facet)
    if answered and answer.when and answered.when and answer.when != answered.when and "time" not in found:
        found.append("time")
    return found or [None]


def find_statuses(event: Event, sources: Mapping[str, Source]) -> tuple[Status, ...]:
    """Every state that holds, the most important first."""
    found: list[Status] = []
    if event.claims and all(claim.retracted is not None for claim in event.claims):
        found.append(Status.RETRACTED)
    if is_contested(event):
        found.append(Status.CONTESTED)
    if event.modality in _MODALITIES:
        found.append(_MODALITIES[event.modality])
    if event.when is None:
        found.append(Status.UNRESOLVED)
    origins = len(find_origins(event, sources))
    found.append(Status.SEVERAL if origins > 1 else Status.SINGLE if origins else Status.UNSOURCED)
    return tuple(found)
