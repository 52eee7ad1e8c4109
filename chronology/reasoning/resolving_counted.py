"""What counts from somewhere: "last week", "two days ago", "days later", "the past year"."""

from __future__ import annotations

import dataclasses
from datetime import date

from chronology.reasoning.resolving_context import COUNTS_FROM_EVENT, NO_DCT, NO_PREVIOUS, Context, Outcome, Point
from chronology.reasoning.resolving_deictic import NO_DAY_OF_SAYING, present_of
from chronology.reasoning.resolving_hedged import hedge_counted
from chronology.temporal.before_our_era import step_era
from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.days import add_days
from chronology.temporal.edtf import Edtf
from chronology.temporal.meaning import Amount, Anchor, Counted, Shifted, Unit
from chronology.temporal.timex_dates import step_from, unknown_value, value_of
from chronology.temporal.timex_value import parse_value

_FINER: tuple[Unit, ...] = (
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "half", "season", "year",
    "decade", "century", "millennium",
)  # fmt: skip
_OUTSIDE = "the day lies outside of years 1 to 9999"


def is_finer(unit: Unit, than: Unit) -> bool:
    """Whether one unit is shorter than another."""
    return _FINER.index(unit) < _FINER.index(than)


# ---------------------------------------------------------------- whole units


def resolve_shifted(shifted: Shifted, context: Context) -> Outcome:
    """ "yesterday", "last week", "the following month"."""
    if shifted.anchor is Anchor.PREVIOUS:
        return _shift_from_previous(shifted, context)
    if context.narrative and not context.quoted and shifted.unit == "day" and shifted.step == 0:
        return Outcome("PRESENT_REF", days=ANY_DAY, because=("in a history, the time of its writing",))
    present = present_of(context, shifted.step)
    if present.day is None:
        return Outcome(unknown_value(shifted.unit), unresolved=present.why)
    return _shift(shifted, present.day, present.anchor, f"counted from {present.words}")


def _from_dct(day: date) -> str:
    return f"counted from the publication date {day}"


def _shift(shifted: Shifted, base: date, anchor: str | None, why: str) -> Outcome:
    day = step_from(base, shifted.unit, shifted.step)
    if day is None:
        return Outcome(unknown_value(shifted.unit), unresolved=_OUTSIDE)
    value = ("FY" if shifted.fiscal else "") + value_of(day, shifted.unit)
    steps = {0: "the same", 1: "the next", -1: "the last"}.get(shifted.step, f"{shifted.step:+}")
    return Outcome(value, anchor=anchor, because=(why, f"{steps} {shifted.unit}: {value}"))


def _shift_from_previous(shifted: Shifted, context: Context) -> Outcome:
    focus = None if _is_lost(shifted.unit, context) else context.spoken
    if shifted.unit == "quarter" and shifted.step == 0 and not context.history:
        focus = context.quarter
    if focus and focus.value.before_our_era:
        return _era_outcome(focus, shifted.unit, shifted.step)
    if focus is None or focus.first is None:
        if shifted.step >= 0 and shifted.unit != "day" and context.dct and not context.history:
            # "the quarter" where no date stands before it is the one that figures are out for, "the year" the present
            step = -1 if shifted.unit == "quarter" else shifted.step
            return _shift(dataclasses.replace(shifted, step=step), context.dct, "dct", _from_dct(context.dct))
        return Outcome(unknown_value(shifted.unit), unresolved=NO_PREVIOUS)
    present = shifted.step == 0 and shifted.unit != "day" and not context.history and context.dct
    if present and (is_finer(shifted.unit, focus.unit) or _is_over(shifted.unit, focus, present, context)):
        # "the end of the month" in news, where the date before it names no month, or what is to come by then
        return _shift(shifted, present, "dct", _from_dct(present))
    if is_finer(shifted.unit, focus.unit):
        return _finer_than_previous(shifted, focus)
    return _shift(shifted, focus.first, focus.tid, f"counted from the date before it, {focus.value}")


def _is_over(unit: Unit, focus: Point, dct: date, context: Context) -> bool:
    """Whether the date before it is past and the verb speaks of what is to come, as it does of a quarter's figures."""
    over = focus.days.latest is not None and focus.days.latest < dct
    return over and context.tense == "future" and unit != "quarter"


def _is_lost(unit: Unit, context: Context) -> bool:
    return context.lost is not None and not is_finer(context.lost, unit)


