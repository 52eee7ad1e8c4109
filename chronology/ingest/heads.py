"""The top of an article: title, byline, publication date, by the look and the neighbours of each line."""

from __future__ import annotations

import dataclasses
import re

from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.paragraphs import ends_sentence, split_lines
from chronology.model.document import Span, Zone, ZoneKind

_MAX_PARAGRAPHS = 7
_MAX_LINE_CHARS = 120
_MAX_TITLE_CHARS = 250
_MAX_TITLE_LINES = 3
_MARKS = "*_# \t"
_PUBLISHED = re.compile(
    r"(?:(?:first\s)?(?:published|posted|issued|written|dated?|veröffentlicht|publié|publicado|pubblicato)"
    r"(?:\s(?:on|at|am|le|el|il))?\s?:?\s+)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last\s)?(?:updated|modified|revised|retrieved|accessed)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|•·,–—]\s*|\s+-\s+|\s+/\s+")
_BY = re.compile(r"(?:^|\s)(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Aa]v)\s+(?=[^\W\d_a-z])")
_NAME_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?,?")
_PARTICLE = re.compile(r"(?:and|&|de|del|della|di|da|dos?|du|la|le|van|von|der|den|ter|bin|ibn|al|el|y|e|und|et|og)")
_OUTLET = re.compile(r"(?:The|Der|Die|Le|La|El|Il)\s|.*\b(?:Agency|Radio|News|Times|Post|Press|Television|Online)\b")


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


@dataclasses.dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    kind: ZoneKind | None = None  # None: not recognised
    author: str | None = None
    outlet: str | None = None
    published: Moment | None = None
    trouble: str | None = None
    sure: bool = True  # False: a bare name, which counts only beside a date or a byline


def read_head(text: str, paragraphs: tuple[Span, ...], title: str | None = None, author: str | None = None) -> Head:
    """Title, byline and date at the top of a text. What is known of title and author from elsewhere helps."""
    blocks = _read_blocks(text, paragraphs[:_MAX_PARAGRAPHS], author)
    head = Head()
    for index, block in enumerate(blocks):
        last = index == len(paragraphs) - 1
        following = blocks[index + 1] if index + 1 < len(blocks) else []
        grown = None if last else _grow(text, head, block, following, title)
        if grown is None:
            break
        head = dataclasses.replace(grown, count=index + 1)
    return head


def clean_title(text: str) -> str:
    """A title without emphasis and heading marks, on one line."""
    return " ".join(text.strip(_MARKS).split())


def _grow(text: str, head: Head, block: list[_Line], following: list[_Line], title: str | None) -> Head | None:
    known = next((i for i, line in enumerate(block) if line.kind), len(block))
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


def _is_metadata(block: list[_Line]) -> bool:
    return bool(block) and all(line.kind for line in block)


def _is_title(text: str, lines: list[_Line], known: str | None, *, announced: bool) -> bool:
    stretch = text[lines[0].span.start : lines[-1].span.end]
    if known and clean_title(stretch) == clean_title(known):
        return True
    if len(stretch) > _MAX_TITLE_CHARS or len(lines) > _MAX_TITLE_LINES or "://" in stretch:
        return False
    ends_like_prose = ends_sentence(stretch) and not stretch.rstrip(_MARKS).endswith(("?", "!", "…", "..."))
    return stretch.startswith("# ") or announced or not (ends_like_prose or stretch.rstrip().endswith(","))


def _add_title(text: str, head: Head, lines: list[_Line]) -> Head:
    span = Span(lines[0].span.start, lines[-1].span.end)
    return dataclasses.replace(
        head,
        title=clean_title(text[span.start : span.end]),
        zones=(*head.zones, Zone(span, ZoneKind.TITLE)),
    )


def _add_lines(head: Head, lines: list[_Line]) -> Head:
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


# ---------------------------------------------------------------- lines


