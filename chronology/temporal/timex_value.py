"""TIMEX3 values: what the words of a time expression say, and which days that covers.

Source: TimeML TIMEX3 and ISO-TimeML (ISO 24617-1), whose values extend ISO 8601:

    1998-08-07  1998-08  1998     day, month, year; X for what the words leave open: XXXX-06
    199  19  BC0044               decade, century, year before our era
    2016-W29  2016-W29-5  2016-W29-WE         week, weekday (1 is Monday), weekend
    1999-SU  1989-Q3  1990-H1  FY1989  FY1989-Q1   season, quarter, half, fiscal year
    1998-02-06TMO  1998-02-12T22:00  T12:00   part of the day, time of day
    P1Y  PT90M  PXD  P1DE  P2Y6M  PXX         duration; DE, CE, ML for decades, centuries, millennia
    PAST_REF  PRESENT_REF  FUTURE_REF         the past, now, the future
"""

from __future__ import annotations

import dataclasses
import functools
import re
from datetime import MAXYEAR, date

from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.days import month_days, week_days, weekend_days, year_days

REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
PARTS_OF_DAY = ("MO", "MI", "AF", "EV", "NI", "DT")
_MAX_LENGTH = 40


@dataclasses.dataclass(frozen=True, slots=True)
class DateValue:
    """A date or a time of day; ``year`` has 2 digits for a century, 3 for a decade, 4 for a year, X where unknown.

    ``piece`` is what follows the year: a month ``06``, a week ``W29``, a season ``SU``, ``Q3``, ``H1``, or None.
    ``day`` is a day of the month ``05``, of the week ``5``, ``WE``, or None. ``time`` is ``MO`` or ``22:00``.
    """

    year: str
    piece: str | None = None
    day: str | None = None
    time: str | None = None
    zone: str = ""
    before_our_era: bool = False
    fiscal: bool = False

    def __str__(self) -> str:
        era = "BC" if self.before_our_era else "FY" if self.fiscal else ""
        date_part = era + "-".join(part for part in (self.year, self.piece, self.day) if part)
        return date_part + (f"T{self.time}{self.zone}" if self.time else "")

    @property
    def days(self) -> DayRange:
        """First to last day covered; open where the value leaves it open, or outside of years 1 to 9999."""
        if self.before_our_era or not self.year.isdigit():
            return ANY_DAY
        if len(self.year) < 4:
            return _days_of_years(self.year)
        try:
            if self.fiscal:
                return _fiscal_days(int(self.year))
            return _days_within_year(int(self.year), self.piece, self.day)
        except ValueError:
            return ANY_DAY


@dataclasses.dataclass(frozen=True, slots=True)
class DurationValue:
    """A length of time: amounts and their units in falling order, the units as TIMEX3 writes them."""

    dates: tuple[tuple[str, str], ...]  # (amount, Y M W D Q H DE CE ML …)
    times: tuple[tuple[str, str], ...] = ()  # (amount, H M S)

    def __str__(self) -> str:
        times = "".join(a + u for a, u in self.times)
        return "P" + "".join(a + u for a, u in self.dates) + (f"T{times}" if times else "")

    @property
    def days(self) -> DayRange:
        """A length alone covers no day that is known."""
        return ANY_DAY


@dataclasses.dataclass(frozen=True, slots=True)
class ReferenceValue:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    name: str

    def __str__(self) -> str:
        return self.name

    @property
    def days(self) -> DayRange:
        """Which days it means depends on who reads it."""
        return ANY_DAY


TimexValue = DateValue | DurationValue | ReferenceValue

