"""Publication dates, and dates that people type: whole days in whatever language, or a reason why not.

Never used for phrases of running text. Nothing is filled in: day, month and a year of four digits
must stand in the words, and a weekday must agree with its date.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from datetime import date, datetime

_MAX_CHARS = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})"
    r"(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_ENGLISH = re.compile(
    r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?(?:the\s)?(?:"
    + (_ORDINAL + r"\s?(?:of\s)?" + _MONTH).format("1")
    + r",?\s?(?P<year1>\d{4})|"
    + (_MONTH + r"\s?" + _ORDINAL).format("2")
    + r",?\s(?P<year2>\d{4}))",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})")
_CLOCK = re.compile(
    r"[,\s]*(?:\b(?:at|um|à|a las|alle|om|kl\.?)\s)?"
    r"(?<![\w./-])(?P<hour>[01]?\d|2[0-3])(?P<mark>[:.h])(?P<minute>[0-5]\d)"
    r"(?!\.?\d)(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:[A-Z]{2,4}\b|Uhr|[+-]\d\d:?\d\d))?[,\s]*",
    re.IGNORECASE,
)
_HOW = "write year-month-day, as in 2016-07-25"


@dataclasses.dataclass(frozen=True, slots=True)
class Moment:
    """A day as written, and the time of day (HH:MM, in the writer's own zone) when there was one."""

    day: date
    time: str | None = None


def read_publication_date(text: str) -> date:
    """The one day that ``text`` names. Raises ValueError with what to write instead."""
    return read_publication_moment(text).day


def read_publication_moment(text: str) -> Moment:
    """The one day that ``text`` names, with its time of day if given. Raises ValueError with what to write instead."""
    if len(text) > _MAX_CHARS:
        raise ValueError(f"{text[:20]!r}… is too long for a date; {_HOW}")
    plain = " ".join(_with_ascii_digits(text).split())
    if iso := _ISO.fullmatch(plain):
        return _iso_moment(text, iso)
    clock = _CLOCK.search(plain)
    if clock and len(plain) > len(clock[0]) and not _NUMERIC.fullmatch(plain):
        without = (plain[: clock.start()] + " " + plain[clock.end() :]).strip()
        return Moment(_read_day(text, without), _time_of_day(clock))
    return Moment(_read_day(text, plain))


def _with_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def _iso_moment(text: str, match: re.Match[str]) -> Moment:
    digits = match["date"].replace("-", "")
    day = _real_day(text, int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if match["hour"] is None:
        return Moment(day)
    if int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise ValueError(f"{text!r}: there is no such time of day; write it as in 2016-07-25T14:30")
    return Moment(day, f"{match['hour']}:{match['minute']}")


def _time_of_day(match: re.Match[str]) -> str | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['minute']}"


def _read_day(text: str, plain: str) -> date:
    if match := _ENGLISH.fullmatch(plain):
        return _english_day(text, match)
    if match := _YEAR_FIRST.fullmatch(plain):
        return _real_day(text, int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _NUMERIC.fullmatch(plain):
        return _numeric_day(text, match)
    numbers = re.findall(r"\d+", plain)
    years, others = [n for n in numbers if len(n) == 4], [n for n in numbers if len(n) <= 2]
    enough = 1 if any(c.isalpha() for c in plain) else 2  # without a word the month has to be a number too
    if len(years) != 1 or not enough <= len(others) <= 2 or len(numbers) != 1 + len(others):
        raise ValueError(f"{text!r} is not a whole date: it needs a day, a month and a year of four digits; {_HOW}")
    return _foreign_day(text, plain, int(years[0]), {int(n) for n in others})


def _english_day(text: str, match: re.Match[str]) -> date:
    way = "1" if match["day1"] else "2"
    month = _MONTHS.index(match["month" + way][:3].lower()) + 1
    day = _real_day(text, int(match["year" + way]), month, int(match["day" + way]))
    weekday = _WEEKDAYS[day.weekday()]
    if match["weekday"] and weekday[:3].lower() != match["weekday"][:3].lower():
        raise ValueError(f"{text!r} contradicts itself: {day} was a {weekday}; correct the weekday or the date")
    return day


def _numeric_day(text: str, match: re.Match[str]) -> date:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    # With full stops the day comes first everywhere; with strokes it depends on the country.
    if match["mark"] == "." or first > 12 or first == second:
        return _real_day(text, year, second, first)
    if second > 12:
        return _real_day(text, year, first, second)
    raise ValueError(
        f"{text!r} can be two days; write {year:04}-{second:02}-{first:02} or {year:04}-{first:02}-{second:02}"
    )


def _foreign_day(text: str, plain: str, year: int, numbers: set[int]) -> date:
    import dateparser  # a tenth of a second and its locales: only for what is not English or ISO

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "TIMEZONE": "UTC",
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never used for a whole date; keeps the clock out
    }
    try:
        found = dateparser.parse(plain, settings=settings)
    except Exception as error:  # it raises many kinds on odd input and on a bad TZ
        raise ValueError(f"{text!r} cannot be read as a date ({error}); {_HOW}") from error
    # It fills gaps and converts calendars: what it says counts only if it stands in the words.
    if found is None or found.year != year or found.day not in numbers:
        raise ValueError(f"{text!r} cannot be read as a date; {_HOW}")
    return date(found.year, found.month, found.day)


def _real_day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar; correct it, or {_HOW}") from None
