"""Paths -> the parts of a corpus. Files are looked through, and no article is read yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from chronology.corpus.parts import PART_BYTES, PART_RECORDS, Part
from chronology.errors import IngestError, Problem
from chronology.ingest.reading import SUFFIXES
from chronology.ingest.slugs import make_slug
from chronology.ingest.walking import STDIN, find_files

CORPUS_SUFFIXES = (".parquet", ".warc", ".warc.gz")
_BLOCK_BYTES = 1 << 20


def find_parts(paths: Iterable[str], records: int = PART_RECORDS) -> Iterator[Part]:
    """The parts of all paths, in order. A path that cannot be read is a part of its own that says why.

    Raises SetupError when a file needs a package that is not installed, IngestError for standard input.
    """
    wanted = tuple(paths)
    if STDIN in wanted:
        message = "standard input cannot be read in parts; write it to a file, or leave --jobs and --cluster out"
        raise IngestError([Problem(STDIN, None, None, None, message)])
    named = {Path(path) for path in wanted}
    files: list[str] = []
    others: list[Part | list[str]] = []
    for path in find_files(wanted, (*SUFFIXES, *CORPUS_SUFFIXES)):
        if isinstance(path, str) and _kind(path) == "files":
            if not files or not others or others[-1] is not files:
                files = []
                others.append(files)
            files.append(path)
        elif isinstance(path, str):
            others += _find_in(path, records, Path(path) in named)
        else:
            others.append(_unread(path))
    yield from _with_files(others, records, named)


def is_corpus(path: str) -> bool:
    """Whether a path is a file that only this room reads."""
    return path.lower().endswith(CORPUS_SUFFIXES)


def _kind(path: str) -> str:
    low = path.lower()
    if low.endswith(".parquet"):
        return "parquet"
    return "warc" if is_corpus(path) else "lines" if low.endswith(".jsonl") else "files"


def _unread(problem: Problem) -> Part:
    return Part("unread", (problem.path,), problem=problem.message, severity=problem.severity)


def _find_in(path: str, records: int, is_named: bool) -> Iterator[Part]:
    """The parts of a file that holds many articles."""
    kind = _kind(path)
    try:
        if kind == "lines":
            found: Iterable[tuple[int, int, int]] = _split_lines(path, records)
        elif kind == "parquet":
            from chronology.corpus.parquet import split_rows

            found = split_rows(path, records)
        else:
            from chronology.corpus.warc import split_records

            found = split_records(path, records)
        version = _version(path)
        for start, stop, first in found:
            assert kind in ("lines", "parquet", "warc")
            yield Part(kind, (path,), version, start, stop, first, (is_named,))  # type: ignore[arg-type]
    except OSError as error:
        yield _unread(
            Problem(path, None, None, None, f"this cannot be read ({error.strerror or error}); check the path")
        )
    except IngestError as error:
        yield from map(_unread, error.problems)


def _version(path: str) -> str:
    state = Path(path).stat()
    return f"{state.st_size}-{state.st_mtime_ns}"


def _split_lines(path: str, records: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of whole lines: first byte, byte after the last, number of the first line."""
    start = at = 0
    first = number = 1
    with Path(path).open("rb") as file:
        while line := file.readline(_BLOCK_BYTES):
            at += len(line)
            if not line.endswith(b"\n"):
                continue
            number += 1
            if number - first >= records or at - start >= PART_BYTES:
                yield start, at, first
                start, first = at, number
    if at > start:
        yield start, at, first


def _with_files(found: Sequence[Part | list[str]], records: int, named: set[Path]) -> Iterator[Part]:
    """The parts, with those of single files: of each that may want the id of an earlier one, it is known which."""
    taken: defaultdict[str, list[str]] = defaultdict(list)
    for one in found:
        if isinstance(one, Part):
            yield one
            continue
        for start in range(0, len(one), records):
            paths = tuple(one[start : start + records])
            before = dict.fromkeys(path for key in map(_id_key, paths) for path in taken.get(key, ()))
            for path in paths:
                taken[_id_key(path)].append(path)
            version = " ".join(_version_if_there(path) for path in (*paths, *before))
            yield Part("files", paths, version, named=tuple(Path(p) in named for p in paths), before=tuple(before))


def _version_if_there(path: str) -> str:
    try:
        return _version(path)
    except OSError:
        return "gone"


def _id_key(path: str) -> str:
    """Two files can want one id where this is the same. TimeML has its id within."""
    return ".tml" if path.lower().endswith(".tml") else make_slug(PurePath(path).stem)
