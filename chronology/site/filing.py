"""Under which year and month an event stands, and in which order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

from chronology.model.records import Event
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
    first = when.dates[0]
    begin = when.bounds.begin
    day = begin.earliest or begin.latest or when.bounds.finish.latest
    assert day is not None  # EDTF names at least one date
    if first.precision in _COARSE:
        return day.year, None
    if begin.earliest and begin.latest and (begin.latest - begin.earliest).days > _LONGEST_MONTHLY_DAYS:
        return day.year, None
    return day.year, day.month


def sort_key(event: Event) -> tuple[int, int, int, int, str, str]:
    """Earlier first; at the same beginning the vaguer first, then by time of day."""
    assert event.when is not None
    year, month = file_under(event.when)
    begin, finish = event.when.bounds.begin, event.when.bounds.finish
    start = begin.earliest or begin.latest or finish.latest or date.min
    vagueness = ((begin.latest or date.max) - start).days
    return year, month or 0, start.toordinal(), -vagueness, event.when.text, event.id


def file_events(events: Iterable[Event]) -> tuple[tuple[Section, ...], tuple[Event, ...]]:
    """Sections in order of time, and the events without a date by title. Rejected events are left out."""
    kept = [event for event in events if not event.rejected]
    dated = sorted((event for event in kept if event.when is not None), key=sort_key)
    undated = [event for event in kept if event.when is None]
    undated.sort(key=lambda event: (event.title.casefold(), event.id))
    groups: dict[tuple[int, int | None], list[Event]] = {}
    for event in dated:
        assert event.when is not None
        groups.setdefault(file_under(event.when), []).append(event)
    return tuple(Section(*key, tuple(found)) for key, found in groups.items()), tuple(undated)
