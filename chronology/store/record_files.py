"""Single files of content/, as they are read: the records in them, and what is wrong."""

from __future__ import annotations

import dataclasses
import errno
import functools
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from chronology import __version__
from chronology.errors import Problem
from chronology.model.records import Event
from chronology.store.cache import Kept, Known, hash_bytes, is_settled, look_at, read_cache, write_cache
from chronology.store.coercing import coerce
from chronology.store.decoding import Record, build, decode
from chronology.store.files import read_bytes
from chronology.store.gists import Gist, gist_event
from chronology.store.nodes import place_faults
from chronology.store.plain import Fault, Plain, Steps
from chronology.store.reading import MAX_BYTES, MAX_PROBLEMS, read_yaml
from chronology.store.schema import file_schema
from chronology.store.sealed import from_line, to_line
from chronology.store.shapes import KINDS, RecordKind
from chronology.store.shelving import Shelf

CACHE_FILE = "records.json"
_SUFFIXES = (".yml", ".yaml")


class Stored(NamedTuple):
    """One record of a file: the way to it, its coerced plain value unless it was recalled, and the record itself."""

    steps: Steps
    value: Plain
    record: Record


class FileRead(NamedTuple):
    """One file below content/ as it was read."""

    path: str  # below content/, with forward slashes
    kind: RecordKind
    records: tuple[Stored, ...]
    problems: tuple[Problem, ...]
    broken_ids: tuple[str, ...] = ()  # of records that are there but cannot be used
    name: str | None = None  # of what it holds, in the cache, if there is nothing wrong with it
    gists: Sequence[Gist] = ()  # of the events, if there is nothing wrong with them
    packed: str = ""  # what it holds, if it was recalled


