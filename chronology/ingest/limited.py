"""Work on untrusted bytes in a process of its own, with limits on time and memory.

For readers that a hostile file can make hang or eat memory: pypdf always, trafilatura on unusual pages.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import subprocess
import sys

CPU_SECONDS = 20
WALL_SECONDS = 60
MEMORY_BYTES = 1_500_000_000
MAX_TEXT_CHARS = 10_000_000


class LimitReachedError(Exception):
    """The work took too long or too much memory, or its process died; the message says which."""


def run_limited(task: str, data: bytes) -> dict[str, str]:
    """What ``module:function`` of this package makes of ``data``, computed in another process.

    Raises LimitReachedError.
    """
    command = [sys.executable, "-P", "-m", "chronology.ingest.limited", task]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=WALL_SECONDS, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        raise LimitReachedError(f"it took longer than {WALL_SECONDS} seconds") from None
    if done.returncode == 0:
        answer: dict[str, str] = json.loads(done.stdout)
        return answer
    if done.returncode < 0:
        raise LimitReachedError(f"it took more than {CPU_SECONDS} seconds of computing, or crashed the reader")
    reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if "MemoryError" in reason:
        raise LimitReachedError(f"it took more than {MEMORY_BYTES // 1_000_000} MB of memory")
    raise LimitReachedError(reason.rpartition("Error: ")[2] or "the reader failed")


def _set_limits() -> None:
    import resource  # not on Windows, where the wall-clock limit has to do

    for kind, limit in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a stricter limit stands already, or there is none here
            resource.setrlimit(kind, (limit, limit))


def _main(task: str) -> None:
    with contextlib.suppress(ImportError):
        _set_limits()
    module, _, function = task.partition(":")
    work = getattr(importlib.import_module(f"chronology.ingest.{module}"), function)
    answer: dict[str, str] = work(sys.stdin.buffer.read())
    if sum(map(len, answer.values())) > MAX_TEXT_CHARS:
        sys.exit(f"it holds more than {MAX_TEXT_CHARS:,} characters of text")
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    _main(sys.argv[1])
