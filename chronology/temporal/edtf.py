"""Dates as people write them in YAML: the Extended Date/Time Format.

Source: ISO 8601-2:2019 and the Library of Congress specification of EDTF, levels 0 and 1,
with unspecified digits, one-of sets ``[a..b]`` / ``[a,b]`` and all-of sets ``{a,b}`` of level 2.

    2016              a day in 2016, which one is not known      2016-06-1X   10 to 19 June
    2016-06           a day in June 2016                         2016-22      summer 2016
    2016-06-03        that day                                   2016-06~     about June 2016
    2016-06-03T14:30  that minute                                2016?        2016, if the source is right
    2016-07-18/2016-07-24   all of it        ../2016-06   until some day in June, or before
    [2016-06-03..2016-07-24]  one of these   2016/..      from 2016 on, the end is open
"""

from __future__ import annotations

import dataclasses
import enum
from datetime import date

from chronology.errors import EdtfError
from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.days import month_days, year_days
from chronology.temporal.edtf_dates import SLASHED_DATE, EdtfDate, Precision, explain_expected, parse_date


class Kind(enum.Enum):
    """What the notation says about its dates."""

    DATE = "date"
    INTERVAL = "interval"  # all of the time from the first date to the second
    ONE_OF = "one of"
    ALL_OF = "all of"


