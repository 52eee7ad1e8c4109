"""A site in a language that is written from right to left, with titles that are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from chronology.languages.wording import load_date_words
from chronology.site.views import catalogue
from tests.browser.axe import find_faults
from tests.browser.conftest import Site
from tests.browser.serving import serve_folder
from tests.site.building import build, lay_example

PAGES = ("", "timeline/", "2040/05/", "e/exact-day/", "e/right-to-left/", "contested/", "claims/", "search/",
         "known/2040-05/", "method/", "sources/bell-2040-05-08/")  # fmt: skip


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """The example in Arabic, as far as it goes: dates are still written in English."""
    folder: Path = tmp_path_factory.mktemp("turned")
    settings = lay_example(folder)
    settings.write_text(settings.read_text(encoding="utf-8") + "      language: ar\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "load_date_words", lambda code: load_date_words())
        build(settings)
    with serve_folder(folder / "site") as address:
        site = Site(address, browser)
        yield site
        site.close_pages()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(path: str, turned: Site) -> None:
    page = turned.visit(path, color_scheme="dark", bypass_csp=True).page
    faults = [*find_faults(page, 1280), *find_faults(page, 390)]
    assert (faults, page.evaluate("document.documentElement.scrollWidth")) == ([], 390)
    turned.close_pages()


def test_a_page_is_turned_but_for_what_is_written_the_other_way(turned: Site) -> None:
    page = turned.visit("timeline/", 1280).page
    page.wait_for_selector("#tl[data-ready]")
    date, title = (page.locator(f"#tl-list {what}").first.bounding_box() for what in (".when", ".title a"))
    assert date is not None
    assert title is not None
    assert date["x"] > title["x"] + title["width"]
    assert page.evaluate("getComputedStyle(document.querySelector('.tl-drawing')).direction") == "ltr"
    turned.close_pages()


@pytest.mark.parametrize("path", PAGES)
def test_no_title_mixes_with_the_text_around_it(path: str, turned: Site) -> None:
    page = turned.visit(path).page
    loose = page.evaluate(
        "[...document.querySelectorAll('main .title a, main h1, main .says, main .quote p, main cite a')]"
        ".filter(e => e.children.length === 0 ? e.dir !== 'auto' && !/^H1$/.test(e.tagName) : "
        "!e.querySelector('bdi, [dir=auto]') && e.dir !== 'auto').map(e => e.outerHTML)"
    )
    assert loose == []
    turned.close_pages()
