"""Paths become Readings, one article after the other; a bad one never stops the others."""

from __future__ import annotations

import dataclasses
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from chronology.errors import IngestError, Problem
from chronology.ingest.records import read_lines
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile
from chronology.ingest.walking import STDIN, find_files
from chronology.model.document import DctOrigin, Document

__all__ = ["Reading", "read_documents"]

MAX_FILE_BYTES = 10_000_000
MAX_PDF_BYTES = 100_000_000
# Where each kind is read; a reader is imported when the first file of its kind comes.
_READERS = {
    ".txt": "plain:read_text",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".pdf": "pdf:read_pdf",
    ".tml": "timeml:read_timeml",
}
_DATE_KEYS = frozenset(("published", "date", "dct", "publication_date"))
SUFFIXES = (*_READERS, ".jsonl")


def read_documents(paths: Iterable[str | Path], published: date | None = None) -> Iterator[Reading]:
    """Read articles, lazily and in order; ``-`` is standard input, as JSON Lines.

    ``published`` outranks the publication date that an article gives which is itself one of the paths, or stands in
    such a file; articles found in a folder keep theirs. No exception escapes: what cannot be read is a Reading
    without a document, with Problems that say what to do.
    """
    ids: set[str] = set()
    wanted = tuple(paths)
    named = {Path(path) for path in wanted}
    for path in find_files(wanted, SUFFIXES):
        if isinstance(path, Problem):
            yield Reading(None, (path,))
        elif path == STDIN or path.lower().endswith(".jsonl"):
            for reading in read_guarded(path, _read_stream):
                yield finish_reading(reading, published, Path(path) in named)
        else:
            yield read_article(path, ids, published, is_named=Path(path) in named)


def read_article(path: str, taken: set[str], published: date | None, *, is_named: bool) -> Reading:
    """Read a file that holds one article, under an id that is not ``taken``, which then is."""
    (reading,) = read_guarded(path, _read_file)
    return finish_reading(_with_own_id(reading, taken), published, is_named)


def read_guarded(path: str, read: Callable[[str], Iterable[Reading]]) -> Iterator[Reading]:
    """What ``read`` reads from a path; what it raises becomes a Reading without a document."""
    try:
        yield from read(path)
    except IngestError as error:
        yield Reading(None, error.problems)
    except OSError as error:
        message = f"this cannot be read ({error.strerror or error}); check that it exists and may be read"
        yield Reading(None, (Problem(path, None, None, None, message),))
    except Exception as error:
        message = f"reading failed ({type(error).__name__}: {error}); please report this with the file"
        yield Reading(None, (Problem(path, None, None, None, message),))


def _read_stream(path: str) -> Iterator[Reading]:
    if path == STDIN:
        yield from read_lines(path, sys.stdin.buffer)
        return
    with Path(path).open("rb") as lines:
        yield from read_lines(path, lines)


def _read_file(path: str) -> Iterator[Reading]:
    suffix = Path(path).suffix.lower()
    limit = MAX_PDF_BYTES if suffix == ".pdf" else MAX_FILE_BYTES
    with Path(path).open("rb") as file:
        data = file.read(limit + 1)
    source = SourceFile(path, data)
    if len(data) > limit:
        raise source.fault(f"the file is larger than {limit:,} bytes; give one article a file, or split it")
    module, _, function = _READERS[suffix].partition(":")
    reader: Callable[[SourceFile], Reading] = getattr(importlib.import_module(f"chronology.ingest.{module}"), function)
    yield reader(source)


def finish_reading(reading: Reading, published: date | None, is_named: bool) -> Reading:
    """The reading with the date that was given for it, or with a Problem that it has none."""
    document = reading.document
    if document is None:
        return reading
    if published is not None and (is_named or document.dct is None):
        document = dataclasses.replace(document, dct=published, dct_time=None, dct_origin=DctOrigin.FLAG)
        return Reading(document, tuple(problem for problem in reading.problems if not _is_about_date(problem)))
    if document.dct is None and not any(map(_is_about_date, reading.problems)):
        return Reading(document, (*reading.problems, _no_date(document)))
    return reading


def _is_about_date(problem: Problem) -> bool:
    return (problem.key or "").lower().replace("-", "_") in _DATE_KEYS


def _no_date(document: Document) -> Problem:
    message = (
        "no publication date was found, so phrases such as 'last week' stay unresolved; give --published, "
        "or write the date on a line of its own below the title"
    )
    return Problem(document.path or document.id, None, None, "published", message, "warning")


def _with_own_id(reading: Reading, taken: set[str]) -> Reading:
    """Two files of one name in different folders: outlet and date tell them apart, else the bytes do."""
    document = reading.document
    if document is None:
        return reading
    parts = (document.outlet, document.dct.isoformat() if document.dct else None)
    longer = make_slug(" ".join((document.id, *(part for part in parts if part))))
    name = next(
        (name for name in (document.id, longer) if name not in taken), f"{document.id}-{(document.sha256 or '')[:12]}"
    )
    taken.add(name)
    return Reading(dataclasses.replace(document, id=name), reading.problems)