def _era_outcome(point: Point, unit: Unit, step: int) -> Outcome:
    value = step_era(point.value, unit, step)
    if value is None:
        exact = point.value.piece and point.value.piece.isdigit() and unit == "day" and step == 0
        value = f"BC{point.value.year}-{point.value.piece}-XX" if exact else f"BC{unknown_value(unit)}"
    return Outcome(value, anchor=point.tid, unresolved="years before our era are not counted in days")


def _finer_than_previous(shifted: Shifted, focus: Point) -> Outcome:
    """ "that day" after a month: some day of it, no one knows which."""
    first, last = focus.days.earliest, focus.days.latest
    days = DayRange(
        step_from(first, shifted.unit, shifted.step) if first else None,
        step_from(last, shifted.unit, shifted.step) if last else None,
    )
    known_month = focus.unit == "month" and "X" not in str(focus.value)
    value = f"{focus.value}-XX" if known_month and shifted.unit == "day" and shifted.step == 0 else None
    why = f"counted from the date before it, {focus.value}, which does not say which {shifted.unit}"
    return Outcome(
        value or unknown_value(shifted.unit), days=days, anchor=focus.tid, because=(why,), edtf=_one_of(days)
    )


def _one_of(days: DayRange) -> str | None:
    return str(Edtf.from_days(days)) if days.earliest and days.latest else None


def resolve_anaphor(context: Context) -> Outcome:
    """ "that period": the date that the text spoke of last."""
    point = context.spoken
    if point is None:
        return Outcome("XXXX", unresolved=NO_PREVIOUS)
    unresolved = "years before our era are not counted in days" if point.value.before_our_era else None
    return Outcome(
        str(point.value), anchor=point.tid, unresolved=unresolved, because=(f"the time before it, {point.value}",)
    )


def day_in_apposition(point: Point) -> Outcome:
    """ "On 9 April 2009, the sixth anniversary": the same day."""
    return Outcome(
        str(point.value).partition("T")[0],
        days=point.days,
        anchor=point.tid,
        because=(f"another name for the date right before it, {point.value}",),
    )


# ---------------------------------------------------------------- so many units away


def resolve_counted(counted: Counted, context: Context, base: Point | None) -> Outcome:
    """ "two days ago", "a year earlier", "days later"; ``base`` is what the words themselves count from."""
    counted = _in_whole_units(counted)
    outcome, start = _count(counted, context, base)
    return hedge_counted(counted, outcome, start) if start else outcome


def _count(counted: Counted, context: Context, base: Point | None) -> tuple[Outcome, DayRange | None]:
    """The outcome without its hedge, and the days that it counts from."""
    count = _whole(counted)
    if _counts_from_era(context) and context.focus and count is not None:
        return _era_outcome(context.focus, counted.unit, count), None
    if (
        base is None
        and counted.anchor is Anchor.PREVIOUS
        and (counted.amount.low is None or _lacks_focus(counted, context))
    ):
        return Outcome(_unknown(counted), unresolved=COUNTS_FROM_EVENT, direction=counted.direction), None
    if counted.anchor is Anchor.DCT and base is None and context.narrative and context.quoted:
        return Outcome(_unknown(counted), unresolved=NO_DAY_OF_SAYING, direction=counted.direction), None
    from_text = counted.anchor is Anchor.PREVIOUS or context.narrative
    point = base or (_told_or_focus(counted, context) if from_text else None)
    quarter = _quarter_compared(counted, context) if base is None else None
    point = quarter or point
    start = point.first if point else context.dct
    if start is None:
        return Outcome(_unknown(counted), unresolved=NO_DCT, direction=counted.direction), None
    if count is None:
        return _vague_side(counted, start, point.tid if point else "dct"), None
    if point is None and counted.unit in _CLOCK_UNITS:
        return _hours_away(counted, count, start), DayRange.on(start)
    anchor = point.tid if point else "dct"
    why = f"counted from the date before it, {point.value}" if point else _from_dct(start)
    if point and is_finer(counted.unit, point.unit):
        return _range_away(counted, count, point, why), point.days
    unit = "quarter" if quarter else _unit_of_outcome(counted)
    return _units_away(counted, start, unit, anchor, why), DayRange.on(start)


def _units_away(counted: Counted, start: date, unit: Unit, anchor: str | None, why: str) -> Outcome:
    count = _whole(counted) or 0
    day = step_from(start, counted.unit, count)
    if day is None:
        return Outcome(_unknown(counted), unresolved=_OUTSIDE)
    value = value_of(day, unit)
    other = _other_number(counted, start, unit)
    if other is not None:
        first, _, _, last = sorted((*_ends(other), *_ends(value)))
        days = DayRange(first, last)
        return Outcome(
            unknown_value(unit), days=days, anchor=anchor, because=(why, f"{other} to {value}"), edtf=_one_of(days)
        )
    return Outcome(value, anchor=anchor, because=(why, f"{abs(count)} {counted.unit}s {counted.direction}: {value}"))


