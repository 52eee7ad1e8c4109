"""The timeline as inline SVG: no script, no style attribute, positions in per cent so that it fits any width.

The words stand beside it in the page; the drawing itself is hidden from screen readers.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Sequence
from typing import Any

from chronology.site.emphasis import escape_text
from chronology.site.marks import Mark, Shape
from chronology.site.quick_value import quick_value

PITCH = 20  # px from one row to the next
_TALL = 12  # px, a mark
_SIGN_DAYS = 0.25  # a sign stands within its day, clear of a bar that ends the day before
_FADE = 16  # px, the fading ends of an approximate date
_ROOM_FOR_OR = 7.0  # per cent of the axis: the word's width, with air, on the narrowest of screens


class Variant(enum.Enum):
    """What the mark stands for; the value is its CSS class."""

    SAID = "v-said"
    COUNTER = "v-counter"
    PLANNED = "v-planned"
    RETRACTED = "v-retracted"

    __hash__ = object.__hash__  # there is one of each; every mark looks them up


class Sign(enum.Enum):
    """The two dates that are not the event's own."""

    SAID = "said"
    PUBLISHED = "published"

    __hash__ = object.__hash__  # there is one of each; every event looks them up


# The flag flies above the line and the bubble hangs below: on a long axis both can stand at the same place.
_PATHS = {Sign.SAID: "M0 1h9v6h-5l-2 3v-3h-2z", Sign.PUBLISHED: "M0 8V-7l9 4-9 4"}
# What is the same for all, put together once: to ask a member of an enumeration for its value takes a call.
_SIGNS = {sign: f'<path class="{sign.value}" d="{path}"/></svg>' for sign, path in _PATHS.items()}
_ROWS = {variant: f'<g class="{variant.value}">' for variant in Variant}
_BOXES = {shape: f'<rect class="{shape.value}"' for shape in Shape}


@quick_value
class Svg:
    """Markup that this module wrote, with every text escaped."""

    text: str

    def __html__(self) -> str:
        return self.text


Signs = tuple[tuple[Sign, int], ...]


@quick_value
class Row:
    """One line of a track: a date, what it stands for, and when it was said and published, as day ordinals."""

    marks: tuple[Mark, ...]
    variant: Variant = Variant.SAID
    letter: str | None = None
    signs: Signs = ()


@quick_value
class Scale:
    """An axis from the day ``first`` to the day before ``end``, as ordinals; ``grid`` names its lines in the page."""

    first: int
    end: int
    grid: str = ""

    def place(self, day: float) -> float:
        """Per cent from the left, kept within the axis."""
        share = (day - self.first) / (self.end - self.first)
        return round(share * 100, 2) if 0 < share < 1 else 0.0 if share <= 0 else 100.0


def draw_track(scale: Scale, rows: Sequence[Row], bracket: bool = False) -> Svg:
    """The rows of one entry; a bracket joins the accounts of a contested event."""
    if len(rows) != 1 or bracket or rows[0].letter:
        return _draw_rows(scale, rows, bracket)
    first, row = scale.first, rows[0]
    marks = tuple(
        [
            (
                mark.shape,
                None if mark.start is None else mark.start - first,
                None if mark.end is None else mark.end - first,
                mark.vague,
            )
            for mark in row.marks
        ]
    )
    signs = tuple([(sign, day - first) for sign, day in row.signs])
    return _draw_alone(scale.end - first, scale.grid, marks, row.variant, signs)


@functools.lru_cache(maxsize=1 << 14)
def _draw_alone(span: int, grid: str, marks: tuple[Any, ...], variant: Variant, signs: Signs) -> Svg:
    """A row with days counted from the first one of an axis of so many: rows of many events look the same."""
    row = Row(tuple([Mark(*mark) for mark in marks]), variant, None, signs)
    return _draw_rows(Scale(0, span, grid), (row,), bracket=False)


