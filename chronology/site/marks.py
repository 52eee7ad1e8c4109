"""What is drawn for a date: shapes on an axis of days, never more certain than the notation.

One day in a range, a month or a year is a flat pale box with a dashed outline: a fade around a
midpoint would invent a likeliest day.
"""

from __future__ import annotations

import enum
from datetime import date

from chronology.site.quick_value import quick_value
from chronology.temporal.edtf import Edtf, EdtfDate, Kind, Precision


class Shape(enum.Enum):
    """The form of a mark; the value is its CSS class."""

    SOLID = "solid"  # that day, or all of these days
    WITHIN = "within"  # some day in here
    ABOUT = "about"  # fading ends
    PERHAPS = "perhaps"  # dashed, with a question mark
    OPTION = "option"  # hollow: this one or another one
    OR = "or"  # the dotted line that joins two options
    BEFORE = "before"  # fades towards the past, stops hard
    AFTER = "after"  # starts hard, fades towards the future

    __hash__ = object.__hash__  # there is one of each; every mark looks them up


@quick_value
class Mark:
    """A shape from the morning of day ``start`` to the evening before ``end``, as day ordinals; None is open."""

    shape: Shape
    start: int | None
    end: int | None
    vague: bool = False  # for ABOUT: which day within is not known either


def find_marks(when: Edtf) -> tuple[Mark, ...]:
    """The marks of a date, from left to right."""
    if when.kind is Kind.INTERVAL:
        return _mark_interval(*when.ranges[0])
    if when.kind is Kind.ALL_OF:
        return tuple(mark for pair in when.ranges for mark in _mark_interval(*pair))
    if len(when.ranges) == 1:
        return _mark_one_of(*when.ranges[0])
    return _mark_options(when)


def hull_days(marks: tuple[Mark, ...]) -> tuple[int | None, int | None]:
    """First day and day after the last that the marks name, None when they name none."""
    if len(marks) == 1:  # as a rule
        start, end = marks[0].start, marks[0].end
        return end if start is None else start, start if end is None else end
    starts = [end for mark in marks if (end := mark.start if mark.start is not None else mark.end) is not None]
    ends = [end for mark in marks if (end := mark.end if mark.end is not None else mark.start) is not None]
    return (min(starts), max(ends)) if starts else (None, None)


def _first(one: EdtfDate) -> int:
    return (one.days.earliest or date.min).toordinal()


def _after(one: EdtfDate) -> int:
    return (one.days.latest or date.max).toordinal() + 1


def _mark_date(one: EdtfDate) -> Mark:
    if one.uncertain:
        return Mark(Shape.PERHAPS, _first(one), _after(one))
    if one.approximate:
        return Mark(Shape.ABOUT, _first(one), _after(one), vague=one.precision < Precision.DAY)
    return Mark(Shape.SOLID if one.precision >= Precision.DAY else Shape.WITHIN, _first(one), _after(one))


def _mark_one_of(first: EdtfDate | None, last: EdtfDate | None) -> tuple[Mark, ...]:
    if first is not None and first is last:
        return (_mark_date(first),)
    if first is None:
        assert last is not None
        return (Mark(Shape.BEFORE, None, _after(last)),)
    if last is None:
        return (Mark(Shape.AFTER, _first(first), None),)
    if first.uncertain or last.uncertain:
        return (Mark(Shape.PERHAPS, _first(first), _after(last)),)
    if first.approximate or last.approximate:
        return (Mark(Shape.ABOUT, _first(first), _after(last), vague=True),)
    return (Mark(Shape.WITHIN, _first(first), _after(last)),)


def _mark_options(when: Edtf) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for first, last in when.ranges:
        (box,) = _mark_one_of(first, last)
        if box.start is not None and box.end is not None:
            box = Mark(Shape.OPTION, box.start, box.end)
        if marks and marks[-1].end is not None and box.start is not None and marks[-1].end <= box.start:
            marks.append(Mark(Shape.OR, marks[-1].end, box.start))
        marks.append(box)
    return tuple(marks)


def _mark_interval(first: EdtfDate | None, last: EdtfDate | None) -> tuple[Mark, ...]:
    """All of the time between: solid where it certainly lasted, pale where it may not have begun or have ended."""
    if first is None or last is None or first is last:
        return _mark_one_of(first, last)
    if first.uncertain or last.uncertain:
        return (Mark(Shape.PERHAPS, _first(first), _after(last)),)
    if first.approximate or last.approximate:
        return (Mark(Shape.ABOUT, _first(first), _after(last)),)
    begun = _first(first) if first.precision >= Precision.DAY else _after(first)
    ended = _after(last) if last.precision >= Precision.DAY else _first(last)
    if begun >= ended:
        return (Mark(Shape.WITHIN, _first(first), _after(last)),)
    marks = [Mark(Shape.SOLID, begun, ended)]
    if _first(first) < begun:
        marks.insert(0, Mark(Shape.WITHIN, _first(first), begun))
    if ended < _after(last):
        marks.append(Mark(Shape.WITHIN, ended, _after(last)))
    return tuple(marks)
