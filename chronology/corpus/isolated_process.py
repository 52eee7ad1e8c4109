"""The process in which records are read: it may crash, hang or run out of memory, and nothing else is lost.

    python -m chronology.corpus.isolated_process      one line in, a line out for each step

In: a JSON array of work, part, numbers that are done, numbers that are set aside, and the limit on memory. Out: arrays
["ready"], ["begin", number], ["done", number, entry], and at last ["end"]; or ["cannot", reason].
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from typing import BinaryIO

from chronology.corpus.entries import Entry, set_aside
from chronology.corpus.parts import Part
from chronology.corpus.records import find_records, place_of
from chronology.corpus.work import Do, Work, prepare, refuse_long
from chronology.errors import ChronologyError, SetupError
from chronology.ingest.sources import Reading


def _limit_memory(limit_bytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # a stricter limit stands already, or there is none
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, limit_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _own_output() -> BinaryIO:
    """Standard output for our lines alone: what libraries print goes to standard error."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _do(do: Do, place: str, reading: Reading, memory_bytes: int) -> Entry:
    try:
        return refuse_long(place, reading) or do(place, reading)
    except MemoryError:
        return set_aside(place, f"it took more than {memory_bytes // 1_000_000:,} MB of memory")
    except SetupError:
        raise
    except Exception as error:
        reason = f"annotating failed ({type(error).__name__}: {str(error)[:300]}); please report this with the article"
        return set_aside(place, reason)


def _read_part(order: str, out: BinaryIO) -> None:
    work_json, part_json, done, aside, memory_bytes = json.loads(order)
    part, work = Part.from_json(part_json), Work.from_json(work_json)
    past, skipped = frozenset(done), frozenset(aside)
    _limit_memory(memory_bytes)
    do = prepare(work)
    _write(out, ["ready"])
    for number, read in find_records(part, work.published, skipped):
        if number in past or number in skipped:
            continue
        _write(out, ["begin", number])
        _write(out, ["done", number, _do(do, place_of(part, number), read(), memory_bytes).to_json()])
    _write(out, ["end"])


def _write(out: BinaryIO, message: list[object]) -> None:
    out.write(json.dumps(message).encode() + b"\n")
    out.flush()


def _end_with_parent() -> None:
    """End this process, whatever it is doing, when the one that started it is gone: its end of the pipe closes."""
    sys.stdin.buffer.read()
    os._exit(1)


def _main() -> None:
    out = _own_output()
    try:
        order = sys.stdin.buffer.readline().decode()
        threading.Thread(target=_end_with_parent, daemon=True).start()
        _read_part(order, out)
    except BrokenPipeError:
        os._exit(1)  # whoever asked is gone
    except ChronologyError as error:
        _write(out, ["cannot", str(error)])


if __name__ == "__main__":
    _main()