def _draw_rows(scale: Scale, rows: Sequence[Row], bracket: bool) -> Svg:
    height = PITCH * len(rows)
    parts = [f'<svg class="track" width="100%" height="{height}" aria-hidden="true" focusable="false">']
    if scale.grid:
        parts.append(f'<use href="#{scale.grid}"/>')
    for number, row in enumerate(rows):
        parts.append(_draw_row(scale, row, number * PITCH + (PITCH - _TALL) // 2))
    if bracket:
        left = min((scale.place(mark.start) for row in rows for mark in row.marks if mark.start is not None), default=0)
        parts.append(f'<svg x="{left:g}%" y="0"><path class="bracket" d="M-4 3h-5v{height - 6}h5"/></svg>')
    parts.append("</svg>")
    return Svg("".join(parts))


def _draw_row(scale: Scale, row: Row, top: int) -> str:
    drawn = "".join([_draw_mark(scale, mark, row.variant, top) for mark in row.marks])
    if len(row.marks) > 1:
        drawn += "".join([_draw_or(scale, mark, row, top) for mark in row.marks if mark.shape is Shape.OR])
    if not row.signs and not row.letter and row.variant is not Variant.RETRACTED:
        return f"{_ROWS[row.variant]}{drawn}</g>"
    left, right = _ends(scale, row.marks)
    if row.variant is Variant.RETRACTED and row.marks:
        ends = f'x1="{max(left - 2, 0):g}%" x2="{min(right + 2, 100):g}%"'
        drawn += f'<line class="strike" {ends} y1="{top + 6}" y2="{top + 6}"/>'
    if row.signs:
        drawn += _draw_signs(scale, row, right, top)
    if row.letter:
        drawn += _draw_letter(row.letter, left, right, top)
    return f"{_ROWS[row.variant]}{drawn}</g>"


def _ends(scale: Scale, marks: Sequence[Mark]) -> tuple[float, float]:
    starts = [0.0 if mark.start is None else scale.place(mark.start) for mark in marks]
    ends = [100.0 if mark.end is None else scale.place(mark.end) for mark in marks]
    return min(starts, default=0.0), max(ends, default=0.0)


def _draw_mark(scale: Scale, mark: Mark, variant: Variant, top: int) -> str:
    x = 0.0 if mark.start is None else scale.place(mark.start)
    right = 100.0 if mark.end is None else scale.place(mark.end)
    width = round(right - x, 2)
    middle = top + _TALL // 2
    match mark.shape:
        case Shape.OR:
            return f'<line class="or" x1="{x:g}%" x2="{right:g}%" y1="{middle}" y2="{middle}"/>'
        case Shape.ABOUT:
            return _draw_about(mark, variant, x, width, top)
        case Shape.BEFORE | Shape.AFTER:
            stop = right if mark.shape is Shape.BEFORE else x
            return (
                f'<rect {_fill(mark.shape.value, variant)} x="{x:g}%" y="{top}" width="{width:g}%" height="{_TALL}"/>'
                f'<line class="stop" x1="{stop:g}%" x2="{stop:g}%" y1="{top - 2}" y2="{top + _TALL + 2}"/>'
            )
        case Shape.PERHAPS:
            word = f'<text class="word" x="{round(x + width / 2, 2):g}%" y="{top + 10}">?</text>'
            return _box(mark, variant, x, width, top) + word
        case _:
            return _box(mark, variant, x, width, top) + _draw_overrun(scale, mark, top)


def _draw_or(scale: Scale, mark: Mark, row: Row, top: int) -> str:
    """The word between two options, where there is room for it; the dotted line says the same."""
    assert mark.start is not None
    assert mark.end is not None
    left, right = scale.place(mark.start), scale.place(mark.end)
    centre = round((left + right) / 2, 2)
    signs = (scale.place(day + _SIGN_DAYS) for _, day in row.signs)
    if right - left < _ROOM_FOR_OR or any(abs(place - centre) < _ROOM_FOR_OR for place in signs):
        return ""
    return f'<text class="word" x="{centre:g}%" y="{top + 2}">or</text>'


def _box(mark: Mark, variant: Variant, x: float, width: float, top: int) -> str:
    hatch = ' fill="url(#hatch)"' if variant is Variant.COUNTER else ""
    return f'{_BOXES[mark.shape]}{hatch} x="{x:g}%" y="{top}" width="{width:g}%" height="{_TALL}"/>'


def _fill(shape: str, variant: Variant) -> str:
    kind = {Variant.COUNTER: "-counter", Variant.PLANNED: "-planned"}.get(variant, "")
    return f'class="fading" fill="url(#{shape}{kind})"'


def _draw_about(mark: Mark, variant: Variant, x: float, width: float, top: int) -> str:
    core = "within-core" if mark.vague else "about"
    hatch = ' fill="url(#hatch)"' if variant is Variant.COUNTER else ""
    pale = "-pale" if mark.vague or variant is Variant.PLANNED else "-counter" if variant is Variant.COUNTER else ""
    size = f'y="{top}" width="{_FADE}" height="{_TALL}"'
    right = round(x + width, 2)
    return (
        f'<rect class="fading" fill="url(#before{pale})" x="{x:g}%" {size} transform="translate(-{_FADE} 0)"/>'
        f'<rect class="{core}"{hatch} x="{x:g}%" y="{top}" width="{width:g}%" height="{_TALL}"/>'
        f'<rect class="fading" fill="url(#after{pale})" x="{right:g}%" {size}/>'
    )


def _draw_overrun(scale: Scale, mark: Mark, top: int) -> str:
    """A chevron where a mark goes on beyond the axis."""
    drawn = ""
    if mark.start is not None and mark.start < scale.first:
        drawn += f'<svg x="0" y="{top}"><path class="over" d="M-3 2l-5 4 5 4"/></svg>'
    if mark.end is not None and mark.end > scale.end:
        drawn += f'<svg x="100%" y="{top}"><path class="over" d="M3 2l5 4-5 4"/></svg>'
    return drawn


def _draw_signs(scale: Scale, row: Row, right: float, top: int) -> str:
    middle = top + _TALL // 2
    drawn = ""
    placed = [(sign, scale.place(day + _SIGN_DAYS)) for sign, day in row.signs]
    furthest = max([x for _, x in placed])
    if row.marks and furthest > right:
        drawn = f'<line class="dots" x1="{right:g}%" x2="{furthest:g}%" y1="{middle}" y2="{middle}"/>'
    for sign, x in reversed(placed):
        drawn += f'<svg x="{x:g}%" y="{middle}">{_SIGNS[sign]}'
    return drawn


def _draw_letter(letter: str, left: float, right: float, top: int) -> str:
    if right <= 94:
        return f'<text class="letter" x="{right:g}%" dx="7" y="{top + 10}">{escape_text(letter)}</text>'
    if left >= 8:
        return f'<text class="letter end" x="{left:g}%" dx="-14" y="{top + 10}">{escape_text(letter)}</text>'
    return f'<text class="letter inside" x="50%" y="{top + 10}">{escape_text(letter)}</text>'
