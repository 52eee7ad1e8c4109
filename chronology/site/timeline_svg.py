"""The timeline as inline SVG: no script, no style attribute, positions in per cent so that it fits any width.

The words stand beside it in the page; the drawing itself is hidden from screen readers.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Sequence
from datetime import date

from chronology.languages.wording import DateWords
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


@quick_value
class Row:
    """One line of a track: a date, what it stands for, and when it was said and published, as day ordinals."""

    marks: tuple[Mark, ...]
    variant: Variant = Variant.SAID
    letter: str | None = None
    signs: tuple[tuple[Sign, int], ...] = ()


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


@quick_value
class Tick:
    """A line of the axis with its label; ``minor`` ones lose theirs on narrow screens."""

    day: int
    label: str
    minor: bool = False


def draw_track(scale: Scale, rows: Sequence[Row], bracket: bool = False) -> Svg:
    """The rows of one entry; a bracket joins the accounts of a contested event."""
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


def draw_axis(scale: Scale, ticks: Sequence[Tick]) -> Svg:
    """The axis with its labels; the lines that every track of the section repeats are defined here."""
    places = [f"{scale.place(tick.day):g}%" for tick in ticks]
    lines = "".join([f'<line x1="{x}" x2="{x}" y1="0" y2="100%"/>' for x in places])
    labels = "".join([_draw_label(tick, x) for tick, x in zip(ticks, places, strict=True)])
    grid = f'<g id="{scale.grid}" class="grid">{lines}</g>' if scale.grid else f'<g class="grid">{lines}</g>'
    return Svg(f'<svg class="axis" width="100%" height="18" aria-hidden="true" focusable="false">{grid}{labels}</svg>')


def _draw_label(tick: Tick, x: str) -> str:
    css = ' class="minor"' if tick.minor else ""
    return f'<text x="{x}" dx="3" y="13"{css}>{escape_text(tick.label)}</text>'


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


# ---------------------------------------------------------------- ticks


def choose_ticks(scale: Scale, words: DateWords) -> tuple[Tick, ...]:
    """Lines at days, weeks, months or years, about seven labels at most on a wide screen."""
    span = scale.end - scale.first
    if span <= 16:
        return tuple(_day_tick(day, scale, words, 1 if span <= 7 else 2) for day in range(scale.first, scale.end))
    if span <= 45:
        step = 5 if span <= 32 else 7
        return tuple(_day_tick(day, scale, words, 2) for day in range(scale.first, scale.end, step))
    if span <= 1100:
        return _month_ticks(scale, words)
    return _year_ticks(scale)


def _day_tick(ordinal: int, scale: Scale, words: DateWords, every: int) -> Tick:
    day = date.fromordinal(ordinal)
    label = str(day.day)
    if ordinal == scale.first or day.day == 1:
        label = f"{day.day} {words.months_short[day.month - 1]}"
    return Tick(ordinal, label, minor=(ordinal - scale.first) % every != 0)


def _month_ticks(scale: Scale, words: DateWords) -> tuple[Tick, ...]:
    """Of the months whose first day lies on the axis."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.end - 1)
    shown = first.year * 12 + first.month - 1
    return _name_months(shown, shown + (first.day > 1), last.year * 12 + last.month, words)


@functools.lru_cache(maxsize=1 << 12)
def _name_months(shown: int, first: int, end: int, words: DateWords) -> tuple[Tick, ...]:
    """Ticks from month ``first`` to the one before ``end``, counted from year 0; the axis begins in ``shown``."""
    starts = range(shown, end)
    step = next(step for step in (1, 2, 3, 6, 12) if len(starts) <= 8 * step or step == 12)
    ticks: list[Tick] = []
    for index in starts:
        day = date(index // 12, index % 12 + 1, 1)
        if (day.month - 1) % step == 0 and index >= first:
            name = words.months_short[day.month - 1]
            label = f"{name} {day.year}" if day.month == 1 or not ticks else name
            ticks.append(Tick(day.toordinal(), label, minor=len(ticks) % 2 == 1))
    return tuple(ticks)


def _year_ticks(scale: Scale) -> tuple[Tick, ...]:
    first, last = date.fromordinal(scale.first).year, date.fromordinal(scale.end - 1).year
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if (last - first) / step <= 8), 500)
    years = [year for year in range(first, last + 1) if year % step == 0]
    years = [year for year in years if date(year, 1, 1).toordinal() >= scale.first]
    return tuple(Tick(date(year, 1, 1).toordinal(), str(year), minor=n % 2 == 1) for n, year in enumerate(years))
