"""The steps of a job: each writes one folder, whole or not at all, and is done once.

A step is known by what goes into it (its ``name`` is a digest of that), so that a second run does what is missing and
nothing else. It writes into a folder of its own, which takes its name by renaming: a worker that is killed leaves
nothing behind that counts, and of two that did the same step one folder stays.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from chronology.errors import ChronologyError, describe_fault

ATTEMPT = ".attempt-"  # begins the names of what does not count yet


class Step(Protocol):
    """One piece of work, small enough to send to another machine; it reads and writes files."""

    @property
    def name(self) -> str:
        """A digest of all that its outcome depends on."""

    def write(self, folder: Path) -> None:
        """Do the work; leave its outcome in a folder that is empty."""


class Engine(Protocol):
    """What runs steps: it knows nothing of articles."""

    def run(self, work: Callable[[Step, str], str], jobs: Sequence[tuple[Step, str]]) -> Iterator[str]:
        """Call ``work`` with each pair, somewhere, and yield what it returns, in any order.

        A worker that dies is replaced, and its job done again.
        """


class StepsFailedError(ChronologyError):
    """Some steps of a job could not be done; those that were are kept."""


Progress = Callable[[Iterable[str], str, int], Iterable[str]]


def name_of(*parts: object) -> str:
    """A name for a step from all that it depends on."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:20]


def run_steps(engine: Engine, folder: Path, what: str, steps: Sequence[Step], progress: Progress) -> list[Path]:
    """Do what is missing of these steps, below ``folder / what``; their folders, in the order of the steps.

    Raises StepsFailedError when some fail: the others are done, and kept for the next run.
    """
    places = [folder / what / step.name for step in steps]
    missing = [(step, str(place)) for step, place in zip(steps, places, strict=True) if not place.is_dir()]
    (folder / what).mkdir(parents=True, exist_ok=True)
    done = progress(engine.run(attempt, missing), what, len(missing)) if missing else ()
    faults = sorted({fault for fault in done if fault})
    lost = [place for place in places if not place.is_dir()]
    if lost:
        told = "; ".join(faults[:3]) or "the workers cannot see the folder; it has to be on a disk that all share"
        raise StepsFailedError(f"{len(lost)} of {len(steps)} steps of {what!r} failed: {told}; run again to go on")
    for left in (folder / what).glob(f"{ATTEMPT}*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return places


def attempt(step: Step, place: str) -> str:
    """Do a step; why it failed, or nothing. Runs in a worker."""
    final = Path(place)
    if final.is_dir():
        return ""
    try:
        folder = Path(tempfile.mkdtemp(prefix=ATTEMPT, dir=final.parent))
        try:
            step.write(folder)
            _make_durable(folder)
            with contextlib.suppress(OSError) if final.is_dir() else contextlib.nullcontext():
                folder.rename(final)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except json.JSONDecodeError as error:
        return describe_torn(final.parents[1], error)
    except (ChronologyError, OSError, MemoryError) as error:
        told = describe_fault(error) if isinstance(error, OSError) else str(error)
        return "" if final.is_dir() else told or type(error).__name__
    return ""


def describe_torn(work: Path, error: json.JSONDecodeError) -> str:
    """What to do where a step's outcome cannot be read: a disk lost it after it was written."""
    return f"a file below {work} is damaged ({error.msg}); delete that folder and run again"


def _make_durable(folder: Path) -> None:
    """See that what counts from now on is on the disk, also when the power fails."""
    for file in (*sorted(folder.iterdir()), folder):
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder's lock while the block runs; it goes with the process. Raises StepsFailedError when it is held."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StepsFailedError(f"another run is at work in {folder}; wait for it, or give another folder") from None
    finally:
        os.close(lock)
