"""An HTML page becomes a Document: trafilatura finds the article, the page's own metadata its date."""

from __future__ import annotations

import dataclasses
import json
import logging
import re
from datetime import date

from chronology.errors import Problem
from chronology.ingest.dates import Moment
from chronology.ingest.decoding import decode
from chronology.ingest.language import detect_language
from chronology.ingest.layout import lay_out
from chronology.ingest.limited import LimitReachedError, run_limited
from chronology.ingest.paragraphs import join_broken, normalise
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile
from chronology.model.document import DctOrigin, Document

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE)
# trafilatura's time grows with the square of siblings and attributes, and depth is what crashes C parsers:
# pages beyond these go through it in a process of their own. Articles have a tenth of it.
_MAX_TAGS = 8_000
_MAX_EQUAL_SIGNS = 20_000
_MAX_DEPTH = 200
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000}[^<>]*+")
_MAX_WORDS = 500  # in one tag
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Elements without an end tag, or whose end tag may be left out: they do not nest by being left open.
_OPEN_ENDED = frozenset(
    """area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option
    optgroup colgroup html head body""".split()  # noqa: SIM905 - a list to read
)
_MIN_WORDS = 8  # a page none of whose lines has as many holds links and labels, no article
_FIRST_DAY, _LAST_DAY = "1800-01-01", "9999-12-31"  # htmldate's own default is today, and we read no clock


@dataclasses.dataclass(frozen=True, slots=True)
class _Page:
    """What was found in a page; empty strings where nothing was."""

    text: str = ""
    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    stated: str = ""  # JSON: [[signal, day, time], ...]
    guessed: str = ""  # a day from the page's text
    cut_at: str = ""  # line:column from which the parser dropped everything


def read_html(source: SourceFile) -> Reading:
    """Read an ``.html`` page. Raises IngestError when it holds no article or is nested too deep."""
    charset = _CHARSET.search(source.data[:4096])
    decoded, problems = decode(source, charset[1].decode("ascii", "replace") if charset else None)
    page = _extract_guarded(source, decoded)
    text = join_broken(normalise("\n\n".join(page.text.splitlines())))
    layout = lay_out(text, page.title or None, page.author or None)
    published, origin, told = _published(source, page, layout.head.published)
    document = Document(
        id=make_slug(source.stem),
        text=text,
        dct=published.day if published else None,
        dct_time=published.time if published else None,
        dct_origin=origin,
        title=page.title or layout.head.title,
        author=page.author or layout.head.author,
        outlet=page.outlet or layout.head.outlet,
        url=page.url or None,
        language=detect_language(text, page.language),
        path=source.path,
        sha256=source.sha256,
        zones=layout.zones,
    )
    return Reading(document, (*problems, *told))


def _extract_guarded(source: SourceFile, decoded: str) -> _Page:
    data = decoded.encode("utf-8", "replace")
    try:
        answer = run_limited("html:extract_page", data) if _is_unusual(decoded) else extract_page(data)
    except LimitReachedError as error:
        raise source.fault(f"the page cannot be read: {error}; save the article's text as .txt") from None
    page = _Page(**answer)
    if page.cut_at:
        line, _, column = page.cut_at.partition(":")
        message = "tags are nested too deep, and all that follows would be lost; save the article's text as .txt"
        raise source.fault(message, line=int(line), column=int(column))
    if not any(len(line.split()) >= _MIN_WORDS for line in page.text.splitlines()):
        raise source.fault("no article was found in this page; save the article's text as .txt")
    return page


def _is_unusual(decoded: str) -> bool:
    """Whether a page has more tags and attributes, or deeper nesting, than articles have; a linear look."""
    if decoded.count("=") > _MAX_EQUAL_SIGNS or any(
        len(tag.split()) > _MAX_WORDS for tag in _LONG_TAG.findall(decoded)
    ):
        return True
    depth = 0
    for tags, (closing, name) in enumerate(_TAG.findall(decoded)):
        if name.lower() not in _OPEN_ENDED:
            depth = max(0, depth + (-1 if closing else 1))
        if tags > _MAX_TAGS or depth > _MAX_DEPTH:
            return True
    return False


def extract_page(data: bytes) -> dict[str, str]:
    """The parts of a page in UTF-8, as strings that can pass between processes."""
    import lxml.html  # type: ignore[import-untyped]

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            return dataclasses.asdict(_Page(cut_at=f"{entry.line}:{entry.column}"))
    from chronology.ingest.html_dates import find_stated_dates

    stated = [(signal, m.day.isoformat(), m.time) for signal, m in find_stated_dates(tree)]
    language = tree.get("lang") or ""
    guessed = "" if stated else _guess_date(tree)
    page = dataclasses.replace(_extract_article(tree), stated=json.dumps(stated), guessed=guessed, language=language)
    return dataclasses.asdict(page)


def _guess_date(tree: object) -> str:
    import htmldate

    _silence("htmldate")
    guess: str | None = htmldate.find_date(
        tree, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    return guess or ""


def _extract_article(tree: object) -> _Page:
    import trafilatura

    _silence("trafilatura")
    found = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "min_date": _FIRST_DAY, "max_date": _LAST_DAY},
    )
    if found is None or isinstance(found, dict):
        return _Page()
    fields = (found.text, found.title, found.author, found.sitename, found.url)
    return _Page(*(field or "" for field in fields))


def _silence(name: str) -> None:
    """Keep a library's remarks off standard error; what matters is told as a Problem."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _published(
    source: SourceFile, page: _Page, in_head: Moment | None
) -> tuple[Moment | None, DctOrigin, tuple[Problem, ...]]:
    stated = [(signal, Moment(date.fromisoformat(day), time)) for signal, day, time in json.loads(page.stated or "[]")]
    if stated:
        signal, first = stated[0]
        other = next(((s, m) for s, m in stated if abs((m.day - first.day).days) > 1), None)
        if other is None:
            return first, DctOrigin.META, ()
        message = (
            f"the page states two publication dates, {first.day} ({signal}) and {other[1].day} ({other[0]}); "
            f"{first.day} was taken; if it is wrong, give --published {other[1].day}"
        )
        return first, DctOrigin.META, (source.problem(message, key="published"),)
    if in_head:
        return in_head, DctOrigin.DATELINE, ()
    if not page.guessed:
        return None, DctOrigin.NONE, ()
    message = f"the date {page.guessed} was guessed from the page's text; confirm it with --published {page.guessed}"
    return Moment(date.fromisoformat(page.guessed)), DctOrigin.TEXT, (source.problem(message, key="published"),)