def _read_blocks(text: str, paragraphs: tuple[Span, ...], author: str | None) -> list[list[_Line]]:
    blocks = [[_read_line(text, span, author) for span in split_lines(text, p)] for p in paragraphs]
    flat = [line for block in blocks for line in block]
    unsure = {line.span for before, line, after in _neighbours(flat) if not _holds(before, line, after)}
    return [[_Line(line.span) if line.span in unsure else line for line in block] for block in blocks]


def _neighbours(lines: list[_Line]) -> list[tuple[_Line | None, _Line, _Line | None]]:
    return list(zip([None, *lines], lines, [*lines[1:], None], strict=False))


def _holds(before: _Line | None, line: _Line, after: _Line | None) -> bool:
    if line.sure:
        return True
    # The very first line is the title, however much it looks like a name.
    return before is not None and any(beside is not None and beside.kind and beside.sure for beside in (before, after))


def _read_line(text: str, span: Span, author: str | None) -> _Line:
    if span.end - span.start > _MAX_LINE_CHARS:
        return _Line(span)
    line = text[span.start : span.end]
    if line.startswith("#"):
        return _Line(span)
    line = line.strip(_MARKS)
    if _UPDATED.match(line):
        return _Line(span, ZoneKind.DATELINE)
    return _read_dateline(span, line) or _read_byline(span, line, author) or _Line(span)


def _read_dateline(span: Span, line: str) -> _Line | None:
    if sum(c.isdecimal() for c in line) < 5:
        return None
    trouble = None
    for start, end in _tails(line):
        candidate = _PUBLISHED.sub("", line[end:].strip("() "), count=1)
        if len(candidate) > 60 or sum(c.isdecimal() for c in candidate) < 5:
            continue
        try:
            published = read_publication_moment(candidate)
        except ValueError as error:
            if "contradicts itself" in str(error) or "two days" in str(error):
                trouble = str(error)
                break
            continue
        return _with_rest(_Line(span, ZoneKind.DATELINE, published=published), line[:start].strip())
    return _Line(span, ZoneKind.DATELINE, trouble=trouble) if trouble else None


def _tails(line: str) -> list[tuple[int, int]]:
    """Where the rest ends and the date may begin: at the start, and after the first few separators."""
    return [(0, 0), *(match.span() for match, _ in zip(_SEPARATOR.finditer(line), range(4), strict=False))]


def _with_rest(line: _Line, rest: str) -> _Line:
    if not rest or rest.isupper():  # capitals name the place
        return line
    if by := _BY.match(rest):
        return _named(line, rest[by.end() :])
    if _OUTLET.match(rest):
        return dataclasses.replace(line, outlet=rest)
    return dataclasses.replace(line, author=rest) if _is_name(rest) else line


def _read_byline(span: Span, line: str, author: str | None) -> _Line | None:
    by = _BY.search(line)
    if by and (by.start() == 0 or by.start() <= 40) and not ends_sentence(line):
        named = _named(_Line(span, ZoneKind.BYLINE), line[by.end() :])
        if named.author and (by.start() == 0 or " " in named.author):
            return named
    if author and line.startswith(author):
        return _Line(span, ZoneKind.BYLINE, author=author)
    if _OUTLET.match(line) and _is_name(line):
        return _Line(span, ZoneKind.BYLINE, outlet=line, sure=False)
    first = line.partition(", in ")[0]
    return _Line(span, ZoneKind.BYLINE, author=first, sure=False) if " " in first and _is_name(first) else None


def _named(line: _Line, names: str) -> _Line:
    """Names up to a comma that an outlet or a place follows."""
    kept: list[str] = []
    for part in names.split(","):
        part = part.strip()
        if kept and (_OUTLET.match(part) or not _is_name(part)):
            outlet = part if _OUTLET.match(part) else line.outlet
            return dataclasses.replace(line, author=", ".join(kept), outlet=outlet)
        if not _is_name(part):
            return line
        kept.append(part)
    return dataclasses.replace(line, author=", ".join(kept))


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 9:
        return False
    return _NAME_WORD.fullmatch(words[-1]) is not None and all(
        _PARTICLE.fullmatch(word) or _NAME_WORD.fullmatch(word) for word in words
    )
