"""Bounds -> the EDTF that a timeline may draw: never finer than the bounds, never more certain."""

from __future__ import annotations

from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.edtf import Edtf


def describe_bounds(bounds: Bounds) -> Edtf | None:
    """EDTF for an event with these bounds, or None when nothing bounds it.

    One day between two days, a stretch with known ends, or a begin whose end is open. A stretch
    whose ends are both vague has no notation of its own: it becomes "one of these days".
    """
    if bounds.begin == bounds.finish:
        return _within(bounds.begin)
    first, last = _plain(bounds.begin), _plain(bounds.finish)
    if first and last:
        return Edtf.parse(f"{first}/{last}")
    if first:  # it went on for an unknown time
        return Edtf.parse(f"{first}/..")
    return _within(bounds.hull)


def _within(days: DayRange) -> Edtf | None:
    return None if days.earliest is None and days.latest is None else Edtf.from_days(days)


def _plain(days: DayRange) -> str | None:
    """A day, month or year in plain notation, or None when the range is neither."""
    if days.earliest is None or days.latest is None:
        return None
    text = str(Edtf.from_days(days))
    return None if text.startswith("[") else text
