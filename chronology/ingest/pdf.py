"""A PDF becomes a Document. pypdf runs in a process of its own: a PDF of ten kilobytes can ask for gigabytes."""

from __future__ import annotations

import collections
import dataclasses
import io
import re
from collections.abc import Iterable, Mapping

from chronology.errors import Problem
from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.heads import Head
from chronology.ingest.language import detect_language
from chronology.ingest.layout import lay_out
from chronology.ingest.limited import LimitReachedError, run_limited
from chronology.ingest.paragraphs import ends_sentence, join_broken, normalise
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile
from chronology.model.document import DctOrigin, Document

_PAGE_NUMBER = re.compile(r"(?:page\s|p\.\s?|[-–—]\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—])?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])(?=\w)")
_MARGIN_LINES = 2  # lines at the top and foot of a page that may be a running head
_FULL_LINE = 0.85  # a line this share of the usual length did not end on purpose
_SHORT_LINE = 0.6


@dataclasses.dataclass(frozen=True, slots=True)
class _Pdf:
    pages: str = ""  # separated by form feeds
    title: str = ""
    author: str = ""
    created: str = ""
    locked: str = ""


def read_pdf(source: SourceFile) -> Reading:
    """Read a ``.pdf`` file. Raises IngestError when it is locked, broken, too big, or holds pictures only."""
    pdf = _extract_guarded(source)
    text = join_broken(normalise(_flow(pdf.pages.split("\f"))))
    if not text.strip():
        raise source.fault("the PDF holds no text, only pictures; run text recognition on it (for example ocrmypdf)")
    layout = lay_out(text)
    published, origin, told = _published(source, pdf, layout.head)
    document = Document(
        id=make_slug(source.stem),
        text=text,
        dct=published.day if published else None,
        dct_time=published.time if published else None,
        dct_origin=origin,
        title=layout.head.title or pdf.title or None,
        author=layout.head.author or pdf.author or None,
        outlet=layout.head.outlet,
        language=detect_language(text),
        path=source.path,
        sha256=source.sha256,
        zones=layout.zones,
    )
    return Reading(document, told)


def _extract_guarded(source: SourceFile) -> _Pdf:
    if not source.data.strip():
        raise source.fault("the file is empty; put the article into it, or delete it")
    if b"%PDF-" not in source.data[:1024]:
        raise source.fault("this is no PDF, whatever its name says; give it the right suffix")
    try:
        pdf = _Pdf(**run_limited("pdf:extract_pages", source.data))
    except LimitReachedError as error:
        raise source.fault(f"the PDF cannot be read: {error}; save the article's text as .txt") from None
    if pdf.locked:
        raise source.fault("the PDF is locked with a password; save it without one")
    return pdf


def extract_pages(data: bytes) -> dict[str, str]:
    """The text and metadata of a PDF, as strings that can pass between processes."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return dataclasses.asdict(_Pdf(locked="yes"))
    pages = "\f".join(page.extract_text().replace("\f", "\n") for page in reader.pages)
    meta: Mapping[str, object] = reader.metadata or {}
    title, author, created = (str(meta.get(key) or "") for key in ("/Title", "/Author", "/CreationDate"))
    found = _Pdf(pages, title, author, created)
    return {key: value.encode("utf-8", "replace").decode() for key, value in dataclasses.asdict(found).items()}


def _flow(pages: Iterable[str]) -> str:
    """One text of all pages, without running heads and page numbers; broken words are whole, paragraphs apart."""
    lined = [[line.strip() for line in normalise(page).split("\n")] for page in pages]
    running = _running_lines(lined)
    lines = [line for page in lined for line in _strip_furniture(page, running)]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    flowed = []
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        flowed.append(line)
        if line and following and _ends_paragraph(line, following, usual):
            flowed.append("")
    return _HYPHEN.sub(_mend_hyphen, "\n".join(flowed))


def _strip_furniture(page: list[str], running: frozenset[str]) -> list[str]:
    kept = [line for line in page if line not in running and not _PAGE_NUMBER.fullmatch(line)]
    filled = [index for index, line in enumerate(kept) if line]
    return kept[filled[0] : filled[-1] + 1] if filled else []


def _mend_hyphen(match: re.Match[str]) -> str:
    return "" if match.string[match.end()].islower() else "-"


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """Lines that stand at the top or foot of most pages."""
    filled = [[line for line in page if line] for page in pages]
    counts = collections.Counter(
        line for page in filled for line in {*page[:_MARGIN_LINES], *page[-_MARGIN_LINES:]} if len(page) > 2
    )
    return frozenset(line for line, count in counts.items() if count > 2 and count * 2 > len(pages))


def _ends_paragraph(line: str, following: str, usual: int) -> bool:
    if following[:1].islower():
        return False
    return len(line) < usual * (_FULL_LINE if ends_sentence(line) else _SHORT_LINE)


def _published(source: SourceFile, pdf: _Pdf, head: Head) -> tuple[Moment | None, DctOrigin, tuple[Problem, ...]]:
    if head.published:
        return head.published, DctOrigin.DATELINE, ()
    if head.trouble:
        return None, DctOrigin.NONE, (source.problem(head.trouble[1], key="published"),)
    try:
        created = read_publication_moment(pdf.created.removeprefix("D:")[:8])
    except ValueError:
        return None, DctOrigin.NONE, ()
    day = created.day
    message = f"the date {day} is that of the PDF, not of the article; confirm it with --published {day}"
    return created, DctOrigin.TEXT, (source.problem(message, key="published"),)
