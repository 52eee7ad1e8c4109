"""Days that follow a rule: Easter and what counts from it, nth weekdays, fixed days, the Hebrew and Chinese calendars;
about when what the moon begins is: Ramadan, Diwali.

Sources: the Gregorian computus after Meeus, Astronomical Algorithms (1991), chapter 8; United States Code,
title 5 section 6103 and title 2 section 7 (the Tuesday next after the first Monday in November).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from chronology.temporal import hebrew
from chronology.temporal.bounds import DayRange
from chronology.temporal.chinese import chinese_new_year
from chronology.temporal.days import MONDAY, SUNDAY, THURSDAY, add_days
from chronology.temporal.islamic import find_islamic_days
from chronology.temporal.moon import new_moon_days


def holiday_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year, 1 to 9999; None when its rule gives none. Raises KeyError for unknown names."""
    return _RULES[name](year)


def holiday_days(name: str, year: int) -> DayRange | None:
    """The days that a holiday can have fallen on in a year; several where the moon begins it, and None where none is.

    Raises KeyError for unknown names.
    """
    if name in _BY_THE_MOON:
        found = find_islamic_days(year, *_BY_THE_MOON[name])
        return found[0] if len(found) == 1 else None
    if name in _ABOUT:
        return _ABOUT[name](year)
    if name in _DIFFERING:
        (first_month, first_day), (last_month, last_day) = _DIFFERING[name]
        return DayRange(date(year, first_month, first_day), date(year, last_month, last_day))
    first, length_days = _STRETCHES[name] if name in _STRETCHES else (_RULES[name], 1)
    day = first(year)
    last = add_days(day, length_days - 1) if day else None
    # The Hebrew year drifts by a day in two centuries: in 6498, Hanukkah begins in the next January.
    return DayRange(day, last) if day and last and day.year == year else None


def is_approximate(name: str) -> bool:
    """Whether a holiday is begun by the moon or the sun as people see them, so that no rule gives its day."""
    return name in _BY_THE_MOON or name in _ABOUT


def lasts_long(name: str) -> bool:
    """Whether it is a stretch of days and not one of them."""
    return name in _STRETCHES or (name in _BY_THE_MOON and _BY_THE_MOON[name][2] > 1)


def differs_by_country(name: str) -> bool:
    """Whether countries keep it on different days, so that it is one of them."""
    return name in _DIFFERING


def first_year_of(name: str) -> int | None:
    """The year of the one day that a name means first, which later years only remember: 1945 of VE Day."""
    return _OF_ONE_YEAR.get(name)


def holiday_names() -> tuple[str, ...]:
    """All names that ``holiday_days`` knows, sorted."""
    return tuple(sorted({**_RULES, **_STRETCHES, **_BY_THE_MOON, **_ABOUT, **_DIFFERING}))


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


def _orthodox(days_after: int) -> Callable[[int], date | None]:
    def day(year: int) -> date | None:
        easter = orthodox_easter_day(year)
        return add_days(easter, days_after) if easter else None

    return day


def _thanksgiving(days_after: int) -> Callable[[int], date | None]:
    return lambda year: add_days(nth_weekday(year, 11, THURSDAY, 4), days_after)


def _hebrew(days_after_new_year: int) -> Callable[[int], date | None]:
    return lambda year: hebrew.after_rosh_hashanah(year, days_after_new_year)


def _passover(days_after: int) -> Callable[[int], date | None]:
    return lambda year: hebrew.after_passover(year, days_after)


def _hanukkah_eve(year: int) -> date | None:
    first = hebrew.hanukkah(year)
    return add_days(first, -1) if first else None


_HOURS_EAST_IN_INDIA = 5.5
_DIWALI_YEARS = range(1900, 2101)  # before and after, the window drifts


def _diwali(year: int) -> DayRange | None:
    """The evening of the new moon that falls between 18 October and 15 November, or the one before."""
    if year not in _DIWALI_YEARS:
        return None
    days = new_moon_days(date(year, 10, 18), date(year, 11, 15), _HOURS_EAST_IN_INDIA)
    return DayRange(add_days(days[0], -1), days[0]) if days else None


def _between(month: int, first: int, last: int) -> Callable[[int], DayRange]:
    return lambda year: DayRange(date(year, month, first), date(year, month, last))


# Islamic month and day on which it begins, and how many days it lasts at most.
_BY_THE_MOON: Mapping[str, tuple[int, int, int]] = {
    "ramadan": (9, 1, 30),
    "eid-al-fitr": (10, 1, 1),
    "eid-al-adha": (12, 10, 1),
    "ashura": (1, 10, 1),
    "arbaeen": (2, 20, 1),
    "islamic-new-year": (1, 1, 1),
    "mawlid": (3, 12, 1),
}
_ABOUT: Mapping[str, Callable[[int], DayRange | None]] = {
    "diwali": _diwali,
    "nowruz": _between(3, 20, 21),  # the moment of the equinox
}
# The first day, and how many they are. Those of the Hebrew calendar begin on the eve.
_STRETCHES: Mapping[str, tuple[Callable[[int], date | None], int]] = {
    "hanukkah": (_hanukkah_eve, 9),
    "holy-week": (_easter(-7), 7),
    "lent": (_easter(-46), 46),
    "passover": (_passover(-1), 9),
    "sukkot": (_hebrew(13), 8),
}
_RULES: Mapping[str, Callable[[int], date | None]] = {
    "all-saints": _fixed(11, 1),
    "all-souls": _fixed(11, 2),
    "anzac-day": _fixed(4, 25),
    "assumption": _fixed(8, 15),
    "australia-day": _fixed(1, 26),
    "black-friday": _thanksgiving(1),
    "bonfire-night": _fixed(11, 5),
    "burns-night": _fixed(1, 25),
    "canada-day": _fixed(7, 1),
    "candlemas": _fixed(2, 2),
    "d-day": _fixed(6, 6),
    "lammas": _fixed(8, 1),
    "martinmas": _fixed(11, 11),
    "michaelmas": _fixed(9, 29),
    "saint-bartholomews-day": _fixed(8, 24),
    "saint-crispins-day": _fixed(10, 25),
    "ve-day": _fixed(5, 8),
    "chinese-new-year": chinese_new_year,
    "corpus-christi": _easter(60),
    "cyber-monday": _thanksgiving(4),
    "holy-saturday": _easter(-1),
    "international-womens-day": _fixed(3, 8),
    "orthodox-good-friday": _orthodox(-2),
    "purim": _passover(-30),
    "remembrance-sunday": _nth(11, SUNDAY, 2),
    "rosh-hashanah": hebrew.rosh_hashanah,
    "saint-andrews-day": _fixed(11, 30),
    "saint-davids-day": _fixed(3, 1),
    "saint-georges-day": _fixed(4, 23),
    "shavuot": _passover(50),
    "shrove-tuesday": _easter(-47),
    "yom-kippur": _hebrew(9),
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
    "thanksgiving": _thanksgiving(0),
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
}
# From the announcement on 15 August (14 August in the Americas) to the signing on 2 September 1945.
_DIFFERING: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {"vj-day": ((8, 14), (9, 2))}
_OF_ONE_YEAR: Mapping[str, int] = {"d-day": 1944, "ve-day": 1945, "vj-day": 1945}
