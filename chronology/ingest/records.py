"""JSON Lines become Documents, one a line, streaming. Offsets that others count in a record's text must hold:

the text keeps its length and every visible character; only white space within it may change.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol

from chronology.errors import IngestError, Problem
from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.language import detect_language
from chronology.ingest.layout import lay_out_record
from chronology.ingest.paragraphs import join_broken_in_place
from chronology.ingest.sources import Reading, SourceFile
from chronology.model.document import DctOrigin, Document

MAX_LINE_BYTES = 10_000_000
_SHOWN_CHARS = 40  # of a value that is none
_UNFIT = re.compile("[\0\ud800-\udfff]")


class Lines(Protocol):
    """A file of bytes, as far as it is needed here."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, or as much of it as ``limit`` allows; nothing at the end."""


def read_lines(path: str, lines: Lines) -> Iterator[Reading]:
    """One Reading a line that is not blank; a bad line is told and the next one read."""
    for number, line in find_lines(lines):
        yield read_line(path, number, line)


def find_lines(lines: Lines, first: int = 1) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank with their numbers, counted from ``first``; None for one that is too long."""
    number = first - 1
    while line := lines.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            _skip_rest(lines)
            yield number, None
        elif line.strip():
            yield number, line


def _skip_rest(lines: Lines) -> None:
    while (rest := lines.readline(1_000_000)) and not rest.endswith(b"\n"):
        pass


def read_line(path: str, number: int, line: bytes | None) -> Reading:
    """One line, as ``find_lines`` gives it; a bad one is a Reading without a document."""
    if line is None:
        message = f"the line is longer than {MAX_LINE_BYTES:,} bytes; write one article a line"
        return Reading(None, (Problem(path, number, 1, None, message),))
    try:
        return read_record(path, number, line)
    except IngestError as error:
        return Reading(None, error.problems)


def read_record(path: str, number: int, line: bytes) -> Reading:
    """One JSON object as a Document. Raises IngestError at its line and column."""
    source = SourceFile(path, line)
    record = _parse(source, number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
    if not isinstance(record, dict):
        raise source.fault('a line has to be an object such as {"id": "…", "text": "…"}', line=number, column=1)
    fields = {key: _string(source, number, record, key) for key in ("title", "author", "outlet", "url", "lang", "id")}
    text, problems = _text(source, number, record)
    published, told = _published(source, number, record)
    document = Document(
        id=fields["id"] or f"{PurePath(path).stem.strip('-') or 'stdin'}-{number}",
        text=text,
        dct=published.day if published else None,
        dct_time=published.time if published else None,
        dct_origin=DctOrigin.RECORD if published else DctOrigin.NONE,
        title=fields["title"],
        author=fields["author"],
        outlet=fields["outlet"],
        url=fields["url"],
        language=detect_language(text, fields["lang"] or _string(source, number, record, "language")),
        path=path,
        sha256=hashlib.sha256(line).hexdigest(),
        zones=lay_out_record(text, fields["title"]),
    )
    return Reading(document, (*problems, *told))


def _parse(source: SourceFile, number: int, line: bytes) -> object:
    try:
        record: object = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8", "replace")) + 1
        message = f"byte 0x{line[error.start]:02X} is not UTF-8; JSON Lines have to be UTF-8"
        raise source.fault(message, line=number, column=column) from None
    except json.JSONDecodeError as error:
        message = f"this is no JSON ({error.msg}); write one object a line"
        raise source.fault(message, line=number, column=error.colno) from None
    except RecursionError:
        raise source.fault("the JSON is nested too deep; write one flat object a line", line=number, column=1) from None
    except ValueError:
        message = "a number has thousands of digits; put it in quotes, or leave it out"
        raise source.fault(message, line=number, column=1) from None
    return record


def _string(source: SourceFile, number: int, record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise source.fault(f"{key!r} has to be a string; put it in quotes", line=number, column=1, key=key)
    return _UNFIT.sub("\ufffd", value)


def _text(source: SourceFile, number: int, record: dict[str, object]) -> tuple[str, tuple[Problem, ...]]:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "is missing" if text is None else "is empty" if text == "" or isinstance(text, str) else "is no string"
        message = f"'text' {what}; give the article's text as a string"
        raise source.fault(message, line=number, column=1, key="text")
    problems: tuple[Problem, ...] = ()
    if _UNFIT.search(text):
        text = _UNFIT.sub("\ufffd", text)
        message = "characters that no text can hold (NUL or half a surrogate pair) were replaced with U+FFFD"
        problems = (source.problem(message, line=number, column=1, key="text"),)
    return join_broken_in_place(text), problems


def _published(source: SourceFile, number: int, record: dict[str, object]) -> tuple[Moment | None, tuple[Problem, ...]]:
    for key in ("dct", "published", "date"):
        value = record.get(key)
        if value is None or value == "":
            continue
        try:
            if not isinstance(value, str):
                raise ValueError(f'{repr(value)[:_SHOWN_CHARS]} is no string; write it as in "2016-07-25"')
            return read_publication_moment(value), ()
        except ValueError as error:
            return None, (source.problem(str(error), line=number, column=1, key=key, severity="error"),)
    message = (
        "no publication date is given, so phrases such as 'last week' stay unresolved; give one as \"dct\", "
        "or give --published"
    )
    return None, (source.problem(message, line=number, column=1, key="published", severity="warning"),)
