"""How the chronology became known: what each month told first, and what it changed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from functools import cache
from heapq import heappop, heappush
from typing import NamedTuple

from chronology.model.records import Event
from chronology.reasoning.known_on import KnownDays
from chronology.site.outline import Told, Weight, tell_at_once
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.key_events import KEY_EVENTS
from chronology.temporal.days import month_days

Month = tuple[int, int]


class News(NamedTuple):
    """What a month made known of an event, in words, and whether it was the first that anyone knew of it."""

    event: Event  # as it is known today
    first: bool
    words: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Counts:
    """How much was known."""

    events: int = 0
    contested: int = 0
    claims: int = 0
    sources: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class KnownMonth:
    """What a month made known, in the order of the timeline, and how much was known at its end.

    ``key`` are the ids of the events to begin with, as they stood then; ``last`` says that nothing is known later.
    """

    year: int
    month: int
    end: date
    told: tuple[News, ...]
    changed: tuple[News, ...]
    counts: Counts
    key: tuple[str, ...]
    last: bool


def follow_knowledge(catalogue: Catalogue) -> tuple[KnownMonth, ...]:
    """The months in which an article was published or something else became known, in order; none without any date."""
    days = catalogue.known
    if days.last == date.min:
        return ()
    steps: dict[Month, list[tuple[Event, Told]]] = {}
    month_of = cache(_month_of)
    for event in catalogue.events:
        outline, standing = catalogue.outlines[event.id], catalogue.standings[event.id]
        for day in standing.changes:
            steps.setdefault(month_of(day), [])
        if len(standing.changes) == 1:  # most events: told once, and as they stand today
            day = standing.changes[0]
            steps[month_of(day)].append((event, tell_at_once(day, outline, standing)))
            continue
        for told in standing.told:
            steps[month_of(told.end)].append((event, told))
    published = Counter((day.year, day.month) for day in days.sources.values())
    months = []
    ranking = _Ranking()
    counts = Counts()
    for month in sorted({*steps, *published}):
        found = steps.get(month, [])
        counts = _count(counts, published.get(month, 0), found)
        for event, told in found:
            ranking.note(event.id, told.weight)
        months.append(_close_month(month, found, counts, ranking.best(), days))
    return tuple(months)


def _month_of(day: int) -> Month:
    found = date.fromordinal(day)
    return found.year, found.month


def _close_month(
    month: Month, steps: list[tuple[Event, Told]], counts: Counts, key: tuple[str, ...], days: KnownDays
) -> KnownMonth:
    end = month_days(*month).latest
    assert end is not None
    told = tuple([News(event, True, step.words) for event, step in steps if step.first])
    changed = tuple([News(event, False, step.words) for event, step in steps if step.words and not step.first])
    return KnownMonth(*month, end, told, changed, counts, key, end >= days.last)


def _count(counts: Counts, sources: int, steps: list[tuple[Event, Told]]) -> Counts:
    return Counts(
        counts.events + sum([step.first for _, step in steps]),
        counts.contested + sum([step.contested for _, step in steps]),
        counts.claims + sum([step.claims for _, step in steps]),
        counts.sources + sources,
    )


class _Ranking:
    """The weightiest events so far. Old weights stay in the heap and are passed over."""

    def __init__(self) -> None:
        self._heap: list[tuple[Weight, str]] = []
        self._weights: dict[str, Weight] = {}

    def note(self, id_: str, weight: Weight | None) -> None:
        """Give an event its weight; None for what is none of the events to begin with."""
        if weight is None:
            self._weights.pop(id_, None)
        elif self._weights.get(id_) != weight:
            self._weights[id_] = weight
            heappush(self._heap, (weight, id_))

    def best(self) -> tuple[str, ...]:
        """The ids of the events to begin with, the weightiest first."""
        best: list[tuple[Weight, str]] = []
        while self._heap and len(best) < KEY_EVENTS:
            item = heappop(self._heap)
            if self._weights.get(item[1]) == item[0] and item not in best:
                best.append(item)
        for item in best:
            heappush(self._heap, item)
        return tuple(id_ for _, id_ in best)
