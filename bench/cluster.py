"""What many processes cost against one: CPU seconds for a corpus, and whether the bytes are the same.

    python -m bench.cluster [--documents 2000] [--jobs 2] [--chars 1200] [--engines one processes dask]

The corpus is made of this project's own articles: stretches of them, each told for another day. ``one`` is
``chronology annotate`` in one process. The others read in parts, and one of their workers is killed when a third of the
parts is done. CPU seconds are those of all processes, the killed worker's reader up to the kill among them. Wall
seconds say something only on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from chronology.corpus.parts import PART_RECORDS

ROOT = Path(__file__).parents[1]
_WAYS: dict[str, tuple[str, ...]] = {"one": (), "processes": (), "dask": ("--cluster", "local")}
_PAUSE_SECONDS = 0.2


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """What a run took, and the digest of what it printed; ``killed`` is how many workers were."""

    cpu_s: float
    wall_s: float
    sha256: str
    killed: int


def make_corpus(file: Path, count: int, chars: int) -> int:
    """Write that many articles; their characters."""
    texts = [path.read_text("utf-8").split("\n\n") for path in sorted((ROOT / "tests" / "gold").glob("*/*.txt"))]
    total = 0
    with file.open("w", encoding="utf-8") as lines:
        for number in range(count):
            paragraphs = texts[number % len(texts)]
            start = number // len(texts) % len(paragraphs)
            text = f"Report {number}"
            for paragraph in paragraphs[start:] + paragraphs[:start]:
                if len(text) > chars:
                    break
                text += "\n\n" + paragraph
            dct = date(2001, 1, 1) + timedelta(number % 5000)
            lines.write(json.dumps({"id": f"r{number}", "dct": dct.isoformat(), "text": text}) + "\n")
            total += len(text)
    return total


def _descendants(pid: int) -> list[int]:
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *_descendants(child)]
    return found


def _kill_worker(pid: int) -> float | None:
    """Kill one process below ``pid`` that has a reader; the CPU seconds of that reader, which nobody waits for."""
    for child in _descendants(pid):
        with contextlib.suppress(OSError):
            is_reader = b"isolated_process" in Path(f"/proc/{child}/cmdline").read_bytes()
            state = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            parent, ticks = int(state[1]), int(state[11]) + int(state[12])
            if is_reader and parent != pid:
                os.kill(parent, signal.SIGKILL)
                return ticks / os.sysconf("SC_CLK_TCK")
    return None


def run(way: str, corpus: Path, jobs: int, parts: int) -> Run:
    """Annotate the corpus in one of the ways."""
    words = () if way == "one" else ("--jobs", str(jobs), *_WAYS[way])
    command = [str(Path(sys.executable).with_name("chronology")), "--quiet", "annotate", corpus.name, *words]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    lost_s: float | None = None
    out = corpus.with_suffix(f".{way}.out")
    with out.open("wb") as lines, subprocess.Popen(command, cwd=corpus.parent, stdout=lines) as process:
        while process.poll() is None:
            time.sleep(_PAUSE_SECONDS)
            done = len(list(corpus.parent.glob(".cache/chronology/jobs/*/.work/reading/[!.]*")))
            if way != "one" and lost_s is None and done >= max(1, parts // 3):
                lost_s = _kill_worker(process.pid)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + (lost_s or 0)
    return Run(cpu_s, time.monotonic() - started, hashlib.sha256(out.read_bytes()).hexdigest(), int(lost_s is not None))


def main() -> None:
    """Print a table: a row for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--chars", type=int, default=1200)
    parser.add_argument("--engines", nargs="+", choices=list(_WAYS), default=list(_WAYS))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        chars = make_corpus(corpus, given.documents, given.chars)
        print(f"{given.documents} documents, {chars / given.documents:.0f} characters each; {given.jobs} workers")
        print("way        killed  CPU s  CPU ms/document  against one  wall s  bytes")
        first: Run | None = None
        for way in given.engines:
            took = run(way, corpus, given.jobs, -(-given.documents // PART_RECORDS))
            first = first or took
            told = "" if took is first else f"{first.cpu_s / took.cpu_s:.1%}"
            same = "" if took is first else "the same" if took.sha256 == first.sha256 else "OTHERS"
            cost = 1000 * took.cpu_s / given.documents
            print(
                f"{way:10} {took.killed:6} {took.cpu_s:6.1f} {cost:16.1f} {told:>12} {took.wall_s:7.1f}  {same}",
                flush=True,
            )


if __name__ == "__main__":
    main()
