"""The thirteen relations between two stretches of time, and what follows from them.

Source: Allen, Maintaining knowledge about temporal intervals (1983); convex ones: Nökel, Temporally distributed
symptoms in technical diagnosis (1991). A stretch goes from its ``begin`` to its ``finish``, both included, in whole
units: one that takes a single minute begins and finishes in it, and meets what begins in the next.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.days import MINUTES_PER_DAY

End = Literal["begin", "finish"]


class Allen(enum.Enum):
    """How one stretch lies to another one."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"

    @property
    def inverse(self) -> Allen:
        """How the other one lies to the one."""
        return _BY_ORDER[_turn(_ORDERS[self])]


Relations = frozenset[Allen]
ALL = frozenset(Allen)

# How begin and end of the one lie to begin and end of the other, the end being where the next minute begins.
_PAIRS: tuple[tuple[End, End], ...] = (
    ("begin", "begin"),
    ("begin", "finish"),
    ("finish", "begin"),
    ("finish", "finish"),
)
_ORDERS = {
    Allen.BEFORE: "<<<<",
    Allen.MEETS: "<<=<",
    Allen.OVERLAPS: "<<><",
    Allen.STARTS: "=<><",
    Allen.DURING: "><><",
    Allen.FINISHES: "><>=",
    Allen.EQUALS: "=<>=",
    Allen.FINISHED_BY: "<<>=",
    Allen.CONTAINS: "<<>>",
    Allen.STARTED_BY: "=<>>",
    Allen.OVERLAPPED_BY: "><>>",
    Allen.MET_BY: ">=>>",
    Allen.AFTER: ">>>>",
}
_BY_ORDER = {order: relation for relation, order in _ORDERS.items()}
_TURNED = str.maketrans("<>", "><")
_LEAST: dict[str, int | None] = {"<": 1, "=": 0, ">": None}  # from the one's point to the other's
_MOST: dict[str, int | None] = {"<": None, "=": 0, ">": -1}


def _turn(order: str) -> str:
    turned = order.translate(_TURNED)
    return turned[0] + turned[2] + turned[1] + turned[3]


def invert(relations: Iterable[Allen]) -> Relations:
    """The inverse of each of several relations."""
    return frozenset(relation.inverse for relation in relations)


# ---------------------------------------------------------------- as differences


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """From ``end`` of the one to ``other_end`` of the other it is ``low`` to ``high`` units; None is open."""

    end: End
    other_end: End
    low: int | None
    high: int | None


def gaps_of(relations: Relations) -> tuple[Gap, ...] | None:
    """Relations as differences that all hold, or None where no differences say just this: "before or after".

    Raises ValueError for no relation at all, which nothing satisfies.
    """
    hull = _hull(relations)
    if _satisfying(hull) != relations:
        return None
    return tuple(_gap(pair, signs) for pair, signs in zip(_PAIRS, hull, strict=True) if signs != "<=>")


@functools.cache
def split_convex(relations: Relations) -> tuple[Relations, ...]:
    """Relations as few alternatives, each of which differences can say: those of most relations first."""
    left, parts = set(relations), list[Relations]()
    while left:
        convex = [part for part in _convex() if part <= relations]
        best = max(convex, key=lambda part: (len(part & left), len(part), [r in part for r in Allen]))
        parts.append(best)
        left -= best
    return tuple(parts)


@functools.cache
def _convex() -> tuple[Relations, ...]:
    """All sets of relations that differences can say: 82."""
    choices = itertools.product(("<", "=", ">", "<=", "=>", "<=>"), repeat=4)
    return tuple(dict.fromkeys(found for signs in choices if (found := _satisfying(signs))))


def _hull(relations: Relations) -> tuple[str, ...]:
    """For each pair of points the orders that relations allow, and those between."""
    if not relations:
        raise ValueError("no relation is left between the two")
    columns = [{_ORDERS[relation][at] for relation in relations} for at in range(4)]
    return tuple("<=>" if {"<", ">"} <= column else "".join(sorted(column)) for column in columns)


def _satisfying(signs: Sequence[str]) -> Relations:
    return frozenset(
        r for r, order in _ORDERS.items() if all(o in allowed for o, allowed in zip(order, signs, strict=True))
    )


def _gap(pair: tuple[End, End], signs: str) -> Gap:
    lows, highs = [_LEAST[sign] for sign in signs], [_MOST[sign] for sign in signs]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    # The end is one unit after the finish.
    shift = (pair[0] == "finish") - (pair[1] == "finish")
    return Gap(*pair, None if low is None else low + shift, None if high is None else high + shift)


# ---------------------------------------------------------------- what follows


def compose(first: Iterable[Allen], second: Iterable[Allen]) -> Relations:
    """How x can lie to z, when x lies ``first`` to y and y lies ``second`` to z."""
    return frozenset(r for a, b in itertools.product(first, second) for r in _compose_two(a, b))


@functools.cache
def _compose_two(first: Allen, second: Allen) -> Relations:
    known = [*_edges(first, "x", "y"), *_edges(second, "y", "z"), *(_ends(name) for name in "xyz")]
    return frozenset(r for r in Allen if is_possible([*known, *_edges(r, "x", "z")]))


# From one point to another it is at most so many units.
_Edge = tuple[str, str, int]


def _ends(name: str) -> _Edge:
    return f"{name} finish", f"{name} begin", 0


def _edges(relation: Allen, x: str, y: str) -> Iterator[_Edge]:
    for gap in gaps_of(frozenset({relation})) or ():
        one, other = f"{x} {gap.end}", f"{y} {gap.other_end}"
        if gap.high is not None:
            yield one, other, gap.high
        if gap.low is not None:
            yield other, one, -gap.low


def is_possible(edges: Sequence[_Edge]) -> bool:
    """Whether a few points can lie as the edges say. Source: Floyd and Warshall's shortest paths between all."""
    points = sorted({point for a, b, _ in edges for point in (a, b)})
    far = sum(abs(units) for _, _, units in edges) + 1
    nearest = dict.fromkeys(itertools.product(points, repeat=2), far)
    for a, b, units in edges:
        nearest[a, b] = min(nearest[a, b], units)
    for middle, a, b in itertools.product(points, repeat=3):
        nearest[a, b] = min(nearest[a, b], nearest[a, middle] + nearest[middle, b])
    return all(nearest[point, point] >= 0 for point in points)


def possible_relations(x: Bounds, y: Bounds) -> Relations:
    """How x can lie to y when nothing is known but their days: two events of one day can lie in any way."""
    known = [*_box("x", x), *_box("y", y)]
    return frozenset(r for r in Allen if is_possible([*known, *_edges(r, "x", "y")]))


def _box(name: str, bounds: Bounds) -> Iterator[_Edge]:
    yield _ends(name)
    yield from _within(f"{name} begin", bounds.begin)
    yield from _within(f"{name} finish", bounds.finish)


def _within(point: str, days: DayRange) -> Iterator[_Edge]:
    if days.latest is not None:
        yield "origin", point, days.latest.toordinal() * MINUTES_PER_DAY + MINUTES_PER_DAY - 1
    if days.earliest is not None:
        yield point, "origin", -days.earliest.toordinal() * MINUTES_PER_DAY
