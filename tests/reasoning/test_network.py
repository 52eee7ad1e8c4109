"""Laws of the temporal network, against brute force on small ones."""

from __future__ import annotations

import itertools
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
)

REACH = 4  # all days are searched from -REACH to REACH
POINTS = ("a", "b", "c")
DAYS = range(-REACH, REACH + 1)


def boxes() -> list[Statement]:
    """Every point lies within the days that brute force looks at."""
    return [Statement(ORIGIN, point, -REACH, REACH, f"box {point}", 9) for point in POINTS]


def statements() -> st.SearchStrategy[Statement]:
    bound = st.none() | st.integers(-REACH, REACH)
    ends = st.sampled_from(list(itertools.permutations((ORIGIN, *POINTS), 2)))
    made = st.tuples(ends, bound, bound, st.integers(0, 5), st.integers(0, 999))
    return made.map(lambda m: Statement(m[0][0], m[0][1], m[1], m[2], f"statement {m[4]}", m[3]))


def holds(statement: Statement, day_of: dict[str, int]) -> bool:
    gap = day_of[statement.second] - day_of[statement.first]
    return (statement.low is None or statement.low <= gap) and (statement.high is None or gap <= statement.high)


def scenarios(made: list[Statement]) -> list[dict[str, int]]:
    """All ways to put the points on days so that every statement holds."""
    placed = ({ORIGIN: 0, **dict(zip(POINTS, days, strict=True))} for days in itertools.product(DAYS, repeat=3))
    return [day_of for day_of in placed if all(holds(statement, day_of) for statement in made)]


def solved(made: list[Statement]) -> Solution | None:
    try:
        return propagate(made)
    except ContradictionError:
        return None


@settings(deadline=None)
@given(st.lists(statements(), max_size=7))
def test_bounds_are_those_of_brute_force_and_a_consistent_network_is_never_reported(made: list[Statement]) -> None:
    made = [*boxes(), *made]
    possible, solution = scenarios(made), solved(made)
    expected = {p: (min(s[p] for s in possible), max(s[p] for s in possible)) for p in POINTS} if possible else None
    actual = {p: (solution.earliest[p], solution.latest[p]) for p in POINTS} if solution else None
    assert actual == expected


@settings(deadline=None)
@given(st.lists(statements(), max_size=8))
def test_a_contradiction_is_minimal(made: list[Statement]) -> None:
    made = [*boxes(), *made]
    try:
        propagate(made)
    except ContradictionError as contradiction:
        proof = contradiction.statements
        left = [[s for s in proof if s is not dropped] for dropped in proof]
        assert [solved(list(proof)) is None, *(solved(part) is not None for part in left)] == [True] * (len(proof) + 1)


@settings(deadline=None)
@given(st.lists(statements(), max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_bound(made: list[Statement], random: object) -> None:
    made = [*boxes(), *made]
    shuffled = list(reversed(made))
    first, second = solved(made), solved(shuffled)
    assert (first and (first.earliest, first.latest)) == (second and (second.earliest, second.latest))


@settings(deadline=None)
@given(st.lists(statements(), max_size=6), statements())
def test_a_further_statement_never_widens_bounds(made: list[Statement], further: Statement) -> None:
    before, after = solved([*boxes(), *made]), solved([*boxes(), *made, further])
    if before is not None and after is not None:
        wider = [p for p in POINTS if after.earliest[p] < before.earliest[p] or after.latest[p] > before.latest[p]]
        assert wider == []


@settings(deadline=None)
@given(st.lists(statements(), max_size=8))
def test_what_gives_way_leaves_a_consistent_rest(made: list[Statement]) -> None:
    made = [*boxes(), *made]
    solution, dropped = propagate_softly(made)
    kept = [s for s in made if not any(s is d for d in dropped)]
    again = propagate(kept)
    assert (dict(solution.earliest), dict(solution.latest)) == (dict(again.earliest), dict(again.latest))


def test_the_less_trusted_statement_gives_way() -> None:
    dated = Statement(ORIGIN, "strike", 10, 10, "the report names the day", 5)
    tense = Statement(ORIGIN, "strike", None, 7, "told as past", 2)
    assert propagate_softly([dated, tense])[1] == (tense,)


def test_a_bound_names_the_statements_that_made_it() -> None:
    june = Statement(ORIGIN, "raid", 1, 30, "in June")
    later = Statement("raid", "talks", 2, None, "days later")
    assert [s.why for s in propagate([june, later]).why_not_earlier("talks")] == ["in June", "days later"]


def test_a_point_that_nothing_bounds_is_open() -> None:
    solution = propagate([Statement("war", "peace", 0, None, "a war ends")])
    assert ("war" in solution.earliest, "peace" in solution.latest) == (False, False)


@pytest.mark.parametrize("size", [20_000])
def test_a_long_chain_of_events_takes_linear_time(size: int) -> None:
    chain = [Statement(f"e{n}", f"e{n + 1}", 1, 2, "a day later") for n in range(size)]
    started = time.process_time()
    solution = propagate_softly([Statement(ORIGIN, "e0", 0, 0, "the first day"), *chain])[0]
    assert (solution.earliest[f"e{size}"], time.process_time() - started < 5) == (size, True)


def test_many_separate_contradictions_take_linear_time() -> None:
    made = [Statement(ORIGIN, f"e{n}", day, day, f"{n} on {day}", day) for n in range(3_000) for day in (1, 2)]
    started = time.process_time()
    dropped = propagate_softly(made)[1]
    assert (len(dropped), time.process_time() - started < 5) == (3_000, True)
