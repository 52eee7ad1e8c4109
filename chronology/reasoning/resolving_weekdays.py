"""Weekdays and weekends: the latest past one, or the coming one where the verb speaks of what is to come."""

from __future__ import annotations

from datetime import date

from chronology.reasoning.resolving_context import NO_PREVIOUS, NO_WEEK, Context, Outcome, Point
from chronology.reasoning.resolving_known import day_outcome
from chronology.reasoning.resolving_nearest import anchor_words, base_of, points_ahead
from chronology.temporal.days import add_days
from chronology.temporal.meaning import Anchor, Named
from chronology.temporal.timex_dates import step_from, unknown_value, value_of


def resolve_weekday(named: Named, context: Context) -> Outcome:
    """ "Sunday", "next Friday", "this weekend"."""
    outcome = _resolve_alone(named, context)
    begin = context.range_begin.first if context.range_begin else None
    if begin is None or named.weekday is None or outcome.covered.earliest is None or outcome.covered.earliest >= begin:
        return outcome
    day = add_days(begin, (named.weekday - begin.isoweekday()) % 7)
    return day_outcome(day, f"the first one from {begin} on, with which the range begins", outcome.anchor)


def _resolve_alone(named: Named, context: Context) -> Outcome:
    if context.named_again is not None:
        return day_outcome(context.named_again.first, "the day of that name shortly before", context.named_again.tid)
    base, anchor, why_not = base_of(named, context)
    if context.history and anchor != "dct" and named.anchor is not Anchor.PREVIOUS:
        base, why_not = None, NO_WEEK
    if base is None:
        return Outcome("XXXX-WXX-WE" if named.weekend else f"XXXX-WXX-{named.weekday}", unresolved=why_not)
    forward = _is_ahead(named, context)
    words = anchor_words(anchor, base)
    if named.weekend:
        return _weekend(named, base, forward, anchor, words)
    assert named.weekday is not None
    gap_days = (base.isoweekday() - named.weekday) % 7
    if forward:
        further_days = 7 * (max(named.step or 1, 1) - 1)
        day = add_days(base, (7 - gap_days if gap_days or named.step else 0) + further_days)
        return day_outcome(day, f"the next one after {words}", anchor)
    if named.step is not None and named.step < 0 and gap_days == 0:
        gap_days = 7
    if named.step is not None and named.step < -1:  # "three Saturdays ago", "the Saturday before last"
        return day_outcome(
            add_days(base, -gap_days - 7 * (-named.step - 1)), f"number {-named.step} counted back from {words}", anchor
        )
    return day_outcome(add_days(base, -gap_days), f"the latest one up to {words}", anchor)


def resolve_weekday_beside(named: Named, beside: Point | None) -> Outcome:
    """ "The Sunday before Easter", "the Tuesday after 1 May"."""
    assert named.weekday is not None
    if beside is None or beside.days.earliest is None or beside.days.latest is None:
        return Outcome(f"XXXX-WXX-{named.weekday}", unresolved=NO_PREVIOUS)
    if (named.step or 1) > 0:
        last = beside.days.latest
        day = add_days(last, (named.weekday - last.isoweekday()) % 7 or 7)
        return day_outcome(day, f"the first one after {beside.value}", beside.tid)
    first = beside.days.earliest
    day = add_days(first, -((first.isoweekday() - named.weekday) % 7 or 7))
    return day_outcome(day, f"the last one before {beside.value}", beside.tid)


_NO_MONTH = "a day of a month that the words do not name"
_REACH_MONTHS = 2


def resolve_weekday_and_day(named: Named, context: Context) -> Outcome:
    """ "Tuesday the 14th": of the nearest month in which the 14th is a Tuesday, on the side that the verb speaks of."""
    base, anchor = context.base, context.base_tid
    assert named.day is not None
    if base is None:
        return Outcome("XXXX-XX-XX", unresolved=_NO_MONTH)
    months = (step_from(base.replace(day=1), "month", step) for step in range(-_REACH_MONTHS, _REACH_MONTHS + 1))
    days = [day for month in months if month and (day := add_days(month, named.day - 1)) and day.month == month.month]
    sides = {"future": base.__le__, "past": base.__ge__}
    if not context.history and context.tense in sides:
        days = [day for day in days if sides[context.tense](day)]
    days = [day for day in days if day.isoweekday() == named.weekday and abs((day - base).days) <= _REACH_DAYS]
    if not days:
        return Outcome(
            "XXXX-XX-XX", unresolved=f"{_NO_MONTH}: in none near {anchor_words(anchor, base)} is it that day"
        )
    nearest = min(days, key=lambda day: (abs((day - base).days), day))
    return day_outcome(
        nearest, f"of the nearest month in which it is that day, to {anchor_words(anchor, base)}", anchor
    )


_REACH_DAYS = 45


def _is_ahead(named: Named, context: Context) -> bool:
    if named.step:
        return named.step > 0
    if named.anchor is Anchor.PREVIOUS:
        return True
    return points_ahead(context)


def _weekend(named: Named, base: date, forward: bool, anchor: str | None, words: str) -> Outcome:
    today = base.isoweekday()
    saturday_days = 6 - today if today >= 6 or forward else -today - 1  # from the base to its Saturday
    if named.step and named.step < 0 and today >= 6:
        saturday_days -= 7
    if named.step and named.step > 0 and today >= 6:
        saturday_days += 7
    if named.step and abs(named.step) > 1:  # "the weekend before last"
        saturday_days += 7 * (named.step - (1 if named.step > 0 else -1))
    saturday = add_days(base, saturday_days)
    if saturday is None:
        return Outcome(unknown_value("weekend"), unresolved="the day lies outside of years 1 to 9999")
    side = "the coming one from" if saturday > base else "the latest one up to"
    return Outcome(value_of(saturday, "weekend"), anchor=anchor, because=(f"{side} {words}",))
