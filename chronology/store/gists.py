"""What checks between records need of an event, so that most events need not be made to be checked."""

from __future__ import annotations

from typing import NamedTuple

from chronology.model.records import Claim, Event, Evidence
from chronology.store.schema import RESERVED_IDS


class Gist(NamedTuple):
    """An event in short. ``plain``: nothing in it can be wrong but its parties, its sources and when claims were made.

    A plain event has no relations, gives no dates in claims, and is neither rejected nor the same as another one.
    ``latest_made`` is the last day on which a claim can first have been made, as an ordinal; 0 where none has a date.
    """

    id: str
    step: int  # its place in the file's list; -1 where the file is the record
    plain: bool
    actors: tuple[str, ...]
    cited: tuple[str, ...]
    latest_made: int


def gist_event(event: Event, step: int) -> Gist:
    """An event in short."""
    found = event.evidence
    latest_made = 0
    for claim in event.claims:
        found += claim.evidence
        first = claim.made.bounds.begin.earliest if claim.made else None
        if first is not None:
            latest_made = max(latest_made, first.toordinal())
    cited = tuple(dict.fromkeys([item.source for item in found]))
    return Gist(event.id, step, _is_plain(event, found), event.actors, cited, latest_made)


def _is_plain(event: Event, evidence: tuple[Evidence, ...]) -> bool:
    if event.rejected or event.same_as or event.not_same_as or event.relations or event.locked:
        return False
    if event.id.isdigit() or event.id in RESERVED_IDS:
        return False
    place = event.place
    if place is not None and (place.lat is None) != (place.lon is None):
        return False
    return _are_plain(event.claims) and all(map(_is_whole, evidence))


def _are_plain(claims: tuple[Claim, ...]) -> bool:
    ids = {claim.id for claim in claims}
    return len(ids) == len(claims) and all(
        claim.when is None and (claim.counters is None or (claim.counters in ids and claim.counters != claim.id))
        for claim in claims
    )


def _is_whole(item: Evidence) -> bool:
    """Whether it names both ends of its quotation, in their order, or none."""
    if item.start is None or item.end is None:
        return item.start is item.end
    return item.start < item.end
