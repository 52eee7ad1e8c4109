"""Takes the pictures of the documentation anew, of the example chronology: ``python -m tests.browser.take_pictures``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from chronology.site.mkdocs_host import build_site
from tests.browser.chromium import ADVICE, find_chromium
from tests.browser.serving import serve_folder
from tests.site.building import ROOT

_IMAGES = ROOT / "docs" / "images"
_EVENT = "e/kestrian-aircraft-destroy-the-fennick-bridge-2031-06/"
# Name of the picture (page, then light, dark, phone or print), page, width and height in CSS px.
_PICTURES = (
    ("overview-light", "", 1100, 860),
    ("contested-dark", _EVENT, 1100, 1000),
    ("event-print", _EVENT, 720, 1000),
    ("month-light", "2031/06/", 1100, 860),
    ("known-light", "known/2031-06/", 1100, 860),
    ("differences-dark", "contested/", 1100, 860),
    ("claimant-phone", "claimants/the-verrin-council/", 390, 844),
    ("timeline-phone", "timeline/", 390, 844),
)
_SHEETS = _IMAGES / "pages"
# Name of the sheet, page: every kind of page, each in the four ways in which it is read.
_KINDS = (
    ("overview", ""),
    ("timeline", "timeline/"),
    ("year", "2031/"),
    ("month", "2031/06/"),
    ("event", _EVENT),
    ("contested", "contested/"),
    ("claims", "claims/"),
    ("claimants", "claimants/"),
    ("claimant", "claimants/the-verrin-council/"),
    ("known", "known/"),
    ("known-month", "known/2031-06/"),
    ("actors", "actors/"),
    ("actor", "@actors/"),
    ("places", "places/"),
    ("place", "@places/"),
    ("topics", "topics/"),
    ("topic", "@topics/"),
    ("sources", "sources/"),
    ("source", "@sources/"),
    ("unresolved", "unresolved/"),
    ("search", "search/"),
    ("method", "method/"),
    ("about", "about/"),
)
_WAYS = (("light", 1100, 860), ("dark", 1100, 860), ("phone", 390, 844), ("print", 720, 1000))
_SHEET_HEIGHT = 520


def main() -> None:
    """Build the example apart and take every picture."""
    path = find_chromium()
    if path is None:
        raise SystemExit(ADVICE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _build_example(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        with serve_folder(site) as address:
            for name, page, width, height in _PICTURES:
                _take(browser, address + page, _IMAGES / f"{name}.png", width, height)
            for name, page in _KINDS:
                _take_sheet(browser, address, _page_of(site, page), name, Path(folder))
        browser.close()


def _build_example(folder: Path) -> Path:
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = settings.replace("custom_dir: site_templates", f"custom_dir: {ROOT / 'site_templates'}")
    (folder / "mkdocs.yml").write_text(theme, encoding="utf-8")
    return build_site(folder / "mkdocs.yml", quiet=True)


def _page_of(site: Path, page: str) -> str:
    """``@actors/`` is the page of the actor with most to show."""
    if not page.startswith("@"):
        return page
    largest = max(sorted((site / page[1:]).glob("*/index.html")), key=lambda path: path.stat().st_size)
    return f"{largest.parent.relative_to(site).as_posix()}/"


def _take_sheet(browser: Browser, address: str, page: str, name: str, folder: Path) -> None:
    """One picture of a page in light, dark, on a phone and in print, side by side."""
    pictures = []
    for way, width, height in _WAYS:
        pictures.append(folder / f"{name}-{way}.png")
        _take(browser, address + page, pictures[-1], width, height)
    images = "".join(f'<img height="{_SHEET_HEIGHT}" src="{picture.as_uri()}">' for picture in pictures)
    sheet = folder / f"{name}.html"
    sheet.write_text(f'<body style="margin:0;display:inline-flex;gap:8px;background:#888">{images}', encoding="utf-8")
    view = browser.new_page(viewport={"width": 2400, "height": _SHEET_HEIGHT})
    view.goto(sheet.as_uri(), wait_until="networkidle")
    _SHEETS.mkdir(exist_ok=True)
    view.locator("body").screenshot(path=_SHEETS / f"{name}.jpg", type="jpeg", quality=72)
    view.close()


def _take(browser: Browser, address: str, picture: Path, width: int, height: int) -> None:
    dark = picture.stem.endswith("-dark")
    viewport = {"width": width, "height": height}
    page = browser.new_page(viewport=viewport, color_scheme="dark" if dark else "light")  # type: ignore[arg-type]
    if picture.stem.endswith("-print"):
        page.emulate_media(media="print")
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=picture)
    page.close()
    print(f"{picture.name}: {picture.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
