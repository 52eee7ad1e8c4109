"""How the chronology became known: what each month told first, and what it changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from heapq import heappop, heappush

from chronology.model.annotations import Modality
from chronology.model.records import Event
from chronology.reasoning.known_on import KnownDays, know_event
from chronology.reasoning.status import Status, find_statuses, is_contested
from chronology.site.views.catalogue import Catalogue, evidence_of
from chronology.site.views.key_events import KEY_EVENTS, Weight, may_be_key, weigh_event
from chronology.temporal.days import month_days

FIRST_TOLD = "First told"


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """What became known of an event: as it was known before, None for nothing, and after, and the change in words."""

    before: Event | None
    after: Event
    states: tuple[Status, ...]  # after it
    words: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Counts:
    """How much was known."""

    events: int = 0
    contested: int = 0
    claims: int = 0
    sources: int = 0

    def add(self, events: int = 0, contested: int = 0, claims: int = 0, sources: int = 0) -> Counts:
        """The counts after a change."""
        return Counts(self.events + events, self.contested + contested, self.claims + claims, self.sources + sources)


@dataclasses.dataclass(frozen=True, slots=True)
class KnownMonth:
    """What a month made known, in the order of the timeline, and how much was known at its end.

    ``key`` are the ids of the events to begin with, as they stood then; ``last`` says that nothing is known later.
    """

    year: int
    month: int
    end: date
    told: tuple[Step, ...]
    changed: tuple[Step, ...]
    counts: Counts
    key: tuple[str, ...]
    last: bool


def follow_knowledge(catalogue: Catalogue) -> tuple[KnownMonth, ...]:
    """The months in which an article was published or something else became known, in order; none without any date."""
    days = catalogue.known
    if days.last == date.min:
        return ()
    steps: dict[tuple[int, int], list[Step]] = {}
    for event in catalogue.events:
        changes = days.changes[event.id]
        for day in changes:
            steps.setdefault((day.year, day.month), [])
        if len(changes) == 1:  # most events: told once, and as they stand today
            steps[day.year, day.month].append(Step(None, event, catalogue.facts(event).states, (FIRST_TOLD,)))
            continue
        for day, step in find_steps(event, _month_ends(changes), catalogue):
            steps[day.year, day.month].append(step)
    published: dict[tuple[int, int], int] = {}
    for day in days.sources.values():
        published[day.year, day.month] = published.get((day.year, day.month), 0) + 1
    months = []
    ranking = _Ranking()
    counts = Counts()
    for month in sorted({*steps, *published}):
        found = steps.get(month, [])
        counts = _count(counts.add(sources=published.get(month, 0)), found)
        for step in found:
            ranking.note(step.after, step.states)
        months.append(_close_month(month, found, counts, ranking.best(), days))
    return tuple(months)


def _close_month(
    month: tuple[int, int], steps: list[Step], counts: Counts, key: tuple[str, ...], days: KnownDays
) -> KnownMonth:
    end = month_days(*month).latest
    assert end is not None
    told = tuple(step for step in steps if step.before is None)
    changed = tuple(step for step in steps if step.before is not None and step.words)
    return KnownMonth(*month, end, told, changed, counts, key, end >= days.last)


def _count(counts: Counts, steps: list[Step]) -> Counts:
    for step in steps:
        before = step.before
        counts = counts.add(
            events=before is None,
            contested=(Status.CONTESTED in step.states) - (before is not None and is_contested(before)),
            claims=len(step.after.claims) - (len(before.claims) if before else 0),
        )
    return counts


# ---------------------------------------------------------------- one event


def find_steps(event: Event, ends: Iterable[date], catalogue: Catalogue) -> Iterator[tuple[date, Step]]:
    """What the days up to each of ``ends``, in order, made known of an event, where they made anything known."""
    before: Event | None = None
    states: tuple[Status, ...] = ()
    for day in ends:
        after = know_event(event, day, catalogue.known)
        if after is None or after == before:
            continue
        now = catalogue.facts(event).states if after is event else find_statuses(after, catalogue.sources)
        words = _describe(before, states, after, now, catalogue) if before else (FIRST_TOLD,)
        yield day, Step(before, after, now, words)
        before, states = after, now


def _month_ends(days: Iterable[date]) -> Iterator[date]:
    for year, month in dict.fromkeys((day.year, day.month) for day in days):
        end = month_days(year, month).latest
        assert end is not None
        yield end


def _describe(
    before: Event, was: tuple[Status, ...], after: Event, now: tuple[Status, ...], catalogue: Catalogue
) -> tuple[str, ...]:
    told = [words for state, words in _ENTERED.items() if state in now and state not in was]
    told += [words for state, words in _LEFT.items() if state in was and state not in now]
    if before.when != after.when:
        told.append(f"Date until then: {catalogue.date(before.when).words}")
    if before.modality is Modality.PLANNED is not after.modality:
        told.append("No longer ahead")
    if more := len(after.claims) - len(before.claims):
        told.append("1 more claim" if more == 1 else f"{more} more claims")
    if back := _count_retracted(after) - _count_retracted(before):
        told.append("1 claim taken back" if back == 1 else f"{back} claims taken back")
    if more := len(_cite(after) - _cite(before)):
        told.append("1 more article" if more == 1 else f"{more} more articles")
    return tuple(told)


_ENTERED = {
    Status.CONTESTED: "Contested from then on",
    Status.SEVERAL: "Told by a second outlet",
    Status.RETRACTED: "Retracted",
}
_LEFT = {Status.CONTESTED: "No longer contested", Status.RETRACTED: "No longer retracted"}


def _count_retracted(event: Event) -> int:
    return sum(claim.retracted is not None for claim in event.claims)


def _cite(event: Event) -> frozenset[str]:
    return frozenset(evidence.source for evidence in evidence_of(event))


# ---------------------------------------------------------------- the events to begin with


class _Ranking:
    """The weightiest events so far. Old weights stay in the heap and are passed over."""

    def __init__(self) -> None:
        self._heap: list[Weight] = []
        self._weights: dict[str, Weight] = {}

    def note(self, event: Event, states: tuple[Status, ...]) -> None:
        if may_be_key(event, states):
            weight = weigh_event(event, states)
            if self._weights.get(event.id) != weight:
                self._weights[event.id] = weight
                heappush(self._heap, weight)
        else:
            self._weights.pop(event.id, None)

    def best(self) -> tuple[str, ...]:
        best: list[Weight] = []
        while self._heap and len(best) < KEY_EVENTS:
            weight = heappop(self._heap)
            if self._weights.get(weight[-1]) == weight and weight not in best:
                best.append(weight)
        for weight in best:
            heappush(self._heap, weight)
        return tuple(weight[-1] for weight in best)
