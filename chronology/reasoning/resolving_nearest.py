"""Named stretches whose year has to be found: the June nearest in time, the last one, the next one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

from chronology.reasoning.resolving_context import NO_PREVIOUS, NO_YEAR, Context, Outcome, Point
from chronology.reasoning.resolving_deictic import present_of
from chronology.reasoning.resolving_known import place_in_year, value_as_said, value_text
from chronology.temporal.bounds import DayRange
from chronology.temporal.holidays import first_year_of, holiday_days
from chronology.temporal.meaning import Anchor, Named
from chronology.temporal.timex_value import parse_value


def resolve_nearest(named: Named, context: Context) -> Outcome:
    """The one nearest in time; "last" and "next" pick the side."""
    era = _era_year(named, context)
    if era is not None:
        return place_in_year(dataclasses.replace(named, before_our_era=True), era, "counted in years before our era")
    first_year = first_year_of(named.holiday) if named.holiday and named.step is None else None
    if first_year is not None:
        if context.narrative:
            return place_in_year(named, first_year, "the day that the name means first")
        return _open(named, f"the day of {first_year}, or one that remembers it: the words give no year")
    base, anchor, why_not = base_of(named, context)
    if base is None:
        return _open(named, why_not)
    reach_years = max(abs(named.step or 0), 1)
    candidates = _near_candidates(named, context, base, reach_years)
    if not candidates:
        if named.holiday:
            return Outcome("XXXX-XX-XX", unresolved="no rule gives the day of that name")
        return Outcome(value_as_said(named, "XXXX"), unresolved="there is no such day")
    year, how = _choose_in_range(named, context, base, candidates) or _choose(named, context, base, candidates)
    if year is None:
        return _open(named, "there is no such day on that side of the publication date")
    return place_in_year(named, year, f"{how} {anchor_words(anchor, base)}", anchor)


def _choose_in_range(
    named: Named, context: Context, base: date, candidates: list[tuple[int, DayRange]]
) -> tuple[int, str] | None:
    """ "from November to March": the last one up to the end of the range, which lies nearest in time.

    "From Boxing Day until Epiphany": the first one after the begin.
    """
    if named.holiday and context.range_begin is not None and context.range_begin.first is not None:
        begin = context.range_begin.first
        later = [year for year, days in candidates if days.earliest and days.earliest >= begin]
        return (min(later), f"the first one after {begin}, near") if later else None
    end = context.until
    ends = _candidates(end, range(base.year - 1, base.year + 2)) if end else []
    if end is None or not ends:
        return None
    end_year = _choose(end, context, base, ends)[0]
    last = next((days.earliest for year, days in ends if year == end_year), None)
    years = [year for year, days in candidates if days.earliest and last and days.earliest <= last]
    return (max(years), "the last one up to the end of the range, the one nearest in time to") if years else None


_LEAP_YEARS_APART = 8  # at most, around 1900


def _candidates(named: Named, years: range) -> list[tuple[int, DayRange]]:
    return [(year, days) for year in years if (days := _days_in(named, year))]


def _near_candidates(named: Named, context: Context, base: date, reach_years: int) -> list[tuple[int, DayRange]]:
    """Those of the years around; farther off where a leap day needs it. What is done is not to come."""
    for years in (reach_years, _LEAP_YEARS_APART):
        found = _candidates(named, range(base.year - years, base.year + years + 1))
        found = _of_weekday(named, context, base, found) or found
        if context.done and not context.history and not context.account and named.step is None:
            found = [item for item in found if item[1].earliest is None or item[1].earliest <= base]
        if found:
            return found
    return []


def _of_weekday(
    named: Named, context: Context, base: date, candidates: list[tuple[int, DayRange]]
) -> list[tuple[int, DayRange]]:
    """Of "Friday, 13 May" those that are a Friday, on the side that the verb speaks of."""
    if not named.weekday or not named.day:
        return []
    return [
        (year, days)
        for year, days in candidates
        if days.earliest and days.earliest.isoweekday() == named.weekday and not _is_against(days, base, context)
    ]


def _is_against(days: DayRange, base: date, context: Context) -> bool:
    assert days.earliest is not None
    if context.history:
        return False
    return (context.tense == "past" and days.earliest > base) or (context.tense == "future" and days.earliest < base)


def _era_year(named: Named, context: Context) -> int | None:
    """The year before our era that a history is at."""
    focus = context.focus
    if not context.history or named.holiday or focus is None or named.weekday:
        return None
    if not focus.value.before_our_era or len(focus.value.year) != 4:
        return None
    step = named.step or 0
    if focus.unit != "year" and step:
        return None  # "the next winter" after a month may lie in the same year
    year = int(focus.value.year) - step
    return year if year > 0 else None


def _open(named: Named, why: str) -> Outcome:
    if named.holiday:
        return Outcome("XXXX-XX-XX", unresolved=why)
    try:
        return Outcome(str(parse_value(value_text(named, "XXXX"))), unresolved=why)
    except ValueError:
        return Outcome(value_as_said(named, "XXXX"), unresolved="there is no such day")


_MANY_YEARS = frozenset({"decade", "century", "millennium"})


def base_of(named: Named, context: Context) -> tuple[date | None, str | None, str]:
    """The day it counts from, what Timex3.anchor calls that, and why there is none."""
    if named.anchor is Anchor.PREVIOUS:
        focus = context.spoken
        if focus is None or context.lost == "millennium":
            return None, None, NO_PREVIOUS
        return (focus.days.latest if (named.step or 0) > 0 else focus.first), focus.tid, NO_PREVIOUS
    if named.step is not None:
        present = present_of(context, named.step)
        return present.day, present.anchor, present.why
    if _goes_on_with_account(named, context) and context.focus:
        return context.focus.first, context.focus.tid, NO_PREVIOUS
    if context.history and context.lost == "millennium":
        return None, None, NO_YEAR
    if context.history and context.focus is not None and context.focus.unit in _MANY_YEARS:
        return None, None, NO_YEAR
    return context.base, context.base_tid, context.no_base


def _goes_on_with_account(named: Named, context: Context) -> bool:
    """ "On 5 May 2019 he fled. In June he spoke.": of what is told of that year."""
    return context.account and named.step is None and bool(named.month or named.season)


def _days_in(named: Named, year: int) -> DayRange | None:
    if not 1 <= year <= 9999:
        return None
    if named.holiday:
        return holiday_days(named.holiday, year)
    try:
        return parse_value(value_text(named, f"{year:04}")).days
    except ValueError:
        return None


def _choose(
    named: Named, context: Context, base: date, candidates: list[tuple[int, DayRange]]
) -> tuple[int | None, str]:
    if named.step is not None:
        return _choose_side(named, context, base, candidates)
    if (context.history or _goes_on_with_account(named, context)) and context.focus:
        if context.section_year in [year for year, _ in candidates]:
            return context.section_year, "the one of the year in the heading, not far from"
        return _choose_in_story(context.focus, context, base, candidates), "the one that goes on from"
    year = min(candidates, key=lambda item: (_weighted_gap(named, item[1], base, context), -item[0]))[0]
    return year, "the one nearest in time to"


# How much farther a date seems that lies on the side to which the verb does not point.
_AGAINST_TENSE = 8.0
# "hired staff ahead of the November election": more likely still to come, even beside a past.
_AGAINST_AHEAD = 3.0


def _weighted_gap(named: Named, days: DayRange, base: date, context: Context) -> float:
    gap_days = _gap_days(days, base)
    ahead = days.earliest is not None and days.earliest > base
    behind = days.latest is not None and days.latest < base
    lasting = context.preposition in {"until", "till", "through"}
    past = (
        context.tense == "past"
        or context.preposition == "since"
        or (context.tense == "none" and _beside_past(context, base))
    )
    awaited = points_ahead(context) and not named.quarter  # the figures of a quarter come out when it is over
    against = (ahead and past and not lasting) or (behind and ((lasting and context.tense != "past") or awaited))
    if behind and context.preposition == "ahead of":
        return gap_days * _AGAINST_AHEAD
    return gap_days * (_AGAINST_TENSE if against and context.preposition != "ahead of" else 1.0)


def _beside_past(context: Context, base: date) -> bool:
    """ "from 30 in June to 20 in March": the sentence is at a past date."""
    beside = context.same_sentence
    return beside is not None and beside.days.latest is not None and beside.days.latest < base


def points_ahead(context: Context) -> bool:
    """Whether verb or preposition speak of what is to come."""
    return context.tense == "future"


# In a story, a step back counts as this much farther than the same step on.
_BACKWARDS = 1.6
# "By December" and "until December" look on.
_LIMITS = frozenset({"by", "until", "till"})
_BACKWARDS_TO_A_LIMIT = 8.0


def _choose_in_story(focus: Point, context: Context, base: date, candidates: list[tuple[int, DayRange]]) -> int:
    """A history goes forward: within the year it speaks of, else to the nearest one, rather on than back."""
    if focus.unit == "year":
        return base.year
    backwards = _BACKWARDS_TO_A_LIMIT if context.preposition in _LIMITS and context.same_sentence else _BACKWARDS
    return min(candidates, key=lambda item: (_story_gap(item[1], base, backwards), item[0]))[0]


def _story_gap(days: DayRange, base: date, backwards: float) -> float:
    gap_days = _gap_days(days, base)
    return gap_days * (backwards if days.latest and days.latest < base else 1.0)


def _choose_side(
    named: Named, context: Context, base: date, candidates: list[tuple[int, DayRange]]
) -> tuple[int | None, str]:
    step = named.step or 0

    def keep(test: Callable[[DayRange], bool]) -> list[int]:
        return [year for year, days in candidates if test(days)]

    if step < 0:
        years = keep(lambda days: days.latest is not None and days.latest < base)
        how = "the last one before" if step == -1 else f"number {-step} counted back from"
        return (sorted(years)[step] if len(years) >= -step else None), how
    if step > 0:
        years = keep(lambda days: days.earliest is not None and days.earliest > base)
        return (sorted(years)[step - 1] if len(years) >= step else None), "the first one after"
    around = [year for year, days in candidates if days.contains(DayRange.on(base))]
    if around:
        return around[0], "the present one for"
    ahead = keep(lambda days: days.earliest is not None and days.earliest > base)
    if points_ahead(context) and ahead:
        return min(ahead), "the first one after"
    if named.season != "WI":
        return base.year, "the one of the year of"
    nearest = min(candidates, key=lambda item: _gap_days(item[1], base))  # winters lie in two years
    return nearest[0], "the one nearest in time to"


def _gap_days(days: DayRange, base: date) -> int:
    assert days.earliest is not None
    assert days.latest is not None
    return max((days.earliest - base).days, (base - days.latest).days, 0)


def anchor_words(anchor: str | None, base: date) -> str:
    """What it was counted from, in words."""
    return f"the publication date {base}" if anchor == "dct" else f"the date before it, {base}"