_SMALLER: dict[Unit, tuple[int, Unit]] = {
    "millennium": (10, "century"), "century": (10, "decade"), "decade": (10, "year"), "year": (12, "month"),
    "month": (30, "day"), "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute"), "minute": (60, "second"),
}  # fmt: skip


def _in_whole_units(counted: Counted) -> Counted:
    """Half a year as six months, a century and a half as fifteen decades."""
    low, high = counted.amount.low, counted.amount.high
    if low is None or low != high or low % 1 == 0 or counted.unit not in _SMALLER:
        return counted
    times, unit = _SMALLER[counted.unit]
    return dataclasses.replace(counted, amount=Amount.of(low * times), unit=unit)


def _other_number(counted: Counted, start: date, unit: Unit) -> str | None:
    """The second one of "three or four days ago", as a value; None where one number is given."""
    high = counted.amount.high
    if high is None or high == counted.amount.low:
        return None
    day = step_from(start, counted.unit, int(high) * (-1 if counted.direction == "before" else 1))
    return value_of(day, unit) if day else None


def _ends(value: str) -> tuple[date, date]:
    days = parse_value(value).days
    return days.earliest or date.min, days.latest or date.max


def _counts_from_era(context: Context) -> bool:
    focus = context.focus
    return context.history and focus is not None and focus.value.before_our_era


_CLOCK_UNITS = ("hour", "minute", "second")


def _hours_away(counted: Counted, count: int, dct: date) -> Outcome:
    """ "two hours ago": on the publication day or the day beside it, as the hour of publication is not known."""
    reach_days = -(-abs(count) // {"hour": 24, "minute": 1_440, "second": 86_400}.get(counted.unit, 1))
    other = add_days(dct, reach_days if count > 0 else -reach_days)
    days = DayRange(dct, other) if count > 0 else DayRange(other, dct)
    same_month = other is not None and value_of(other, "month") == value_of(dct, "month")
    value = f"{value_of(dct, 'month')}-XX" if same_month else unknown_value("day")
    edtf = _one_of(days)
    return Outcome(
        value, days=days, anchor="dct", because=(_from_dct(dct), "hours from a day whose hour is not known"), edtf=edtf
    )


def _quarter_compared(counted: Counted, context: Context) -> Point | None:
    """A year before a quarter is a quarter: figures are compared with those of the same stretch."""
    a_year = counted.unit == "year" and counted.amount.low == 1
    return context.quarter if a_year and not context.history else None


def _unit_of_outcome(counted: Counted) -> Unit:
    return "day" if counted.to_the_day or counted.unit in {"hour", "minute", "second"} else counted.unit


_FINE_UNITS = frozenset({"day", "week"})


def _told_or_focus(counted: Counted, context: Context) -> Point | None:
    """ "said on Wednesday that … Two days earlier": hardly two days before it was said."""
    if counted.anchor is Anchor.PREVIOUS and _is_lost(counted.unit, context):
        return None
    return context.told if context.focus_says and counted.unit in _FINE_UNITS else context.focus


def _lacks_focus(counted: Counted, context: Context) -> bool:
    focus = _told_or_focus(counted, context)
    return focus is None or focus.first is None or counted.unit in {"hour", "minute", "second"}


def _unknown(counted: Counted) -> str:
    return unknown_value("day" if counted.to_the_day else counted.unit)


def _whole(counted: Counted) -> int | None:
    low = counted.amount.low
    if low is None:
        return None
    sign = -1 if counted.direction == "before" else 1
    return sign * int(low)


def _vague_side(counted: Counted, start: date, anchor: str | None) -> Outcome:
    if counted.direction == "before":
        return Outcome("PAST_REF", days=DayRange(None, start), anchor=anchor, because=(f"some time before {start}",))
    return Outcome("FUTURE_REF", days=DayRange(start, None), anchor=anchor, because=(f"some time after {start}",))


def _range_away(counted: Counted, count: int, point: Point, why: str) -> Outcome:
    first, last = point.days.earliest, point.days.latest
    days = DayRange(
        step_from(first, counted.unit, count) if first else None, step_from(last, counted.unit, count) if last else None
    )
    return Outcome(
        _unknown(counted), days=days, anchor=point.tid, because=(why, "which names no single day"), edtf=_one_of(days)
    )
