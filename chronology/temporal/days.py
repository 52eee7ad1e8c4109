"""Arithmetic on days in the proleptic Gregorian calendar, years 1 to 9999, weeks after ISO 8601."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from chronology.temporal.bounds import DayRange

MINUTES_PER_DAY = 1440
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def add_days(day: date, count: int) -> date | None:
    """``day`` plus ``count`` days, or None outside of years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day of the month ``count`` months on, or that month's last day; None outside of years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_years(day: date, count: int) -> date | None:
    """The same day ``count`` years on (29 February becomes 28); None outside of years 1 to 9999."""
    return add_months(day, 12 * count)


def month_days(year: int, month: int) -> DayRange:
    """First to last day of a month."""
    return DayRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_days(year: int) -> DayRange:
    """1 January to 31 December."""
    return DayRange(date(year, 1, 1), date(year, 12, 31))


def week_days(year: int, week: int) -> DayRange:
    """Monday to Sunday of an ISO week. Raises ValueError when the year has no such week."""
    monday = date.fromisocalendar(year, week, 1)
    return DayRange(monday, add_days(monday, 6) or date.max)


def week_of(day: date) -> tuple[int, int]:
    """ISO year and ISO week of a day."""
    year, week, _ = day.isocalendar()
    return year, week


def weekend_days(year: int, week: int) -> DayRange:
    """Saturday and Sunday of an ISO week."""
    saturday = date.fromisocalendar(year, week, 6)
    return DayRange(saturday, add_days(saturday, 1) or date.max)
