"""When the largest part of a page is painted, on a phone with a slow processor and a slow line, in Chromium.

    python -m bench.largest_paint [--config mkdocs.yml] [--runs 5] [--slowdown 4]

The example is built into a folder of its own and served on this machine. Each page is visited with an empty cache,
390 px wide, the processor slowed down (Chrome DevTools Protocol, ``Emulation.setCPUThrottlingRate``) and the line as
Lighthouse's mobile profile has it: 150 ms there and back, 1.6 Mbit/s down. Told is the last
``largest-contentful-paint`` that the browser reports (W3C, Largest Contentful Paint) and how long the main thread
worked until then, both as the median of the runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ADVICE, find_chromium
from tests.browser.serving import serve_folder

ROOT = Path(__file__).resolve().parent.parent
MOST_S = 1.5
_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_LARGEST = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


def choose_pages(site: Path) -> dict[str, str]:
    """The event pages of the least, the middle and the most bytes, and the first page, by what they are called."""
    events = sorted((site / "e").glob("*/index.html"), key=lambda page: (page.stat().st_size, page))
    picked = {"smallest event": events[0], "middle event": events[len(events) // 2], "largest event": events[-1]}
    return {"first page": ""} | {name: f"{page.parent.relative_to(site)}/" for name, page in picked.items()}


def measure(browser: Browser, address: str, slowdown: float) -> tuple[float, float]:
    """One visit: seconds until the largest paint, and of work on the main thread."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address, wait_until="load")
    largest_ms = float(page.evaluate(_LARGEST))
    found: Any = session.send("Performance.getMetrics")
    worked_s = next(float(metric["value"]) for metric in found["metrics"] if metric["name"] == "TaskDuration")
    context.close()
    return largest_ms / 1000, worked_s


def main() -> int:
    """Print the table; exit 1 when a page takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slowdown", type=float, default=4)
    given = parser.parse_args()
    path = find_chromium()
    if path is None:
        print(ADVICE)
        return 2
    worst_s = 0.0
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(given.config), "-d", str(site)]
        subprocess.run(command, check=True)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        print(f"processor slowed {given.slowdown:g} times; load of the machine: {os.getloadavg()[0]:.1f}")
        print("| page | kB | largest paint, s | main thread, CPU s |\n|---|---|---|---|")
        with serve_folder(site) as address:
            for name, below in choose_pages(site).items():
                runs = [measure(browser, address + below, given.slowdown) for _ in range(given.runs)]
                largest_s, worked_s = (statistics.median(column) for column in zip(*runs, strict=True))
                size_kb = (site / below / "index.html").stat().st_size / 1000
                print(f"| {name} | {size_kb:.0f} | {largest_s:.2f} | {worked_s:.2f} |", flush=True)
                worst_s = max(worst_s, largest_s) if below.startswith("e/") else worst_s
        browser.close()
    print(f"event pages at most {worst_s:.2f} s, allowed {MOST_S:g} s")
    return 0 if worst_s <= MOST_S else 1


if __name__ == "__main__":
    raise SystemExit(main())
