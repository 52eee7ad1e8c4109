"""A disk that fails at any step: kills, Ctrl-C and a full disk, at every write, 512 bytes at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHUNK_BYTES = 512
STEPS = ("open", "write", "fsync", "replace", "rename", "unlink", "link", "mkdir")


@dataclasses.dataclass
class Disk:
    """Counts what is done to the disk, and does ``fault`` in place of step number ``at``."""

    at: int | None
    fault: Callable[[], None]
    count: int = 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.fault()


@contextlib.contextmanager
def failing(disk: Disk) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, _wrap(name, getattr(os, name), disk))
        yield


def _wrap(name: str, real: Callable[..., object], disk: Disk) -> Callable[..., object]:
    def call(*args: object, **options: object) -> object:
        writes = name != "open" or (isinstance(args[1], int) and args[1] & os.O_CREAT)
        if writes:
            disk.step()
        if name == "write":
            return real(args[0], memoryview(args[1])[:CHUNK_BYTES])  # type: ignore[arg-type]
        return None if name == "fsync" else real(*args, **options)

    return call


def kill() -> None:
    os._exit(9)


def fill_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def interrupt() -> None:
    raise KeyboardInterrupt


# What stops a run, and the exit status of the process that it stops: killed, or told that something is wrong.
FAULTS = [(kill, 9), (fill_disk, 1), (interrupt, 1)]


def run_with_fault(act: Callable[[Path], bool], content: Path, at: int, fault: Callable[[], None]) -> int:
    """The exit status of a process that acts: 9 killed, 1 told that something is wrong, 0 neither.

    ``act`` gives whether something is wrong.
    """
    child = os.fork()
    if child == 0:
        try:
            with failing(Disk(at, fault)):
                status = int(act(content))
        except BaseException:
            status = 1
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def count_steps(act: Callable[[Path], bool], content: Path) -> int:
    """How many steps on the disk an undisturbed run takes."""
    disk = Disk(None, kill)
    with failing(disk):
        assert not act(content)
    return disk.count
