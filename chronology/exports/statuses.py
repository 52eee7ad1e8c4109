"""How sure anyone can be of an event, from what its record holds; nothing here weighs who is right."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Source

_CONTESTING = {Stance.DENIES, Stance.COUNTERS}
_CARRYING = {Stance.ASSERTS, Stance.CONCEDES}


class Status(enum.Enum):
    """One word for readers; the first that applies is taken."""

    RETRACTED = "retracted"  # everyone who claimed it took it back
    CONTESTED = "contested"  # a claim denies or counters another, or two claims give dates that exclude each other
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    GENERIC = "generic"
    UNRESOLVED = "unresolved"  # nobody could say when
    SEVERAL = "several sources"  # at least two outlets, each on its own
    SINGLE = "single source"
    UNSOURCED = "no source"


def derive_status(event: Event, sources: Mapping[str, Source]) -> Status:
    """The status of an event. ``sources`` are by id."""
    if is_retracted(event):
        return Status.RETRACTED
    if is_contested(event):
        return Status.CONTESTED
    if event.modality is not Modality.ACTUAL:
        return Status(event.modality.value)
    if event.when is None:
        return Status.UNRESOLVED
    origins = find_origins(event, sources)
    return Status.UNSOURCED if not origins else Status.SINGLE if len(origins) == 1 else Status.SEVERAL


def is_retracted(event: Event) -> bool:
    """Whether everyone who claimed anything about the event took it back."""
    return bool(event.claims) and all(claim.retracted is not None for claim in event.claims)


def is_contested(event: Event) -> bool:
    """Whether claims on the event that nobody took back exclude each other."""
    taken_back = {claim.id for claim in event.claims if claim.retracted is not None}
    standing = [claim for claim in event.claims if claim.retracted is None]
    if any(_answers_back(claim) and claim.counters not in taken_back for claim in standing):
        return True
    dates = [claim.when.bounds.hull for claim in standing if claim.when]
    # Ranges of days have one day in common if and only if every two of them have (Helly's theorem on a line).
    begins = (days.earliest for days in dates if days.earliest is not None)
    ends = (days.latest for days in dates if days.latest is not None)
    return max(begins, default=date.min) > min(ends, default=date.max)


def _answers_back(claim: Claim) -> bool:
    return claim.stance in _CONTESTING or (claim.counters is not None and claim.stance is not Stance.CONCEDES)


def find_origins(event: Event, sources: Mapping[str, Source]) -> frozenset[str]:
    """The outlets that the event rests on: two articles that both cite a third outlet have one origin.

    An article counts for the outlets that it passes on, and for its own only when it names no other.
    """
    carried = [claim for claim in event.claims if claim.stance in _CARRYING and claim.retracted is None]
    origins: dict[str, set[str]] = {item.source: set() for item in event.evidence}
    for claim in carried:
        for item in claim.evidence:
            origins.setdefault(item.source, set()).update({claim.via} if claim.via else ())
    return frozenset(
        origin.casefold() for name, passed_on in origins.items() for origin in passed_on or {_outlet(name, sources)}
    )


def _outlet(name: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(name)
    return (source.outlet if source else None) or name
