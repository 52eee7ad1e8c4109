"""Times and parts of a day: "10 p.m. Wednesday", "that night"."""

from __future__ import annotations

import dataclasses
from datetime import date

from chronology.reasoning.resolving_context import Context, Outcome, Point
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days
from chronology.temporal.edtf import Edtf
from chronology.temporal.meaning import TimeOfDay


def resolve_time(time: TimeOfDay, day: Outcome | None, context: Context) -> Outcome:
    """A time on its day: the one that the words name, else the one the sentence speaks of, else the publication day."""
    clock = _clock(time)
    if day is None:
        point = _day_spoken_of(context, time)
        if point is not None:
            day = Outcome(
                str(_day_reached(point, time)), anchor=point.tid, because=(f"on the day before it, {point.value}",)
            )
        elif context.dct and not context.history:
            day = Outcome(context.dct.isoformat(), anchor="dct", because=(f"on the publication date {context.dct}",))
        else:
            return Outcome(f"XXXX-XX-XXT{clock}", "TIME", unresolved="a time of day whose day the text does not give")
    value = _day_part(day.value)
    if len(value) < 10 and value.count("-") != 2:
        # "the night of June": no day to put a time on
        return dataclasses.replace(day, type="DATE")
    timed = dataclasses.replace(
        day,
        value=f"{value}T{clock}",
        type="TIME",
        because=(*day.because, f"the time of day: {_PARTS_IN_WORDS.get(clock, clock)}"),
    )
    return _night_before(timed, clock) if time.ends_on_day and not timed.unresolved else timed


def _night_before(timed: Outcome, clock: str) -> Outcome:
    """The night that ends on a day: it has the name of the day before, and lies on both."""
    last = timed.covered.earliest
    first = add_days(last, -1) if last else None
    if first is None or last is None:
        return timed
    days = DayRange(first, last)
    return dataclasses.replace(
        timed,
        value=f"{first}T{clock}",
        days=days,
        edtf=str(Edtf.from_days(days)),
        because=(*timed.because, f"the night from {first} to {last}"),
    )


_PARTS_IN_WORDS = {
    "MO": "the morning", "MI": "midday", "AF": "the afternoon", "EV": "the evening", "NI": "the night", "DT": "daytime",
    "24": "midnight at its end",
}  # fmt: skip


def _clock(time: TimeOfDay) -> str:
    if time.hour is None:
        return time.part or "DT"
    if time.hour == 24:
        return "24"
    return f"{time.hour:02}:{time.minute or 0:02}{time.offset.removesuffix(':00')}"


def _day_part(value: str) -> str:
    return value.partition("T")[0]


def _day_spoken_of(context: Context, time: TimeOfDay) -> Point | None:
    """The day that the sentence is at, or at which a clock time stood right before."""
    point = context.focus if context.history else context.same_sentence
    if point is None and time.hour is not None and context.focus is not None and _clock_of(context.focus) is not None:
        point = context.focus
    return point if point and point.unit == "day" else None


def _clock_of(point: Point) -> int | None:
    hour = str(point.value).partition("T")[2][:2]
    return int(hour) if hour.isdecimal() else None


_LATE_HOUR, _EARLY_HOUR = 18, 6


def _day_reached(point: Point, time: TimeOfDay) -> str | date:
    """The same day, or the next one: "at 11 p.m. on Tuesday he fled; at 2 a.m. he was caught"."""
    before = _clock_of(point)
    late = before is not None and before >= _LATE_HOUR and time.hour is not None and time.hour <= _EARLY_HOUR
    following = add_days(point.first, 1) if late and point.first else None
    return following or _day_part(str(point.value))
