"""How two events can lie to each other in a network, and statements of which one or another is true."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.reasoning.network import ORIGIN, ContradictionError, Statement, propagate
from chronology.reasoning.network.alternatives import Choice, ChoiceError, propagate_choices
from chronology.reasoning.network.growing import GrowingNetwork
from chronology.reasoning.network.relations import Stretch, possible_relations, state_relations
from chronology.temporal.allen import ALL, Allen, Relations
from chronology.temporal.days import MINUTES_PER_DAY
from tests.reasoning.small_networks import POINTS, boxes, scenarios, solved, statements

RAID, TALKS, SIEGE = (Stretch(f"{name} begins", f"{name} ends") for name in ("raid", "talks", "siege"))


def on(stretch: Stretch, first: int, last: int) -> list[Statement]:
    return [
        Statement(ORIGIN, stretch.begin, first, None, f"{stretch.begin} on {first}", 5),
        Statement(ORIGIN, stretch.finish, None, last, f"{stretch.finish} on {last}", 5),
        Statement(stretch.begin, stretch.finish, 0, None, "it begins before it ends", 9),
    ]


def related(made: list[Statement], x: Stretch = RAID, y: Stretch = TALKS) -> Relations:
    return possible_relations(GrowingNetwork(made), x, y)


def test_days_apart_leave_one_relation() -> None:
    assert related([*on(RAID, 3, 3), *on(TALKS, 9, 9)]) == {Allen.BEFORE}


def test_within_one_day_all_relations_are_possible() -> None:
    assert related([*on(RAID, 3, 3), *on(TALKS, 3, 3)]) == ALL


def test_events_that_nobody_dates_are_related_by_what_lies_between() -> None:
    made = [
        Statement(RAID.finish, SIEGE.begin, 1, None, "days later"),
        Statement(SIEGE.begin, TALKS.begin, 1, None, "x"),
    ]
    assert related(made) == {Allen.BEFORE}


def test_what_is_not_in_the_network_can_lie_anywhere() -> None:
    assert related([], RAID, TALKS) == ALL


def test_times_on_the_clock_order_events_of_one_day() -> None:
    at = [Statement(ORIGIN, RAID.finish, None, 600, "over by ten", 5, "minutes"), Statement(ORIGIN, TALKS.begin, 700, None, "from 11:40", 5, "minutes")]  # fmt: skip
    assert related([*on(RAID, 0, 0), *on(TALKS, 0, 0), *at]) == {Allen.BEFORE}


@settings(deadline=None, max_examples=60)
@given(st.lists(statements(("p", "q")), max_size=4))
def test_a_relation_is_possible_if_and_only_if_stating_it_contradicts_nothing(made: list[Statement]) -> None:
    points = {"a": RAID.begin, "b": RAID.finish, "p": TALKS.begin, "q": TALKS.finish, ORIGIN: ORIGIN}
    known = [*on(RAID, -2, 2), *on(TALKS, -2, 2)]
    known += [Statement(points[s.first], points[s.second], s.low, s.high, s.why) for s in made]
    clocks = [Statement(z.begin, z.finish, 0, None, "", 9, "minutes") for z in (RAID, TALKS)]
    if solved(known) is None:
        return
    by_trial = {r for r in Allen if solved([*known, *clocks, *stated({r})]) is not None}
    assert related(known) == by_trial


def stated(relations: set[Allen], x: Stretch = RAID, y: Stretch = TALKS) -> tuple[Statement, ...]:
    (option,) = state_relations(x, y, frozenset(relations), "said so").options
    return option


def test_a_stated_relation_bounds_the_days() -> None:
    during = stated({Allen.DURING, Allen.STARTS, Allen.FINISHES, Allen.EQUALS})
    solution = propagate([*on(TALKS, 3, 9), Statement(RAID.begin, RAID.finish, 0, None, "it ends"), *during])
    assert (solution.earliest[RAID.begin], solution.latest[RAID.finish]) == (3, 9)


# ---------------------------------------------------------------- one or another


def test_before_or_after_leaves_both_sides_of_a_day() -> None:
    either = state_relations(RAID, TALKS, frozenset({Allen.BEFORE, Allen.AFTER}), "not at the same time")
    made = [*on(TALKS, 5, 5), *on(RAID, 4, 6), Statement(ORIGIN, RAID.begin, 6, None, "from the 6th on", 5)]
    chosen = propagate_choices(made, [either])
    options = [next(s for s in option).low for option in either.options]
    assert ([options[n] is None for n in chosen.possible[0]], chosen.complete) == ([True], True)


choices = st.lists(st.lists(statements(), min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(
    lambda options: Choice(tuple(options), "one of these")
)


@settings(deadline=None)
@given(st.lists(statements(), max_size=3), st.lists(choices, min_size=1, max_size=3))
def test_bounds_of_alternatives_are_those_of_brute_force(made: list[Statement], chosen: list[Choice]) -> None:
    made = [*boxes(), *made]
    taken = itertools.product(*(choice.options for choice in chosen))
    possible = [s for options in taken for s in scenarios([*made, *itertools.chain.from_iterable(options)])]
    expected = {p: (min(s[p] for s in possible), max(s[p] for s in possible)) for p in POINTS if possible}
    try:
        found = propagate_choices(made, chosen)
        actual = {p: (found.earliest[p], found.latest[p]) for p in POINTS}
    except ContradictionError:
        actual = {}
    assert actual == expected


@settings(deadline=None)
@given(st.lists(statements(), max_size=3), st.lists(choices, min_size=1, max_size=3))
def test_a_contradiction_of_alternatives_is_minimal(made: list[Statement], chosen: list[Choice]) -> None:
    try:
        propagate_choices([*boxes(), *made], chosen)
    except ChoiceError as error:
        said, tried = list(error.statements), list(error.choices)
        fewer = [([s for s in said if s is not out], tried) for out in said]
        fewer += [(said, [c for c in tried if c is not out]) for out in tried]
        assert [is_refused(*part) for part in [(said, tried), *fewer]] == [True] + [False] * len(fewer)
    except ContradictionError:
        pass


def is_refused(made: list[Statement], chosen: list[Choice]) -> bool:
    try:
        propagate_choices(made, chosen)
    except ContradictionError:
        return True
    return False


def test_more_scenarios_than_may_be_tried_leave_the_bounds_wide() -> None:
    either = [
        Choice(((Statement("a", "b", n, n, "n days"),), (Statement("b", "a", n, n, "n days"),)), "one way")
        for n in (1, 2, 3)
    ]
    found = propagate_choices(boxes(), either, most_tries=3)
    assert (found.complete, found.possible, found.latest["a"]) == (False, (frozenset({0, 1}),) * 3, 4)


def test_a_day_has_as_many_minutes_as_the_clock_shows() -> None:
    made = [*on(RAID, 3, 3), Statement(RAID.begin, RAID.finish, MINUTES_PER_DAY - 1, None, "all day", 5, "minutes")]
    assert related([*made, *on(TALKS, 3, 3)]) == {Allen.STARTED_BY, Allen.CONTAINS, Allen.FINISHED_BY, Allen.EQUALS}


@pytest.mark.parametrize("relation", Allen)
def test_a_stated_relation_is_the_only_one_left(relation: Allen) -> None:
    assert related(list(stated({relation}))) == {relation}
