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
        browser.close()


def _build_example(folder: Path) -> Path:
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = settings.replace("custom_dir: site_templates", f"custom_dir: {ROOT / 'site_templates'}")
    (folder / "mkdocs.yml").write_text(theme, encoding="utf-8")
    return build_site(folder / "mkdocs.yml", quiet=True)


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
