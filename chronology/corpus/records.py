"""A part of a corpus -> its articles, each read when it is asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from pathlib import Path

from chronology.corpus.finding import find_parts
from chronology.corpus.parts import Part
from chronology.errors import Problem
from chronology.ingest.reading import finish_reading, read_article, read_guarded
from chronology.ingest.records import find_lines, read_line
from chronology.ingest.sources import Reading

Read = Callable[[], Reading]


def read_parts(parts: Iterable[Part], published: date | None) -> Iterator[Reading]:
    """All articles of a corpus, in this process."""
    for part in parts:
        for _, read in find_records(part, published):
            yield read()


def read_corpus(paths: Iterable[str], published: date | None = None) -> Iterator[Reading]:
    """All articles of these paths, in this process; Raises SetupError when a package is missing."""
    return read_parts(find_parts(paths), published)


def find_records(part: Part, published: date | None, aside: Container[int] = frozenset()) -> Iterator[tuple[int, Read]]:
    """The number of each record, counted from 1 in the part's file, and a function that reads it.

    Those ``aside`` must not be read. What is wrong with a record is told by its Reading; a file that breaks off has
    one Reading more, that says so.
    """
    found = _FINDERS[part.kind](part, published, aside)
    number = part.first
    while True:
        try:
            number, read = next(found)
        except StopIteration:
            return
        except Exception as error:  # the file itself: what comes behind is lost, and is told
            message = f"the file breaks off behind record {number} ({error}); fetch it anew"
            problem = Problem(part.path, None, None, None, message)
            yield number + 1, functools.partial(Reading, None, (problem,))
            return
        yield number, read


def place_of(part: Part, number: int) -> str:
    """Where a record stands, for messages."""
    return part.paths[number - 1] if part.kind == "files" else f"{part.path}:{number}"


def _find_files(part: Part, published: date | None, aside: Container[int]) -> Iterator[tuple[int, Read]]:
    taken: set[str] = set()
    waiting = list(part.before)  # files whose ids are taken before those of this part are

    def read(path: str, is_named: bool) -> Reading:
        waiting.remove(path)
        while waiting:
            read_article(waiting.pop(0), taken, published, is_named=False)
        return read_article(path, taken, published, is_named=is_named)

    for number, (path, is_named) in enumerate(zip(part.paths, part.named, strict=True), 1):
        if number not in aside:
            waiting.append(path)
        yield number, functools.partial(read, path, is_named)


class _Stretch:
    """The lines of a file up to a byte."""

    def __init__(self, part: Part) -> None:
        self.file = Path(part.path).open("rb")  # noqa: SIM115 - closed below
        self.file.seek(part.start)
        self.left = part.stop - part.start

    def readline(self, limit: int, /) -> bytes:
        line = self.file.readline(min(limit, self.left))
        self.left -= len(line)
        return line


def _find_lines(part: Part, published: date | None, _aside: Container[int]) -> Iterator[tuple[int, Read]]:
    stretch = _Stretch(part)
    with stretch.file:
        for number, line in find_lines(stretch, part.first):
            yield number, functools.partial(_read_line, part, number, line, published)


def _read_line(part: Part, number: int, line: bytes | None, published: date | None) -> Reading:
    (reading,) = read_guarded(part.path, lambda path: [read_line(path, number, line)])
    return finish_reading(reading, published, part.named[0])


def _find_rows(part: Part, published: date | None, _aside: Container[int]) -> Iterator[tuple[int, Read]]:
    from chronology.corpus.parquet import find_rows, read_row

    for number, row in find_rows(part):
        yield number, functools.partial(_finished, part, functools.partial(read_row, number=number, row=row), published)


def _find_pages(part: Part, published: date | None, _aside: Container[int]) -> Iterator[tuple[int, Read]]:
    from chronology.corpus.warc import find_pages, read_page

    for page in find_pages(part):
        yield page.number, functools.partial(_finished, part, functools.partial(read_page, page=page), published)


def _finished(part: Part, read: Callable[[str], Reading], published: date | None) -> Reading:
    (reading,) = read_guarded(part.path, lambda path: [read(path)])
    return finish_reading(reading, published, part.named[0])


def _find_nothing(part: Part, _published: date | None, _aside: Container[int]) -> Iterator[tuple[int, Read]]:
    problem = Problem(part.path, None, None, None, part.problem, part.severity)
    yield 1, functools.partial(Reading, None, (problem,))


_FINDERS = {
    "files": _find_files,
    "lines": _find_lines,
    "parquet": _find_rows,
    "warc": _find_pages,
    "unread": _find_nothing,
}
