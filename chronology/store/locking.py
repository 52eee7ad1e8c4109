"""One writer at a time: a lock file that says who holds it, and that a dead holder does not keep."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.files import read_bytes

LOCK = ".lock"
TRIES = 400
PAUSE_SECONDS = 0.05
MAX_BYTES = 1000


@contextlib.contextmanager
def locked(content: Path, tries: int = TRIES) -> Iterator[None]:
    """Hold the lock of ``content`` while the block runs; wait for another holder, 20 seconds at most.

    Raises RecordError when the other one does not let go, or when the folder cannot be written.
    """
    lock = content / LOCK
    try:
        content.mkdir(parents=True, exist_ok=True)
        _acquire(lock, tries)
        _remove_leftovers(lock)
    except OSError as error:
        _release(lock)
        problem = Problem(content.name, None, None, None, f"cannot be written: {error.strerror or error}")
        raise RecordError([problem]) from None
    except KeyboardInterrupt:
        _release(lock)
        raise
    try:
        yield
    finally:
        _release(lock)


def _release(lock: Path) -> None:
    if _holder(lock) == (os.getpid(), socket.gethostname()):
        with contextlib.suppress(FileNotFoundError):
            lock.unlink()


def _remove_leftovers(lock: Path) -> None:
    """Files that a process left when it was killed just before it got the lock, or just after."""
    for file in lock.parent.glob(f"{lock.name}.*"):
        pid = file.suffix[1:]
        if pid.isdigit() and (int(pid) == os.getpid() or not _is_alive(int(pid))):
            file.unlink(missing_ok=True)


def _acquire(lock: Path, tries: int) -> None:
    for _ in range(tries):
        if _create(lock):
            return
        if not _break_stale(lock):
            time.sleep(PAUSE_SECONDS)
    holder = _holder(lock)
    who = f"process {holder[0]} on {holder[1]}" if holder else "another process"
    message = f"{who} is writing here; wait until it is done, or delete this file when there is no such process"
    raise RecordError([Problem(f"{lock.parent.name}/{lock.name}", None, None, None, message)])


def _create(lock: Path) -> bool:
    """Make the lock file, whole, unless it is there: linking a finished file does both at once."""
    mine = lock.with_name(f"{lock.name}.{os.getpid()}")
    mine.write_text(json.dumps([os.getpid(), socket.gethostname()]), encoding="utf-8")
    try:
        os.link(mine, lock)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK}:
            raise
        return _create_exclusively(lock, mine.read_bytes())  # a file system without links
    else:
        return True
    finally:
        mine.unlink()


def _create_exclusively(lock: Path, data: bytes) -> bool:
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    return True


def _holder(lock: Path) -> tuple[int, str] | None:
    try:
        pid, host = json.loads(read_bytes(lock, MAX_BYTES))
        return int(pid), str(host)
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _break_stale(lock: Path) -> bool:
    """Take away the lock of a process that is gone; whether there was one."""
    holder = _holder(lock)
    if holder is None or holder[1] != socket.gethostname() or _is_alive(holder[0]):
        return False
    # Two may find it stale at once: who renames it first looks whether it still is that one.
    aside = lock.with_name(f"{lock.name}.stale.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        lock.rename(aside)
        if _holder(aside) != holder:
            with contextlib.suppress(FileExistsError):
                os.link(aside, lock)
        aside.unlink()
    return True


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
