"""content/ to a Chronology: every file that can be read, and every problem with those that cannot."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import functools
import gc
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from chronology import __version__
from chronology.errors import Problem
from chronology.model.records import Chronology, Event
from chronology.store.cache import Kept, Known, hash_bytes, is_settled, look_at, now_on_disk, read_cache, write_cache
from chronology.store.checks import find_disagreements
from chronology.store.coercing import coerce
from chronology.store.decoding import Record, build, decode
from chronology.store.files import read_bytes
from chronology.store.gists import Gist, gist_event
from chronology.store.nodes import place_faults
from chronology.store.places import Place, Places
from chronology.store.plain import Fault, Plain, Steps
from chronology.store.reading import MAX_BYTES, MAX_PROBLEMS, read_yaml
from chronology.store.schema import file_schema
from chronology.store.sealed import from_line, to_line
from chronology.store.shapes import KINDS, RecordKind
from chronology.store.shelving import Shelf

CACHE_FILE = "records.json"
_SUFFIXES = (".yml", ".yaml")


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """All records that could be read, all problems (sorted), and where each record stands.

    ``names`` are those of the events' contents, by id: equal names, equal events. Only what a cache holds has one.
    """

    chronology: Chronology
    problems: tuple[Problem, ...]
    places: Places
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)


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


def load_chronology(content: Path, cache: Path | None = None) -> Loaded:
    """Read everything below ``content``; ``cache`` is a folder of the machine's own, safe to delete.

    A file that cannot be read is told in ``problems`` and left out. Raises nothing for what people wrote.
    """
    with _collection_paused():
        if cache is None:
            return assemble(content, (read_file(content, *file, {}, None) for file in _find_all(content)))
        kept, seen = read_cache(cache / CACHE_FILE, _cache_version()), Kept()
        loaded = assemble(content, _recall_files(content, kept, seen, now_on_disk(cache)))
    if seen.values.keys() != kept.values.keys() or seen.looks != kept.looks:
        write_cache(cache / CACHE_FILE, _cache_version(), seen, kept.base)
    return loaded


def _find_all(content: Path) -> Iterator[tuple[RecordKind, str]]:
    return ((kind, path) for kind in KINDS for path in find_files(content, kind))


def _recall_files(content: Path, kept: Kept, seen: Kept, now_ns: int) -> Iterator[FileRead]:
    """Every file: recalled where it looks as it did, else read; ``seen`` gets what to keep from now on."""
    root = str(content)
    shelf = Shelf(_unpack_events)
    for kind, path in _find_all(content):
        look = look_at(f"{root}/{path}")
        name = kept.recall(path, look)
        if name is not None:
            known = seen.values[name] = kept.values[name]
            seen.looks[path] = kept.looks[path]
            yield _recall(path, kind, known, name, shelf)
            continue
        file = read_file(content, kind, path, kept.values, seen.values)
        if file.name is not None and look is not None and is_settled(look, now_ns):
            seen.looks[path] = look.text, file.name
        yield file


@contextlib.contextmanager
def _collection_paused() -> Iterator[None]:
    # Records form no cycles; walking a million new objects again and again took a third of the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def assemble(content: Path, files: Iterable[FileRead]) -> Loaded:
    """The records of files that were read, checked against each other; each file is let go once it is taken in."""
    problems: list[Problem] = []
    broken: set[tuple[str, str]] = set()
    twice: list[tuple[Place, Place, str]] = []
    records: dict[str, list[Any]] = {kind.name: [] for kind in KINDS}
    places: dict[tuple[str, str], Place] = {}
    gists: dict[str, Gist] = {}
    names: dict[str, str] = {}
    for file in files:
        kind, known = file.kind.name, iter(file.gists)
        problems += file.problems
        if file.broken_ids:
            broken |= {(kind, id_) for id_ in file.broken_ids}
        for stored in file.records:
            id_, place, gist = stored.record.id, Place(file.path, stored.steps), next(known, None)
            first = places.setdefault((kind, id_), place)
            if first is not place:
                twice.append((first, place, f"{id_}; give this {kind} another one"))
                continue
            records[kind].append(stored.record)
            if gist is not None:
                gists[id_], names[id_] = gist, f"{file.name} {gist.step}"
    chronology = Chronology(
        tuple(records["event"]), tuple(records["source"]), tuple(records["actor"]), tuple(records["place"])
    )
    lookup = Places(content, places)
    problems += _tell_twice(lookup, twice)
    problems += lookup.tell(find_disagreements(chronology, broken, gists))
    return Loaded(chronology, tuple(sorted(set(problems), key=by_place)), lookup, names)


def by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    """How problems are sorted."""
    return problem.path, problem.line or 0, problem.column or 0, problem.key or "", problem.message


def _tell_twice(places: Places, twice: list[tuple[Place, Place, str]]) -> list[Problem]:
    """The problems of records whose id another one has: at the second, naming the place of the first."""
    firsts = places.tell_at([(first, Fault(("id",), "")) for first, _, _ in twice])
    faults = [
        (place, Fault(("id",), f"the id is taken already, at {at.path}:{at.line}: {what}"))
        for at, (_, place, what) in zip(firsts, twice, strict=True)
    ]
    return places.tell_at(faults)


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
        return FileRead(path, kind, (Stored((), None, shelf.put_one(known.packed, gists[0].id)),), (), (), name, gists)
    events = shelf.put(known.packed, [gist.id for gist in gists])
    ways = [() if gist.step < 0 else (gist.step,) for gist in gists]
    return FileRead(path, kind, tuple(map(Stored, ways, repeat(None), events)), (), (), name, gists)


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


@functools.cache
def _cache_version() -> str:
    schemas = json.dumps([file_schema(kind) for kind in KINDS], sort_keys=True)
    return f"{__version__}-{hashlib.sha256(schemas.encode()).hexdigest()[:16]}"
