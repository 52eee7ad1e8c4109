"""Dates in words. The words stand in ``<language>/words/wording.yml``; the language's rules are not loaded for them."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from datetime import date

from chronology.errors import ConfigError
from chronology.languages import available
from chronology.languages.words import load_words
from chronology.temporal.edtf import Edtf, EdtfDate, Kind, Precision


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """How one language writes dates: month names, season names and patterns with placeholders."""

    code: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    seasons: Mapping[int, str]
    patterns: Mapping[str, str]

    def fill(self, pattern: str, **values: object) -> str:
        """A pattern with its placeholders filled."""
        return self.patterns[pattern].format(**values)

    def name_month(self, year: int, month: int) -> str:
        """ "June 2016"."""
        return self.fill("month", month=self.months[month - 1], year=year)


@functools.cache
def load_date_words(code: str = "en") -> DateWords:
    """The words of one language. Raises ConfigError when there are none."""
    files_by_code = {known: load_words(f"chronology.languages.{known}") for known in available()}
    known = [name for name, words in files_by_code.items() if "wording" in words]
    if code not in known:
        raise ConfigError(f"dates cannot be written in {code!r} yet; these languages can: {', '.join(known)}")
    words = files_by_code[code]["wording"]
    return DateWords(code, tuple(words["months"]), tuple(words["months_short"]), words["seasons"], words["patterns"])


def describe_edtf(when: Edtf | None, words: DateWords | None = None) -> str:
    """A date as a reader would say it, no more precise than its notation: "some day between 3 and 10 July 2016".

    In English when no words are given.
    """
    words = words or load_date_words()
    if when is None:
        return words.fill("unknown")
    match when.kind:
        case Kind.DATE:
            (one, _) = when.ranges[0]
            assert one is not None  # a date names one
            return describe_date(one, words)
        case Kind.INTERVAL:
            return _describe_interval(when, words)
        case Kind.ONE_OF:
            parts = _days_of_one_month(when, words) or [_describe_one_of(pair, words) for pair in when.ranges]
            return _join(parts, "either", words)
        case Kind.ALL_OF:
            parts = _days_of_one_month(when, words) or [_describe_span(pair, words) for pair in when.ranges]
            return _join(parts, "both", words)


def describe_date(one: EdtfDate, words: DateWords) -> str:
    """One date with its precision and doubts: "about June 2016"."""
    text = _plain(one, words)
    if one.approximate:
        text = words.fill("about", date=text)
    return words.fill("perhaps", date=text) if one.uncertain else text


def describe_day(day: date, words: DateWords) -> str:
    """A day with its year."""
    return words.fill("day", day=day.day, month=words.months[day.month - 1], year=day.year)


def _plain(one: EdtfDate, words: DateWords) -> str:
    first, last = one.days.earliest, one.days.latest
    assert first is not None
    assert last is not None
    match one.precision:
        case Precision.MINUTE:
            return words.fill("time", day=describe_day(first, words), time=_clock(one.text))
        case Precision.DAY:
            return describe_day(first, words)
        case Precision.DAYS:
            return words.fill("one_day", first=_shortened(first, last, words), last=describe_day(last, words))
        case Precision.MONTH:
            return words.fill("month", month=words.months[first.month - 1], year=first.year)
        case Precision.SEASON:
            season = words.seasons[int(one.text[5:7])]
            return season.format(year=first.year, next_year=first.year + 1)
        case Precision.YEAR:
            return words.fill("year", year=first.year)
        case Precision.DECADE:
            return words.fill("decade", year=one.text[:3] + "0")
        case _:
            return words.fill("years", first=first.year, last=last.year)


def _clock(text: str) -> str:
    time = text.rstrip("?~%").partition("T")[2]
    if time.endswith("Z"):
        return f"{time[:5]} UTC"
    offset = time[5:].lstrip(":0123456789")
    return f"{time[:5]} UTC{offset.replace('-', '−')}" if offset else time[:5]


def _shortened(first: date, last: date, words: DateWords) -> str:
    """The first of two days without what it shares with the second."""
    if first.year != last.year:
        return describe_day(first, words)
    if first.month != last.month:
        return words.fill("day_and_month", day=first.day, month=words.months[first.month - 1])
    return str(first.day)


def _pair(first: EdtfDate, last: EdtfDate, words: DateWords) -> tuple[str, str]:
    plain = not (first.approximate or first.uncertain or last.approximate or last.uncertain)
    a, b = first.days.earliest, last.days.earliest
    assert a is not None
    assert b is not None
    if plain and first.precision is last.precision is Precision.DAY:
        return _shortened(a, b, words), describe_day(b, words)
    if plain and first.precision is last.precision is Precision.MONTH and a.year == b.year:
        return words.months[a.month - 1], _plain(last, words)
    return describe_date(first, words), describe_date(last, words)


def _describe_interval(when: Edtf, words: DateWords) -> str:
    first, last = when.ranges[0]
    if last is None:
        assert first is not None
        return words.fill("since" if when.text.endswith("..") else "since_unknown", date=describe_date(first, words))
    if first is None:
        return _describe_open(last, "before", words)
    return _describe_span((first, last), words)


def _describe_span(pair: tuple[EdtfDate | None, EdtfDate | None], words: DateWords) -> str:
    first, last = pair
    if first is None or last is None or first is last:
        return _describe_one_of(pair, words)
    start, end = _pair(first, last, words)
    return words.fill("from_to", first=start, last=end)


def _describe_one_of(pair: tuple[EdtfDate | None, EdtfDate | None], words: DateWords) -> str:
    first, last = pair
    if first is None:
        assert last is not None
        return _describe_open(last, "before", words)
    if last is None:
        return _describe_open(first, "after", words)
    if first is last:
        return describe_date(first, words)
    start, end = _pair(first, last, words)
    return words.fill("either" if _are_neighbours(first, last) else "one_day", first=start, last=end)


def _are_neighbours(first: EdtfDate, last: EdtfDate) -> bool:
    """Whether the two are plain days that follow each other."""
    a, b = first.days.earliest, last.days.latest
    plain = first.precision is last.precision is Precision.DAY
    plain = plain and not any(one.approximate or one.uncertain for one in (first, last))
    return plain and a is not None and b is not None and (b - a).days == 1


def _describe_open(one: EdtfDate, side: str, words: DateWords) -> str:
    preposition = "on" if one.precision >= Precision.DAY else "in"
    return words.fill(f"{preposition}_or_{side}", date=describe_date(one, words))


def _days_of_one_month(when: Edtf, words: DateWords) -> list[str]:
    """ "2" and "5 May 2016", when all members are plain days of the same month; nothing otherwise."""
    days = [first.days.earliest for first, last in when.ranges if first is last and first is not None]
    plain = all(one.precision is Precision.DAY for one in when.dates) and not (when.approximate or when.uncertain)
    if not plain or len(days) != len(when.ranges) or len({(day.year, day.month) for day in days if day}) != 1:
        return []
    return [*(str(day.day) for day in days[:-1] if day), describe_day(days[-1] or date.min, words)]


def _join(parts: list[str], pattern: str, words: DateWords) -> str:
    if len(parts) == 1:
        return parts[0]
    return words.fill(pattern, first=", ".join(parts[:-1]), last=parts[-1])
