"""The parts of an article's text: head, body, headings within it, footer."""

from __future__ import annotations

import bisect
import dataclasses
import re

from chronology.ingest.comments import find_comments
from chronology.ingest.footers import find_footer
from chronology.ingest.heads import Head, clean_title, read_head
from chronology.ingest.paragraphs import split_lines, split_paragraphs, trim
from chronology.model.document import Span, Zone, ZoneKind

_HEADING = re.compile(r"#{1,6}\s")
_HIDDEN = re.compile(r"<!--|^(?:```|~~~)[^\n]*+", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Layout:
    """Zones over a whole text, disjoint and in order, and what its head says."""

    zones: tuple[Zone, ...]
    head: Head


def lay_out(text: str, title: str | None = None, author: str | None = None, *, markdown: bool = False) -> Layout:
    """Zones of an article that carries its own head. Every visible character lies in exactly one."""
    paragraphs = split_paragraphs(text)
    head = read_head(text, paragraphs, title, author)
    zones = _zones(text, paragraphs, head, markdown=markdown)
    return Layout(zones, head)


def lay_out_record(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """Zones of a text whose title and date stand elsewhere; its first paragraph or line may repeat the title."""
    paragraphs = split_paragraphs(text)
    head = Head()
    if title and len(paragraphs) > 1:
        first = paragraphs[0]
        if clean_title(text[first.start : first.end]) == clean_title(title):
            head = Head((Zone(first, ZoneKind.TITLE),), 1)
    return _zones(text, paragraphs, head, markdown=False)


def _zones(text: str, paragraphs: tuple[Span, ...], head: Head, *, markdown: bool) -> tuple[Zone, ...]:
    body, comments = _without_comments(text, paragraphs[head.count :])
    footer = find_footer(text, body)
    zones = list(head.zones)
    if body[:footer]:
        whole = Span(body[0].start, body[footer - 1].end)
        aside = _headings_and_code(text, body[:footer]) if markdown else ()
        zones += _cut(text, whole, aside)
    zones += [Zone(span, ZoneKind.BOILERPLATE) for span in (*body[footer:], *comments)]
    return tuple(zones)


def _without_comments(text: str, body: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The paragraphs above readers' comments, and those of the comments; a paragraph that has both is cut in two."""
    if not body:
        return (), ()
    start = find_comments(text, Span(body[0].start, body[-1].end))
    above = (trim(text, span.start, min(span.end, start)) for span in body if span.start < start)
    below = (trim(text, max(span.start, start), span.end) for span in body if span.end > start)
    return tuple(span for span in above if span.start < span.end), tuple(below)


def _headings_and_code(text: str, paragraphs: tuple[Span, ...]) -> tuple[Zone, ...]:
    hidden = _hidden(text, Span(paragraphs[0].start, paragraphs[-1].end))
    lines = (line for p in paragraphs for line in split_lines(text, p))
    headings = (line for line in lines if _HEADING.match(text, line.start, line.end) and not _lies_in(line, hidden))
    zones = [*(Zone(h, ZoneKind.TITLE) for h in headings), *(Zone(h, ZoneKind.BOILERPLATE) for h in hidden)]
    return tuple(sorted(zones, key=lambda zone: zone.span))


def _lies_in(line: Span, hidden: list[Span]) -> bool:
    index = bisect.bisect_right(hidden, line)
    return any(line.overlaps(span) for span in hidden[max(0, index - 1) : index + 1])


def _hidden(text: str, within: Span) -> list[Span]:
    """Fenced code and HTML comments, in order and disjoint: nothing that a reader of the article is told."""
    spans: list[Span] = []
    opened = _HIDDEN.search(text, within.start, within.end)
    while opened:
        end = _end_of_hidden(text, opened, within.end)
        spans.append(Span(opened.start(), end))
        opened = _HIDDEN.search(text, end, within.end)
    return spans


def _end_of_hidden(text: str, opened: re.Match[str], limit: int) -> int:
    mark = opened[0][:3]
    end = text.find("-->" if mark == "<!-" else f"\n{mark}", opened.end(), limit)
    if end < 0:
        return limit
    line_end = text.find("\n", end + 4, limit)
    return end + 3 if mark == "<!-" else limit if line_end < 0 else line_end


def _cut(text: str, whole: Span, aside: tuple[Zone, ...]) -> list[Zone]:
    """The body around what stands aside."""
    zones, start = [], whole.start
    for zone in aside:
        zones += [Zone(trim(text, start, zone.span.start), ZoneKind.BODY), zone]
        start = zone.span.end
    zones.append(Zone(trim(text, start, whole.end), ZoneKind.BODY))
    return [zone for zone in zones if zone.span.start < zone.span.end]
