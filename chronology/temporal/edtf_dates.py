"""One date in EDTF: a day, or what is known of one.

Source: ISO 8601-2:2019, with unspecified digits, seasons, quarters and halves, and qualifiers.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from datetime import date

from chronology.errors import EdtfError
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days, month_days, year_days


class Precision(enum.IntEnum):
    """How fine a date is, coarse to fine."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAYS = 6  # some digits of the day are unspecified
    DAY = 7
    MINUTE = 8


@dataclasses.dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date: the days it covers, its precision, and what is doubtful about it."""

    text: str
    days: DayRange
    precision: Precision
    approximate: bool = False
    uncertain: bool = False


_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX|\dX)(?:-(?P<day>\d\d|XX|\dX)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
    r"(?P<qualifier>[?~%]?)",
    re.ASCII,
)
SLASHED_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", re.ASCII)  # as people write dates by habit: 3/6/2016
_OTHER_YEAR = re.compile(r"Y-?\d|-\d{4}|-?\d{5}(?!\d{3}(?:\D|$))", re.ASCII)  # level 1 has them, our calendar has not
# Northern-hemisphere months for 21..24 (spring to winter), quarters 33..36, halves 40 and 41 (ISO 8601-2 table).
_SEASONS: dict[int, tuple[int, int]] = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}


def parse_date(text: str, part: str, offset: int) -> EdtfDate:
    """The date that ``part`` is, at ``offset`` in ``text``. Raises EdtfError with the column in ``text``."""
    match = _DATE.fullmatch(part)
    if match is None:
        raise EdtfError(text, offset + _first_fault(part), explain_expected(part))
    year, month, day, time, qualifier = match.group("year", "month", "day", "time", "qualifier")
    try:
        days, precision = _covered(year, month, day)
    except ValueError as error:
        raise EdtfError(text, offset + 1, f"there is no such day: {error}") from None
    if time:
        _refuse_impossible_time(text, time, offset + match.start("time"))
        precision = Precision.MINUTE
    return EdtfDate(part, days, precision, qualifier in {"~", "%"}, qualifier in {"?", "%"})


def explain_expected(part: str) -> str:
    """What to write instead of something that is no date."""
    if _OTHER_YEAR.match(part):
        return "years run from 0001 to 9999 here"
    if re.match(r"[A-Za-z]", part) or SLASHED_DATE.fullmatch(part):
        return "write year-month-day with digits, as in 2016-06-03, or less of it, as in 2016-06"
    return "expected YYYY, YYYY-MM or YYYY-MM-DD, with X for unknown digits, and ? ~ or % at the end"


def _first_fault(part: str) -> int:
    """Column of the first character, counted from 1, that no date could have there."""
    for length in range(len(part), 0, -1):
        if _DATE.fullmatch(part[:length]):
            return length + 1
    return 1


def _refuse_impossible_time(text: str, time: str, offset: int) -> None:
    clock, _, zone = time[1:].partition("+" if "+" in time else "-")
    hours, minutes, *seconds = map(int, clock.rstrip("Z").split(":"))
    if hours > 23 or minutes > 59 or max(seconds, default=0) > 59 or zone[:2] > "14" or zone[3:] > "59":
        raise EdtfError(text, offset + 1, "there is no such time of day")


def _covered(year: str, month: str | None, day: str | None) -> tuple[DayRange, Precision]:
    if year.endswith("XX"):
        return _years(int(year[:2]) * 100, 100, month), Precision.CENTURY
    if year.endswith("X"):
        return _years(int(year[:3]) * 10, 10, month), Precision.DECADE
    if month is None or (month == "XX" and day in {None, "XX"}):
        return year_days(int(year)), Precision.YEAR
    if month.endswith("X"):
        raise ValueError("give the month, or leave month and day away")
    if int(month) in _SEASONS:
        if day is not None:
            raise ValueError("a season has no day")
        return _season(int(year), int(month)), Precision.SEASON
    whole = month_days(int(year), _checked_month(int(month)))
    if day is None or day == "XX":
        return whole, Precision.MONTH
    if day.endswith("X"):
        return _days_of_ten(int(year), int(month), int(day[0]), whole), Precision.DAYS
    return DayRange.on(date(int(year), int(month), int(day))), Precision.DAY


def _checked_month(month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"month {month:02}")
    return month


def _years(first: int, count: int, month: str | None) -> DayRange:
    if month is not None:
        raise ValueError("a decade or century has no month")
    return DayRange(date(max(first, 1), 1, 1), date(first + count - 1, 12, 31))


def _season(year: int, season: int) -> DayRange:
    first, last = _SEASONS[season]
    start = month_days(year, first)
    end = month_days(year, last) if last <= 12 else month_days(year + 1, last - 12)
    return DayRange(start.earliest, end.latest)


def _days_of_ten(year: int, month: int, tens: int, whole: DayRange) -> DayRange:
    start = date(year, month, max(1, tens * 10))
    end = add_days(date(year, month, max(1, tens * 10)), 9 if tens else 8)
    assert whole.latest is not None
    return DayRange(start, min(whole.latest, end or whole.latest))
