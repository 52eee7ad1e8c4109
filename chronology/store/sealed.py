"""Files of the machine's own behind a digest: whole and of this version, or as good as missing. Their lines are JSON.

What stands in them is read as text, numbers and lists and never as code, whoever wrote it.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from chronology.store.files import read_bytes

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_decode = json.JSONDecoder().raw_decode
_CAP_BYTES = 1 << 31  # a hundred thousand events take a tenth of it
_SHARE = 20  # additions of up to a twentieth are kept apart
_ERRORS = "surrogatepass"  # names of files may hold what is no character


class Sealed(NamedTuple):
    """The lines of a file, and the digest that it bears."""

    lines: list[str]
    digest: str


def read_sealed(file: Path, version: str) -> Sealed | None:
    """A file that is whole; None when it is missing, torn, or of another version."""
    with contextlib.suppress(OSError, ValueError):
        head, _, body = read_own_bytes(file).partition(b"\n")
        digest = hashlib.sha256(body).hexdigest()
        if head == f"{version} {digest}".encode():
            return Sealed(body.decode("utf-8", _ERRORS).split("\n"), digest)
    return None


def read_own_bytes(file: Path) -> bytes:
    """The bytes of a file of the machine's own. Raises OSError where it is a link, a device, a folder, or too large.

    Whoever hands on a chronology may hand on such files with it.
    """
    if file.lstat().st_size > _CAP_BYTES:
        raise OSError(errno.EFBIG, "it is too large", str(file))
    return read_bytes(file, _CAP_BYTES)


def drop_sealed(file: Path) -> None:
    """Remove a file, if it is there; a folder in its place is never read, and stays. Raises OSError."""
    if not file.is_dir():
        file.unlink(missing_ok=True)


def write_sealed(file: Path, version: str, lines: Iterable[str]) -> None:
    """Write lines that hold no line breaks. When that fails nothing is lost: the next run does without the file."""
    body = "\n".join(lines).encode("utf-8", _ERRORS)
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.writelines((f"{version} {hashlib.sha256(body).hexdigest()}".encode(), b"\n", body))
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def additions_of(file: Path) -> Path:
    """Where what came after a large file is kept: an edit need not write all of it anew."""
    return file.with_name(f"{file.stem}-more{file.suffix}")


def is_addition(fresh: int, used: int, there: int) -> bool:
    """Whether to write additions: ``fresh`` items for a file of ``there``, of which, with them, ``used`` are in use."""
    return fresh <= used // _SHARE and there <= used + used // _SHARE


def to_line(value: Any) -> str:
    """A value of plain lists, mappings, texts and numbers as one line."""
    return _encode(value)


def from_line(line: str) -> Any:
    """The value of a line that `to_line` made. Raises ValueError where it did not."""
    try:
        return _decode(line)[0]
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def to_repeated(values: Iterable[object]) -> str:
    """A column of values that come again and again: each once, and their numbers."""
    numbers: dict[object, int] = {}
    places = [numbers.setdefault(value, len(numbers)) for value in values]
    return _encode([list(numbers), places])


def from_repeated(line: str, make: Callable[[Any], object] | None = None) -> list[Any]:
    """The column; lists come back as tuples, one for all places where it stands. ``make`` makes of it what it was."""
    kept, places = from_line(line)
    try:
        table = [make(_freeze(value)) if make else _freeze(value) for value in kept]
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return list(map(table.__getitem__, places))


def _freeze(value: Any) -> Any:
    return tuple(map(_freeze, value)) if value.__class__ is list else value
