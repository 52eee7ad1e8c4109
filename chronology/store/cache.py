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
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from chronology.store.gists import Gist
from chronology.store.sealed import from_line, from_repeated, read_sealed, to_line, to_repeated, write_sealed

_FORMAT = "chronology store cache 4"
_UNSURE_NS = 2_000_000_000  # the coarsest times that file systems keep


class Look(NamedTuple):
    """How a file looks from outside: size, times of modification and of change, inode; and the later of its times."""

    text: str
    latest_ns: int


class Known(NamedTuple):
    """What a file without faults holds: packed, and of events what checks need of each."""

    packed: str
    gists: Sequence[Gist] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """What files hold by the name of their content, and for paths how the file looked and the name of what it held."""

    values: dict[str, Known] = dataclasses.field(default_factory=dict)
    looks: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict)

    def recall(self, path: str, look: Look | None) -> str | None:
        """The name of what a file holds that looks as it did, if its value is here."""
        found = self.looks.get(path)
        if look is None or found is None or found[0] != look.text or found[1] not in self.values:
            return None
        return found[1]


def read_cache(file: Path, version: str) -> Kept:
    """What is kept; nothing when the cache is missing, torn, or of another version."""
    lines = read_sealed(file, f"{_FORMAT} {version}")
    if lines is not None:
        with contextlib.suppress(ValueError, TypeError, IndexError):
            paths, looks, at, names = (from_line(line) for line in lines[:4])
            rows = zip(from_line(lines[4]), from_line(lines[5]), *map(from_repeated, lines[6:11]), strict=True)
            gists: list[list[Gist]] = [[] for _ in names]
            for owner, *row in rows:
                gists[owner].append(Gist._make(row))
            values = dict(zip(names, map(Known, lines[11:], gists), strict=True))
            return Kept(values, dict(zip(paths, zip(looks, map(names.__getitem__, at), strict=True), strict=True)))
    return Kept()


def write_cache(file: Path, version: str, kept: Kept) -> None:
    """Keep values and looks. When that fails nothing is lost: the next run reads the files."""
    numbers = {name: number for number, name in enumerate(kept.values)}
    owned = [(numbers[name], gist) for name, known in kept.values.items() for gist in known.gists]
    looks = [(path, *look) for path, look in kept.looks.items() if look[1] in numbers]
    columns = [
        to_line([path for path, _, _ in looks]),
        to_line([text for _, text, _ in looks]),
        to_line([numbers[name] for _, _, name in looks]),
        to_line(list(numbers)),
        to_line([owner for owner, _ in owned]),
        to_line([gist.id for _, gist in owned]),
        *(to_repeated([gist[at] for _, gist in owned]) for at in range(1, len(Gist._fields))),
    ]
    write_sealed(file, f"{_FORMAT} {version}", (*columns, *(known.packed for known in kept.values.values())))


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
