"""Small networks and all their scenarios, for laws of propagation against brute force."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from chronology.reasoning.network import (
    ORIGIN,
    ContradictionError,
    Solution,
    Statement,
    propagate,
)
from chronology.temporal.days import MINUTES_PER_DAY

REACH = 4  # all days are searched from -REACH to REACH
POINTS = ("a", "b", "c")
DAYS = range(-REACH, REACH + 1)
# What the clock may show where statements are about multiples of these minutes: nothing lies between.
STEP_MINUTES = 360


def boxes() -> list[Statement]:
    """Every point lies within the days that brute force looks at."""
    return [Statement(ORIGIN, point, -REACH, REACH, f"box {point}", 9) for point in POINTS]


def statements(points: Sequence[str] = POINTS) -> st.SearchStrategy[Statement]:
    """Statements in days about any two points, one and the same included."""
    bound = st.none() | st.integers(-REACH, REACH)
    ends = st.sampled_from(list(itertools.product((ORIGIN, *points), repeat=2)))
    made = st.tuples(ends, bound, bound, st.integers(0, 5), st.integers(0, 999))
    return made.map(lambda m: Statement(m[0][0], m[0][1], m[1], m[2], f"statement {m[4]}", m[3]))


def holds(statement: Statement, day_of: Mapping[str, int]) -> bool:
    gap = day_of[statement.second] - day_of[statement.first]
    return (statement.low is None or statement.low <= gap) and (statement.high is None or gap <= statement.high)


def scenarios(made: Sequence[Statement]) -> list[dict[str, int]]:
    """All ways to put the points on days so that every statement holds."""
    placed = ({ORIGIN: 0, **dict(zip(POINTS, days, strict=True))} for days in itertools.product(DAYS, repeat=3))
    return [day_of for day_of in placed if all(holds(statement, day_of) for statement in made)]


def solved(made: Sequence[Statement]) -> Solution | None:
    try:
        return propagate(made)
    except ContradictionError:
        return None


# ---------------------------------------------------------------- days and clocks together

CLOCK_POINTS = ("a", "b")
CLOCK_DAYS = range(-1, 3)
_STEPS_A_DAY = MINUTES_PER_DAY // STEP_MINUTES


def clock_statements() -> st.SearchStrategy[Statement]:
    """Statements in days, and in minutes that come in steps, about two points."""
    days = st.none() | st.integers(-2, 2)
    minutes = st.none() | st.integers(-9, 9).map(lambda steps: steps * STEP_MINUTES)
    ends = st.sampled_from(list(itertools.permutations((ORIGIN, *CLOCK_POINTS), 2)))
    in_days = st.tuples(ends, days, days).map(lambda m: Statement(*m[0], m[1], m[2], f"days {m[1]}", 3))
    in_minutes = st.tuples(ends, minutes, minutes).map(
        lambda m: Statement(*m[0], m[1], m[2], f"minutes {m[1]}", 3, "minutes")
    )
    return in_days | in_minutes


def clock_boxes() -> list[Statement]:
    return [Statement(ORIGIN, point, CLOCK_DAYS[0], CLOCK_DAYS[-1], f"box {point}", 9) for point in CLOCK_POINTS]


def clock_scenarios(made: Sequence[Statement]) -> list[dict[str, int]]:
    """All times in minutes of the two points at which every statement holds.

    Bounds lie a step apart or, from the ends of days, a minute before one.
    """
    times = [
        day * MINUTES_PER_DAY + step * STEP_MINUTES + less
        for day in CLOCK_DAYS
        for step in range(_STEPS_A_DAY + 1)
        for less in (-1, 0)
        if 0 <= step * STEP_MINUTES + less < MINUTES_PER_DAY
    ]
    placed = ({ORIGIN: 0, "a": a, "b": b} for a, b in itertools.product(times, repeat=2))
    return [minute_of for minute_of in placed if all(_holds_on_clock(s, minute_of) for s in made)]


def _holds_on_clock(statement: Statement, minute_of: Mapping[str, int]) -> bool:
    if statement.unit == "minutes":
        return holds(statement, minute_of)
    return holds(statement, {point: minute // MINUTES_PER_DAY for point, minute in minute_of.items()})