_DATE = re.compile(
    r"(?P<era>BC|FY)?(?P<year>[\dX]{2,4})"
    r"(?:-(?:(?P<week>W(?:\d\d|XX))(?:-(?P<weekday>[1-7X]|WE))?"
    r"|(?P<part>SP|SU|FA|WI|Q[1-4X]|H[12X])"
    r"|(?P<month>\d\d|XX)(?:-(?P<day>\d\d|\dX|XX))?))?"
    r"(?:T(?P<time>MO|MI|AF|EV|NI|DT|\d\d(?::\d\d(?::\d\d)?)?)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_AMOUNT = r"(?:\d{1,9}(?:\.\d{1,4})?|X)"
_DURATION = re.compile(rf"P((?:{_AMOUNT}(?:DE|CE|ML|Y|Q|M|W|D|H))*+|XX)(?:T((?:{_AMOUNT}[HMS])+))?", re.ASCII)
_PIECE = re.compile(rf"({_AMOUNT})(DE|CE|ML|[A-Z])", re.ASCII)


@functools.lru_cache(maxsize=8192)  # a text names the same days again and again
def parse_value(text: str) -> TimexValue:
    """Read a TIMEX3 value. Raises ValueError when it is none, or names a day that does not exist."""
    if text in REFERENCES:
        return ReferenceValue(text)
    if len(text) <= _MAX_LENGTH:
        if found := _DURATION.fullmatch(text):
            return _duration(text, found)
        if found := _DATE.fullmatch(text):
            return _checked(text, found)
    raise ValueError(f"{text[:_MAX_LENGTH]!r} is no TIMEX3 value")


def _duration(text: str, found: re.Match[str]) -> DurationValue:
    dates, times = (tuple(_PIECE.findall(part or "")) for part in found.groups())
    if not dates and not times:
        raise ValueError(f"{text!r} is a duration without a length")
    return DurationValue(dates, times)


def _checked(text: str, found: re.Match[str]) -> DateValue:
    era, year, time = found.group("era", "year", "time")
    piece = found["week"] or found["part"] or found["month"]
    day = found["weekday"] or found["day"]
    if (len(year) < 4 and (piece or time)) or (time and not day and not found["part"]):
        raise ValueError(f"{text!r} gives a time within what is no day")
    value = DateValue(year, piece, day, time, found["zone"] or "", era == "BC", era == "FY")
    if year.isdigit() and len(year) == 4 and not value.before_our_era:
        _days_within_year(int(year), piece, day)
    elif piece and piece.isdigit() and day and day.isdigit():
        _days_within_year(2000, piece, day)  # 29 February exists in some year
    if time and time[0].isdigit() and not _is_clock_time(time):
        raise ValueError(f"there is no such time of day: {time}")
    return value


def _is_clock_time(time: str) -> bool:
    hour, *rest = (int(part) for part in time.split(":"))
    if hour == 24:  # midnight at the end of the day
        return not any(rest)
    return hour <= 23 and all(part <= 59 for part in rest)


def _days_of_years(digits: str) -> DayRange:
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    return DayRange(date(max(first, 1), 1, 1), date(first + width - 1, 12, 31))


def _fiscal_days(year: int) -> DayRange:
    """Fiscal years are named after the year they end or begin in, and begin from April before to July of it."""
    return DayRange(date(year - 1, 4, 1), date(year + 1, 6, 30))


def _days_within_year(year: int, piece: str | None, day: str | None) -> DayRange:
    """Days of a piece of a year. Raises ValueError when there is no such piece."""
    if piece is None:
        return year_days(year)
    if piece in SEASONS:
        return _months(year, *SEASONS[piece])
    if piece[0] == "W":
        return _days_of_week(year, piece[1:], day)
    if piece[0] == "Q":
        return _nth_months(year, piece[1], 3)
    if piece[0] == "H":
        return _nth_months(year, piece[1], 6)
    if piece == "XX":
        return year_days(year)
    return _days_of_month(year, int(piece), day)


def _days_of_week(year: int, week: str, day: str | None) -> DayRange:
    if week == "XX":
        return year_days(year)
    if day == "WE":
        return weekend_days(year, int(week))
    if day is None or day == "X":
        return week_days(year, int(week))
    return DayRange.on(date.fromisocalendar(year, int(week), int(day)))


def _nth_months(year: int, number: str, width: int) -> DayRange:
    if number == "X":
        return year_days(year)
    first = (int(number) - 1) * width + 1
    return _months(year, first, first + width - 1)


def _months(year: int, first: int, last: int) -> DayRange:
    if last > 12 and year == MAXYEAR:
        return DayRange(date(year, first, 1), date.max)  # the calendar ends within that winter
    end = month_days(year, last) if last <= 12 else month_days(year + 1, last - 12)
    return DayRange(date(year, first, 1), end.latest)


def _days_of_month(year: int, month: int, day: str | None) -> DayRange:
    whole = month_days(year, month)
    if day is None or day == "XX":
        return whole
    if day.endswith("X"):
        tens = int(day[0]) * 10
        assert whole.latest is not None
        return DayRange(date(year, month, max(tens, 1)), date(year, month, min(tens + 9, whole.latest.day)))
    return DayRange.on(date(year, month, int(day)))
