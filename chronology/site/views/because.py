"""The steps behind a date as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from chronology.languages.wording import DateWords, describe_edtf
from chronology.temporal.days import month_days, year_days
from chronology.temporal.edtf import Edtf

_BOUND = re.compile(r": (from|until) (\d{4}-\d{2}-\d{2})\Z")


def join_steps(steps: Iterable[str], words: DateWords) -> tuple[str, ...]:
    """The steps, with the two that give one phrase's first and last day as one, in words: "“May”: May 2031"."""
    known = tuple(steps)
    days = {split: day for step in known if (split := _split(step)) and (day := _read_day(split[2]))}
    ends: Mapping[tuple[str, str], date] = {(phrase, side): day for (phrase, side, _), day in days.items()}
    joined: dict[str, None] = {}
    for step in known:
        phrase = (_split(step) or ("",))[0]
        first, last = ends.get((phrase, "from")), ends.get((phrase, "until"))
        if first and last and first <= last:
            step = f"{phrase}: {describe_edtf(_shorten(first, last), words)}"
        joined[step] = None
    return tuple(joined)


def _split(step: str) -> tuple[str, str, str] | None:
    """The phrase with its rule, "from" or "until", and the day."""
    found = _BOUND.search(step)
    return (step[: found.start()], found[1], found[2]) if found else None


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _shorten(first: date, last: date) -> Edtf:
    """The days in the shortest notation: a day, a whole month, a whole year, or a range."""
    for days, text in ((month_days(first.year, first.month), f"{first:%Y-%m}"), (year_days(first.year), f"{first:%Y}")):
        if (days.earliest, days.latest) == (first, last):
            return Edtf.parse(text)
    return Edtf.parse(f"{first}" if first == last else f"{first}/{last}")
