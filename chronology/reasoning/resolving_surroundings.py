"""What the text around an expression looks like: quotation marks, headings, sentences, and dates right beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_context import Point
from chronology.temporal.meaning import Amount, Anchor, Counted, Impossible, Meaning, Named, TimeOfDay

_LONGEST_PARAGRAPH = 3_000


def is_quoted(text: str, at: int) -> bool:
    """Whether a quotation is open at ``at``, looking back within the paragraph."""
    start = text.rfind("\n", max(0, at - _LONGEST_PARAGRAPH), at)
    if start < 0 and at > _LONGEST_PARAGRAPH:
        return False  # straight marks can only be counted from where the paragraph begins
    before = text[start + 1 : at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


_LONGEST_SENTENCE = 400
# Not the full stop of "U.S. troops", "J. Smith" or "fig. a".
_SENTENCE_END = re.compile(r"(?<![A-Z])\.\s(?![a-z])")


def is_same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two places."""
    if end - start >= _LONGEST_SENTENCE:
        return False  # before the text between is copied: a document has many places
    between = text[start:end]
    return "\n\n" not in between and not _SENTENCE_END.search(between)


_LONGEST_HEADING = 80


def is_heading(text: str, timex: TaggedTimex) -> bool:
    """Whether the expression stands in a short line that ends like no sentence."""
    start = text.rfind("\n", max(0, timex.span.start - _LONGEST_HEADING), timex.span.start)
    end = text.find("\n", timex.span.end, timex.span.end + _LONGEST_HEADING)
    return start >= 0 and end >= 0 and end - start < _LONGEST_HEADING and text[end - 1] not in ".!?\"'”’:;,"


_RANGE = re.compile(r"\s?(?:[-–—/]|to|and|or|through|until|till)\s?(?:the\s)?")
_ON_TO = re.compile(r"\s?(?:[-–—]|to|through|until|till)\s?(?:the\s)?")
_LONGEST_RANGE_MARK = 12


_BESIDE_CHARS = 40
_DESCRIBES = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[\w.]++['’]s)\s\d{4}$")


def find_year_beside(text: str, spoken: Point | None, spoken_end: int, timex: TaggedTimex) -> int | None:
    """The year that stands right before and describes a noun: "the 2016 elections in November".

    Not that of "agreed in 2019 expired on 1 January", which says when something else was.
    """
    far = timex.span.start - spoken_end > _BESIDE_CHARS
    if far or spoken is None or spoken.unit != "year" or spoken.first is None:
        return None
    between = text[spoken_end : timex.span.start]
    if not _DESCRIBES.search(text[max(0, spoken_end - _BESIDE_CHARS) : spoken_end]):
        return None
    return spoken.first.year if timex.preposition in {"in", "on"} and not set(between) & set(",.;:()\n") else None


# Behind a date of the old style, the new one and the year; behind the new one, the year.
_TWO_CALENDARS = re.compile(r"(?:\s\((?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2}))?\),?\s([12]\d{3})\b")
_LONGEST_SECOND_DATE = 28


def find_year_at_other_end(text: str, timex: TaggedTimex, following: TaggedTimex | None) -> int | None:
    """ "from May to August 1950", "25 October (7 November) 1917": the year stands once and holds for both."""
    if year := _TWO_CALENDARS.match(text, timex.span.end, timex.span.end + _LONGEST_SECOND_DATE):
        return int(year[1])
    if following is None or not isinstance(following.meaning, Named) or following.meaning.short_year:
        return None
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_RANGE_MARK)]
    named = following.meaning
    if not _RANGE.fullmatch(between) or named.year is None or named.before_our_era:
        return None
    if named.month is None and named.season is None:
        return None
    own = timex.meaning.month if isinstance(timex.meaning, Named) and named.month else None
    return named.year - (1 if own and named.month and own > named.month else 0)


_ON_DAY = re.compile(r"(?:\s[A-Za-z]{1,12}){0,3}\)?\son\s(?:the\s)?")
_NEXT_TIME = re.compile(r"\s?(?:,|,?\s(?:and|or|to|until|till)(?:\sat)?|[-–—]|\()\s?")
_LONGEST_BEFORE_DAY = 44


def days_after(text: str, tagged: Sequence[TaggedTimex]) -> list[Meaning | None]:
    """For each expression, the day of a time whose day stands behind it, be it behind the next time."""
    days: list[Meaning | None] = [None]
    for timex, following in zip(reversed(tagged), [None, *reversed(tagged)], strict=False):
        days.append(_find_day_after(text, timex, following, days[-1]) if following else None)
    return days[:0:-1]


def _find_day_after(text: str, timex: TaggedTimex, following: TaggedTimex, further: Meaning | None) -> Meaning | None:
    """ "at 6:15 a.m. Cairo time on 3 May", "at six a.m. and noon on Sunday", "from 10 p.m. to 4 a.m. Tuesday"."""
    own, next_one = timex.meaning, following.meaning
    if not isinstance(own, TimeOfDay) or own.day is not None:
        return None
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_BEFORE_DAY)]
    if isinstance(next_one, Named):
        return (
            next_one if (next_one.day or next_one.weekday or next_one.holiday) and _ON_DAY.fullmatch(between) else None
        )
    if not isinstance(next_one, TimeOfDay) or own.hour is None or not _NEXT_TIME.fullmatch(between):
        return None
    day = next_one.day or further
    over_midnight = next_one.hour is not None and own.hour > next_one.hour and not own.offset and not next_one.offset
    if day is None or not over_midnight:
        return day
    return Counted(Amount.of(1), "day", "before", Anchor.DCT, day)


def find_other_end(text: str, timex: TaggedTimex, following: TaggedTimex | None) -> Named | None:
    """ "from March to May", "3 June to 5 June": the end of a range that gives no year either."""
    own, other = timex.meaning, following.meaning if following else None
    if following is None or not isinstance(own, Named) or not isinstance(other, Named):
        return None
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_RANGE_MARK)]
    ordinary = own.month and other.month and own.step is None and other.step is None and other.year is None
    return other if ordinary and other.within is None and _ON_TO.fullmatch(between) else None


_APPOSED = re.compile(r",\s(?:(?:exactly|a)\s)?|\s[(–—-]\s?(?:a\s)?")
_LONGEST_APPOSED_MARK = 12


def find_apposed(text: str, spoken: Point | None, spoken_end: int, timex: TaggedTimex) -> Point | None:
    """The day right before the comma: "on 9 April 2009, the sixth anniversary", "on 5 May 2019, a Sunday"."""
    own = timex.meaning
    names_again = isinstance(own, Impossible) or (isinstance(own, Named) and own.indefinite)
    if not names_again or spoken is None or spoken.unit != "day":
        return None
    between = text[spoken_end : min(timex.span.start, spoken_end + _LONGEST_APPOSED_MARK)]
    return spoken if _APPOSED.fullmatch(between) else None


def find_range_begin(text: str, spoken: Point | None, spoken_end: int, timex: TaggedTimex) -> Point | None:
    """The day of "Monday to Friday", "Boxing Day until Epiphany" that stands before "to"."""
    named = timex.meaning
    plain = isinstance(named, Named) and named == Named(weekday=named.weekday, holiday=named.holiday, mod=named.mod)
    if not plain or spoken is None or spoken.unit != "day":
        return None
    between = text[spoken_end : min(timex.span.start, spoken_end + _LONGEST_RANGE_MARK)]
    return spoken if _ON_TO.fullmatch(between) else None
