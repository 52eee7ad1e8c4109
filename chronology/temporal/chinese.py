"""The new year of the Chinese calendar, by the rules in force since 1645, as astronomy gives it today.

Source: Reingold and Dershowitz, Calendrical Calculations (4th edition, 2018), chapter 19. The winter solstice lies in
the eleventh month; where thirteen months lie between two solstices, the first without a change of the sun's sign of
the zodiac is a leap month; the year begins with the second month after the eleventh, leap months left out.
"""

from __future__ import annotations

import itertools
from datetime import date

from chronology.temporal.moon import new_moon_days, sun_longitude

_HOURS_EAST = 8.0
_FIRST_YEAR = 1645
_LAST_YEAR = 2999  # beyond, the earth's rotation is not known to the hour


def chinese_new_year(year: int) -> date | None:
    """The first day of the Chinese year that begins in a year; None before 1645 and after 2999."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    months = new_moon_days(date(year - 1, 11, 1), date(year + 1, 1, 31), _HOURS_EAST)
    eleventh = _month_of_solstice(months, year - 1)
    between = _month_of_solstice(months, year) - eleventh
    signs = [_sign(day) for day in months]
    leap = next((at for at in range(eleventh + 1, eleventh + 13) if signs[at] == signs[at + 1]), None)
    shift = 1 if between == 13 and leap is not None and leap - eleventh <= 2 else 0
    return months[eleventh + 2 + shift]


def _month_of_solstice(months: tuple[date, ...], year: int) -> int:
    """The place of the month in which the sun reaches 270 degrees."""
    return next(
        at
        for at, (first, following) in enumerate(itertools.pairwise(months))
        if first.month >= 11 and first.year == year and _longitude(first) < 270 <= _longitude(following)
    )


def _sign(day: date) -> int:
    return int(_longitude(day) // 30)


def _longitude(day: date) -> float:
    """Where the sun stands as a day begins in China."""
    return sun_longitude(day.toordinal() - _HOURS_EAST / 24)
