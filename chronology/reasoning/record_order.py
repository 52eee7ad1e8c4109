"""What records say together about when events were: which of it cannot all be so, and on what outlets agree."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from datetime import MAXYEAR, date
from functools import cache

from chronology.reasoning.network import Settled, Statement, settle
from chronology.reasoning.record_statements import Said, Stated, begin_of, finish_of
from chronology.reasoning.status import is_contested
from chronology.temporal.bounds import DayRange

_LAST_DAY = date(MAXYEAR, 12, 31).toordinal()


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot all be so, the most trusted first; what gave way is left out when dates are worked out.

    ``beyond`` names an event that this would put before year 1 or after year 9999.
    """

    said: tuple[Said, ...]
    gave_way: Said
    beyond: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Agreement:
    """On how many of the outlets that date an event agree, and on which days they place its beginning."""

    agreeing: tuple[str, ...]
    dating: tuple[str, ...]
    days: DayRange


def find_conflicts(stated: Stated) -> tuple[Conflict, ...]:
    """What cannot all be so, the shortest first; a conflict that gives way to the same records is told once.

    Left out are claims on one event that give different dates and are told as contested anyway.
    """
    settled = settle(stated.statements)
    is_contested_event = cache(lambda event: is_contested(stated.events[event]))
    found: dict[Said, Conflict] = {}
    for contradiction in settled.contradictions:
        said = stated.said(contradiction.statements)
        conflict = Conflict(said, stated.origins[contradiction.gave_way])
        if not (_gives_dates_to_one(said) and is_contested_event(said[0].event)):
            found.setdefault(conflict.gave_way, conflict)
    return (*found.values(), *_beyond_the_calendar(stated, settled))


def _gives_dates_to_one(said: tuple[Said, ...]) -> bool:
    """Whether it is claims about one event, and perhaps its own date."""
    kinds = {item.kind for item in said}
    return len({item.event for item in said}) == 1 and "claim" in kinds and "relation" not in kinds


def _beyond_the_calendar(stated: Stated, settled: Settled) -> Iterator[Conflict]:
    solution = settled.solution
    for event in stated.events:
        begin, finish = begin_of(event), finish_of(event)
        if solution.earliest.get(begin, 1) > _LAST_DAY:
            reasons = solution.why_not_earlier(begin)
        elif solution.latest.get(finish, 1) < 1:
            reasons = solution.why_not_later(finish)
        else:
            continue
        said = stated.said(reasons)
        yield Conflict(said, said[-1], event)


def find_agreements(stated: Stated) -> dict[str, Agreement]:
    """By event, on which days most of the outlets that date it agree; where two or more do date it.

    An outlet that passes on dates that exclude each other has none of its own. Contested events are left out: there
    claimants differ, and how many outlets carry which of them says nothing.
    """
    about: dict[str, list[Statement]] = {}
    dates: dict[str, list[Statement]] = {}
    for statement, said in stated.origins.items():
        if said.kind == "date":
            dates.setdefault(said.event, []).append(statement)
        if said.publishers:
            for event in said.events:
                about.setdefault(event, []).append(statement)
    found: dict[str, Agreement] = {}
    for event, statements in sorted(about.items()):
        if is_contested(stated.events[event]):
            continue
        ranges = dict(_ranges(event, statements, dates, stated.origins))
        if len(ranges) > 1:
            found[event] = _agree(ranges)
    return found


def _ranges(
    event: str,
    statements: Iterable[Statement],
    dates: Mapping[str, list[Statement]],
    origins: Mapping[Statement, Said],
) -> Iterator[tuple[str, DayRange]]:
    """The first days that each outlet allows, by what it says of the event and the dates of those it relates it to."""
    by_outlet: dict[str, list[Statement]] = {}
    for statement in statements:
        for outlet in origins[statement].publishers:
            by_outlet.setdefault(outlet, []).append(statement)
    for outlet, own in sorted(by_outlet.items()):
        if any(origins[s].kind == "claim" for s in own):  # that counts more than what the record makes of its words
            own = [s for s in own if origins[s].kind != "date"]
        others = {other for s in own for other in (origins[s].first, origins[s].then)} - {"", event}
        known = [s for other in sorted(others) for s in dates.get(other, ())]
        order = [Statement(begin_of(e), finish_of(e), 0, None, "", 9) for e in (event, *sorted(others))]
        days = _first_days(event, settle([*own, *known, *order]))
        if days is not None:
            yield outlet, days


def _first_days(event: str, settled: Settled) -> DayRange | None:
    """The days on which an event can begin, if they are known on both sides and nothing contradicts them."""
    first, last = (days.get(begin_of(event), 0) for days in (settled.solution.earliest, settled.solution.latest))
    if settled.contradictions or first < 1 or not 1 <= last <= _LAST_DAY:
        return None
    return DayRange(date.fromordinal(first), date.fromordinal(last))


def _agree(ranges: Mapping[str, DayRange]) -> Agreement:
    """The days that most outlets allow: of several, the earliest ones."""
    best: tuple[str, ...] = ()
    for start in sorted({days.earliest for days in ranges.values() if days.earliest}):
        sharing = tuple(o for o, d in ranges.items() if d.earliest and d.latest and d.earliest <= start <= d.latest)
        if len(sharing) > len(best):
            best = sharing
    shared = ranges[best[0]]
    for outlet in best[1:]:
        shared = shared.meet(ranges[outlet]) or shared
    return Agreement(best, tuple(ranges), shared)
