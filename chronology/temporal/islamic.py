"""The tabular Islamic calendar, which lies within a day or two of the months that the sighting of the moon begins.

Source: Reingold and Dershowitz, Calendrical Calculations (4th edition, 2018), chapter 7.
"""

from __future__ import annotations

from datetime import MAXYEAR, date

from chronology.temporal.bounds import DayRange

_DAY_BEFORE_EPOCH = 227_014  # 15 July 622, Julian, as a proleptic Gregorian ordinal
_LAST_DAY = date(MAXYEAR, 12, 31).toordinal()
# The moon is seen, or said to be seen, at most this far from what the table gives.
_SIGHTING_DAYS = 2


def islamic_ordinal(year: int, month: int, day: int) -> int:
    """The proleptic Gregorian ordinal of a day of the tabular calendar."""
    leap_days = (3 + 11 * year) // 30
    return _DAY_BEFORE_EPOCH + (year - 1) * 354 + leap_days + 29 * (month - 1) + month // 2 + day


def find_islamic_days(gregorian_year: int, month: int, day: int, length_days: int) -> tuple[DayRange, ...]:
    """The stretches that begin on a day of the Islamic year within a Gregorian year, as far as days go: 0 to 2 of them.

    Each reaches from the earliest first to the latest last day that a sighting of the moon may give.
    """
    near = (gregorian_year - 622) * 33 // 32
    first_days = (islamic_ordinal(year, month, day) for year in range(max(near - 1, 1), near + 4))
    return tuple(
        DayRange(date.fromordinal(first - _SIGHTING_DAYS), date.fromordinal(first + length_days - 1 + _SIGHTING_DAYS))
        for first in first_days
        if first - _SIGHTING_DAYS >= 1
        and first + length_days + _SIGHTING_DAYS <= _LAST_DAY
        and date.fromordinal(first).year == gregorian_year
    )
