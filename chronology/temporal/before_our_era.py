"""Steps between years, decades and centuries before our era, where there is no calendar of days to count in.

TIMEX3 writes 490 BC as BC0490, the 470s BC as BC047 and the 4th century BC as BC03. There is no year 0.
"""

from __future__ import annotations

from chronology.temporal.meaning import Unit
from chronology.temporal.timex_value import DateValue

_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}
_DIGITS: dict[Unit, int] = {"year": 4, "decade": 3, "century": 2}


def step_era(value: DateValue, unit: Unit, count: int) -> str | None:
    """The year, decade or century ``count`` units after that of a value before our era; None for other units."""
    if unit not in _YEARS or not value.year.isdigit():
        return None
    year = int(value.year.ljust(4, "0"))
    signed = -year + count * _YEARS[unit]
    if signed >= 0:  # over into our era; the year 0 does not exist
        return f"{signed + 1:04}"[: _DIGITS[unit]]
    return f"BC{-signed:04}"[: 2 + _DIGITS[unit]] if -signed <= 9999 else None
