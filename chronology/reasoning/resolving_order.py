"""Dates in digits whose day and month may stand in either order: "3/4/2016" is 3 April or March 4.

The text's other dates decide, those in digits before those in words; then the publication date, where one reading is
that very day. Where nothing decides, both stay possible.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_context import Context, Outcome
from chronology.reasoning.resolving_known import full_year, place_in_year
from chronology.temporal.bounds import DayRange
from chronology.temporal.meaning import Named


def day_comes_first(tagged: Iterable[TaggedTimex]) -> bool | None:
    """Whether the dates of a text put the day before the month; None where they disagree or none shows it."""
    named = (timex.meaning for timex in tagged if isinstance(timex.meaning, Named))
    dates = [shown for shown in named if shown.day_first is not None]
    in_digits = {shown.day_first for shown in dates if shown.in_digits}
    orders = in_digits or {shown.day_first for shown in dates}
    return orders.pop() if len(orders) == 1 else None


def resolve_either_order(named: Named, context: Context) -> Outcome:
    """The day where the order is known, else one of two days."""
    assert named.month is not None
    assert named.day is not None
    year = full_year(named, context)
    month_first = dataclasses.replace(named, either_order=False)
    day_first = dataclasses.replace(month_first, month=named.day, day=named.month)
    if context.day_first is not None:
        order = "day" if context.day_first else "month"
        return place_in_year(
            day_first if context.day_first else month_first, year, f"the text's other dates put the {order} first"
        )
    readings = (date(year, named.month, named.day), date(year, named.day, named.month))
    if context.dct in readings:
        named = month_first if context.dct == readings[0] else day_first
        return place_in_year(named, year, "of its two readings, the one that is the publication date")
    first, last = sorted(readings)
    return Outcome(
        f"{year:04}-XX-XX",
        days=DayRange(first, last),
        because=(f"day and month may stand in either order: {first} or {last}",),
        edtf=f"[{first},{last}]",
    )
