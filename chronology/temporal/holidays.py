"""Days that follow a rule: Easter and what counts from it, nth weekdays, fixed days, Election Day; about when
Ramadan is.

Sources: the Gregorian computus after Meeus, Astronomical Algorithms (1991), chapter 8; United States Code,
title 5 section 6103 and title 2 section 7 (the Tuesday next after the first Monday in November).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from chronology.temporal.bounds import DayRange
from chronology.temporal.days import MONDAY, SUNDAY, THURSDAY, add_days
from chronology.temporal.islamic import find_islamic_days


def holiday_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year, 1 to 9999; None when its rule gives none. Raises KeyError for unknown names."""
    return _RULES[name](year)


def holiday_days(name: str, year: int) -> DayRange | None:
    """The days that a holiday can have fallen on in a year; several where the moon begins it, and None where none is.

    Raises KeyError for unknown names.
    """
    if is_approximate(name):
        found = find_islamic_days(year, *_BY_THE_MOON[name])
        return found[0] if len(found) == 1 else None
    day = holiday_day(name, year)
    return DayRange.on(day) if day else None


def is_approximate(name: str) -> bool:
    """Whether a holiday begins with the sighting of the moon, so that no rule gives its day."""
    return name in _BY_THE_MOON


def lasts_long(name: str) -> bool:
    """Whether it is a stretch of days and not one of them."""
    return name in _BY_THE_MOON and _BY_THE_MOON[name][2] > 1


def holiday_names() -> tuple[str, ...]:
    """All names that ``holiday_days`` knows, sorted."""
    return tuple(sorted({**_RULES, **_BY_THE_MOON}))


def easter_day(year: int) -> date:
    """Easter Sunday in the Gregorian calendar."""
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter_day(year: int) -> date | None:
    """Easter Sunday in the Julian calendar, as a Gregorian day: Meeus (1991), chapter 8."""
    shift = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - shift + 34) % 7
    month, day = divmod(shift + to_sunday + 114, 31)
    century = year // 100
    return add_days(date(year, month, day + 1), century - century // 4 - 2)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth given weekday (0 is Monday) of a month; -1 is the last; the fifth may lie in the next month."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def us_election_day(year: int) -> date:
    """The Tuesday after the first Monday in November."""
    return date(year, 11, nth_weekday(year, 11, MONDAY, 1).day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date | None]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _easter(days_after: int) -> Callable[[int], date | None]:
    return lambda year: add_days(easter_day(year), days_after)


def _thanksgiving(year: int) -> date | None:
    return nth_weekday(year, 11, THURSDAY, 4)


# Islamic month and day on which it begins, and how many days it lasts at most.
_BY_THE_MOON: Mapping[str, tuple[int, int, int]] = {
    "ramadan": (9, 1, 30),
    "eid-al-fitr": (10, 1, 1),
    "eid-al-adha": (12, 10, 1),
    "ashura": (1, 10, 1),
}
_RULES: Mapping[str, Callable[[int], date | None]] = {
    "all-saints": _fixed(11, 1),
    "epiphany": _fixed(1, 6),
    "maundy-thursday": _easter(-3),
    "may-day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "orthodox-christmas": _fixed(1, 7),
    "orthodox-easter": orthodox_easter_day,
    "saint-patricks-day": _fixed(3, 17),
    "whit-monday": _easter(50),
    "armistice-day": _fixed(11, 11),
    "ascension": _easter(39),
    "ash-wednesday": _easter(-46),
    "bastille-day": _fixed(7, 14),
    "boxing-day": _fixed(12, 26),
    "christmas": _fixed(12, 25),
    "christmas-eve": _fixed(12, 24),
    "easter": easter_day,
    "easter-monday": _easter(1),
    "good-friday": _easter(-2),
    "halloween": _fixed(10, 31),
    "new-year": _fixed(1, 1),
    "new-years-eve": _fixed(12, 31),
    "palm-sunday": _easter(-7),
    "pentecost": _easter(49),
    "thanksgiving": _thanksgiving,
    "us-columbus-day": _nth(10, MONDAY, 2),
    "us-election-day": us_election_day,
    "us-inauguration-day": _fixed(1, 20),
    "us-independence-day": _fixed(7, 4),
    "us-king-day": _nth(1, MONDAY, 3),
    "us-labor-day": _nth(9, MONDAY, 1),
    "us-memorial-day": _nth(5, MONDAY, -1),
    "us-presidents-day": _nth(2, MONDAY, 3),
    "us-veterans-day": _fixed(11, 11),
    "valentines-day": _fixed(2, 14),
    "mothers-day": _nth(5, SUNDAY, 2),
}
