"""What is known when an expression is resolved, and what comes out."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Literal

from chronology.model.annotations import Tense
from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.meaning import Direction, Meaning, Named, Unit
from chronology.temporal.timex_value import DateValue, parse_value

NO_DCT = "counts from the publication date, which is not known"
NO_PREVIOUS = "counts from a date that the text does not give before it"
NO_YEAR = "belongs to a year that the text does not give"
NO_WEEK = "a day of the week, in a text that does not count from a publication date and names no week"
COUNTS_FROM_EVENT = "counts from an event that has to be found in the text"

Sense = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A date that others can count from: its value and days, and the expression that gave it (None for the dct)."""

    value: DateValue
    days: DayRange
    unit: Unit
    tid: str | None = None

    @property
    def first(self) -> date | None:
        """Its first day."""
        return self.days.earliest


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What an expression may count from, and its cues.

    ``dct`` is the publication date, from which "yesterday" counts; ``focus`` the date that the text is at;
    ``spoken`` the one that it named last, be it in passing;
    ``history`` says that dates without a year belong near the focus and not near the publication date.
    """

    dct: date | None
    history: bool = False
    focus: Point | None = None
    spoken: Point | None = None
    same_sentence: Point | None = None  # the last one of this sentence
    quarter: Point | None = None  # the quarter that the text compares with
    year_after: int | None = None  # the year that stands at the other end of a range
    year_beside: int | None = None  # the one of "the 2016 elections in November"
    tense: Tense = "none"
    preposition: str | None = None
    focus_says: bool = False  # the focus says only when something was said
    told: Point | None = None  # beside such a focus, the date of what was told
    until: Named | None = None  # the end of the range that begins here, when it has no year of its own
    section_year: int | None = None  # the year in the heading above
    narrative: bool = False  # a history by what it tells, not only for want of a publication date
    quoted: bool = False  # between quotation marks
    day_after: Meaning | None = None  # the day of a time, when it stands behind it
    lost: Unit | None = None  # the date spoken of last is not known: nothing as fine as this counts from one before it
    day_first: bool | None = None  # whether the text's dates put the day before the month, where they show it
    done: bool = False  # what happened then is over: the date is not to come
    year_behind: int | None = None  # the one of "the Christmas truce of 1914"
    account: bool = False  # news tells of days long past, one after the other: the focus is one of them
    apposed: Point | None = None  # the day right before a comma, which the expression may name again
    named_again: Point | None = (
        None  # the day shortly before that has the weekday's name: "on 13 September … Thursday's"
    )
    range_begin: Point | None = None  # the day of "Monday to Friday" that stands before "to"
    stretch_behind: Point | None = None  # of "the last two weeks of May" all of May, of "a Sunday in 2017" the year

    @property
    def base(self) -> date | None:
        """The day near which a date without its year lies: in news the publication date, else the date before it."""
        if not self.history:
            return self.dct
        return self.focus.first if self.focus else None

    @property
    def base_tid(self) -> str | None:
        """``base`` as Timex3.anchor names it."""
        return "dct" if not self.history else self.focus.tid if self.focus else None

    @property
    def no_base(self) -> str:
        """Why there is no ``base``."""
        return NO_PREVIOUS if self.history and self.dct else NO_DCT


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What an expression was resolved to. ``days`` is None where the value alone says the days."""

    value: str
    type: Sense = "DATE"
    days: DayRange | None = None
    anchor: str | None = None
    unresolved: str | None = None
    because: tuple[str, ...] = ()
    direction: Direction | None = None
    edtf: str | None = None

    @property
    def covered(self) -> DayRange:
        """First and last day covered, as far as known."""
        if self.days is not None:
            return self.days
        return ANY_DAY if self.unresolved else parse_value(self.value).days


def date_value(text: str) -> DateValue:
    """A value that is known to be a date."""
    value = parse_value(text)
    assert isinstance(value, DateValue)
    return value
