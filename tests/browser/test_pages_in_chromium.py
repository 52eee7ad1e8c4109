from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.axe import find_faults
from tests.browser.conftest import Site
from tests.site.building import EXAMPLE

PAGE_TYPES = {
    "overview": "", "timeline": "timeline/", "year": "2040/", "month": "2040/05/", "event": "e/exact-day/",
    "event without a date": "e/undated/", "event of vague date": "e/one-or-other/", "retracted": "e/uncertain/",
    "contested": "contested/", "claims": "claims/", "unresolved": "unresolved/", "sources": "sources/",
    "source": "sources/bell-2040-05-08/", "parties": "actors/", "party": "actors/upper-town/", "places": "places/",
    "place": "places/north-weir/", "search": "search/", "method": "method/", "about": "about/",
    "as known on": "known/", "as known in a month": "known/2040-05/", "claimants": "claimants/",
    "claimant": "claimants/warden-of-upper-town/", "topics": "topics/", "topic": "topics/water/",
}  # fmt: skip
WIDTHS = (390, 1280)


@pytest.mark.parametrize("what", PAGE_TYPES)
def test_a_page_loads_without_a_complaint_and_asks_nobody_else(what: str, site: Site) -> None:
    visit = site.visit(PAGE_TYPES[what])
    visit.page.wait_for_load_state("networkidle")
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith(site.address)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", PAGE_TYPES)
def test_axe_finds_nothing(what: str, scheme: str, site: Site) -> None:
    page = site.visit(PAGE_TYPES[what], color_scheme=scheme, bypass_csp=True).page
    assert [fault for width in WIDTHS for fault in find_faults(page, width)] == []


@pytest.mark.parametrize("what", PAGE_TYPES)
def test_nothing_scrolls_sideways_on_a_phone(what: str, site: Site) -> None:
    page = site.visit(PAGE_TYPES[what]).page
    found = []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        # A drawing follows the window a moment later.
        page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
        found.append(page.evaluate("document.documentElement.scrollWidth"))
    assert found == [390, 320]


def _titles() -> list[str]:
    lines = (EXAMPLE / "content/events/every_kind.yml").read_text(encoding="utf-8").splitlines()
    titles = [line.removeprefix("  title: ") for line in lines if line.startswith("  title: ")]
    return [title for title in titles if "never stood" not in title and not title.startswith('"')]


def test_the_timeline_lists_every_event_without_a_script(site: Site) -> None:
    page = site.visit("timeline/", java_script_enabled=False).page
    shown = page.locator("main").inner_text()
    assert [title for title in _titles() if title not in shown] == []
    assert len(_titles()) > 20


def test_the_index_lists_every_event_without_a_script(site: Site) -> None:
    page = site.visit("search/", java_script_enabled=False).page
    shown = page.locator("#index").inner_text()
    assert [title for title in _titles() if title not in shown] == []
    assert not page.locator("#search").is_visible()


def test_the_timeline_lists_every_event_in_print(site: Site) -> None:
    page = site.visit("timeline/").page
    page.emulate_media(media="print")
    shown = page.locator("main").inner_text()
    assert [title for title in _titles() if title not in shown] == []
    controls = page.locator(".head nav, #tl, .skip, .jump")
    assert [controls.nth(n).is_visible() for n in range(controls.count())].count(True) == 0


def test_print_shows_where_a_source_stands(site: Site) -> None:
    page = site.visit("e/exact-day/").page
    page.emulate_media(media="print")
    shown = page.evaluate("getComputedStyle(document.querySelector('a.out'), '::after').content")
    assert "https://example.org/bell/weir" in shown


def test_search_finds_words_of_claims_and_keeps_them_in_the_address(site: Site) -> None:
    page = site.visit("search/").page
    page.get_by_label("Words in titles").fill("sheep THREE")
    assert page.locator("#results li").count() == 0
    page.get_by_label("Words in titles").fill("shépherds 300")
    assert page.locator("#results").inner_text().startswith("A committee counts the drowned sheep")
    assert page.locator("#found").inner_text() == "1 of 22 events"
    assert page.url.endswith("search/?q=sh%C3%A9pherds+300")
    page.locator("#results a").click()
    assert page.locator("h1").inner_text() == "A committee counts the drowned sheep"


def test_search_by_state_alone(site: Site) -> None:
    page = site.visit("search/?state=contested").page
    page.locator("#results li").first.wait_for()
    assert page.locator("#results li").count() == 3


def test_the_timeline_can_show_one_state_only(site: Site) -> None:
    page = site.visit("timeline/").page
    page.locator("[name=state]").select_option("contested")
    page.locator("#tl-list .entry:nth-child(3):last-child").wait_for()
    shown = page.locator("main .entry:visible .title").all_inner_texts()
    expected = ["The envoys meet at the ferry", "The weir breaks", "A committee counts the drowned sheep"]
    assert shown == [*expected, "The old charter is burnt"]  # which has no date and stands apart
    assert page.url.endswith("timeline/?state=contested")


def test_marks_are_drawn_with_the_shapes_of_their_kind(site: Site) -> None:
    page = site.visit("method/").page
    fill = page.evaluate("getComputedStyle(document.querySelector('.v-counter .solid')).fill")
    dashes = page.evaluate("getComputedStyle(document.querySelector('.within')).strokeDasharray")
    assert (fill.startswith('url("#hatch")'), dashes) == (True, "4px, 3px")


def test_every_event_is_reached_with_the_keyboard(site: Site) -> None:
    page = site.visit("timeline/").page
    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert [title for title in _titles() if title not in reached] == []


def test_from_a_folder_without_a_server_links_lead_to_pages(site: Site, site_folder: Path) -> None:
    page = site.visit((site_folder / "some/path/index.html").as_uri()).page
    page.locator("nav[aria-label='Site'] >> text=Timeline").click()
    page.locator("a >> text=The mill stands still").click()
    assert page.locator("h1").inner_text() == "The mill stands still"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Charter")


def test_targets_are_large_enough_to_hit(site: Site) -> None:
    page = site.visit("timeline/", 390).page
    page.wait_for_selector("#tl[data-ready]")
    page.locator(".tl-more summary").click()
    heights = page.evaluate(
        "[...document.querySelectorAll('.head a, .foot a, .jump a, .title a, select, button, summary, [role=slider], .tl-link, .tl-check')].filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24
