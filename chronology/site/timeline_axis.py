"""The axis above drawings of dates: lines at days, weeks, months or years, with their labels."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date

from chronology.languages.wording import DateWords
from chronology.site.emphasis import escape_text
from chronology.site.quick_value import quick_value
from chronology.site.timeline_svg import Scale, Svg


@quick_value
class Tick:
    """A line of the axis with its label; ``minor`` ones lose theirs on narrow screens."""

    day: int
    label: str
    minor: bool = False


@functools.lru_cache(maxsize=1 << 12)
def draw_dates(first: int, end: int, grid: str, words: DateWords) -> Svg:
    """The axis of a scale with ticks where they are due: events on the same days share it."""
    scale = Scale(first, end, grid)
    return draw_axis(scale, choose_ticks(scale, words))


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
