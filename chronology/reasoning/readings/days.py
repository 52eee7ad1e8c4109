"""The four ends of an event's bounds as day numbers, and how two sets of bounds lie to each other."""

from __future__ import annotations

from datetime import date

from chronology.temporal.bounds import Bounds, DayRange

# Earliest and latest first day, earliest and latest last day, as ordinals; open ends lie outside all days.
Days = tuple[int, int, int, int]
OPEN_LOW, OPEN_HIGH = 0, date.max.toordinal() + 1
ANY: Days = (OPEN_LOW, OPEN_HIGH, OPEN_LOW, OPEN_HIGH)


def to_days(bounds: Bounds) -> Days:
    """Bounds as four numbers."""
    b, f = bounds.begin, bounds.finish
    return (_low(b.earliest), _high(b.latest), _low(f.earliest), _high(f.latest))


def to_bounds(days: Days) -> Bounds:
    """Four numbers as bounds."""
    return Bounds(DayRange(_date(days[0]), _date(days[1])), DayRange(_date(days[2]), _date(days[3])))


def holds(outer: Days, inner: Days) -> bool:
    """Whether ``outer`` allows all that ``inner`` allows."""
    return (
        outer[0] <= inner[0] and inner[1] <= outer[1] and outer[2] <= inner[2] and inner[3] <= outer[3]
    )  # fmt: skip


def agree(one: Days, other: Days) -> bool:
    """Whether some time satisfies both."""
    return (
        one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3]
    )  # fmt: skip


def cover(one: Days, other: Days) -> Days:
    """The narrowest bounds that allow all that either allows."""
    return min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3])


def _low(day: date | None) -> int:
    return day.toordinal() if day is not None else OPEN_LOW


def _high(day: date | None) -> int:
    return day.toordinal() if day is not None else OPEN_HIGH


def _date(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if OPEN_LOW < ordinal < OPEN_HIGH else None
