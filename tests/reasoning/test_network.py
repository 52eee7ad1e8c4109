"""Laws of the temporal network, against brute force on small ones."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.reasoning.network import (
    ORIGIN,
    ContradictionError,
    Solution,
    Statement,
    propagate,
    propagate_softly,
    settle,
)
from chronology.temporal.days import MINUTES_PER_DAY
from tests.reasoning.small_networks import (
    CLOCK_POINTS,
    POINTS,
    boxes,
    clock_boxes,
    clock_scenarios,
    clock_statements,
    scenarios,
    solved,
    statements,
)


@settings(deadline=None)
@given(st.lists(statements(), max_size=7))
def test_bounds_are_those_of_brute_force_and_a_consistent_network_is_never_reported(made: list[Statement]) -> None:
    made = [*boxes(), *made]
    possible, solution = scenarios(made), solved(made)
    expected = {p: (min(s[p] for s in possible), max(s[p] for s in possible)) for p in POINTS} if possible else None
    actual = {p: (solution.earliest[p], solution.latest[p]) for p in POINTS} if solution else None
    assert actual == expected


@settings(deadline=None)
@given(st.lists(clock_statements(), max_size=6))
def test_days_and_times_on_the_clock_are_those_of_brute_force(made: list[Statement]) -> None:
    clocks = [Statement(ORIGIN, point, None, None, "it has a time", 9, "minutes") for point in CLOCK_POINTS]
    made = [*clock_boxes(), *clocks, *made]
    possible, solution = clock_scenarios(made), solved(made)
    expected = {
        p: (
            min(s[p] for s in possible),
            max(s[p] for s in possible),
            min(s[p] for s in possible) // MINUTES_PER_DAY,
            max(s[p] for s in possible) // MINUTES_PER_DAY,
        )
        for p in CLOCK_POINTS
        if possible
    }
    actual = {
        p: (solution.earliest_minute[p], solution.latest_minute[p], solution.earliest[p], solution.latest[p])
        for p in CLOCK_POINTS
        if solution
    }
    assert actual == expected


@settings(deadline=None)
@given(st.lists(statements() | clock_statements(), max_size=9))
def test_every_contradiction_is_minimal(made: list[Statement]) -> None:
    made = [*boxes(), *made]
    for contradiction in settle(made).contradictions:
        proof = contradiction.statements
        left = [[s for s in proof if s is not dropped] for dropped in proof]
        assert [solved(proof) is None, *(solved(part) is not None for part in left)] == [True] * (len(proof) + 1)


@settings(deadline=None)
@given(st.lists(statements() | clock_statements(), max_size=9))
def test_the_shortest_contradiction_comes_first(made: list[Statement]) -> None:
    lengths = [len(contradiction.statements) for contradiction in settle([*boxes(), *made]).contradictions]
    assert lengths == sorted(lengths)


def facts(made: list[Statement]) -> tuple[object, ...]:
    """Everything that is told of a network."""
    settled = settle(made)
    solution: Solution = settled.solution
    points = sorted(solution.earliest.keys() | solution.latest.keys())
    why = [(solution.why_not_earlier(point), solution.why_not_later(point)) for point in points]
    return solution.earliest, solution.latest, solution.earliest_minute, why, settled.contradictions


@settings(deadline=None)
@given(st.lists(statements() | clock_statements(), max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_nothing(made: list[Statement], chance: random.Random) -> None:
    made = [*boxes(), *made]
    shuffled = chance.sample(made, len(made))
    assert facts(shuffled) == facts(made)


@settings(deadline=None)
@given(st.lists(statements(), max_size=6), statements())
def test_a_further_statement_never_widens_bounds(made: list[Statement], further: Statement) -> None:
    before, after = solved([*boxes(), *made]), solved([*boxes(), *made, further])
    if before is not None and after is not None:
        wider = [p for p in POINTS if after.earliest[p] < before.earliest[p] or after.latest[p] > before.latest[p]]
        assert wider == []


@settings(deadline=None)
@given(st.lists(statements() | clock_statements(), max_size=8))
def test_what_gives_way_leaves_a_consistent_rest_that_none_of_it_agrees_with(made: list[Statement]) -> None:
    made = [*boxes(), *made]
    solution, dropped = propagate_softly(made)
    kept = [s for s in made if not any(s is d for d in dropped)]
    again = propagate(kept)
    assert (dict(solution.earliest), dict(solution.latest)) == (dict(again.earliest), dict(again.latest))
    assert [statement for statement in dropped if solved([*kept, statement])] == []


@settings(deadline=None)
@given(st.lists(statements(), max_size=8))
def test_of_each_contradiction_the_least_trusted_gives_way(made: list[Statement]) -> None:
    found = settle([*boxes(), *made]).contradictions
    assert [c.gave_way.trust for c in found] == [min(s.trust for s in c.statements) for c in found]


def test_the_less_trusted_statement_gives_way() -> None:
    dated = Statement(ORIGIN, "strike", 10, 10, "the report names the day", 5)
    tense = Statement(ORIGIN, "strike", None, 7, "told as past", 2)
    assert propagate_softly([dated, tense])[1] == (tense,)


def test_a_contradiction_is_told_with_the_statements_that_make_it_and_no_others() -> None:
    ceasefire = Statement(ORIGIN, "ceasefire", 20, 20, "the ceasefire was on the 20th", 5)
    day = Statement(ORIGIN, "raid", 16, 16, "A says the 16th", 5, made=1)
    later = Statement("ceasefire", "raid", 2, 2, "B says two days after the ceasefire", 5, made=2)
    month = Statement(ORIGIN, "raid", 1, 30, "in June", 5, made=3)
    talks = Statement("raid", "talks", 1, None, "talks followed", 5, made=4)
    with pytest.raises(ContradictionError) as caught:
        propagate([month, talks, later, day, ceasefire])
    assert str(caught.value) == ("the ceasefire was on the 20th; A says the 16th; B says two days after the ceasefire")


def test_a_short_proof_is_told_where_a_long_one_was_met_first() -> None:
    chain = [Statement(f"e{n}", f"e{n + 1}", 1, 1, f"e{n + 1} a day after e{n}", 5, made=n) for n in range(30)]
    ends = [Statement("e0", "e30", 30, 30, "thirty days in all", 5, made=40)]
    wrong = Statement("e30", "e0", 0, None, "e0 after e30", 1)
    assert [s.why for s in settle([*chain, *ends, wrong]).contradictions[0].statements] == [
        "thirty days in all",
        "e0 after e30",
    ]


def test_a_bound_names_the_statements_that_made_it() -> None:
    june = Statement(ORIGIN, "raid", 1, 30, "in June")
    later = Statement("raid", "talks", 2, None, "days later")
    assert [s.why for s in propagate([june, later]).why_not_earlier("talks")] == ["in June", "days later"]


def test_a_point_that_nothing_bounds_is_open() -> None:
    solution = propagate([Statement("war", "peace", 0, None, "a war ends")])
    assert ("war" in solution.earliest, "peace" in solution.latest) == (False, False)


def test_within_90_minutes_of_a_late_strike_is_the_same_night() -> None:
    day = 11_000
    strike = Statement(ORIGIN, "strike", day * MINUTES_PER_DAY + 1380, day * MINUTES_PER_DAY + 1439, "after 11 p.m.", 5, "minutes")  # fmt: skip
    return_ = Statement("strike", "return", 90, 90, "90 minutes later", 5, "minutes")
    solution = propagate([strike, return_])
    assert (solution.earliest["return"], solution.latest["return"]) == (day + 1, day + 1)


def test_within_90_minutes_of_noon_is_the_same_day() -> None:
    noon = Statement(ORIGIN, "strike", 720, 720, "at noon", 5, "minutes")
    return_ = Statement("strike", "return", 0, 90, "within 90 minutes", 5, "minutes")
    solution = propagate([noon, return_])
    assert (solution.earliest["return"], solution.latest["return"], solution.latest_minute["return"]) == (0, 0, 810)


@pytest.mark.parametrize(
    "wrong",
    [
        Statement("raid", "raid", 1, None, "the raid lies before itself"),
        Statement(ORIGIN, "raid", 9, 3, "from the 9th to the 3rd"),
        Statement("raid", "raid", None, -30, "the raid lies before itself", 2, "minutes"),
        Statement(ORIGIN, "raid", 10**12, 10**11, "beyond all calendars"),
    ],
)
def test_a_statement_that_contradicts_itself_is_told_alone(wrong: Statement) -> None:
    dated = Statement(ORIGIN, "raid", 3, 3, "on the 3rd", 5)
    settled = settle([wrong, dated])
    assert [c.statements for c in settled.contradictions] == [(wrong,)]
    assert (settled.solution.earliest["raid"], settled.solution.latest["raid"]) == (3, 3)


# ---------------------------------------------------------------- size


@pytest.mark.parametrize("size", [20_000])
def test_a_long_chain_of_events_takes_linear_time(size: int) -> None:
    chain = [Statement(f"e{n}", f"e{n + 1}", 1, 2, "a day later") for n in range(size)]
    started = time.process_time()
    solution = propagate_softly([Statement(ORIGIN, "e0", 0, 0, "the first day"), *chain])[0]
    assert (solution.earliest[f"e{size}"], time.process_time() - started < 5) == (size, True)


def test_a_long_circle_takes_linear_time_and_is_told_whole() -> None:
    size = 5_000
    circle = [Statement(f"e{n}", f"e{(n + 1) % size}", 1, None, "before", made=n) for n in range(size)]
    started = time.process_time()
    found = settle(circle).contradictions
    assert (len(found), len(found[0].statements), time.process_time() - started < 5) == (1, size, True)


def test_many_separate_contradictions_take_linear_time() -> None:
    made = [Statement(ORIGIN, f"e{n}", day, day, f"{n} on {day}", day) for n in range(3_000) for day in (1, 2)]
    started = time.process_time()
    dropped = propagate_softly(made)[1]
    assert (len(dropped), time.process_time() - started < 5) == (3_000, True)


def test_thousands_of_statements_about_one_event_take_linear_time() -> None:
    made = [Statement(ORIGIN, "raid", day, day, f"on day {day}", made=day) for day in range(5_000)]
    started = time.process_time()
    settled = settle(made)
    assert (settled.solution.latest["raid"], {len(c.statements) for c in settled.contradictions}) == (0, {2})
    assert time.process_time() - started < 5
