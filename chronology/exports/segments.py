"""Overlapping stretches of a text, cut into pieces that do not overlap."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from chronology.model.document import Span


@dataclasses.dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the stretches that cover all of it, by their place in the list that was cut."""

    span: Span
    covering: tuple[int, ...]


def split_segments(length: int, spans: Sequence[Span]) -> Iterator[Segment]:
    """Pieces from 0 to ``length`` in order, cut wherever a stretch begins or ends; empty stretches cover nothing."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, span in enumerate(spans):
        start, end = max(span.start, 0), min(span.end, length)
        if start < end:
            opening.setdefault(start, []).append(index)
            closing.setdefault(end, []).append(index)
    active: dict[int, None] = {}
    position = 0
    for cut in sorted({*opening, *closing, length}):
        if cut > position:
            yield Segment(Span(position, cut), tuple(sorted(active)))
        for index in closing.get(cut, ()):
            del active[index]
        active |= dict.fromkeys(opening.get(cut, ()))
        position = cut


def nest_spans(spans: Sequence[Span]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which stretches can stand as elements within each other, and which cross or repeat one that can.

    Both are by place in the list: the first in the order in which they open, outer before inner. Where two
    cross, the one that starts first stays; where two are the same, the one that is listed first.
    """
    kept: list[int] = []
    left_out: list[int] = []
    open_ends: list[int] = []
    taken: set[Span] = set()
    for index in sorted(range(len(spans)), key=lambda i: (spans[i].start, -spans[i].end, i)):
        span = spans[index]
        while open_ends and open_ends[-1] <= span.start:
            open_ends.pop()
        if span.start >= span.end or span in taken or (open_ends and span.end > open_ends[-1]):
            left_out.append(index)
            continue
        kept.append(index)
        taken.add(span)
        open_ends.append(span.end)
    return tuple(kept), tuple(left_out)
