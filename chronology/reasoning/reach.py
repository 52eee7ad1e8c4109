"""How many days a length of time spans: at the very least and most, and usually.

"Two days later" is two days; "two weeks later" is within that week; "days later" is two or more. Vague words have a
usual reach besides, which is used for what is likely and never narrows what is certain.
"""

from __future__ import annotations

import dataclasses
import math

from chronology.temporal.timex_value import DurationValue, parse_value

_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5, "CE": 36525.0, "ML": 365250.0}
_HOURS = {"H": 1.0, "M": 1 / 60, "S": 1 / 3600}
# "Weeks" may be one and a half; only days are counted so finely that the plural means two.
_LEAST_OF_MANY = {"D": 2}
# (at least, at most) of a unit, by what "days later", "weeks after" usually turn out to be in dated news.
_USUAL = {"D": (2, 10), "W": (14, 42), "M": (60, 180), "Y": (730, 1826), "DE": (7305, 14610)}


@dataclasses.dataclass(frozen=True, slots=True)
class Reach:
    """So many days, ``high`` None where the words set no end; ``usual`` is what they usually mean."""

    low: int
    high: int | None
    usual: tuple[int, int | None]

    def days(self, likely: bool) -> tuple[int, int | None]:
        """At least and at most so many days; what is usual where that is asked for."""
        return self.usual if likely else (self.low, self.high)


def reach_of(value: str) -> Reach | None:
    """The reach of a TIMEX3 duration; None when it is none."""
    try:
        duration = parse_value(value)
    except ValueError:
        return None
    if not isinstance(duration, DurationValue):
        return None
    if not duration.dates:
        return _within_days(duration)
    if any(amount == "X" for amount, _ in duration.dates):
        unit = duration.dates[0][1]
        days = _DAYS.get(unit, 1.0)
        low = math.floor(_LEAST_OF_MANY.get(unit, 1) * days)
        return Reach(low, None, _USUAL.get(unit, (low, None)))
    total = sum(float(amount) * _DAYS.get(unit, 1 / 24) for amount, unit in duration.dates)
    slack = _slack(min(_DAYS.get(unit, 1.0) for _, unit in duration.dates))
    low, high = max(0, math.floor(total) - slack), math.ceil(total) + slack
    return Reach(low, high, (low, high))


def _slack(unit_days: float) -> int:
    """Half of the unit: what is told in weeks is known to the week."""
    return int(unit_days / 2)


def _within_days(duration: DurationValue) -> Reach:
    if any(amount == "X" for amount, _ in duration.times):
        return Reach(0, 1, (0, 0))
    hours = sum(float(amount) * _HOURS.get(unit, 1.0) for amount, unit in duration.times)
    # 90 minutes can pass midnight; 48 hours are two days.
    return Reach(math.floor(hours / 24), math.ceil(hours / 24), (math.floor(hours / 24), round(hours / 24)))
