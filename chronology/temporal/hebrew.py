"""The arithmetic Hebrew calendar: the day on which a year begins, and feasts that are counted from it.

Source: Reingold and Dershowitz, Calendrical Calculations (4th edition, 2018), chapter 8. Days are those on whose eve
a feast begins: Passover 2022, which began at sunset on 15 April, is 16 April.
"""

from __future__ import annotations

from datetime import MAXYEAR, date

# 7 October 3761 BCE in the Julian calendar, as a proleptic Gregorian ordinal.
_EPOCH = -1_373_427
_YEARS_BEFORE_OURS = 3_760  # of the year whose feasts in spring lie in the given one
_FIRST_MONTHS_DAYS = 163  # from Passover to the next new year


def hebrew_new_year(year: int) -> int:
    """The proleptic Gregorian ordinal of 1 Tishri of a Hebrew year."""
    return _EPOCH + _elapsed_days(year) + _correction(year)


def rosh_hashanah(year: int) -> date | None:
    """The new year that falls in autumn of a year of our era."""
    return _day(hebrew_new_year(year + _YEARS_BEFORE_OURS + 1))


def after_rosh_hashanah(year: int, days: int) -> date | None:
    """So many days after the new year: Yom Kippur is 9, Sukkot 14."""
    return _day(hebrew_new_year(year + _YEARS_BEFORE_OURS + 1) + days)


def after_passover(year: int, days: int) -> date | None:
    """So many days after 15 Nisan, the first day of Passover, 163 days before a new year: Shavuot is 50, Purim -30."""
    return _day(hebrew_new_year(year + _YEARS_BEFORE_OURS + 1) - _FIRST_MONTHS_DAYS + days)


def hanukkah(year: int) -> date | None:
    """The first of the eight days, 25 Kislev: 83 days after the new year, 84 in a year with a long Heshvan."""
    start = hebrew_new_year(year + _YEARS_BEFORE_OURS + 1)
    length = hebrew_new_year(year + _YEARS_BEFORE_OURS + 2) - start
    return _day(start + (84 if length in {355, 385} else 83))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= date(MAXYEAR, 12, 31).toordinal() else None


def _elapsed_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _correction(year: int) -> int:
    last, this, following = (_elapsed_days(at) for at in (year - 1, year, year + 1))
    if following - this == 356:
        return 2
    return 1 if this - last == 382 else 0
