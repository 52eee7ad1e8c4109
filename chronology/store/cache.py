"""What files said when they were last read, by the hash of their bytes: a cache that may be deleted at any time.

As in git's index, a file that looks from outside as it did then (size, times, inode) is not read again. What was
changed shortly before it was read is not trusted: a second change may have left the same size and the same time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from chronology.store.gists import Gist
from chronology.store.sealed import (
    additions_of,
    from_line,
    from_repeated,
    is_addition,
    read_sealed,
    to_line,
    to_repeated,
    write_sealed,
)

_FORMAT = "chronology store cache 4"
_GIST: Callable[[Iterable[Any]], Gist] = partial(tuple.__new__, Gist)  # the columns of a row are counted
_UNSURE_NS = 2_000_000_000  # the coarsest times that file systems keep


class Look(NamedTuple):
    """How a file looks from outside: size, times of modification and of change, inode; and the later of its times."""

    text: str
    latest_ns: int


class Known(NamedTuple):
    """What a file without faults holds: packed, and of events what checks need of each."""

    packed: str
    gists: Sequence[Gist] = ()


class Base(NamedTuple):
    """What a large cache file holds to which additions are made."""

    digest: str
    values: Mapping[str, Known]
    looks: Mapping[str, tuple[str, str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """What files hold by the name of their content, and for paths how the file looked and the name of what it held."""

    values: dict[str, Known] = dataclasses.field(default_factory=dict)
    looks: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    base: Base | None = None

    def recall(self, path: str, look: Look | None) -> str | None:
        """The name of what a file holds that looks as it did, if its value is here."""
        found = self.looks.get(path)
        if look is None or found is None or found[0] != look.text or found[1] not in self.values:
            return None
        return found[1]


def read_cache(file: Path, version: str) -> Kept:
    """What is kept; nothing when the cache is missing, torn, or of another version."""
    base = read_sealed(file, f"{_FORMAT} {version}")
    if base is not None:
        with contextlib.suppress(ValueError, TypeError, IndexError):
            kept = _decode(base.lines, base.digest)
            more = read_sealed(additions_of(file), f"{_FORMAT} {base.digest}")
            if more is None:
                return kept
            added = _decode(more.lines)
            return dataclasses.replace(kept, values=kept.values | added.values, looks=kept.looks | added.looks)
    return Kept()


def _decode(lines: list[str], digest: str | None = None) -> Kept:
    paths, looks, at, names = (from_line(line) for line in lines[:4])
    rows = zip(from_line(lines[4]), from_line(lines[5]), *map(from_repeated, lines[6:11]), strict=True)
    gists: list[list[Gist]] = [[] for _ in names]
    for owner, *row in rows:
        gists[owner].append(_GIST(row))
    values = dict(zip(names, map(Known, lines[11:], gists), strict=True))
    seen = dict(zip(paths, zip(looks, map(names.__getitem__, at), strict=True), strict=True))
    return Kept(values, seen, Base(digest, values, seen) if digest else None)


def write_cache(file: Path, version: str, kept: Kept, base: Base | None) -> None:
    """Keep values and looks, what ``base`` has not beside it. When that fails nothing is lost: files are read again."""
    if base is not None:
        values = {name: known for name, known in kept.values.items() if name not in base.values}
        looks = {path: look for path, look in kept.looks.items() if base.looks.get(path) != look}
        if is_addition(max(len(values), len(looks)), len(kept.values), len(base.values)):
            # A look names its value by number: the value goes with it.
            values |= {name: kept.values[name] for _, name in looks.values()}
            write_sealed(additions_of(file), f"{_FORMAT} {base.digest}", _encode(Kept(values, looks)))
            return
    write_sealed(file, f"{_FORMAT} {version}", _encode(kept))


def _encode(kept: Kept) -> Iterator[str]:
    numbers = {name: number for number, name in enumerate(kept.values)}
    owned = [(numbers[name], gist) for name, known in kept.values.items() for gist in known.gists]
    looks = [(path, *look) for path, look in kept.looks.items() if look[1] in numbers]
    yield to_line([path for path, _, _ in looks])
    yield to_line([text for _, text, _ in looks])
    yield to_line([numbers[name] for _, _, name in looks])
    yield to_line(list(numbers))
    yield to_line([owner for owner, _ in owned])
    yield to_line([gist.id for _, gist in owned])
    yield from (to_repeated([gist[at] for _, gist in owned]) for at in range(1, len(Gist._fields)))
    yield from (known.packed for known in kept.values.values())


def look_at(path: str) -> Look | None:
    """How a file looks from outside; None for what is no file, or is not there."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    modified_ns, changed_ns = found.st_mtime_ns, found.st_ctime_ns
    return Look(f"{found.st_size}.{modified_ns}.{changed_ns}.{found.st_ino}", max(modified_ns, changed_ns))


def now_on_disk(folder: Path) -> int:
    """The time that a file written now would get there, in ns; 0 when none can be written."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"now")
            file.flush()
            return os.fstat(file.fileno()).st_mtime_ns
    return 0


def is_settled(look: Look, now_ns: int) -> bool:
    """Whether a file that looked like this at ``now_ns`` looks otherwise after any later change."""
    return look.latest_ns + _UNSURE_NS < now_ns


def hash_bytes(data: bytes) -> str:
    """The name of a content: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
