"""content/ to a Chronology: every file that can be read, and every problem with those that cannot."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from chronology.errors import Problem
from chronology.model.records import Chronology
from chronology.store.cache import now_on_disk
from chronology.store.checks import find_disagreements
from chronology.store.gists import Gist
from chronology.store.places import Place, Places
from chronology.store.plain import Fault
from chronology.store.record_files import FileRead, FileReader, by_place, find_files, read_file, read_kept
from chronology.store.shapes import KINDS, RecordKind


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """All records that could be read, all problems (sorted), and where each record stands.

    ``names`` are those of the events' contents, by id: equal names, equal events. Only what a cache holds has one.
    """

    chronology: Chronology
    problems: tuple[Problem, ...]
    places: Places
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)


def load_chronology(content: Path, cache: Path | None = None) -> Loaded:
    """Read everything below ``content``; ``cache`` is a folder of the machine's own, safe to delete.

    A file that cannot be read is told in ``problems`` and left out. Raises nothing for what people wrote.
    """
    with collection_paused():
        if cache is None:
            return assemble(content, (read_file(content, *file, {}, None) for file in _find_all(content)))
        reader = FileReader(content, read_kept(cache), now_on_disk(cache))
        loaded = assemble(content, (reader.read(*file) for file in _find_all(content)))
    reader.keep(cache)
    return loaded


def _find_all(content: Path) -> Iterator[tuple[RecordKind, str]]:
    return ((kind, path) for kind in KINDS for path in find_files(content, kind))


@contextlib.contextmanager
def collection_paused() -> Iterator[None]:
    """Without the garbage collector: records form no cycles."""
    # Walking a million new objects again and again took a third of the time.
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


def _tell_twice(places: Places, twice: list[tuple[Place, Place, str]]) -> list[Problem]:
    """The problems of records whose id another one has: at the second, naming the place of the first."""
    firsts = places.tell_at([(first, Fault(("id",), "")) for first, _, _ in twice])
    faults = [
        (place, Fault(("id",), f"the id is taken already, at {at.path}:{at.line}: {what}"))
        for at, (_, place, what) in zip(firsts, twice, strict=True)
    ]
    return places.tell_at(faults)
