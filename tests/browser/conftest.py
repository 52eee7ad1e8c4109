from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.chromium import ADVICE, find_chromium
from tests.browser.serving import serve_folder
from tests.site.building import build, lay_example

# No background traffic, so that every request that is seen is the page's own.
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
]

Answer = tuple[re.Pattern[str], Callable[[Route], None]]


@dataclasses.dataclass
class Visit:
    """A page that was opened, with everything that went wrong while it loaded."""

    page: Page
    complaints: list[str]
    requests: list[str]


class Site:
    """The example of the tests, served below a path, and a browser to look at it."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address = address
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def visit(self, path: str, width: int = 1280, *, answer: Answer | None = None, **options: Any) -> Visit:
        """Open a page; ``answer`` serves what matches its pattern in the site's stead."""
        context = self._browser.new_context(viewport={"width": width, "height": 900}, **options)
        self._contexts.append(context)
        page = context.new_page()
        visit = Visit(page, [], [])
        page.on("console", lambda message: visit.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("requestfailed", lambda request: visit.complaints.append(f"failed: {request.url}"))
        page.on("request", lambda request: visit.requests.append(request.url))
        if answer is not None:
            page.route(*answer)
        page.goto(path if path.startswith("file:") else self.address + path, wait_until="load")
        return visit

    def close_pages(self) -> None:
        while self._contexts:
            self._contexts.pop().close()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is served: the site stands two folders below the root."""
    folder = tmp_path_factory.mktemp("served")
    settings = lay_example(folder / "work")
    settings.write_text(settings.read_text(encoding="utf-8") + "site_dir: ../root/some/path\n", encoding="utf-8")
    build(settings)
    return folder / "root"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail(ADVICE)  # never skipped: a test that did not run has shown nothing
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def site(site_folder: Path, browser: Browser) -> Iterator[Site]:
    """The served example with a browser."""
    with serve_folder(site_folder) as address:
        site = Site(f"{address}some/path/", browser)
        yield site
        site.close_pages()


@pytest.fixture
def serve(browser: Browser) -> Iterator[Callable[[Path], Site]]:
    """Serves any folder as a site of its own until the test is over."""
    with contextlib.ExitStack() as stack:

        def start(folder: Path) -> Site:
            site = Site(stack.enter_context(serve_folder(folder)), browser)
            stack.callback(site.close_pages)
            return site

        yield start
