"""What files said when they were last read, by the hash of their bytes: a cache that may be deleted at any time.

As in git's index, a file that looks from outside as it did then (size, times, inode) is not read again. What was
changed shortly before it was read is not trusted: a second change may have left the same size and the same time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import stat
import tempfile
from pathlib import Path
from typing import TypeAlias

from chronology.store.plain import Plain

Look: TypeAlias = list[int]  # size in bytes, times of modification and of change in ns, inode

_FORMAT = "chronology store cache 3"
_UNSURE_NS = 2_000_000_000  # the coarsest times that file systems keep
_decode = json.JSONDecoder().raw_decode
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """Packed values by the name of their content, and for paths how the file looked and the name of what it held."""

    values: dict[str, str] = dataclasses.field(default_factory=dict)
    looks: dict[str, tuple[Look, str]] = dataclasses.field(default_factory=dict)

    def recall(self, path: str, look: Look | None) -> str | None:
        """The name of what a file holds that looks as it did, if its value is here."""
        known = self.looks.get(path)
        return known[1] if known is not None and known[0] == look and known[1] in self.values else None


def read_cache(file: Path, version: str) -> Kept:
    """What is kept; nothing when the cache is missing, torn, or of another version."""
    with contextlib.suppress(OSError, ValueError):
        head, _, body = file.read_bytes().partition(b"\n")
        if head == _head(body, version):
            looks, *lines = body.decode("utf-8").split("\n")
            return Kept(dict(zip(lines[::2], lines[1::2], strict=False)), json.loads(looks))
    return Kept()


def look_at(path: str) -> Look | None:
    """How a file looks from outside; None for what is no file, or is not there."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino] if stat.S_ISREG(found.st_mode) else None


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
    return max(look[1], look[2]) + _UNSURE_NS < now_ns


def write_cache(file: Path, version: str, kept: Kept) -> None:
    """Keep values and looks. When that fails nothing is lost: the next run reads the files."""
    lines = [line for item in kept.values.items() for line in item]
    body = "\n".join((json.dumps(kept.looks), *lines)).encode("utf-8")
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.writelines((_head(body, version), b"\n", body))
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _head(body: bytes, version: str) -> bytes:
    return f"{_FORMAT} {version} {hashlib.sha256(body).hexdigest()}".encode()


def pack(value: Plain) -> str:
    """A value as one line: as JSON."""
    return _encode(value)


def unpack(line: str) -> Plain:
    """The value of a line that `pack` made."""
    value: Plain = _decode(line)[0]
    return value


def hash_bytes(data: bytes) -> str:
    """The name of a content: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
