"""What the words say about the time on the clock, as statements in minutes: "at 23:40", "90 minutes later".

Times and lengths are as exact as people tell them: to half of what they are a round multiple of. A time with a zone of
its own is left to its day, since the other times of the text may be of another zone.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.annotations import Timex3
from chronology.reasoning.network import ORIGIN, Statement
from chronology.temporal.days import MINUTES_PER_DAY
from chronology.temporal.timex_value import DateValue, DurationValue, parse_value

_ROUND_MINUTES = (60, 30, 15, 10, 5)  # what people round to
_UNIT_MINUTES = {"H": 60, "M": 1}


def rounding_minutes(minutes: int) -> int:
    """By how many minutes a number of minutes may be off."""
    return next((step for step in _ROUND_MINUTES if minutes % step == 0), 0) // 2


def minutes_of(value: str) -> tuple[int, int] | None:
    """At least and at most how many minutes a TIMEX3 duration in hours or minutes is; None for any other one."""
    try:
        duration = parse_value(value)
    except ValueError:
        return None
    if not isinstance(duration, DurationValue) or duration.dates:
        return None
    if any(amount == "X" or unit not in _UNIT_MINUTES for amount, unit in duration.times):
        return None
    minutes = round(sum(float(amount) * _UNIT_MINUTES[unit] for amount, unit in duration.times))
    slack = rounding_minutes(minutes)
    return max(0, minutes - slack), minutes + slack


def place_on_clock(point: str, timex: Timex3, trust: int) -> Iterator[Statement]:
    """That a point lies at the time on the clock that an expression names, if it does and its day is known."""
    minute = _minute_of_day(timex)
    if minute is None or timex.earliest is None or timex.earliest != timex.latest:
        return
    midnight, slack = timex.earliest.toordinal() * MINUTES_PER_DAY, rounding_minutes(minute)
    first, last = max(0, minute - slack), min(MINUTES_PER_DAY - 1, minute + slack)
    why = f"“{timex.text}”: about {minute // 60:02}:{minute % 60:02}"
    yield Statement(ORIGIN, point, midnight + first, midnight + last, why, trust, "minutes")


def _minute_of_day(timex: Timex3) -> int | None:
    try:
        value = parse_value(timex.value)
    except ValueError:
        return None
    if timex.mod is not None or not isinstance(value, DateValue) or value.zone or ":" not in (value.time or ""):
        return None
    hour, minute = (int(part) for part in str(value.time).split(":")[:2])
    return hour * 60 + minute if hour < 24 else None


def keep_apart(
    earlier: tuple[str, str], later: tuple[str, str], low: int, high: int, why: str, trust: int, likely: bool
) -> Iterator[Statement]:
    """From one thing to another, each given by begin and end, it is so many minutes.

    Whether they are counted from the begin of the earlier one or from its end, the words do not say; what is
    ``likely`` is from the begin.
    """
    for begin, finish in (earlier, later):
        yield Statement(begin, finish, 0, None, "an event begins before it ends", 9, "minutes")
    yield Statement(earlier[0], later[0], low, None, why, trust, "minutes")
    yield Statement(earlier[0] if likely else earlier[1], later[0], None, high, why, trust, "minutes")
