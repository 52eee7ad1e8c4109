"""The thirteen relations against brute force over small stretches of time."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.temporal.allen import (
    ALL,
    Allen,
    Gap,
    Relations,
    compose,
    gaps_of,
    invert,
    possible_relations,
    split_convex,
)
from chronology.temporal.bounds import Bounds, DayRange

Stretch = tuple[int, int]  # begin and finish, both included
STRETCHES: list[Stretch] = [(a, b) for a in range(6) for b in range(a, 6)]
SOME = st.frozensets(st.sampled_from(list(Allen)), min_size=1)


def relation_of(x: Stretch, y: Stretch) -> Allen:
    """By Allen's own words; a stretch meets another one when no unit lies between."""
    if x[1] + 1 < y[0]:
        return Allen.BEFORE
    if x[1] + 1 == y[0]:
        return Allen.MEETS
    if y[1] + 1 < x[0]:
        return Allen.AFTER
    if y[1] + 1 == x[0]:
        return Allen.MET_BY
    if x[0] == y[0]:
        return Allen.EQUALS if x[1] == y[1] else Allen.STARTS if x[1] < y[1] else Allen.STARTED_BY
    if x[1] == y[1]:
        return Allen.FINISHES if x[0] > y[0] else Allen.FINISHED_BY
    if x[0] < y[0]:
        return Allen.OVERLAPS if x[1] < y[1] else Allen.CONTAINS
    return Allen.DURING if x[1] < y[1] else Allen.OVERLAPPED_BY


def holds(gap: Gap, x: Stretch, y: Stretch) -> bool:
    units = y[gap.other_end == "finish"] - x[gap.end == "finish"]
    return (gap.low is None or gap.low <= units) and (gap.high is None or units <= gap.high)


@pytest.mark.parametrize("relation", Allen)
def test_a_relation_as_differences_holds_just_where_it_holds(relation: Allen) -> None:
    gaps = gaps_of(frozenset({relation}))
    assert gaps is not None
    pairs = list(itertools.product(STRETCHES, repeat=2))
    assert [all(holds(g, x, y) for g in gaps) for x, y in pairs] == [relation_of(x, y) is relation for x, y in pairs]


@pytest.mark.parametrize("relation", Allen)
def test_the_inverse_is_how_the_other_lies_to_the_one(relation: Allen) -> None:
    pairs = [(x, y) for x, y in itertools.product(STRETCHES, repeat=2) if relation_of(x, y) is relation]
    assert {relation_of(y, x) for x, y in pairs} == {relation.inverse}


def test_the_composition_table_is_that_of_brute_force() -> None:
    found: dict[tuple[Allen, Allen], set[Allen]] = {}
    for x, y, z in itertools.product(STRETCHES, repeat=3):
        found.setdefault((relation_of(x, y), relation_of(y, z)), set()).add(relation_of(x, z))
    assert {pair: compose([pair[0]], [pair[1]]) for pair in itertools.product(Allen, repeat=2)} == found


@given(SOME, SOME)
def test_the_inverse_of_a_composition_is_that_of_the_inverses_turned_round(first: Relations, second: Relations) -> None:
    assert invert(compose(first, second)) == compose(invert(second), invert(first))


def test_82_sets_of_relations_are_convex() -> None:
    sets = (frozenset(c) for size in range(1, 14) for c in itertools.combinations(Allen, size))
    assert sum(gaps_of(relations) is not None for relations in sets) == 82


@given(SOME)
def test_alternatives_are_convex_and_say_what_the_set_says(relations: Relations) -> None:
    parts = split_convex(relations)
    assert frozenset().union(*parts) == relations
    assert [part for part in parts if gaps_of(part) is None] == []


def test_before_or_after_are_two_alternatives() -> None:
    assert set(split_convex(frozenset({Allen.BEFORE, Allen.AFTER}))) == {
        frozenset({Allen.BEFORE}),
        frozenset({Allen.AFTER}),
    }


def test_no_relation_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="no relation is left"):
        gaps_of(frozenset())


def days(first: int | None, last: int | None) -> DayRange:
    return DayRange(date(2031, 5, first) if first else None, date(2031, 5, last) if last else None)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (Bounds.within(days(3, 3)), Bounds.within(days(5, 5)), {Allen.BEFORE}),
        (Bounds.within(days(3, 3)), Bounds.within(days(4, 4)), {Allen.BEFORE, Allen.MEETS}),
        (Bounds.within(days(3, 3)), Bounds.within(days(3, 3)), set(ALL)),
        (Bounds.within(days(7, 7)), Bounds(days(1, 2), days(9, None)), {Allen.DURING}),
        (Bounds.within(days(None, 7)), Bounds.within(days(9, None)), {Allen.BEFORE}),
        (Bounds(days(1, 1), days(9, 9)), Bounds(days(5, 5), days(12, 12)), {Allen.OVERLAPS}),
        (Bounds(days(None, None), days(None, None)), Bounds.within(days(5, 5)), set(ALL)),
    ],
)
def test_what_days_leave_open_stays_possible(x: Bounds, y: Bounds, expected: set[Allen]) -> None:
    assert possible_relations(x, y) == expected


@given(st.lists(st.integers(1, 4), min_size=8, max_size=8))
def test_possible_relations_are_those_of_some_minutes_within_the_days(numbers: list[int]) -> None:
    ranges = [days(*sorted(numbers[at : at + 2])) for at in range(0, 8, 2)]
    boxes = (Bounds(ranges[0], ranges[1]), Bounds(ranges[2], ranges[3]))
    # Of each day its first two and last two minutes: enough for every order within a day and across midnight.
    minutes = [day * 1440 + minute for day in range(1, 5) for minute in (0, 1, 1438, 1439)]
    found = set()
    stretches = [[(b, f) for b in minutes for f in minutes if b <= f and fits(box, b, f)] for box in boxes]
    for x, y in itertools.product(*stretches):
        found.add(relation_of(x, y))
    assert (possible_relations(*boxes) if all(stretches) else found) == found


def fits(box: Bounds, begin: int, finish: int) -> bool:
    pairs = ((box.begin, begin), (box.finish, finish))
    return all(r.earliest and r.latest and r.earliest.day <= m // 1440 <= r.latest.day for r, m in pairs)
