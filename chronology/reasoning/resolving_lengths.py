"""How long: "five years", "90 minutes", "the past year"."""

from __future__ import annotations

from decimal import Decimal

from chronology.reasoning.resolving_behind import place_at_edge
from chronology.reasoning.resolving_context import COUNTS_FROM_EVENT, Context, Outcome
from chronology.reasoning.resolving_deictic import present_of
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days
from chronology.temporal.meaning import Amount, Anchor, Length, Unit
from chronology.temporal.timex_dates import step_from
from chronology.temporal.timex_value import parse_value

_LETTERS: dict[Unit, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "W", "week": "W", "month": "M", "quarter": "Q",
    "half": "Y", "season": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip


def duration_value(length: Length) -> str:
    """The TIMEX3 value of a length: P5Y, PT90M, PXW, P2Y6M, PT1H30M."""
    pieces = (length,) if length.rest is None else (length, length.rest)
    parts = [part for piece in pieces for part in _length_parts(piece.amount, piece.unit)]
    dates = "".join(text for clock, text in parts if not clock)
    times = "".join(text for clock, text in parts if clock)
    return f"P{dates}" + (f"T{times}" if times else "")


def _length_parts(amount: Amount, unit: Unit) -> list[tuple[bool, str]]:
    letter, clock = _LETTERS[unit], unit in {"hour", "minute", "second"}
    low = amount.low
    if low is None or amount.low != amount.high:
        return [(clock, f"{'X' if low is None else _plain(low)}{letter}")]
    if unit == "decade" and low > 1:
        return [(clock, f"{_plain(low * 10)}Y")]  # as TimeML's corpora have it: "two decades" are P20Y
    smaller = {
        "century": (100, "Y", False),
        "decade": (10, "Y", False),
        "year": (12, "M", False),
        "hour": (60, "M", True),
        "minute": (60, "S", True),
    }.get(unit)
    fraction = low % 1
    if smaller and fraction and (fraction * smaller[0]) % 1 == 0:
        whole = [(clock, f"{int(low)}{letter}")] if int(low) else []
        return [*whole, (smaller[2], f"{int(fraction * smaller[0])}{smaller[1]}")]
    return [(clock, f"{_plain(low)}{letter}")]


def _plain(number: Decimal) -> str:
    text = f"{number.quantize(Decimal('0.01')):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def resolve_length(length: Length, context: Context) -> Outcome:
    """ "five years" covers no day; "the past year" reaches back from the publication date."""
    value = duration_value(length)
    parse_value(value)
    if length.anchor is Anchor.DCT and length.direction in {"before", "after"}:
        return _length_from_now(length, value, context)
    if length.direction is not None:
        return Outcome(value, "DURATION", unresolved=COUNTS_FROM_EVENT, direction=length.direction)
    plain = Outcome(value, "DURATION", because=(f"a length of time: {value}",))
    return place_at_edge(length, plain, context) if length.edge else plain


def _length_from_now(length: Length, value: str, context: Context) -> Outcome:
    sign = -1 if length.direction == "before" else 1
    present = present_of(context, sign)
    now = present.day
    if now is None:
        return Outcome(value, "DURATION", unresolved=present.why)
    low = length.amount.low
    other = step_from(now, length.unit, sign * int(low)) if low is not None else None
    if length.unit in {"hour", "minute", "second"} and low is not None:
        hours = {"hour": 1, "minute": 60, "second": 3600}[length.unit]
        other = add_days(now, sign * -(-int(low) // (24 * hours)))
    days = DayRange(other, now) if sign < 0 else DayRange(now, other)
    why = f"reaches {'back' if sign < 0 else 'on'} from {present.words}"
    return Outcome(value, "DURATION", days=days, anchor=present.anchor, because=(why,))
