"""A part is read in a process of its own; the record at which that process dies is tried once more, then set aside."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import select
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from chronology.corpus.entries import Entry, set_aside
from chronology.corpus.parts import Part
from chronology.corpus.records import place_of
from chronology.corpus.work import Work
from chronology.errors import ChronologyError, SetupError

_STARTS = 4  # in a row, of a process that ends before it can read
_TRIES = 2  # a process that somebody else killed is no fault of the record
_CHUNK_BYTES = 1 << 16


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """What one record may take."""

    seconds: int = 300
    memory_bytes: int = 6_000_000_000


NO_LIMITS_GIVEN = Limits()


def read_isolated(
    part: Part, work: Work, limits: Limits = NO_LIMITS_GIVEN, here: str = ".", scraps: Path | None = None
) -> list[Entry]:
    """The entries of a part's records, in order; paths are counted from ``here``.

    What is done is written to ``scraps`` at once: who takes over from a worker that was killed goes on from there.

    Raises SetupError when the work cannot be done at all, ChronologyError when no process can be started.
    """
    reader = _Reader(part, work, limits, here, scraps)
    while not reader.ended:
        reader.run()
    return [reader.entries[number] for number in sorted(reader.entries)]


class _Reader:
    def __init__(self, part: Part, work: Work, limits: Limits, here: str, scraps: Path | None) -> None:
        self.part, self.work, self.limits, self.here = part, work, limits, here
        self.scraps = scraps
        self.entries = _read_scraps(scraps) if scraps else {}
        self.tries: Counter[tuple[str, int]] = Counter()
        self.aside: set[int] = set()
        self.at: tuple[str, int] = ("start", 0)
        self.ended = False

    def run(self) -> None:
        """Read on, up to the end of the part or of the process."""
        done = [number for number in self.entries if number not in self.aside]
        order = [self.work.to_json(), self.part.to_json(), done, sorted(self.aside), self.limits.memory_bytes]
        command = [sys.executable, "-P", "-m", "chronology.corpus.isolated_process"]
        self.at = ("start", len(self.entries))
        with subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=self.here
        ) as process:
            assert process.stdin is not None
            try:
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.write(json.dumps(order).encode() + b"\n")
                    process.stdin.flush()  # and left open: its end tells the process that this one is gone
                reason = self._listen(process)
            finally:
                process.kill()
        if not self.ended:
            self._give_up(reason or _describe_end(process.returncode))

    def _listen(self, process: subprocess.Popen[bytes]) -> str:
        """Take what the process tells; the reason why it had to be stopped, or nothing where it ended by itself."""
        assert process.stdout is not None
        rest, output = b"", process.stdout.fileno()
        while select.select([output], [], [], self.limits.seconds)[0]:
            chunk = os.read(output, _CHUNK_BYTES)
            if not chunk:
                process.wait()
                return ""
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._take(json.loads(line))
        return f"it took longer than {self.limits.seconds} seconds"

    def _take(self, message: list[object]) -> None:
        match message:
            case ["ready"]:
                self.at = ("between", len(self.entries))
            case ["begin", int(number)]:
                self.at = ("record", number)
            case ["done", int(number), str(entry)]:
                self.entries[number] = Entry.from_json(entry)
                self._save(number, entry)
                self.at = ("between", len(self.entries))
            case ["end"]:
                self.ended = True
            case ["cannot", str(reason)]:
                raise SetupError(reason)

    def _save(self, number: int, entry: str) -> None:
        if self.scraps:
            with self.scraps.open("a", encoding="ascii") as file:
                file.write(json.dumps([number, entry]) + "\n")

    def _give_up(self, reason: str) -> None:
        """Remember where the process ended; the second time at one record sets it aside."""
        self.tries[self.at] += 1
        where, number = self.at
        if where == "start":
            if self.tries[self.at] == _STARTS:
                raise ChronologyError(f"a process to read {self.part.path} could not be started: {reason}")
        elif self.tries[self.at] == _TRIES:
            if where == "between":
                number = max(self.entries, default=self.part.first - 1) + 1
                reason = f"the file cannot be read on from here: {reason}"
                self.ended = True
            self.aside.add(number)
            self.entries[number] = set_aside(place_of(self.part, number), f"{reason}, twice")


def _read_scraps(file: Path) -> dict[int, Entry]:
    """What an earlier try had done; a line that is torn is as if it were not there."""
    found: dict[int, Entry] = {}
    with contextlib.suppress(FileNotFoundError):
        for line in file.read_bytes().splitlines():
            with contextlib.suppress(ValueError, TypeError):
                number, entry = json.loads(line)
                found[number] = Entry.from_json(entry)
    return found


def _describe_end(status: int) -> str:
    if status >= 0:
        return f"the process that read it ended with status {status}"
    with contextlib.suppress(ValueError):
        return f"the process that read it was ended by {signal.Signals(-status).name}"
    return f"the process that read it was ended by signal {-status}"
