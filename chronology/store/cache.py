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
from typing import NamedTuple

from chronology.store.plain import Plain

_FORMAT = "chronology store cache 3"
_UNSURE_NS = 2_000_000_000  # the coarsest times that file systems keep
_decode = json.JSONDecoder().raw_decode
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


class Look(NamedTuple):
    """How a file looks from outside: size, times of modification and of change, inode; and the later of its times."""

    text: str
    latest_ns: int


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """Packed values by the name of their content, and for paths how the file looked and the name of what it held."""

    values: dict[str, str] = dataclasses.field(default_factory=dict)
    looks: dict[str, str] = dataclasses.field(default_factory=dict)

    def recall(self, path: str, look: Look | None) -> str | None:
        """The name of what a file holds that looks as it did, if its value is here."""
        text, _, name = self.looks.get(path, "").partition(" ")
        return name if look is not None and text == look.text and name in self.values else None

    def note(self, path: str, look: Look, name: str) -> None:
        """Keep how a file looks, and the name of what it holds."""
        if "\n" not in path and path.isprintable():
            self.looks[path] = f"{look.text} {name}"


def read_cache(file: Path, version: str) -> Kept:
    """What is kept; nothing when the cache is missing, torn, or of another version."""
    with contextlib.suppress(OSError, ValueError):
        head, _, body = file.read_bytes().partition(b"\n")
        if head == _head(body, version):
            count, *lines = body.decode("utf-8").split("\n")
            looks, values = lines[: 2 * int(count)], lines[2 * int(count) :]
            return Kept(
                dict(zip(values[::2], values[1::2], strict=False)), dict(zip(looks[::2], looks[1::2], strict=True))
            )
    return Kept()


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


def write_cache(file: Path, version: str, kept: Kept) -> None:
    """Keep values and looks. When that fails nothing is lost: the next run reads the files."""
    lines = [str(len(kept.looks))]
    for known in (kept.looks, kept.values):
        for item in known.items():
            lines += item
    body = "\n".join(lines).encode("utf-8")
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
