"""The top of an article: title, byline, publication date, by the look and the neighbours of each line."""

from __future__ import annotations

import dataclasses
import re

from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.head_lines import MARKS, HeadLine, names_outlet, read_blocks
from chronology.ingest.paragraphs import ends_sentence
from chronology.model.document import Span, Zone, ZoneKind

_MAX_PARAGRAPHS = 7
_MAX_TITLE_CHARS = 250
_MAX_TITLE_LINES = 3
_OPENING = re.compile(
    r"[A-Z][A-Z .'’-]{1,40}(?:,[A-Za-z .'’-]{1,40})?[,(]\s?(?P<date>[A-Z0-9][^\n—–()]{6,30}?\d{4}|\d{4}-\d\d-\d\d)\)?"
    r"\s?(?:\([^()\n]{1,40}\)\s?)?(?:—|–|--?)\s"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """What the top of a text says of it: its first ``count`` paragraphs. ``trouble`` is a date that fails, and why."""

    zones: tuple[Zone, ...] = ()
    count: int = 0
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: Moment | None = None
    trouble: tuple[Span, str] | None = None


def read_head(text: str, paragraphs: tuple[Span, ...], title: str | None = None, author: str | None = None) -> Head:
    """Title, byline and date at the top of a text. What is known of title and author from elsewhere helps."""
    blocks = read_blocks(text, paragraphs[:_MAX_PARAGRAPHS], author)
    head = Head()
    for index, block in enumerate(blocks):
        last = index == len(paragraphs) - 1
        following = blocks[index + 1] if index + 1 < len(blocks) else []
        grown = None if last else _grow(text, head, block, following, title)
        if grown is None:
            break
        head = dataclasses.replace(grown, count=index + 1)
    if head.published or head.trouble or head.count == len(paragraphs):
        return head
    return dataclasses.replace(head, published=_read_opening(text, paragraphs[head.count]))


def clean_title(text: str) -> str:
    """A title without emphasis and heading marks, on one line."""
    return " ".join(text.strip(MARKS).split())


def _read_opening(text: str, paragraph: Span) -> Moment | None:
    """The date within the opening of an agency's report: ``SALTMOUTH, May 3, 2030 (Wire) —``. The words stay body."""
    opening = _OPENING.match(text, paragraph.start, paragraph.end)
    if not opening:
        return None
    try:
        return read_publication_moment(opening["date"])
    except ValueError:
        return None


def _grow(text: str, head: Head, block: list[HeadLine], following: list[HeadLine], title: str | None) -> Head | None:
    known = next((i for i, line in enumerate(block) if line.kind), len(block))
    if _is_masthead(text, head, block[:known], [*block[known:], *following]):
        outlet = dataclasses.replace(block[0], kind=ZoneKind.BYLINE, outlet=clean_title(_words(text, block[:1])))
        return _add_lines(head, [outlet, *block[known:]])
    if all(line.kind for line in block[known:]) and known == 0:
        return _add_lines(head, block)
    if head.title is None and all(line.kind for line in block[known:]):
        lines = block[:known]
        announced = known < len(block) or _is_metadata(following)
        if _is_title(text, lines, title, announced=announced):
            return _add_lines(_add_title(text, head, lines), block[known:])
    if head.title and len(block) <= _MAX_TITLE_LINES and _is_metadata(following) and not head.published:
        # A standfirst between title and byline tells events: it stays in the body.
        standfirst = Zone(Span(block[0].span.start, block[-1].span.end), ZoneKind.BODY)
        return dataclasses.replace(head, zones=(*head.zones, standfirst))
    return None


def _words(text: str, lines: list[HeadLine]) -> str:
    return text[lines[0].span.start : lines[-1].span.end]


def _is_masthead(text: str, head: Head, lines: list[HeadLine], following: list[HeadLine]) -> bool:
    """Whether an article opens with its outlet's name: the title is still to come, after a date perhaps."""
    if head.zones or len(lines) != 1 or not names_outlet(_words(text, lines)):
        return False
    rest = [line for line in following if not line.kind]
    return bool(rest) and len(rest) <= _MAX_TITLE_LINES and _is_title(text, rest, None, announced=False)


def _is_metadata(block: list[HeadLine]) -> bool:
    return bool(block) and all(line.kind for line in block)


def _is_title(text: str, lines: list[HeadLine], known: str | None, *, announced: bool) -> bool:
    stretch = _words(text, lines)
    if known and clean_title(stretch) == clean_title(known):
        return True
    if len(stretch) > _MAX_TITLE_CHARS or len(lines) > _MAX_TITLE_LINES or "://" in stretch:
        return False
    ends_like_prose = ends_sentence(stretch) and not stretch.rstrip(MARKS).endswith(("?", "!", "…", "..."))
    return stretch.startswith("# ") or announced or not (ends_like_prose or stretch.rstrip().endswith(","))


def _add_title(text: str, head: Head, lines: list[HeadLine]) -> Head:
    span = Span(lines[0].span.start, lines[-1].span.end)
    return dataclasses.replace(
        head,
        title=clean_title(text[span.start : span.end]),
        zones=(*head.zones, Zone(span, ZoneKind.TITLE)),
    )


def _add_lines(head: Head, lines: list[HeadLine]) -> Head:
    for line in lines:
        assert line.kind is not None
        outlet = line.outlet or head.outlet
        author = line.author or head.author
        if line.author and head.author and line.kind is ZoneKind.DATELINE:
            author, outlet = head.author, outlet or line.author
        trouble = head.trouble or ((line.span, line.trouble) if line.trouble else None)
        head = dataclasses.replace(
            head,
            zones=(*head.zones, Zone(line.span, line.kind)),
            author=author,
            outlet=outlet,
            published=head.published or line.published,
            trouble=trouble,
        )
    return head
