"""Under which year and month an event stands, and in which order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from datetime import date
from heapq import heappop, heappush
from itertools import groupby
from operator import itemgetter

from chronology.model.records import Event
from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.edtf import Edtf, Precision

# A day that lies somewhere in more than three months is filed under its year.
_LONGEST_MONTHLY_DAYS = 92
_COARSE = frozenset({Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.SEASON})

Place = tuple[int, int, int, bool, str]
Key = tuple[int, int, int, bool, str, str, str]
Related = tuple[tuple[str | None, str | None], ...]
UNDATED: Place = (10_000, 0, 0, True, "")  # after every year that a date can have


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


def place_date(when: Edtf) -> Place:
    """Where a date stands: year, month (0: it names none), the day it begins on, and whether and when on that day.

    Earlier first; at the same beginning exact days before ranges, then by time of day.
    """
    bounds = when.bounds
    year, month = _file(when, bounds)
    begin, finish = bounds.begin, bounds.finish
    start = begin.earliest or begin.latest or finish.latest or date.min
    exact = bounds.hull == DayRange(start, start)
    clock = when.text.partition("T")[2] if exact else ""
    return year, month or 0, start.toordinal(), not exact, clock


def sort_key(event: Event) -> Key:
    """Where an event stands among all: by its date, then by title."""
    place = place_date(event.when) if event.when is not None else UNDATED
    return (*place, event.title.casefold(), event.id)


def related_ids(event: Event) -> Related:
    """Of each relation, what the event lies before and what it lies after."""
    return tuple([(relation.before, relation.after) for relation in event.relations])


def file_events(
    events: Iterable[Event], key: Callable[[Event], Key] = sort_key, related: Callable[[Event], Related] = related_ids
) -> tuple[tuple[Section, ...], tuple[Event, ...]]:
    """Sections in order of time, and the events without a date by title.

    Of events that begin on the same day, those stand first that the record puts before others.
    """
    ordered = sorted([(key(event), event) for event in events], key=itemgetter(0))
    groups: dict[tuple[int, int], list[Event]] = {}
    for (year, month, _), found in groupby(ordered, key=_day_of):
        same_day = [event for _, event in found]
        groups.setdefault((year, month), []).extend(
            same_day if year == UNDATED[0] else _order_by_relations(same_day, related)
        )
    undated = groups.pop(UNDATED[:2], [])
    return tuple(Section(year, month or None, tuple(e)) for (year, month), e in groups.items()), tuple(undated)


def _day_of(item: tuple[Key, Event]) -> tuple[int, int, int]:
    return item[0][:3]


def _order_by_relations(events: list[Event], related: Callable[[Event], Related]) -> list[Event]:
    """Kahn's topological sort; ties, and circles, are cut in the order in which the events are given."""
    if len(events) == 1:
        return events
    relations = [(n, *pair) for n, event in enumerate(events) for pair in related(event)]
    if not relations:
        return events
    rank = {event.id: n for n, event in enumerate(events)}
    later: dict[int, set[int]] = {}
    for n, before, after in relations:
        if before in rank:
            later.setdefault(n, set()).add(rank[before])
        if after in rank:
            later.setdefault(rank[after], set()).add(n)
    if not later:
        return events
    waits_for = [0] * len(events)
    for n in (n for found in later.values() for n in found):
        waits_for[n] += 1
    ready = [n for n, count in enumerate(waits_for) if count == 0]
    placed: dict[int, None] = {}
    for given in range(len(events)):  # where a circle holds all that are left, the first of them goes ahead
        while ready:
            _place(heappop(ready), placed, later, waits_for, ready)
        _place(given, placed, later, waits_for, ready)
    return [events[n] for n in placed]


def _place(n: int, placed: dict[int, None], later: dict[int, set[int]], waits_for: list[int], ready: list[int]) -> None:
    if n in placed:
        return
    placed[n] = None
    for follower in later.get(n, ()):
        waits_for[follower] -= 1
        if waits_for[follower] == 0:
            heappush(ready, follower)
