"""Stretches with a name in the calendar: which June, which Tuesday, which third quarter."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

from chronology.reasoning.resolving_context import NO_DCT, NO_PREVIOUS, Context, Outcome, Point, date_value
from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.days import add_days
from chronology.temporal.holidays import holiday_day, nth_weekday
from chronology.temporal.meaning import Anchor, Named
from chronology.temporal.timex_dates import unit_of_value, unknown_value, value_of
from chronology.temporal.timex_value import parse_value

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A year of two digits lies at most this far after the anchor; else it is one of the century before.
_LATEST_SHORT_YEAR = 15


def resolve_named(named: Named, context: Context, outer: Point | None) -> Outcome:
    """Value and days of a named stretch; ``outer`` is the stretch that it lies in, when the words give one."""
    if named.within is not None:
        return _within(named, outer)
    if named.decade is not None or named.century is not None:
        return _long_stretch(named, context)
    if named.era_open and (context.spoken is None or context.spoken.value.before_our_era):
        named = dataclasses.replace(named, before_our_era=True)
    if named.year is not None:
        return _absolute(named, _full_year(named, context), "the words give the year")
    if context.year_after is not None and (named.month or named.season) and named.step is None:
        return _absolute(named, context.year_after, "the year stands at the end of the range")
    if context.year_beside is not None and named.month and named.step is None:
        return _absolute(named, context.year_beside, "the year stands right before")
    if named.weekend or (named.weekday and not named.month):
        return _weekday(named, context)
    return _nearest(named, context)


# ---------------------------------------------------------------- the year is known


def _full_year(named: Named, context: Context) -> int:
    assert named.year is not None
    if not named.short_year:
        return named.year
    base = context.base.year if context.base else 2000
    year = base // 100 * 100 + named.year
    return year if year <= base + _LATEST_SHORT_YEAR else year - 100


def _absolute(named: Named, year: int, why: str, anchor: str | None = None) -> Outcome:
    if not 1 <= year <= 9999:
        return Outcome("XXXX", unresolved="the year lies outside of 1 to 9999")
    if named.holiday:
        return _holiday_in(named.holiday, year, why, anchor)
    if named.nth is not None and named.month and named.weekday:
        return _nth_weekday(named.nth, named.weekday, named.month, year, anchor)
    text = _value_text(named, f"{year:04}")
    try:
        value = parse_value(text)
    except ValueError as error:
        return Outcome(_said(named, f"{year:04}"), unresolved=f"there is no such day: {error}")
    if named.weekday and named.day and value.days.earliest:
        actual = value.days.earliest.isoweekday()
        if actual != named.weekday:
            reason = f"{text} was a {_WEEKDAYS[actual - 1]}, the text says {_WEEKDAYS[named.weekday - 1]}"
            return Outcome(text, unresolved=reason)
    if named.before_our_era:
        return Outcome(text, unresolved="years before our era are not counted in days", because=(why,))
    return Outcome(text, anchor=anchor, because=(f"{why}: {text}",))


def _nth_weekday(nth: int, weekday: int, month: int, year: int, anchor: str | None) -> Outcome:
    day = nth_weekday(year, month, weekday - 1, nth)
    if day.month != month:
        return Outcome(f"{year:04}-{month:02}", unresolved=f"{year:04}-{month:02} has no such {_WEEKDAYS[weekday - 1]}")
    return _day_outcome(day, f"counted in the days of {year:04}-{month:02}", anchor)


def _value_text(named: Named, year: str) -> str:
    era = "BC" if named.before_our_era else "FY" if named.fiscal and not named.quarter else ""
    if named.quarter:
        return f"{year}-Q{named.quarter}"
    if named.half:
        return f"{year}-H{named.half}"
    if named.season:
        return f"{era}{year}-{named.season}"
    if named.month is None:
        return era + year
    day = f"-{named.day:02}" if named.day else ""
    return f"{era}{year}-{named.month:02}{day}"


def _said(named: Named, year: str) -> str:
    """The value as far as it exists: 31 February 2020 is a day of February 2020."""
    if named.month and named.day:
        return f"{year}-{named.month:02}-XX"
    return _value_text(named, year)


def _holiday_in(holiday: str, year: int, why: str, anchor: str | None) -> Outcome:
    day = holiday_day(holiday, year) if 1 <= year <= 9999 else None
    if day is None:
        return Outcome(f"{year:04}", unresolved=f"the day of {holiday} in {year} follows no rule")
    return Outcome(day.isoformat(), anchor=anchor, because=(f"{why}: {holiday} in {year} was {day}",))


def _within(named: Named, outer: Point | None) -> Outcome:
    if outer is None or not outer.value.year.isdigit() or len(outer.value.year) != 4:
        return Outcome(_unknown_within(named), unresolved=NO_PREVIOUS)
    why = f"within {outer.value}"
    if named.weekday and not named.month:
        if outer.value.piece is None or not outer.value.piece.startswith("W"):
            return Outcome("XXXX-WXX-X", unresolved="a weekday of what is no week")
        start = outer.first
        day = add_days(start, named.weekday - 1) if start else None
        return _day_outcome(day, why, outer.tid)
    if named.day and not named.month:
        if not (outer.value.piece or "").isdigit():
            return Outcome("XXXX-XX-XX", unresolved="a day of what is no month")
        named = dataclasses.replace(named, month=int(outer.value.piece or 0))
    if named.before_our_era != outer.value.before_our_era:
        return Outcome(
            f"BC{outer.value.year}-{named.month:02}" if named.month else str(outer.value),
            unresolved="years before our era are not counted in days",
        )
    return _absolute(named, int(outer.value.year), why, outer.tid)


def _unknown_within(named: Named) -> str:
    if named.day and not named.month:
        return "XXXX-XX-XX"
    return "XXXX-WXX-X" if named.weekday else _value_text(named, "XXXX")


def _day_outcome(day: date | None, why: str, anchor: str | None) -> Outcome:
    if day is None:
        return Outcome("XXXX-XX-XX", unresolved="the day lies outside of years 1 to 9999")
    return Outcome(day.isoformat(), anchor=anchor, because=(f"{why}: {day}, a {_WEEKDAYS[day.weekday()]}",))


def _long_stretch(named: Named, context: Context) -> Outcome:
    era = "BC" if named.before_our_era else ""
    if named.century is not None:
        value = f"{era}{max(named.century - 1, 0):02}"
        if len(value) > len(era) + 2:
            return Outcome("XX", unresolved="the century lies outside of years 1 to 9999")
    else:
        decade = named.decade or 0
        if decade < 100 and not era:
            base = context.base.year if context.base else 1999
            decade += base // 100 * 100
            decade -= 100 if decade > base else 0
            if decade < 0:
                return Outcome("XXX", unresolved="the decade lies outside of years 1 to 9999")
        value = f"{era}{decade // 10:03}"
    if era:
        return Outcome(value, unresolved="years before our era are not counted in days")
    return Outcome(value, because=(f"the words give the years {value}",))


# ---------------------------------------------------------------- the year has to be found


def _nearest(named: Named, context: Context) -> Outcome:
    """The one nearest in time; "last" and "next" pick the side."""
    era = _era_year(named, context)
    if era is not None:
        return _absolute(dataclasses.replace(named, before_our_era=True), era, "in the year before it")
    base, anchor, why_not = _base(named, context)
    if base is None:
        return _open(named, why_not)
    candidates = _candidates(named, range(base.year - 1, base.year + 2)) or _candidates(
        named,
        range(base.year - _LEAP_YEARS_APART, base.year + _LEAP_YEARS_APART + 1),
    )
    if not candidates:
        if named.holiday:
            return Outcome("XXXX-XX-XX", unresolved=f"the day of {named.holiday} follows no rule")
        return Outcome(_said(named, "XXXX"), unresolved="there is no such day")
    year, how = _choose(named, context, base, candidates)
    if year is None:
        return _open(named, "there is no such day on that side of the publication date")
    return _absolute(named, year, f"{how} {_anchor_words(anchor, base)}", anchor)


_LEAP_YEARS_APART = 8  # at most, around 1900


def _candidates(named: Named, years: range) -> list[tuple[int, DayRange]]:
    return [(year, days) for year in years if (days := _days_in(named, year))]


def _era_year(named: Named, context: Context) -> int | None:
    """The year before our era that a history is at."""
    focus = context.focus
    if not context.history or named.step is not None or named.holiday or focus is None:
        return None
    return int(focus.value.year) if focus.value.before_our_era and len(focus.value.year) == 4 else None


def _open(named: Named, why: str) -> Outcome:
    if named.holiday:
        return Outcome("XXXX-XX-XX", unresolved=why)
    try:
        return Outcome(str(parse_value(_value_text(named, "XXXX"))), unresolved=why)
    except ValueError:
        return Outcome(_said(named, "XXXX"), unresolved="there is no such day")


def _base(named: Named, context: Context) -> tuple[date | None, str | None, str]:
    if named.anchor is Anchor.PREVIOUS:
        focus = context.spoken
        return (focus.first, focus.tid, NO_PREVIOUS) if focus else (None, None, NO_PREVIOUS)
    if named.step is not None:
        return context.dct, "dct", NO_DCT
    return context.base, context.base_tid, context.no_base


def _days_in(named: Named, year: int) -> DayRange | None:
    if not 1 <= year <= 9999:
        return None
    if named.holiday:
        day = holiday_day(named.holiday, year)
        return DayRange.on(day) if day else None
    try:
        return parse_value(_value_text(named, f"{year:04}")).days
    except ValueError:
        return None


def _choose(
    named: Named, context: Context, base: date, candidates: list[tuple[int, DayRange]]
) -> tuple[int | None, str]:
    if named.step is not None:
        return _choose_side(named.step, base, candidates)
    if context.history and context.focus:
        return _choose_in_story(named, context.focus, base, candidates), "the one that goes on from"
    year = min(candidates, key=lambda item: (_weighted_gap(item[1], base, context), -item[0]))[0]
    return year, "the one nearest in time to"


# How much farther a date seems that lies on the side to which the verb does not point.
_AGAINST_TENSE = 8.0


def _weighted_gap(days: DayRange, base: date, context: Context) -> float:
    gap_days = _gap_days(days, base)
    ahead = days.earliest is not None and days.earliest > base
    behind = days.latest is not None and days.latest < base
    lasting = context.preposition in {"until", "till", "through"}
    against = (ahead and context.tense == "past" and not lasting) or (behind and (lasting or points_ahead(context)))
    return gap_days * (_AGAINST_TENSE if against else 1.0)


def points_ahead(context: Context) -> bool:
    """Whether verb or preposition speak of what is to come."""
    return context.tense == "future"


# In a story, a step back counts as this much farther than the same step on.
_BACKWARDS = 1.6


def _choose_in_story(named: Named, focus: Point, base: date, candidates: list[tuple[int, DayRange]]) -> int:
    """A history goes forward: within the year it speaks of, else to the nearest one, rather on than back."""
    if focus.unit in {"year", "decade", "century"}:
        return base.year
    return min(candidates, key=lambda item: (_story_gap(item[1], base), item[0]))[0]


def _story_gap(days: DayRange, base: date) -> float:
    gap_days = _gap_days(days, base)
    return gap_days * (_BACKWARDS if days.latest and days.latest < base else 1.0)


def _choose_side(step: int, base: date, candidates: list[tuple[int, DayRange]]) -> tuple[int | None, str]:
    def keep(test: Callable[[DayRange], bool]) -> list[int]:
        return [year for year, days in candidates if test(days)]

    if step < 0:
        years = keep(lambda days: days.latest is not None and days.latest < base)
        return (max(years) if years else None), "the last one before"
    if step > 0:
        years = keep(lambda days: days.earliest is not None and days.earliest > base)
        return (min(years) if years else None), "the first one after"
    return base.year, "the one in the year of"


def _gap_days(days: DayRange, base: date) -> int:
    assert days.earliest is not None
    assert days.latest is not None
    return max((days.earliest - base).days, (base - days.latest).days, 0)


def _anchor_words(anchor: str | None, base: date) -> str:
    return f"the publication date {base}" if anchor == "dct" else f"the date before it, {base}"


# ---------------------------------------------------------------- weekdays and weekends


def _weekday(named: Named, context: Context) -> Outcome:
    base, anchor, why_not = _base(named, context)
    if context.history and anchor != "dct" and named.anchor is not Anchor.PREVIOUS:
        base, why_not = None, NO_DCT  # a history does not say which week its Friday lies in
    if base is None:
        return Outcome("XXXX-WXX-WE" if named.weekend else f"XXXX-WXX-{named.weekday}", unresolved=why_not)
    forward = _is_ahead(named, context)
    words = _anchor_words(anchor, base)
    if named.weekend:
        return _weekend(named, base, forward, anchor, words)
    assert named.weekday is not None
    gap_days = (base.isoweekday() - named.weekday) % 7
    if forward:
        day = add_days(base, 7 - gap_days if gap_days or named.step else 0)
        return _day_outcome(day, f"the next one after {words}", anchor)
    if named.step is not None and named.step < 0 and gap_days == 0:
        gap_days = 7
    return _day_outcome(add_days(base, -gap_days), f"the latest one up to {words}", anchor)


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
    saturday = add_days(base, saturday_days)
    if saturday is None:
        return Outcome(unknown_value("weekend"), unresolved="the day lies outside of years 1 to 9999")
    side = "the coming one from" if saturday > base else "the latest one up to"
    return Outcome(value_of(saturday, "weekend"), anchor=anchor, because=(f"{side} {words}",))


def point_of(outcome: Outcome, tid: str | None) -> Point | None:
    """What others can count from; None when no day is known."""
    if outcome.type not in {"DATE", "TIME"} or outcome.value.endswith("_REF"):
        return None
    if outcome.value.startswith("BC") and "X" not in outcome.value:
        before_our_era = date_value(outcome.value)
        return Point(before_our_era, ANY_DAY, unit_of_value(before_our_era), tid)
    if outcome.unresolved:
        return None
    value = date_value(outcome.value)
    days = outcome.covered
    return Point(value, days, unit_of_value(value), tid) if days.earliest else None
