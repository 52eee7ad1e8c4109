"""The timeline's view in Chromium: CPU and wall time until it is ready, heap, elements, bytes, frames.

    python -m bench.timeline_browser [--events 10000 50000 100000] [--runs 3] [--peer node_modules/vis-timeline]

CPU seconds are those of the page's main thread (the browser's own ``TaskDuration``: parsing, scripts, layout,
painting), from the first byte to the first full list; heap is what is left after a collection. Bytes are what
was asked for until then, each file gzipped. Frames are timed while the wheel zooms in and out and the drawing is
dragged, one event a frame: from one to the next (95th percentile), which waits for the screen and for whatever else
the machine does, and the CPU time of the main thread for each. Every figure is the median of the runs.
A peer shows the first count of events, once, with a twelfth of the frames.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.timeline_peer import write_peer
from bench.timeline_records import make_records
from chronology.config import read_config
from chronology.site.page import hash_records
from chronology.site.pages import list_data, list_pages
from chronology.site.paths import Paths
from chronology.site.render import Renderer, SiteView
from chronology.site.script_joining import join_modules
from chronology.site.templates import build_environment
from chronology.site.views.catalogue import build_catalogue
from tests.browser.chromium import ADVICE, find_chromium
from tests.browser.serving import serve_folder

THEME = Path(__file__).resolve().parent.parent / "site_templates"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--js-flags=--expose-gc")
_FRAMES = """async (many) => {
  const box = document.querySelector(".tl-drawing, .vis-center"), times = [];
  const fire = (type, more) => box.dispatchEvent(new (type === "wheel" ? WheelEvent : PointerEvent)(type,
    { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: "mouse", clientY: 600, ...more }));
  box.setPointerCapture = () => {};
  const frame = () => new Promise(requestAnimationFrame);
  let last = await frame();
  const step = async (act) => { act(); const now = await frame(); times.push(now - last); last = now; };
  for (let n = 0; n < many; n += 1) await step(() => fire("wheel", { deltaY: -60, clientX: 500 }));
  fire("pointerdown", { clientX: 900 });
  for (let n = 0; n < many; n += 1) await step(() => fire("pointermove", { clientX: 900 - 8 * n }));
  fire("pointerup", { clientX: 420 });
  for (let n = 0; n < many; n += 1) await step(() => fire("wheel", { deltaY: 60, clientX: 700 }));
  return times;
}"""


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """One visit: seconds, MB without the typed arrays, number of elements, kB over the wire, milliseconds."""

    cpu_s: float
    wall_s: float
    heap_mb: float
    elements: float
    sent_kb: float
    frame_ms: float
    frame_cpu_ms: float


_LIMITS = {
    10_000: Measured(0.3, 9, 10, 1500, 200, 25, 16),
    50_000: Measured(0.5, 2, 25, 1500, 700, 25, 16),
    100_000: Measured(1.0, 9, 99, 1500, 9999, 99, 99),
}


def write_timeline(folder: Path, count: int) -> None:
    """The timeline's page of a generated chronology with all that it loads; no other page."""
    (folder / "content").mkdir(parents=True)
    catalogue = build_catalogue(make_records(count), read_config({}, folder), Paths())
    keys = hash_records(catalogue)
    site = SiteView("Generated", "", "en", None, "", "about/", "method/", None, None, None)
    renderer = Renderer(build_environment([str(THEME)]), site)
    page = next(page for page in list_pages(catalogue, keys) if page.folder == "timeline/")
    html = renderer.render(
        page.template, page.section, 1, page.title, page.describe(), {**page.context, "page": page.view()}
    )
    script = join_modules(lambda name: (THEME / "assets/timeline" / name).read_text(encoding="utf-8"), "main.js")
    files = {"timeline/index.html": html.decode(), "timeline/view.js": script}
    files |= {path: make() for path, (_, make) in list_data(catalogue, keys).items()}
    (folder / "timeline").mkdir()
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    shutil.copytree(THEME / "assets", folder / "assets")


def measure(browser: Browser, address: str, folder: Path, moves: int = 60) -> Measured:
    """One visit with an empty cache, then so many moves of each kind."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}timeline/", wait_until="commit")
    page.wait_for_selector("[data-ready]", timeout=300_000)
    cpu_s = _metric(session, "TaskDuration")
    wall_s = page.evaluate("performance.now() / 1000")
    sent_kb = sum(_count_bytes(url, address, folder) for url in set(asked)) / 1000
    frame_ms, frames = _time_frames(page, moves)
    frame_cpu_ms = (_metric(session, "TaskDuration") - cpu_s) * 1000 / frames
    page.wait_for_timeout(400)
    session.send("HeapProfiler.collectGarbage")
    heap_mb = _metric(session, "JSHeapUsedSize") / 1e6
    elements = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    return Measured(cpu_s, wall_s, heap_mb, elements, sent_kb, frame_ms, frame_cpu_ms)


def _metric(session: CDPSession, name: str) -> float:
    found: Any = session.send("Performance.getMetrics")
    return float(next(metric["value"] for metric in found["metrics"] if metric["name"] == name))


def _count_bytes(url: str, address: str, folder: Path) -> int:
    path = url.removeprefix(address).partition("?")[0]
    file = folder / (f"{path}index.html" if path.endswith("/") else path)
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0


def _time_frames(page: Page, moves: int) -> tuple[float, int]:
    """The 95th percentile of the time from one frame to the next, in ms; how many frames there were."""
    times: list[float] = page.evaluate(_FRAMES, moves)
    return statistics.quantiles(times, n=20)[18], len(times)


def _median(found: Sequence[Measured]) -> Measured:
    return Measured(*(statistics.median(values) for values in zip(*map(dataclasses.astuple, found), strict=True)))


def _measure_all(browser: Browser, write: Callable[[Path], None], runs: int, moves: int, policy: bool) -> Measured:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        write(folder)
        with serve_folder(folder, policy=policy) as address:
            return _median([measure(browser, address, folder, moves) for _ in range(runs)])


def _find_broken(found: Measured, limit: Measured | None) -> list[str]:
    names = [field.name for field in dataclasses.fields(Measured)]
    return [name for name in names if limit and getattr(found, name) > getattr(limit, name)]


def _print_row(name: str, found: Measured, held: str) -> None:
    cells = f"{found.cpu_s:.2f} | {found.wall_s:.2f} | {found.heap_mb:.1f} | {found.elements:.0f}"
    cells += f" | {found.sent_kb:.0f} | {found.frame_ms:.1f} | {found.frame_cpu_ms:.1f}"
    print(f"| {name} | {cells} | {held} |", flush=True)


def main() -> int:
    """Print the table; exit 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=list(_LIMITS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", type=Path, help="the folder of an installed vis-timeline")
    given = parser.parse_args()
    path = find_chromium()
    if path is None:
        print(ADVICE)
        return 2
    broken: list[str] = []
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    print("| events | CPU s | wall s | heap MB | elements | sent kB | frame ms, p95 | frame CPU ms | held |")
    print("|---" * 9 + "|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        for count in given.events:
            found = _measure_all(browser, partial(write_timeline, count=count), given.runs, 60, policy=True)
            broken += (over := _find_broken(found, _LIMITS.get(count)))
            _print_row(str(count), found, ", ".join(over) or "yes")
        if given.peer:
            count = given.events[0]
            write = partial(write_peer, count=count, library=given.peer)
            _print_row(f"{count}, vis-timeline", _measure_all(browser, write, 1, 5, policy=False), "–")
        browser.close()
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