def find_files(content: Path, kind: RecordKind) -> Iterator[str]:
    """Paths below content/ of the files of one kind, sorted; hidden ones are left alone."""
    if (content / kind.folder).is_symlink() or (content / kind.folder).is_file():
        yield kind.folder  # told when it is read: links are not followed, and records stand in files of their own
        return
    for folder, folders, names in os.walk(content / kind.folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(content).as_posix()
        links = [name for name in folders if Path(folder, name).is_symlink()]
        named = (name for name in names if name.endswith(_SUFFIXES) and name[0] != ".")
        yield from sorted(f"{below}/{name}" for name in (*named, *links))


class FileReader:
    """Reads the files of a content/: recalled where they look as they did; ``seen`` gets what to keep from now on.

    ``now_ns`` is the time on the disk: what was changed shortly before is not recalled by its look.
    """

    def __init__(self, content: Path, kept: Kept, now_ns: int) -> None:
        self._content = content
        self._root = str(content)
        self._kept = kept
        self._now_ns = now_ns
        self._shelf = Shelf(_unpack_events)
        self.seen = Kept()

    def read(self, kind: RecordKind, path: str) -> FileRead:
        """One file."""
        look = look_at(f"{self._root}/{path}")
        name = self._kept.recall(path, look)
        if name is not None:
            known = self.seen.values[name] = self._kept.values[name]
            self.seen.looks[path] = self._kept.looks[path]
            return _recall(path, kind, known, name, self._shelf)
        file = read_file(self._content, kind, path, self._kept.values, self.seen.values)
        if file.name is not None and look is not None and is_settled(look, self._now_ns):
            self.seen.looks[path] = look.text, file.name
        return file

    def keep(self, cache: Path) -> None:
        """Write what is to be kept, if it is not there already."""
        if self.seen.values.keys() != self._kept.values.keys() or self.seen.looks != self._kept.looks:
            write_cache(cache / CACHE_FILE, _cache_version(), self.seen, self._kept.base)


def read_kept(cache: Path) -> Kept:
    """What is kept of files that were read before."""
    return read_cache(cache / CACHE_FILE, _cache_version())


def read_file(
    content: Path, kind: RecordKind, path: str, kept: Mapping[str, Known], seen: dict[str, Known] | None
) -> FileRead:
    """Read and validate one file; clean ones are looked up in ``kept`` and noted in ``seen``, by content hash.

    Without ``seen`` nothing is looked up.
    """
    shown = f"{content.name}/{path}"
    try:
        data = read_bytes(content / path, MAX_BYTES)
    except OSError as error:
        return FileRead(path, kind, (), (Problem(shown, None, None, None, _explain_os_error(error)),))
    name = f"{kind.name}:{hash_bytes(data)}"
    if name in kept and seen is not None:
        known = seen[name] = kept[name]
        return FileRead(path, kind, tuple(_unpack(known.packed, kind)), (), (), name, known.gists)
    read = read_yaml(data, shown)
    if read.problems:
        return FileRead(path, kind, (), read.problems)
    value = _coerce_file(read.value, kind)
    records, faults, broken = _validate(value, kind)
    gists: Sequence[Gist] = ()
    if seen is not None and not faults:
        gists = [gist_event(s.record, _step_of(s.steps)) for s in records if isinstance(s.record, Event)]
        seen[name] = Known(to_line(value), gists)
    problems = place_faults(faults[:MAX_PROBLEMS], read.text, shown)
    if len(faults) > MAX_PROBLEMS:
        last = max(problems, key=by_place)
        message = "and more problems in this file; mend these first"
        problems.append(Problem(shown, last.line, (last.column or 0) + 1, None, message))
    return FileRead(path, kind, tuple(records), tuple(problems), tuple(broken), None if faults else name, gists)


def _step_of(steps: Steps) -> int:
    return int(steps[0]) if steps else -1


def _recall(path: str, kind: RecordKind, known: Known, name: str, shelf: Shelf) -> FileRead:
    """What a file holds, its events yet to be made."""
    gists = known.gists
    if not gists:
        return FileRead(path, kind, tuple(_unpack(known.packed, kind)), (), (), name)
    if len(gists) == 1 and gists[0].step < 0:  # most files
        return FileRead(
            path, kind, (Stored((), None, shelf.put_one(known.packed, gists[0].id)),), (), (), name, gists, known.packed
        )
    events = shelf.put(known.packed, [gist.id for gist in gists])
    ways = [() if gist.step < 0 else (gist.step,) for gist in gists]
    return FileRead(path, kind, tuple(map(Stored, ways, repeat(None), events)), (), (), name, gists, known.packed)


def with_values(file: FileRead) -> FileRead:
    """The file with the plain value of each of its records."""
    if not file.packed:
        return file
    values = (value for _, value in _split(from_line(file.packed)))
    return file._replace(
        records=tuple(stored._replace(value=value) for stored, value in zip(file.records, values, strict=True)),
        packed="",
    )


def _unpack(packed: str, kind: RecordKind) -> Iterator[Stored]:
    return (Stored(steps, item, build(item, kind.cls)) for steps, item in _split(from_line(packed)))


def _unpack_events(packed: str) -> list[Event]:
    return [build(item, Event) for _, item in _split(from_line(packed))]


def _explain_os_error(error: OSError) -> str:
    if error.errno == errno.ELOOP:  # O_NOFOLLOW met a link
        return "is a symbolic link, which is not followed; put the file itself here"
    return f"cannot be read: {error.strerror or error}"


def _coerce_file(value: Plain, kind: RecordKind) -> Plain:
    return [coerce(item, kind.cls) for item in value] if isinstance(value, list) else coerce(value, kind.cls)


def _split(value: Plain) -> Iterator[tuple[Steps, Plain]]:
    if isinstance(value, list):
        yield from (((index,), item) for index, item in enumerate(value))
    else:
        yield (), value


def _validate(value: Plain, kind: RecordKind) -> tuple[list[Stored], list[Fault], list[str]]:
    records: list[Stored] = []
    faults: list[Fault] = []
    broken: list[str] = []
    for steps, item in _split(value):
        record, found = decode(item, kind.cls, MAX_PROBLEMS - len(faults))
        if not found:
            records.append(Stored(steps, item, record))
            continue
        faults += [dataclasses.replace(fault, steps=(*steps, *fault.steps)) for fault in found]
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            broken.append(str(item["id"]))
    return records, faults, broken


def by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    """How problems are sorted."""
    return problem.path, problem.line or 0, problem.column or 0, problem.key or "", problem.message


@functools.cache
def _cache_version() -> str:
    schemas = json.dumps([file_schema(kind) for kind in KINDS], sort_keys=True)
    return f"{__version__}-{hashlib.sha256(schemas.encode()).hexdigest()[:16]}"
