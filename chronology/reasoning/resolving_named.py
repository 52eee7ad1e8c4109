"""Stretches with a name in the calendar: which June, which Tuesday, which third quarter."""

from __future__ import annotations

import dataclasses
from calendar import monthrange

from chronology.reasoning.resolving_behind import resolve_indefinite
from chronology.reasoning.resolving_context import Context, Outcome, Point
from chronology.reasoning.resolving_known import (
    full_year,
    place_in_year,
    place_within,
    point_of,
    resolve_long_stretch,
)
from chronology.reasoning.resolving_nearest import resolve_nearest
from chronology.reasoning.resolving_order import resolve_either_order
from chronology.reasoning.resolving_weekdays import resolve_weekday, resolve_weekday_and_day, resolve_weekday_beside
from chronology.temporal.meaning import Anchor, Named, Shifted
from chronology.temporal.timex_dates import step_from


def _place_beside(named: Named, context: Context) -> Outcome | None:
    """In the year that stands beside; None where none does."""
    if named.indefinite and not named.month:
        return resolve_indefinite(context.stretch_behind or context.apposed, named.weekday)
    if named.step is not None:
        return None
    if context.year_behind is not None:
        if named.weekday and not named.month:
            return _in_year(named, context.year_behind)
        return place_in_year(named, context.year_behind, "the year stands behind what it names")
    if context.year_after is not None and (named.month or named.season):
        return place_in_year(named, context.year_after, "the year stands at the end of the range")
    if context.year_beside is not None and named.month:
        return place_in_year(named, context.year_beside, "the year stands right before")
    return None


def _in_year(named: Named, year: int) -> Outcome:
    """ "The Sunday massacre of 1972": one of its days."""
    whole = place_in_year(Named(year=year), year, "the year stands behind what it names")
    return resolve_indefinite(point_of(whole, None), named.weekday)


def resolve_named(named: Named, context: Context, outer: Point | None) -> Outcome:
    """Value and days of a named stretch; ``outer`` is the stretch that it lies in, when the words give one."""
    if named.beside is not None or named.within is not None:
        return _resolve_relative(named, context, outer)
    if named.decade is not None or named.century is not None:
        return resolve_long_stretch(named, context)
    if named.era_open and (context.spoken is None or context.spoken.value.before_our_era):
        named = dataclasses.replace(named, before_our_era=True)
    if named.comparable and context.quarter and (context.quarter.value.piece or "")[1:].isdigit():
        named = dataclasses.replace(named, quarter=int((context.quarter.value.piece or "")[1:]))
    if named.either_order:
        return resolve_either_order(named, context)
    if named.year is not None:
        return place_in_year(named, full_year(named, context), "the words give the year")
    beside = _place_beside(named, context)
    if beside is not None:
        return beside
    if named.weekday and named.day and not named.month:
        return resolve_weekday_and_day(named, context)
    if named.weekend or (named.weekday and not named.month):
        return resolve_weekday(named, context)
    return resolve_nearest(named, context)


def _resolve_relative(named: Named, context: Context, outer: Point | None) -> Outcome:
    if named.beside is not None:
        return resolve_weekday_beside(named, outer)
    return _place_day_done(named, context, outer) or place_within(named, outer)


_MONTHS_WITHOUT_A_DAY = 2  # at most, in a row: only every other month lacks a 31st


def _place_day_done(named: Named, context: Context, outer: Point | None) -> Outcome | None:
    """ "On the 20th he fled", published on the 11th: of the month before; None where the month's own is not to come."""
    dct, day = context.dct, named.day
    counted = isinstance(named.within, Shifted) and named.within.anchor is Anchor.PREVIOUS
    if not (context.done and counted and outer and outer.tid == "dct" and dct and day) or named.month or day <= dct.day:
        return None
    for months in range(1, 1 + _MONTHS_WITHOUT_A_DAY):
        first = step_from(dct, "month", -months)
        if first and day <= monthrange(first.year, first.month)[1]:
            said = dataclasses.replace(named, month=first.month)
            return place_in_year(said, first.year, f"the latest one up to the publication date {dct}", "dct")
    return None
