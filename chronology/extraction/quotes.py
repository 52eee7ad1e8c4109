"""Quotation marks: where quotations begin and end, in one pass over the text.

Straight, curly, angular and LaTeX-style marks, single ones, nested ones. A quotation that is
not closed ends with its paragraph; when the next paragraph opens with the same mark, that one
continues it (the newspaper convention for quotations of several paragraphs).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from chronology.model.document import Span

_PARAGRAPH = re.compile(r"\n[ \t\r]*+\n\s*+")
_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚']")
_OPENERS = {"“": "curly", "„": "curly", "‟": "curly", "«": "angular", "‘": "single", "‚": "single", "``": "latex"}
_CLOSERS = {"”": "curly", "»": "angular", "’": "single", "''": "latex"}
_EITHER = {'"': "straight", "'": "straight single", "''": "double single"}
_SINGLE = frozenset({"single", "straight single"})
# What may stand directly before an opening mark, white space apart.
_BEFORE_OPENING = frozenset("([{<*_-–—/:;,.\"“‘'„«`…=>|")
# Deeper nesting is noise: the marks below it are passed over.
_MAX_DEPTH = 8


@dataclasses.dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. ``inner`` leaves them out; ``depth`` counts the ones around it."""

    span: Span
    inner: Span
    style: str
    depth: int
    closed: bool
    continues: bool = False  # opens a paragraph while the paragraph before left its quotation open


@dataclasses.dataclass(slots=True)
class _Open:
    style: str
    start: int
    inner: int


def find_quotes(text: str, within: Iterable[Span]) -> tuple[Quotation, ...]:
    """All quotations within the given stretches, by their start. Linear in the text's length."""
    found: list[Quotation] = []
    left_open: Quotation | None = None
    for paragraph in _paragraphs(text, within):
        here = _scan_paragraph(text, paragraph)
        if here and left_open and here[0].span.start == paragraph.start and here[0].style == left_open.style:
            here[0] = dataclasses.replace(here[0], continues=True)
        left_open = next((quote for quote in here if not quote.closed and quote.depth == 0), None)
        found += here
    return tuple(found)


def outermost(quotes: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations that stand in no other one; disjoint and in order."""
    return tuple(quote for quote in quotes if quote.depth == 0)


def _paragraphs(text: str, within: Iterable[Span]) -> Iterator[Span]:
    for stretch in within:
        start = stretch.start
        while start < stretch.end and text[start].isspace():
            start += 1
        for gap in _PARAGRAPH.finditer(text, start, stretch.end):
            yield Span(start, gap.start())
            start = gap.end()
        yield Span(start, stretch.end)


def _scan_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    stack: list[_Open] = []
    found: list[Quotation] = []
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        style = _closes(text, mark, stack, paragraph.end)
        if style:
            found += _close(stack, style, mark)
        elif (opened := _opens(text, mark, stack, paragraph)) and len(stack) < _MAX_DEPTH:
            stack.append(_Open(opened, mark.start(), mark.end()))
    end = paragraph.end
    while end > paragraph.start and text[end - 1].isspace():
        end -= 1
    while stack:
        found += _end(stack, end, end, closed=False)
    return sorted(found, key=lambda quote: quote.span)


def _closes(text: str, mark: re.Match[str], stack: list[_Open], end: int) -> str | None:
    """The style of the open quotation that this mark ends, if it ends one."""
    shape = mark[0]
    styles = {style for style in (_CLOSERS.get(shape), _EITHER.get(shape)) if style}
    open_style = next((quote.style for quote in reversed(stack) if quote.style in styles), None)
    if open_style is None or (open_style in _SINGLE and _is_apostrophe(text, mark, end)):
        return None
    if shape in _EITHER and open_style == _EITHER[shape] and _looks_opening(text, mark, end):
        return None
    return open_style


def _close(stack: list[_Open], style: str, mark: re.Match[str]) -> Iterator[Quotation]:
    while stack[-1].style != style:
        yield from _end(stack, mark.start(), mark.start(), closed=False)
    yield from _end(stack, mark.start(), mark.end(), closed=True)


def _end(stack: list[_Open], inner_end: int, end: int, *, closed: bool) -> Iterator[Quotation]:
    quote = stack.pop()
    if quote.style in _SINGLE and (not closed or inner_end - quote.inner < 2):
        return  # apostrophes: "dogs' kennel", "rock 'n' roll"
    if inner_end > quote.inner:
        yield Quotation(Span(quote.start, end), Span(quote.inner, inner_end), quote.style, len(stack), closed)


def _opens(text: str, mark: re.Match[str], stack: list[_Open], paragraph: Span) -> str | None:
    shape = mark[0]
    if shape in _OPENERS:
        return _OPENERS[shape]
    style = _EITHER.get(shape)
    if style is None or mark.end() >= paragraph.end or text[mark.end()].isspace():
        return None
    if style in _SINGLE and (not text[mark.end()].isalpha() or any(quote.style == style for quote in stack)):
        return None
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    return style if before.isspace() or before in _BEFORE_OPENING else None


def _looks_opening(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether an either-way mark stands like one that opens: white space before it and a word after it."""
    if mark.start() == 0 or mark.end() >= end:
        return False
    return text[mark.start() - 1].isspace() and text[mark.end()].isalnum()


def _is_apostrophe(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1] if mark.start() else " "
    return after.isalnum() or before.isspace()
