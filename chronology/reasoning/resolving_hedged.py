"""The days of hedged dates: "less than a week ago", "at least two weeks ago", "around 9 October", "c. 1910".

The value stays that of the plain date, as TIMEX3 has it, with the hedge beside it as ``mod``; the days are those that
the hedge leaves: see docs/decisions/0005-parts-of-a-stretch.md.
"""

from __future__ import annotations

import dataclasses
import math
import re
from datetime import date
from fractions import Fraction

from chronology.reasoning.resolving_context import Outcome, date_value
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days
from chronology.temporal.meaning import Counted, Length, Meaning, Unit
from chronology.temporal.timex_dates import step_from, unit_of_value

_LESS, _MORE = frozenset({"LESS_THAN", "EQUAL_OR_LESS"}), frozenset({"MORE_THAN", "EQUAL_OR_MORE"})
_UNIT_DAYS: dict[Unit, int] = {
    "day": 1, "weekend": 7, "week": 7, "month": 30, "quarter": 91, "half": 182, "season": 91, "year": 365,
    "decade": 3652, "century": 36524, "millennium": 365242,
}  # fmt: skip
# "About" and "nearly" reach a fourth of the distance farther or less far, and at least half of the unit.
_LOOSE_PART, _LOOSE_UNIT = Fraction(1, 4), Fraction(1, 2)
_Ends = tuple[date | None, date | None]


def hedge_counted(counted: Counted, outcome: Outcome, start: DayRange) -> Outcome:
    """So many units from ``start``, or less, or more; unchanged where the words do not hedge or no day is known."""
    low, first, last = counted.amount.low, start.earliest, start.latest
    known = low is not None and low == counted.amount.high and outcome.covered.earliest is not None
    if counted.mod is None or outcome.unresolved or not known or low is None or first is None or last is None:
        return outcome
    if counted.unit not in _UNIT_DAYS:
        return _hedged_hours(counted, outcome)
    sign = -1 if counted.direction == "before" else 1
    count = sign * int(low)
    far = (step_from(first, counted.unit, count), step_from(last, counted.unit, count))
    slack_days = math.ceil(_UNIT_DAYS[counted.unit] * max(_LOOSE_PART * int(low), _LOOSE_UNIT))
    if counted.mod == "APPROX":
        return _around(outcome, slack_days, start, sign)
    ends, soft = _inner(counted, far, start, slack_days) if counted.mod in _LESS else _outer(counted, far, slack_days)
    return _with_days(outcome, *ends, soft) if counted.mod in _LESS | _MORE else outcome


def _inner(counted: Counted, far: _Ends, start: DayRange, slack_days: int) -> tuple[_Ends, str]:
    """Between ``start`` and what is counted; not far from the latter for "nearly"."""
    if counted.direction == "before":
        return (far[0], _shift(far[1], slack_days) if counted.near else start.latest), "last" if counted.near else ""
    return (_shift(far[0], -slack_days) if counted.near else start.earliest, far[1]), "first" if counted.near else ""


def _outer(counted: Counted, far: _Ends, slack_days: int) -> tuple[_Ends, str]:
    """Farther off than what is counted; not far from it for "just over"."""
    if counted.direction == "before":
        return (_shift(far[0], -slack_days) if counted.near else None, far[1]), "first" if counted.near else ""
    return (far[0], _shift(far[1], slack_days) if counted.near else None), "last" if counted.near else ""


def _shift(day: date | None, count: int) -> date | None:
    return add_days(day, count) if day else None


def _around(outcome: Outcome, slack_days: int, start: DayRange, sign: int) -> Outcome:
    first, last = _shift(outcome.covered.earliest, -slack_days), _shift(outcome.covered.latest, slack_days)
    if sign < 0:
        last = min(last or date.max, start.latest or date.max)
    else:
        first = max(first or date.min, start.earliest or date.min)
    return _with_days(outcome, first, last, "both")


def _hedged_hours(counted: Counted, outcome: Outcome) -> Outcome:
    """ "More than two hours ago": any day before will do."""
    days = outcome.covered
    if counted.mod not in _MORE or counted.near:
        return outcome
    back = counted.direction == "before"
    return _with_days(outcome, None if back else days.earliest, days.latest if back else None, "")


def _with_days(outcome: Outcome, first: date | None, last: date | None, soft: str) -> Outcome:
    if (first is None and last is None) or (first and last and first > last):
        return outcome
    why = f"the words hedge it: {first or 'open'} to {last or 'open'}"
    edtf = _approximate(outcome.value) if soft == "both" else None
    first_mark, last_mark = ("~" if soft in {"first", "both"} else ""), ("~" if soft in {"last", "both"} else "")
    plain = str(first) if first == last else f"[{first or ''}{first_mark}..{last or ''}{last_mark}]"
    return dataclasses.replace(outcome, days=DayRange(first, last), edtf=edtf or plain, because=(*outcome.because, why))


# ---------------------------------------------------------------- dates

# How far "around" reaches to both sides of what a date names.
_AROUND: dict[Unit, tuple[int, Unit]] = {
    "day": (7, "day"), "weekend": (7, "day"), "week": (7, "day"), "month": (1, "month"), "quarter": (1, "month"),
    "season": (1, "month"), "half": (3, "month"), "year": (2, "year"), "decade": (5, "year"), "century": (25, "year"),
}  # fmt: skip
_ROUND_YEAR = 10
_AROUND_ROUND_YEAR: tuple[int, Unit] = (5, "year")
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def hedge_date(meaning: Meaning, outcome: Outcome) -> Outcome:
    """ "Around 9 October": some days to both sides, with ``~``; unchanged for what is counted or is no date."""
    plain = meaning.mod == "APPROX" and outcome.type == "DATE" and outcome.edtf is None and not outcome.unresolved
    if not plain or isinstance(meaning, Counted | Length) or outcome.value.endswith("_REF"):
        return outcome
    days, value = outcome.covered, date_value(outcome.value)
    count, unit = _AROUND.get(unit_of_value(value), (0, "day"))
    if unit_of_value(value) == "year" and int(value.year) % _ROUND_YEAR == 0:
        count, unit = _AROUND_ROUND_YEAR
    if days.earliest is None or days.latest is None:
        return outcome
    first, last = step_from(days.earliest, unit, -count), _last_around(days.latest, unit, count)
    return _with_days(outcome, first or date.min, last or date.max, "both")


def _last_around(last: date, unit: Unit, count: int) -> date | None:
    """From the day behind, so that the end of February goes to the end of March."""
    behind = add_days(last, 1)
    stepped = step_from(behind, unit, count) if behind else None
    return add_days(stepped, -1) if stepped else None


def _approximate(value: str) -> str | None:
    """ "about 1910" as EDTF: 1910~; None where EDTF has no such value."""
    return f"{value}~" if _PLAIN_DATE.fullmatch(value) else None
