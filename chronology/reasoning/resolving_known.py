"""Named stretches whose year is known: "June 2016", "3 June of last year", "the 1990s"."""

from __future__ import annotations

import dataclasses
from datetime import date

from chronology.reasoning.resolving_context import NO_PREVIOUS, Context, Outcome, Point, date_value
from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.days import add_days, month_days
from chronology.temporal.holidays import differs_by_country, holiday_days, is_approximate, lasts_long, nth_weekday
from chronology.temporal.meaning import Named
from chronology.temporal.timex_dates import unit_of_value
from chronology.temporal.timex_value import parse_value

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A year of two digits lies at most this far after the anchor; else it is one of the century before.
_LATEST_SHORT_YEAR = 15


def full_year(named: Named, context: Context) -> int:
    """The year in full; two digits are taken near the anchor."""
    assert named.year is not None
    if not named.short_year:
        return named.year
    base = context.base.year if context.base else 2000
    year = base // 100 * 100 + named.year
    return year if year <= base + _LATEST_SHORT_YEAR else year - 100


def place_in_year(named: Named, year: int, why: str, anchor: str | None = None) -> Outcome:
    """A named stretch of a known year; unresolved where there is no such day, or the weekday contradicts it."""
    if not 1 <= year <= 9999:
        return Outcome("XXXX", unresolved="the year lies outside of 1 to 9999")
    if named.holiday:
        return _holiday_in(named.holiday, year, why, anchor)
    if named.nth is not None and named.month and named.weekday:
        return _nth_weekday(named.nth, named.weekday, named.month, year, anchor)
    if named.last_day and named.month:
        return day_outcome(month_days(year, named.month).latest, why, anchor)
    if named.split:
        return _split_year(named, year, why, anchor)
    text = value_text(named, f"{year:04}")
    try:
        value = parse_value(text)
    except ValueError as error:
        return Outcome(value_as_said(named, f"{year:04}"), unresolved=f"there is no such day: {error}")
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
    return day_outcome(day, f"counted in the days of {year:04}-{month:02}", anchor)


def _split_year(named: Named, year: int, why: str, anchor: str | None) -> Outcome:
    """A year that begins in one year and ends in the next; nowhere does one begin in the first three months."""
    if year == 1:
        return Outcome("XXXX", unresolved="there is no year before 1")
    days = DayRange(date(year - 1, 4, 1), date(year, 12, 31))
    value = f"FY{year:04}" if named.fiscal else "XXXX"
    return Outcome(
        value,
        days=days,
        anchor=anchor,
        because=(f"{why}: it begins in {year - 1:04} and ends in {year:04}",),
        edtf=f"{year - 1:04}/{year:04}",
    )


def value_text(named: Named, year: str) -> str:
    """The TIMEX3 value of a named stretch in a year given as digits or XXXX."""
    era = "BC" if named.before_our_era else "FY" if named.fiscal and not named.quarter else ""
    if named.quarter:
        return f"{year}-Q{named.quarter}"
    if named.half:
        return f"{year}-H{named.half}"
    if named.season:
        return f"{era}{year}-{named.season}"
    if named.week:
        return f"{year}-W{named.week:02}"
    if named.month is None:
        return era + year
    day = f"-{named.day:02}" if named.day else ""
    return f"{era}{year}-{named.month:02}{day}"


def value_as_said(named: Named, year: str) -> str:
    """The value as far as it exists: 31 February 2020 is a day of February 2020."""
    if named.week:
        return f"{year}-WXX"
    if named.month and named.day:
        return f"{year}-{named.month:02}-XX"
    return value_text(named, year)


def _holiday_in(holiday: str, year: int, why: str, anchor: str | None) -> Outcome:
    days = holiday_days(holiday, year) if 1 <= year <= 9999 else None
    if days is None or days.earliest is None or days.latest is None:
        return Outcome(f"{year:04}", unresolved=f"no rule gives the day of that name in {year}")
    if is_approximate(holiday) or lasts_long(holiday) or differs_by_country(holiday):
        return _about(holiday, days.earliest, days.latest, why, anchor)
    return Outcome(
        str(days.earliest), anchor=anchor, because=(f"{why}: the day of that name in {year:04} is {days.earliest}",)
    )


def _about(holiday: str, first: date, last: date, why: str, anchor: str | None) -> Outcome:
    """What lasts for days, or what the moon begins: some of these days, or one of them."""
    year_only, month_only = f"{first.year:04}", f"{first.year:04}-{first.month:02}"
    value = (
        month_only
        if f"{last.year:04}-{last.month:02}" == month_only
        else year_only
        if last.year == first.year
        else "XXXX"
    )
    about = "~" if is_approximate(holiday) else ""
    edtf = f"{first}{about}/{last}{about}" if lasts_long(holiday) else f"[{first}..{last}]"
    reason = f"{why}: it lasts from {first} to {last}"
    if differs_by_country(holiday):
        reason = f"{why}: countries keep it on different days from {first} to {last}"
    if about:
        reason = f"{why}: what is seen in the sky begins it, here between {first} and {last}"
    return Outcome(value, days=DayRange(first, last), anchor=anchor, because=(reason,), edtf=edtf)


def place_within(named: Named, outer: Point | None) -> Outcome:
    """A named stretch within a larger one: "the third quarter of last year", "Friday of last week"."""
    if outer is None or not outer.value.year.isdigit() or len(outer.value.year) != 4:
        return Outcome(_unknown_within(named), unresolved=NO_PREVIOUS)
    why = f"within {outer.value}"
    if named.nth is not None and named.weekday and not named.month and (outer.value.piece or "").isdigit():
        month = int(outer.value.piece or 0)
        return _nth_weekday(named.nth, named.weekday, month, int(outer.value.year), outer.tid)
    if named.weekday and not named.month:
        if outer.value.piece is None or not outer.value.piece.startswith("W"):
            return Outcome("XXXX-WXX-X", unresolved="a weekday of what is no week")
        start = outer.first
        day = add_days(start, named.weekday - 1) if start else None
        return day_outcome(day, why, outer.tid)
    if named.day and not named.month:
        if not (outer.value.piece or "").isdigit():
            return Outcome("XXXX-XX-XX", unresolved="a day of what is no month")
        named = dataclasses.replace(named, month=int(outer.value.piece or 0))
    if outer.value.before_our_era:
        named = dataclasses.replace(named, before_our_era=True)
    return place_in_year(named, int(outer.value.year), why, outer.tid)


def _unknown_within(named: Named) -> str:
    if named.day and not named.month:
        return "XXXX-XX-XX"
    return "XXXX-WXX-X" if named.weekday else value_text(named, "XXXX")


def day_outcome(day: date | None, why: str, anchor: str | None) -> Outcome:
    """One day as a result, None where the calendar ends."""
    if day is None:
        return Outcome("XXXX-XX-XX", unresolved="the day lies outside of years 1 to 9999")
    return Outcome(day.isoformat(), anchor=anchor, because=(f"{why}: {day}, a {_WEEKDAYS[day.weekday()]}",))


def resolve_long_stretch(named: Named, context: Context) -> Outcome:
    """A decade or a century."""
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