@dataclasses.dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF expression; ``str()`` gives back what was parsed.

    ``ranges`` holds pairs of dates: one pair for a date (the same twice) or an interval,
    one for each member of a set. None stands for an open or unknown side.
    """

    text: str
    kind: Kind
    ranges: tuple[tuple[EdtfDate | None, EdtfDate | None], ...]
    _bounds: Bounds | None = dataclasses.field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF expression. Raises EdtfError with the column of the fault."""
        return _parse(text)

    @classmethod
    def from_days(cls, days: DayRange) -> Edtf:
        """The plainest notation for one day that lies within ``days``."""
        return _parse(_one_day_within(days))

    def __str__(self) -> str:
        return self.text

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Every date that is named, in the order of the text."""
        named: list[EdtfDate] = []
        for first, last in self.ranges:
            named += [d for d in ((first,) if first is last else (first, last)) if d is not None]
        return tuple(named)

    @property
    def approximate(self) -> bool:
        """Whether a date carries ``~`` or ``%``."""
        return any(d.approximate for d in self.dates)

    @property
    def uncertain(self) -> bool:
        """Whether a date carries ``?`` or ``%``."""
        return any(d.uncertain for d in self.dates)

    @property
    def precision(self) -> Precision:
        """The coarsest precision among the dates."""
        return min(d.precision for d in self.dates)

    @property
    def bounds(self) -> Bounds:
        """Earliest and latest first day, earliest and latest last day.

        ``~`` and ``?`` do not widen them: how far "about" reaches is not said by the notation.
        """
        known = self._bounds
        if known is None:  # worked out once: one date stands in many records, and each is asked for many times
            known = _find_bounds(self)
            object.__setattr__(self, "_bounds", known)
        return known


def _find_bounds(when: Edtf) -> Bounds:
    if when.kind is Kind.INTERVAL:
        return _interval_bounds(*when.ranges[0])
    if when.kind is Kind.DATE and (one := when.ranges[0][0]) is not None:
        return Bounds.within(one.days)
    hull = DayRange(_low(when.ranges), _high(when.ranges))
    if when.kind is Kind.ALL_OF:
        first, last = when.ranges[0][0], when.ranges[-1][1]
        begin = first.days if first else DayRange(None, hull.latest)
        return Bounds(begin, last.days if last else DayRange(hull.earliest, None))
    return Bounds.within(hull)


def _interval_bounds(start: EdtfDate | None, end: EdtfDate | None) -> Bounds:
    if start is None:
        assert end is not None  # the parser refuses an interval without any date
        # "until June, or before": the notation gives no earliest day for either side.
        return Bounds.within(DayRange(None, end.days.latest))
    if end is None:
        return Bounds(start.days, DayRange(start.days.earliest, None))
    begin = DayRange(start.days.earliest, min(start.days.latest or date.max, end.days.latest or date.max))
    finish = DayRange(max(start.days.earliest or date.min, end.days.earliest or date.min), end.days.latest)
    return Bounds(begin, finish)


def _low(ranges: tuple[tuple[EdtfDate | None, EdtfDate | None], ...]) -> date | None:
    lows = [first.days.earliest if first else None for first, _ in ranges]
    known = [low for low in lows if low is not None]
    return min(known) if len(known) == len(lows) else None


def _high(ranges: tuple[tuple[EdtfDate | None, EdtfDate | None], ...]) -> date | None:
    highs = [last.days.latest if last else None for _, last in ranges]
    known = [high for high in highs if high is not None]
    return max(known) if len(known) == len(highs) else None


__all__ = ["Edtf", "EdtfDate", "Kind", "Precision"]

# ---------------------------------------------------------------- parsing

MAX_LENGTH = 200


def _parse(text: str) -> Edtf:
    if len(text) > MAX_LENGTH:
        raise EdtfError(text[:40] + "…", MAX_LENGTH + 1, f"longer than {MAX_LENGTH} characters")
    if text[:1] in {"[", "{"}:
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    one = parse_date(text, text, 0)
    return Edtf(text, Kind.DATE, ((one, one),))


def _parse_set(text: str) -> Edtf:
    kind, close = (Kind.ONE_OF, "]") if text[0] == "[" else (Kind.ALL_OF, "}")
    if not text.endswith(close):
        raise EdtfError(text, len(text), f"expected {close!r} at the end")
    ranges = []
    offset = 1
    for member in text[1:-1].split(","):
        lead = len(member) - len(member.lstrip())
        ranges.append(_parse_member(text, member.strip(), offset + lead))
        offset += len(member) + 1
    return Edtf(text, kind, tuple(ranges))


def _parse_member(text: str, member: str, offset: int) -> tuple[EdtfDate | None, EdtfDate | None]:
    first, dots, last = member.partition("..")
    if not dots:
        one = parse_date(text, member, offset)
        return one, one
    if not first and not last:
        raise EdtfError(text, offset + 1, "a range needs at least one date")
    low = parse_date(text, first, offset) if first else None
    high = parse_date(text, last, offset + len(first) + 2) if last else None
    _refuse_reversed(text, low, high, offset + len(first) + 2)
    return low, high


def _parse_interval(text: str) -> Edtf:
    first, _, last = text.partition("/")
    if SLASHED_DATE.fullmatch(text):
        raise EdtfError(text, 1, explain_expected(text))
    if "/" in last:
        raise EdtfError(text, len(first) + 2 + last.index("/"), "an interval has one '/'")
    start = None if first in {"", ".."} else parse_date(text, first, 0)
    end = None if last in {"", ".."} else parse_date(text, last, len(first) + 1)
    if start is None and end is None:
        raise EdtfError(text, 1, "an interval needs at least one date")
    _refuse_reversed(text, start, end, len(first) + 1)
    return Edtf(text, Kind.INTERVAL, ((start, end),))


def _refuse_reversed(text: str, first: EdtfDate | None, last: EdtfDate | None, offset: int) -> None:
    if first and last and first.days.earliest and last.days.latest and first.days.earliest > last.days.latest:
        raise EdtfError(text, offset + 1, "the end lies before the beginning")


# ---------------------------------------------------------------- writing


def _one_day_within(days: DayRange) -> str:
    first, last = days.earliest, days.latest
    if first is None and last is None:
        raise ValueError("nothing bounds the day")
    if first is None:
        return f"[..{last}]"
    if last is None:
        return f"[{first}..]"
    if first == last:
        return first.isoformat()
    if days == year_days(first.year):
        return f"{first.year:04}"
    if days == month_days(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return f"[{first}..{last}]"
