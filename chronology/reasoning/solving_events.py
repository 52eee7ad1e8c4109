"""All statements about the events of a document as one temporal network, and the bounds that follow."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, date

from chronology.model.annotations import EventMention, TimeLink
from chronology.reasoning.ground import Ground, begin, finish_of
from chronology.reasoning.network import Settled, Solution, Statement, settle
from chronology.reasoning.placing import place_mention
from chronology.temporal.bounds import Bounds, DayRange

_LAST_DAY = date(MAXYEAR, 12, 31).toordinal()


def settle_events(
    events: Sequence[EventMention],
    links: Sequence[tuple[TimeLink, ...]],
    ground: Ground,
    told: Iterable[Statement] = (),
) -> Settled:
    """What the words say of all events, and what is ``told`` besides, the first of equals first."""
    made = (s for event, own in zip(events, links, strict=True) for s in place_mention(event, own, ground))
    return settle(dataclasses.replace(s, made=n) for n, s in enumerate(dict.fromkeys((*made, *told))))


def bounds_of(event: EventMention, solution: Solution) -> Bounds:
    """The first and the last day of what a mention tells."""
    return Bounds(_range(begin(event.chain), solution), _range(finish_of(event), solution))


def day_of(ordinal: int | None) -> date | None:
    """The day of a number; None for what lies outside the calendar."""
    return date.fromordinal(ordinal) if ordinal is not None and 1 <= ordinal <= _LAST_DAY else None


def _range(point: str, solution: Solution) -> DayRange:
    return DayRange(day_of(solution.earliest.get(point)), day_of(solution.latest.get(point)))
