"""Files stay whole: each is old or new, whatever is killed or full; and one writer at a time.

A write goes to a temporary file in the same folder, is flushed to the disk, and takes the old file's
place by renaming; the folder is flushed after. A journal names what a batch is about to do, so that
records and their bases agree again after a kill between the two.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import hashlib
import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

JOURNAL = ".base/.journal"
TEMPORARY = ".chronology-tmp"
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclasses.dataclass(frozen=True, slots=True)
class Write:
    """A file below content/, what it must still be (None: not there), and what it becomes.

    ``goes_with`` names, for a base, the record's file in the same batch that it describes.
    """

    path: str
    before: bytes | None
    after: bytes
    goes_with: str | None = None


class ChangedError(OSError):
    """A file is not what it was when the write was planned."""


def write_batch(content: Path, records: Sequence[Write], bases: Sequence[Write]) -> None:
    """Write the records, then their bases. Raises OSError; then `recover` brings the two together.

    Raises ChangedError, with nothing written, when a file has changed since it was read.
    """
    for write in (*records, *bases):
        _refuse_changed(content, write)
    if records and bases:
        _replace(content, [(JOURNAL, _journal(records, bases))])
    _replace(content, [(write.path, write.after) for write in records])
    _replace(content, [(write.path, write.after) for write in bases])
    if records and bases:
        _remove(content / JOURNAL)


def _refuse_changed(content: Path, write: Write) -> None:
    if read_if_there(content / write.path) != write.before:
        raise ChangedError(errno.EBUSY, "it has changed since it was read", write.path)


def read_if_there(file: Path) -> bytes | None:
    """A file's bytes, or None when there is none. Raises OSError."""
    try:
        return read_bytes(file)
    except FileNotFoundError:
        return None


def read_bytes(file: Path, cap: int | None = None) -> bytes:
    """A file's bytes, or one more than ``cap`` of them when there are more. Raises OSError.

    A symbolic link is never followed; a named pipe is never waited for, and refused.
    """
    descriptor = os.open(file, _READ_FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is a pipe, a device or a folder, and no file; remove it", str(file))
        size = status.st_size
        wanted = (size if cap is None else min(size, cap)) + 1
        data = os.read(descriptor, wanted)
        while len(data) < wanted and (more := os.read(descriptor, wanted - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)


def _replace(content: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Put each file's new bytes in its place; all are on the disk before the first takes its place."""
    staged: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            target = content / safe_path(path)
            make_folder(content, target.parent)
            temporary = target.with_name(f".{target.name}{TEMPORARY}")
            staged.append((temporary, target))
            _write_through(temporary, data)
        for temporary, target in staged:
            temporary.replace(target)
    except BaseException:  # Ctrl-C too leaves nothing behind; what a kill leaves, `recover` removes
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise
    for folder in sorted({target.parent for _, target in staged}):
        _flush_folder(folder)


def safe_path(path: str) -> PurePosixPath:
    """A path below content/, as it is. Raises ValueError when it would lead anywhere else."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path or not pure.parts:
        raise ValueError(f"{path!r} does not lie below content/")
    return pure


def make_folder(content: Path, folder: Path) -> None:
    """Make a folder below content/. Raises OSError when a symbolic link leads out of it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(content.resolve()):
        raise OSError(errno.ELOOP, "leads out of content/ by a symbolic link", str(folder))


def _write_through(file: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(file, flags, 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(file: Path) -> None:
    file.unlink()
    _flush_folder(file.parent)


# ---------------------------------------------------------------- after a kill


def _journal(records: Sequence[Write], bases: Sequence[Write]) -> bytes:
    body = {
        "records": {write.path: [_hash(write.before), _hash(write.after)] for write in records},
        "bases": [[write.path, write.goes_with, write.after.decode()] for write in bases],
    }
    return json.dumps(body, sort_keys=True).encode()


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def recover(content: Path) -> None:
    """Finish what a killed run began, so that records and bases agree; remove its temporary files."""
    for folder in (".base", "events", "sources", "actors", "places"):
        if not (content / folder).is_symlink():  # what lies behind a link is not ours
            for file in sorted((content / folder).rglob(f".*{TEMPORARY}")):
                file.unlink()
    data = read_if_there(content / JOURNAL)
    if data is None:
        return
    try:
        body = json.loads(data)
        finished = [
            (_base_path(path), text.encode())
            for path, record, text in body["bases"]
            if record is None or _was_written(content, record, *body["records"][record])
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # No kill leaves such a one: it came with other hands' files, or from another version.
        told = "it is no note of what a killed run was writing; delete it"
        raise OSError(errno.EINVAL, told, str(content / JOURNAL)) from None
    _replace(content, finished)
    _remove(content / JOURNAL)


def _base_path(path: str) -> str:
    """The path of a base, as it is. Raises ValueError for any other file: a journal decides nothing of people's."""
    pure = safe_path(path)
    if pure.parts[0] != PurePosixPath(JOURNAL).parts[0] or pure.suffix != ".json":
        raise ValueError(f"{path!r} is no base")
    return path


def _was_written(content: Path, record: str, before: str | None, after: str) -> bool:
    now = _hash(read_if_there(content / record))
    # Edited since: a new file can only be there because it was written; of an old one nobody knows.
    return now == after or (before is None and now is not None)
