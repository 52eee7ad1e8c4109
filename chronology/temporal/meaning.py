"""What an expression of time says, before anyone asks which day that was.

Meanings are typed and underspecified: they hold what the words give and name what has to be
known besides (``Anchor``). They know no language and no document; ``reasoning.resolving`` turns
them into TIMEX3 values and days.
"""

from __future__ import annotations

import dataclasses
import enum
from decimal import Decimal
from typing import Literal

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "half",
    "season", "year", "decade", "century", "millennium",
]  # fmt: skip
Direction = Literal["before", "after", "since", "within"]


class Anchor(enum.Enum):
    """What an expression counts from."""

    NONE = "none"
    DCT = "dct"  # the publication date: "two days ago", "last week"
    PREVIOUS = "previous"  # the date that the text spoke of last: "the following day"
    EVENT = "event"  # something that happened: "days later", "hours before"


@dataclasses.dataclass(frozen=True, slots=True)
class Amount:
    """How many. ``low`` and ``high`` are equal for a plain number; None is a number that the words do not give."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, number: Decimal | int) -> Amount:
        """Exactly so many."""
        return cls(Decimal(number), Decimal(number))


VAGUE = Amount(None, None)


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A stretch with a name in the calendar: "June 2016", "Tuesday", "the third quarter", "the 1990s".

    ``step`` is -1 for "last June", 0 for "this June", 1 for "next June", None for "June". ``within`` is the larger
    stretch it lies in, when that is an expression of its own: "June of last year". ``century`` counts from 1.
    """

    year: int | None = None
    short_year: bool = False  # two digits, the century is to be found
    before_our_era: bool = False
    era_open: bool = False  # "in 480", in a text that counts both ways
    day_first: bool | None = None  # whether the words put the day before the month; None where they do not show it
    in_digits: bool = False  # "13/4/2016"
    either_order: bool = False  # "3/4/2016": ``month`` and ``day``, or the other way around
    century: int | None = None
    decade: int | None = None  # its first year; below 100 when the century is to be found
    half: int | None = None
    quarter: int | None = None
    season: Literal["SP", "SU", "FA", "WI"] | None = None
    month: int | None = None
    week: int | None = None  # of the ISO year
    weekday: int | None = None  # 1 is Monday
    nth: int | None = None  # which of the weekdays of a month: "the first Monday in May"; -1 is the last
    indefinite: bool = False  # "on a Sunday": one of many, which the words do not tell
    weekend: bool = False
    day: int | None = None
    last_day: bool = False  # "the last day of March"
    holiday: str | None = None
    fiscal: bool = False
    split: bool = False  # "2019-20", a year that begins in the year before ``year`` and ends in it
    comparable: bool = False  # "the 1988 period": the quarter that the text compares with, in that year
    step: int | None = None
    anchor: Anchor = Anchor.DCT
    within: Meaning | None = None
    beside: Meaning | None = None  # the date that it is the first one before or after: "the Sunday before Easter"
    mod: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Shifted:
    """The whole unit that lies ``step`` units from the anchor: "yesterday", "this week", "the following month"."""

    unit: Unit
    step: int
    anchor: Anchor = Anchor.DCT
    fiscal: bool = False
    mod: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Counted:
    """So many units before or after the anchor: "two days ago", "days later", "a year earlier".

    ``base`` is what it counts from when the words themselves give it: "two weeks before Easter". ``near`` says of
    "nearly" and "just over" that they are not far off, as "less than" and "more than" may be; ``to_the_day`` of "a year
    ago today" that it is that very day.
    """

    amount: Amount
    unit: Unit
    direction: Literal["before", "after"]
    anchor: Anchor
    base: Meaning | None = None
    mod: str | None = None
    near: bool = False
    to_the_day: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Length:
    """How long: "five years", "the past year", "two years and six months" (``rest``), "the first two days of May"."""

    amount: Amount
    unit: Unit
    direction: Direction | None = None
    anchor: Anchor = Anchor.NONE
    rest: Length | None = None
    mod: str | None = None
    edge: Literal["first", "last"] | None = None  # "the last two weeks of May": of the stretch that is named behind it


@dataclasses.dataclass(frozen=True, slots=True)
class Recurring:
    """How often, as a TIMEX3 value: "daily", "each Friday"."""

    value: str
    mod: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future at large."""

    value: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    mod: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time or a part of a day; ``day`` is the meaning of its day, None when the words name none.

    ``part`` is MO, MI, AF, EV, NI or DT; ``hour`` 0 to 23; ``offset`` is the zone's distance from UTC as ``+01:00``.
    ``ends_on_day`` says that it is the night that ends on that day: "overnight into Tuesday".
    """

    day: Meaning | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    offset: str = ""
    mod: str | None = None
    ends_on_day: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Anaphor:
    """The time that the text spoke of last, whatever it was: "that period"."""

    mod: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Impossible:
    """The words name a time that does not exist, or give none; ``why`` says so.

    ``apposed`` says that it is the day of a date right before it: "on 9 April 2009, the sixth anniversary".
    """

    value: str
    why: str
    apposed: bool = False
    mod: str | None = None


Meaning = Named | Shifted | Counted | Length | Recurring | Reference | TimeOfDay | Anaphor | Impossible
