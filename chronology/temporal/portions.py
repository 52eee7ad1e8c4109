"""The part of a stretch that words name: "early June", "the end of 2015", "the second week of May".

How far "early" reaches is nowhere laid down. Here it is the first half, which holds every reading that annotators of
dates have given it; see docs/decisions/0005-parts-of-a-stretch.md.
"""

from __future__ import annotations

import dataclasses
import math
from datetime import date
from fractions import Fraction
from typing import Literal

from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days, add_months

Compared = Literal["before", "after"]


@dataclasses.dataclass(frozen=True, slots=True)
class Portion:
    """From ``start`` to ``end``, as parts of the whole (0 to 1); at most ``most_days``, kept at the side it lies on.

    ``first_day`` and ``last_day``, counted from 1, stand for parts that are told in days of the whole.
    ``sharp`` says that the words draw the line themselves: "the first half". ``compared`` is the side of
    "earlier this week", which begins or ends where one stands and not at a part of the week.
    """

    start: Fraction = Fraction(0)
    end: Fraction = Fraction(1)
    most_days: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    sharp: bool = False
    compared: Compared | None = None


def days_of_portion(whole: DayRange, portion: Portion, now: DayRange) -> DayRange:
    """The days that a part of ``whole`` may cover; ``whole`` itself where it is open, one day, or told by no part.

    ``now`` is what "earlier" and "later" compare with, open where that is not known.
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None or first == last:
        return whole
    if portion.compared:
        return _side_of(whole, portion.compared, now)
    if portion.first_day and portion.last_day:
        return _clipped(whole, portion.first_day - 1, portion.last_day)
    low, high = _cuts(first, (last - first).days + 1, portion)
    if portion.most_days and high - low > portion.most_days:
        low, high = (low, low + portion.most_days) if portion.start == 0 else (high - portion.most_days, high)
    return _clipped(whole, low, high)


def notation_of_portion(whole: DayRange, days: DayRange, portion: Portion) -> str | None:
    """One of the days, in EDTF, with ``~`` at the ends that the words do not draw; None where nothing is narrowed."""
    if days == whole or days.is_exact or days.earliest is None or days.latest is None:
        return None
    soft = not portion.sharp and portion.compared is None
    first_mark = "~" if soft and days.earliest != whole.earliest else ""
    last_mark = "~" if soft and days.latest != whole.latest else ""
    return f"[{days.earliest}{first_mark}..{days.latest}{last_mark}]"


def _side_of(whole: DayRange, compared: Compared, now: DayRange) -> DayRange:
    """Up to, or from, where one stands; the whole where that is not within it, or would leave but one day."""
    day = now.latest if compared == "before" else now.earliest
    if day is None or not whole.contains(DayRange.on(day)):
        return whole
    side = DayRange(whole.earliest, day) if compared == "before" else DayRange(day, whole.latest)
    return whole if side.is_exact else side


# A part of a longer stretch is told in whole months.
_LONG_DAYS = 120
_MIDDLE_OF_MONTH = 15


def _cuts(first: date, size_days: int, portion: Portion) -> tuple[int, int]:
    """Where a part begins and where it has ended, in days after ``first``; rounded so that it holds more, not less."""
    if size_days <= _LONG_DAYS:
        return math.floor(size_days * portion.start), math.ceil(size_days * portion.end)
    return _to_month(first, round(size_days * portion.start)), _to_month(first, round(size_days * portion.end))


def _to_month(first: date, days: int) -> int:
    """The beginning of a month that lies nearest."""
    cut = add_days(first, days)
    if cut is None:
        return days
    beginning = add_months(cut.replace(day=1), 1 if cut.day > _MIDDLE_OF_MONTH else 0)
    return (beginning - first).days if beginning else days


def _clipped(whole: DayRange, start_days: int, end_days: int) -> DayRange:
    """From ``start_days`` after the first day up to before ``end_days``, within the whole."""
    assert whole.earliest is not None
    first, last = add_days(whole.earliest, start_days), add_days(whole.earliest, end_days - 1)
    return (first and last and DayRange(first, last).meet(whole)) or whole
