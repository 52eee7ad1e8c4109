"""How long content/ takes to load and check, cold and from the cache, and how long a date takes to read.

    python -m bench.store [--events 10000] [--events 100000]

CPU seconds are user + system of the load and all checks between records and files, without the start of Python;
memory is the peak resident set of the whole process. "Cold" reads, validates and checks every file; "cached" knows
the files by the hash of their bytes. "A month" has one file a month, or several where one would pass 1 MiB.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import json
import subprocess
import sys
import tempfile
import time
import timeit
from collections import defaultdict
from pathlib import Path

from bench.build_site import write_chronology
from chronology.languages.typed_dates import read_date
from chronology.store.reading import MAX_BYTES

LIMITS = {10_000: (3.0, 0.8), 100_000: (30.0, 6.0)}  # CPU seconds, cold and cached
_MEASURE = """
import json, resource, sys, time
from pathlib import Path
from chronology.store.checking import check_content
content, cache = Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2] else None
started = time.process_time()
problems = check_content(content, cache)
used = time.process_time() - started
errors = sum(problem.severity == "error" for problem in problems)
peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": used, "peak_mb": peak_mb, "errors": errors}))
"""
DATES = ("2031", "2031-02-13", "[2031-02-03..2031-02-20]", "2031-07-18/2031-07-24")
TYPED = ("25 July 2031", "before 3 May 2031", "between 3 June and 24 July 2031", "mid-June 2031")


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """One load with all checks."""

    cpu_s: float
    peak_mb: float
    errors: int


def measure(content: Path, cache: Path | None) -> Measured:
    """Check ``content`` in a process of its own."""
    command = [sys.executable, "-c", _MEASURE, str(content), str(cache or "")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout))


def write_months(events: Path) -> int:
    """Turn one file an event into one file a month, each below the most bytes that are read; how many there are."""
    by_month: dict[str, list[str]] = defaultdict(list)
    for file in sorted(events.glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        when = next((line[6:].strip("\"'[{./ ")[:7] for line in lines if line.startswith("when: ")), "undated")
        by_month[when].append("- " + "\n  ".join(lines) + "\n")
        file.unlink()
    count = 0
    for month, items in sorted(by_month.items()):
        parts, size = [""], 0
        for item in items:
            size += len(item.encode())
            if size > MAX_BYTES:
                parts.append("")
                size = len(item.encode())
            parts[-1] += item
        for number, part in enumerate(parts, 1):
            (events / f"{month}-part-{number}.yml").write_text(part, encoding="utf-8")
        count += len(parts)
    return count


def measure_events(count: int) -> None:
    """Print the rows for so many events."""
    with tempfile.TemporaryDirectory() as folder:
        write_chronology(Path(folder), count)
        content = Path(folder) / "content"
        for layout in ("an event", "a month"):
            files = write_months(content / "events") if layout == "a month" else count
            cold = measure(content, None)
            cache = Path(folder) / f"cache {layout}"
            measure(content, cache)
            cached = measure(content, cache)
            limits = LIMITS.get(count)
            aim = f"≤ {limits[0]:g} / {limits[1]:g}" if limits else ""
            peak_mb = max(cold.peak_mb, cached.peak_mb)
            times = f"{cold.cpu_s:8.2f} {cached.cpu_s:8.2f}  {aim:12}"
            print(f"{count:8} {layout:9} {files:7} {times} {peak_mb:8.0f} {cold.errors:7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, action="append", metavar="N")
    print("  events one file    files   cold s cached s  aim           peak MB  errors")
    for count in parser.parse_args().events or [10_000]:
        measure_events(count)
    for text in (*DATES, *TYPED):
        best_s = min(timeit.repeat(functools.partial(read_date, text), number=2_000, timer=time.process_time))
        print(f"{best_s / 2_000 * 1e6:6.1f} µs  {text}")


if __name__ == "__main__":
    main()
