"""What follows from a date's notation alone, worked out once for all events that share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from chronology.site.filing import Place, place_date
from chronology.site.marks import Mark, Shape, find_marks, hull_days
from chronology.site.views.facts import DateView
from chronology.temporal.edtf import Edtf

Form = tuple[int | None, ...]
# The timeline's script counts shapes in the order in which they are defined.
_SHAPES = {shape: number for number, shape in enumerate(Shape)}
_VAGUE_ABOUT = len(_SHAPES)


class Dated(NamedTuple):
    """A date: in words, where it stands, and its marks as numbers, counted from the day ``anchor``.

    ``latest`` is the last day that is possible, as an ordinal, 0 where that is open; ``opens`` says that there is a
    first one.
    """

    text: str
    words: str
    size: str
    place: Place
    latest: int
    opens: bool
    anchor: int
    form: Form

    @property
    def view(self) -> DateView:
        """The date in words, as pages show it."""
        return DateView(self.words, self.text, self.size)


def keep_dated(describe: Callable[[Edtf | None], DateView]) -> Callable[[Edtf], Dated]:
    """Works out what follows from dates, and remembers those that it has seen."""
    known: dict[str, Dated] = {}

    def date(when: Edtf) -> Dated:
        found = known.get(when.text)
        if found is None:
            found = known[when.text] = _work_out(when, describe(when))
        return found

    return date


def _work_out(when: Edtf, view: DateView) -> Dated:
    marks = find_marks(when)
    anchor, _ = hull_days(marks)
    assert anchor is not None  # EDTF names at least one date
    latest = when.bounds.hull.latest
    opens = when.bounds.begin.earliest is not None
    form = flatten_marks(marks, anchor)
    return Dated(
        when.text, view.words, view.size, place_date(when), latest.toordinal() if latest else 0, opens, anchor, form
    )


def flatten_marks(marks: Iterable[Mark], anchor: int) -> Form:
    """Shape, start and end of each mark, counted from ``anchor``; None is an open side."""
    flat: list[int | None] = []
    for mark in marks:
        shape = _VAGUE_ABOUT if mark.shape is Shape.ABOUT and mark.vague else _SHAPES[mark.shape]
        flat += (shape, *(None if day is None else day - anchor for day in (mark.start, mark.end)))
    return tuple(flat)
