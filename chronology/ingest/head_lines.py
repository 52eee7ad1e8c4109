"""The lines at the top of an article: which is a date, which a byline, and which an outlet's name."""

from __future__ import annotations

import dataclasses
import re

from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.paragraphs import ends_sentence, split_lines
from chronology.model.document import Span, ZoneKind

MARKS = "*_# \t"
_MAX_LINE_CHARS = 120
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
# What newspapers, agencies and stations are called, and hardly any person.
_OUTLET_WORDS = (
    "Agency|Radio|News|Times|Post|Press|Television|Online|Echo|Gazette|Herald|Courier|Tribune|Observer|Journal|"
    "Chronicle|Guardian|Telegraph|Standard|Mirror|Monitor|Dispatch|Bulletin|Review|Weekly|Globe|Argus|Examiner|"
    "Inquirer|Ledger|Sentinel|Advertiser|Messenger|Independent|Mercury|Magazine|Wire|Network|Broadcasting|"
    "Zeitung|Anzeiger|Kurier|Rundschau|Nachrichten|Tagblatt|Tageblatt"
)
_OUTLET = re.compile(rf"(?:The|Der|Die|Le|La|El|Il)\s|.*\b(?:{_OUTLET_WORDS})\b")


@dataclasses.dataclass(frozen=True, slots=True)
class HeadLine:
    """One line and what it is. ``sure`` is false for a bare name, which counts only beside a date or a byline."""

    span: Span
    kind: ZoneKind | None = None  # None: not recognised
    author: str | None = None
    outlet: str | None = None
    published: Moment | None = None
    trouble: str | None = None
    sure: bool = True


def read_blocks(text: str, paragraphs: tuple[Span, ...], author: str | None) -> list[list[HeadLine]]:
    """The lines of each paragraph, recognised by their look and their neighbours."""
    blocks = [[_read_line(text, span, author) for span in split_lines(text, p)] for p in paragraphs]
    flat = [line for block in blocks for line in block]
    unsure = {line.span for before, line, after in _neighbours(flat) if not _holds(before, line, after)}
    return [[HeadLine(line.span) if line.span in unsure else line for line in block] for block in blocks]


def _neighbours(lines: list[HeadLine]) -> list[tuple[HeadLine | None, HeadLine, HeadLine | None]]:
    return list(zip([None, *lines], lines, [*lines[1:], None], strict=False))


def _holds(before: HeadLine | None, line: HeadLine, after: HeadLine | None) -> bool:
    if line.sure:
        return True
    # The very first line is the title, however much it looks like a name.
    return before is not None and any(beside is not None and beside.kind and beside.sure for beside in (before, after))


def _read_line(text: str, span: Span, author: str | None) -> HeadLine:
    if span.end - span.start > _MAX_LINE_CHARS:
        return HeadLine(span)
    line = text[span.start : span.end]
    if line.startswith("#"):
        return HeadLine(span)
    line = line.strip(MARKS)
    if _UPDATED.match(line):
        return HeadLine(span, ZoneKind.DATELINE)
    return _read_dateline(span, line) or _read_byline(span, line, author) or HeadLine(span)


def _read_dateline(span: Span, line: str) -> HeadLine | None:
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
        return _with_rest(HeadLine(span, ZoneKind.DATELINE, published=published), line[:start].strip())
    return HeadLine(span, ZoneKind.DATELINE, trouble=trouble) if trouble else None


def _tails(line: str) -> list[tuple[int, int]]:
    """Where the rest ends and the date may begin: at the start, and after the first few separators."""
    return [(0, 0), *(match.span() for match, _ in zip(_SEPARATOR.finditer(line), range(4), strict=False))]


def _with_rest(line: HeadLine, rest: str) -> HeadLine:
    if not rest or rest.isupper():  # capitals name the place
        return line
    if by := _BY.match(rest):
        return _named(line, rest[by.end() :])
    if _OUTLET.match(rest):
        return dataclasses.replace(line, outlet=rest)
    return dataclasses.replace(line, author=rest) if _is_name(rest) else line


def _read_byline(span: Span, line: str, author: str | None) -> HeadLine | None:
    by = _BY.search(line)
    if by and (by.start() == 0 or by.start() <= 40) and not ends_sentence(line):
        named = _named(HeadLine(span, ZoneKind.BYLINE), line[by.end() :])
        if named.author and (by.start() == 0 or " " in named.author):
            return named
    if author and line.startswith(author):
        return HeadLine(span, ZoneKind.BYLINE, author=author)
    if _OUTLET.match(line) and _is_name(line):
        return HeadLine(span, ZoneKind.BYLINE, outlet=line, sure=False)
    first = line.partition(", in ")[0]
    return HeadLine(span, ZoneKind.BYLINE, author=first, sure=False) if " " in first and _is_name(first) else None


def _named(line: HeadLine, names: str) -> HeadLine:
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


def names_outlet(text: str) -> bool:
    """Whether words look like the name of a newspaper, agency or station."""
    return _OUTLET.match(text) is not None and _is_name(text)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 9:
        return False
    return _NAME_WORD.fullmatch(words[-1]) is not None and all(
        _PARTICLE.fullmatch(word) or _NAME_WORD.fullmatch(word) for word in words
    )
