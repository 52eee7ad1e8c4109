"""Under which year and month an event stands, and in which order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from chronology.model.records import Event
from chronology.temporal.bounds import Bounds
from chronology.temporal.edtf import Edtf, Precision

# A day that lies somewhere in more than three months is filed under its year.
_LONGEST_MONTHLY_DAYS = 92
_COARSE = frozenset({Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.SEASON})


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """The events of one month, or those of a year that name no month (``month`` None), in order."""

    year: int
    month: int | None
    events: tuple[Event, ...]


def file_under(when: Edtf) -> tuple[int, int | None]:
    """Year and month under which a date stands; None for the month when the words name none.

    An open beginning is filed under the last day that is possible.
    """
    return _file(when, when.bounds)


def _file(when: Edtf, bounds: Bounds) -> tuple[int, int | None]:
    first = next(one for pair in when.ranges for one in pair if one is not None)
    begin = bounds.begin
    day = begin.earliest or begin.latest or bounds.finish.latest
    assert day is not None  # EDTF names at least one date
    if first.precision in _COARSE:
        return day.year, None
    if begin.earliest and begin.latest and (begin.latest - begin.earliest).days > _LONGEST_MONTHLY_DAYS:
        return day.year, None
    return day.year, day.month


def _sort_key(event: Event) -> tuple[int, int, int, int, str, str]:
    """Earlier first; at the same beginning the vaguer first, then by time of day."""
    assert event.when is not None
    bounds = event.when.bounds
    year, month = _file(event.when, bounds)
    begin, finish = bounds.begin, bounds.finish
    start = begin.earliest or begin.latest or finish.latest or date.min
    vagueness = ((begin.latest or date.max) - start).days
    return year, month or 0, start.toordinal(), -vagueness, event.when.text, event.id


def file_events(events: Iterable[Event]) -> tuple[tuple[Section, ...], tuple[Event, ...]]:
    """Sections in order of time, and the events without a date by title. Rejected events are left out."""
    kept = [event for event in events if not event.rejected]
    dated = sorted(((_sort_key(event), event) for event in kept if event.when is not None), key=itemgetter(0))
    undated = [event for event in kept if event.when is None]
    undated.sort(key=lambda event: (event.title.casefold(), event.id))
    groups: dict[tuple[int, int | None], list[Event]] = {}
    for (year, month, *_), event in dated:
        groups.setdefault((year, month or None), []).append(event)
    return tuple(Section(*key, tuple(found)) for key, found in groups.items()), tuple(undated)
