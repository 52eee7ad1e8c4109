"""The strip over the whole period: how many events each month has, long gaps folded away."""

from __future__ import annotations

import dataclasses
import math
from html import escape

from chronology.site.filing import Section
from chronology.site.timeline_svg import Svg
from chronology.site.views.catalogue import Catalogue

_HEIGHT = 56
_LONGEST_EMPTY_MONTHS = 6
_MOST_BARS = 96
_MOST_COUNTED = 30
_MOST_COUNTED_NARROW = 14  # on a narrow screen
_LABEL_PER_CENT = 10  # what a label takes on a narrow screen, which leaves out those that come too close


@dataclasses.dataclass(frozen=True, slots=True)
class Density:
    """The drawing, and the same in words."""

    drawing: Svg
    words: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Bar:
    """One slot of the strip: its label, if it carries one, its events, and whether they name no month."""

    label: str | None
    count: int
    vague: bool = False
    gap: bool = False


def draw_density(catalogue: Catalogue) -> Density:
    """Bars by month, or by year when there are too many months; pale ones for events that name no month."""
    bars = _monthly_bars(catalogue)
    unit = "month"
    if len(bars) > _MOST_BARS:
        bars, unit = _yearly_bars(catalogue.sections), "year"
    most = max((bar.count for bar in bars), default=0)
    words = f"Events by {unit}, from {bars[0].label} on; at most {most} in one." if bars else "No dated events yet."
    return Density(_draw(bars, most), words)


def _monthly_bars(catalogue: Catalogue) -> list[_Bar]:
    bars: list[_Bar] = []
    labelled = None
    previous: int | None = None
    for section in catalogue.sections:
        index = section.year * 12 + (section.month or 1) - 1
        if previous is not None:
            bars += _fill_gap(index - previous - 1)
        label = str(section.year) if labelled != section.year else None
        labelled = section.year
        bars.append(_Bar(label, len(section.events), vague=section.month is None))
        # What names no month takes a slot of its own in front of the year's first month.
        previous = index if section.month is not None else index - 1
    return bars


def _fill_gap(empty: int) -> list[_Bar]:
    if empty > _LONGEST_EMPTY_MONTHS:
        return [_Bar(None, 0, gap=True)]
    return [_Bar(None, 0)] * max(empty, 0)


def _yearly_bars(sections: tuple[Section, ...]) -> list[_Bar]:
    counts: dict[int, int] = {}
    for section in sections:
        counts[section.year] = counts.get(section.year, 0) + len(section.events)
    bars: list[_Bar] = []
    previous = None
    for year, count in counts.items():
        if previous is not None:
            bars += [_Bar(None, 0, gap=True)] if year - previous > 10 else [_Bar(None, 0)] * (year - previous - 1)
        step = max(1, len(counts) // 8)
        bars.append(_Bar(str(year) if len(counts) <= 12 or year % step == 0 else None, count))
        previous = year
    return bars


def _draw(bars: list[_Bar], most: int) -> Svg:
    parts = [f'<svg class="density" width="100%" height="{_HEIGHT + 20}" aria-hidden="true" focusable="false">']
    slot = 100 / max(len(bars), 1)
    labelled = -math.inf
    for number, bar in enumerate(bars):
        x = number * slot
        if bar.gap:
            parts.append(f'<text class="gap" x="{x + slot / 2:.2f}%" y="{_HEIGHT - 4}">⋯</text>')
        if bar.count:
            tall = max(4, round(bar.count / most * (_HEIGHT - 16)))
            css = "vague" if bar.vague else "bar"
            place = f'x="{x + slot * 0.2:.2f}%" y="{_HEIGHT - tall}" width="{slot * 0.6:.2f}%"'
            parts.append(f'<rect class="{css}" {place} height="{tall}"/>')
            if len(bars) <= _MOST_COUNTED:
                css = "count minor" if len(bars) > _MOST_COUNTED_NARROW else "count"
                parts.append(f'<text class="{css}" x="{x + slot / 2:.2f}%" y="{_HEIGHT - tall - 3}">{bar.count}</text>')
        if bar.label:
            css = "label minor" if x - labelled < _LABEL_PER_CENT else "label"
            labelled = x if css == "label" else labelled
            parts.append(f'<text class="{css}" x="{x + slot * 0.2:.2f}%" y="{_HEIGHT + 15}">{escape(bar.label)}</text>')
    parts.append(f'<line class="base" x1="0" x2="100%" y1="{_HEIGHT}.5" y2="{_HEIGHT}.5"/></svg>')
    return Svg("".join(parts))
