from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, Route, expect

from bench.timeline_browser import write_timeline
from tests.browser.conftest import Site
from tests.site.building import build, lay_chronology

MANY = 3000
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def opened(site: Site, query: str = "", **options: object) -> Page:
    visit = site.visit(f"timeline/{query}", **options)  # type: ignore[arg-type]
    wait(visit.page)
    assert visit.complaints == []
    return visit.page


def wait(page: Page | Frame) -> None:
    page.wait_for_selector("#tl[data-ready]")


def told(page: Page | Frame) -> str:
    return page.locator("#tl [role=status]").inner_text()


def titles(page: Page | Frame) -> list[str]:
    return page.locator("#tl-list .title").all_inner_texts()


def change(page: Page, address: str | re.Pattern[str]) -> None:
    """Wait until what is shown stands in the address."""
    expect(page).to_have_url(address if isinstance(address, re.Pattern) else re.compile(re.escape(address)))


def days(page: Page) -> list[str]:
    return re.findall(r"(?:from|to)=([\d-]+)", page.url)


@pytest.fixture(scope="module")
def crowd_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crowd")
    write_timeline(folder, MANY)
    return folder


@pytest.fixture
def crowd(crowd_folder: Path, serve: Callable[[Path], Site]) -> Site:
    """The timeline of many events, without its other pages."""
    return serve(crowd_folder)


# ---------------------------------------------------------------- what is shown


def test_the_view_opens_on_the_whole_period(site: Site) -> None:
    page = opened(site)
    assert told(page).startswith("21 of 21 events in view, ")
    assert days(page) == []


def test_the_address_brings_back_what_was_shown(site: Site) -> None:
    query = "?from=2040-05-01&to=2040-05-31&lanes=actor&state=contested&flags=1"
    page = opened(site, query)
    assert titles(page) == ["The envoys meet at the ferry", "The weir breaks"]
    assert told(page) == "2 of 21 events in view, 1 May 2040 to 31 May 2040"
    assert [page.locator(f"[name={name}]").input_value() for name in ("lanes", "state")] == ["actor", "contested"]
    assert page.get_by_label("Publication dates").is_checked()
    change(page, query)
    assert page.get_by_text("Link to this view").evaluate("link => link.href") == page.url


def test_a_strange_address_shows_the_whole_period(site: Site) -> None:
    page = opened(site, "?from=yesterday&to=99&lanes=__proto__&state=<b>&actor=nobody&page=-7&known=never")
    assert told(page).startswith("21 of 21 events in view, ")


def test_an_anchor_of_a_month_leads_into_the_drawing(site: Site) -> None:
    page = opened(site, "#m2040-05")
    assert told(page).endswith("in view, 1 May 2040 to 31 May 2040")
    page.locator(".jump").get_by_text("June").click()
    change(page, "from=2040-06-01&to=2040-06-30")


def test_events_stand_as_they_could_be_known_on_a_day(site: Site) -> None:
    page = opened(site, "?known=2040-05-11")
    row = page.locator("#tl-list .entry", has_text="The weir breaks")
    then = row.inner_text()
    assert "The mill stands still" not in titles(page)
    page.locator("[name=known]").fill("2040-05-12")
    expect(row).to_contain_text("They differ on")
    assert ("Contested" in then, "differ" in then, "Contested" in row.inner_text()) == (False, False, True)


def test_rows_of_a_small_timeline_keep_the_sides_of_a_dispute(site: Site) -> None:
    row = opened(site, "?state=contested").locator("#tl-list .entry", has_text="The weir breaks")
    assert "The wardens let the gates rust for two years." in row.inner_text()


def test_rows_of_a_large_timeline_say_date_title_place_and_states(crowd: Site) -> None:
    row = opened(crowd, "?state=contested&from=2024-05-01&to=2024-06-30").locator("#tl-list .entry").first
    shown = [line for line in row.inner_text().splitlines() if line]
    forms = (r"\d+ May 2024 2024-05-\d\d", r"The \w+ of .+", r"\w+", "Contested", r"They differ on: the .+\.")
    assert [bool(re.fullmatch(form, line)) for form, line in zip(forms, shown, strict=True)] == [True] * 5, shown
    assert re.fullmatch(r"\.\./e/event-\d{6}/", row.locator("a").get_attribute("href") or "")


# ---------------------------------------------------------------- moving


def test_zoom_by_button_keeps_the_middle(site: Site) -> None:
    page = opened(site, "?from=2040-05-01&to=2040-06-09")
    page.get_by_role("button", name="Zoom in").click()
    change(page, "from=2040-05-11&to=2040-05-30")
    page.get_by_role("button", name="Zoom out").click()
    change(page, "from=2040-05-01&to=2040-06-09")
    page.get_by_role("button", name="Later").click()
    change(page, "from=2040-05-21&to=2040-06-29")
    page.get_by_role("button", name="Whole period").first.click()
    change(page, re.compile(r"/timeline/$"))


def test_the_wheel_keeps_the_day_under_the_pointer(site: Site) -> None:
    page = opened(site, "?from=2040-05-01&to=2040-06-09", reduced_motion="reduce")
    box = page.locator(".tl-drawing").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + 200)
    page.mouse.wheel(0, -500)  # to about half
    change(page, "from=2040-05-06&to=2040-05-25")


def test_a_pinch_zooms(site: Site) -> None:
    page = opened(site, "?from=2040-05-01&to=2040-06-09", reduced_motion="reduce")
    page.evaluate(
        """() => {
        const box = document.querySelector(".tl-drawing"), { left, width } = box.getBoundingClientRect();
        box.setPointerCapture = () => {};
        const fire = (type, pointerId, share) => box.dispatchEvent(new PointerEvent(type,
          { bubbles: true, pointerId, pointerType: "touch", clientX: left + share * width, clientY: 400 }));
        fire("pointerdown", 1, .4); fire("pointerdown", 2, .6);
        fire("pointermove", 1, .3); fire("pointermove", 2, .7);
        fire("pointerup", 1, .3); fire("pointerup", 2, .7);
        }"""
    )
    change(page, "from=2040-05-11&to=2040-05-30")


def test_the_drawing_is_dragged(site: Site) -> None:
    page = opened(site, "?from=2040-05-01&to=2040-06-09")
    box = page.locator(".tl-drawing").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 340)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 340, steps=4)
    page.mouse.up()
    change(page, "from=2040-05-11&to=2040-06-19")


def test_keys_move_and_zoom_the_drawing(site: Site) -> None:
    page = opened(site, "?from=2040-05-01&to=2040-06-09", reduced_motion="reduce")
    page.locator(".tl-drawing").focus()
    page.keyboard.press("PageDown")
    change(page, "from=2040-06-10&to=2040-07-19")
    page.keyboard.press("PageUp")
    page.keyboard.press("+")
    change(page, "from=2040-05-07&to=2040-06-03")
    page.keyboard.press("0")
    change(page, re.compile(r"/timeline/$"))


def test_a_stretch_is_chosen_on_the_strip(crowd: Site) -> None:
    page = opened(crowd)
    box = page.locator(".tl-strip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30, steps=3)
    page.mouse.up()
    change(page, "from=2022-")
    assert [day[:4] for day in days(page)] in (["2022", "2024"], ["2022", "2025"])


def test_the_ends_of_the_window_are_sliders(crowd: Site) -> None:
    page = opened(crowd)
    end = page.get_by_role("slider", name="End of the view")
    before = end.get_attribute("aria-valuetext") or ""
    end.focus()
    page.keyboard.press("PageDown")
    change(page, "to=")
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", before)
    assert (end.get_attribute("aria-valuetext") or "").split()[-1] < before.split()[-1]


def test_a_click_on_a_mark_leads_to_its_event(site: Site) -> None:
    page = opened(site, "?from=2040-08-14&to=2040-08-17")
    box = page.locator(".tl-drawing").bounding_box()
    assert box is not None
    for y in range(40, 120, 6):
        page.mouse.move(box["x"] + box["width"] * 0.375, box["y"] + y)
        if "A song is made" in page.locator(".tl-tip").inner_text():
            break
    page.mouse.click(box["x"] + box["width"] * 0.375, box["y"] + y)
    expect(page.locator("h1")).to_have_text("A song is made about the weir")


# ---------------------------------------------------------------- many


def test_bars_give_way_to_marks_as_soon_as_there_is_room(crowd: Site) -> None:
    crowded = opened(crowd).locator(".tl-hint")
    assert crowded.is_visible()
    sparse = opened(crowd, "?from=2024-05-01&to=2024-05-20").locator(".tl-hint")
    assert not sparse.is_visible()


def test_lanes_by_party(crowd: Site) -> None:
    page = opened(crowd)
    before = page.locator(".tl-drawing").evaluate("box => box.clientHeight")
    page.locator("[name=lanes]").select_option("by party")
    change(page, "lanes=actor")
    assert page.locator(".tl-drawing").evaluate("box => box.clientHeight") > before


def test_every_event_of_many_is_reached_with_the_keyboard(crowd: Site) -> None:
    page = opened(crowd, "?from=2024-01-01&to=2024-04-15")
    count = int(told(page).split()[0])
    reached = titles(page)
    for _ in range(count // 40):
        page.locator("[data-do=after]").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".tl-page")).to_have_text(re.compile(f"^{len(reached) + 1} to "))
        expect(page.locator("#tl-list a:focus")).to_have_count(1)
        reached += titles(page)
    assert (len(reached), len(set(reached))) == (count, count)
    assert count > 60


def test_the_page_stays_small_with_many_events(crowd: Site) -> None:
    page = opened(crowd, "?lanes=state")
    assert page.evaluate("document.querySelectorAll('*').length") < 1500


# ---------------------------------------------------------------- for everyone


@pytest.mark.parametrize("query", ["", "?lanes=actor&from=2024-05-01&to=2024-06-30"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_view(scheme: str, query: str, crowd: Site) -> None:
    page = opened(crowd, query, color_scheme=scheme, bypass_csp=True)
    page.locator(".tl-legend summary").click()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        violations = Axe().run(page, options=AXE).response["violations"]
        assert [(rule["id"], node["target"]) for rule in violations for node in rule["nodes"]] == []


def test_the_drawing_has_the_colours_of_the_page(site: Site) -> None:
    found = {}
    for scheme in ("light", "dark"):
        page = opened(site, color_scheme=scheme)
        found[scheme] = page.evaluate(
            """() => { const canvas = document.querySelector(".tl-drawing canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const hex = new Set(); for (let n = 0; n < data.length; n += 4) if (data[n + 3] === 255)
            hex.add("#" + [...data.slice(n, n + 3)].map((one) => one.toString(16).padStart(2, "0")).join(""));
            return ["--mark", "--pale", "--ink"].map((name) => hex.has(getComputedStyle(document.body).getPropertyValue(name).trim())); }"""
        )
    assert found == {"light": [True] * 3, "dark": [True] * 3}


def test_a_page_from_right_to_left_is_readable(site: Site) -> None:
    def turned(route: Route) -> None:
        answer = route.fetch()
        page = answer.text().replace('<html lang="en">', '<html lang="he" dir="rtl">')
        route.fulfill(response=answer, body=page)

    visit = site.visit("timeline/", answer=(re.compile("/timeline/$"), turned))
    wait(visit.page)
    for width in (390, 1280):
        visit.page.set_viewport_size({"width": width, "height": 900})
        # The drawing follows the window a moment later.
        visit.page.wait_for_function(f"document.documentElement.scrollWidth === {width}")
    sliders = visit.page.get_by_role("slider")
    first, last = sliders.first.bounding_box(), sliders.last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] < last["x"]  # time runs from left to right, as in the drawing
    assert visit.complaints == []


# ---------------------------------------------------------------- elsewhere


def test_within_a_frame_the_state_stands_in_the_frames_address(site: Site) -> None:
    page = site.visit("about/").page
    host = f"{site.address}host.html"
    frame = '<iframe title="Timeline" width="700" height="900" src="timeline/?from=2040-05-01&to=2040-06-09"></iframe>'
    page.route(host, lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(host)
    inner = page.frames[1]
    wait(inner)
    inner.get_by_role("button", name="Zoom in").click()
    expect(inner.locator(".tl-link")).to_have_attribute("href", re.compile("from=2040-05-11&to=2040-05-30"))
    assert inner.url.endswith("?from=2040-05-11&to=2040-05-30")
    assert page.url == host


def test_the_view_works_from_a_folder_without_a_server(site: Site, site_folder: Path) -> None:
    address = (site_folder / "some/path/timeline/index.html").as_uri()
    visit = site.visit(address)
    wait(visit.page)
    assert told(visit.page).startswith("21 of 21 events in view, ")
    visit.page.locator("[name=state]").select_option("contested")
    change(visit.page, "state=contested")
    visit.page.reload()
    wait(visit.page)
    assert len(titles(visit.page)) == 3
    visit.page.get_by_text("The weir breaks").click()
    expect(visit.page.locator("h1")).to_have_text("The weir breaks")


def test_without_its_data_the_page_stays_as_it_is(site: Site) -> None:
    page = site.visit("about/").page
    page.route("**/events.js?*", lambda route: route.abort())
    page.goto(f"{site.address}timeline/")
    page.wait_for_load_state("networkidle")
    assert not page.locator("#tl").is_visible()
    assert page.locator("main .entry .title").count() == 22


def test_titles_that_do_not_come_are_told(crowd: Site) -> None:
    page = crowd.visit("assets/icon.svg").page
    page.route(re.compile(r"timeline/[0-9a-f]{16}\.js$"), lambda route: route.abort())
    page.goto(f"{crowd.address}timeline/")
    wait(page)
    assert told(page).endswith("The titles could not be loaded; the pages of the months have them.")


PAYLOADS = (
    "<script>window.ran = 1</script>", '"><img src=x onerror="window.ran = 1">', "<svg onload=window.ran=1>",
    "</script><script>window.ran = 1</script>", "'];window.ran=1;//", "\\u003cimg src=x onerror=window.ran=1>",
    "${window.ran=1}", "`;window.ran=1;`", "__proto__", "a\u2028window.ran=1",
)  # fmt: skip


@pytest.mark.parametrize("policy", [True, False])
def test_no_text_of_a_record_runs_in_the_view(policy: bool, tmp_path: Path, serve: Callable[[Path], Site]) -> None:
    events = ""
    for n, payload in enumerate(PAYLOADS):
        p = json.dumps(payload)
        events += (
            f"- {{id: e{n}, title: {p}, when: 2040-05-{n + 1:02}, place: {{name: {p}}}, actors: [{p}], topics: [{p}],\n"
        )
        events += f"   claims: [{{id: a, claimant: {p}, says: {p}, when: 2040-05-03}},"
        events += (
            f" {{id: b, claimant: other, says: {p}, stance: denies, counters: a, facet: {p}, when: 2040-05-04}}]}}\n"
        )
    build(lay_chronology(tmp_path, events))
    visit = serve(tmp_path / "site").visit("timeline/?lanes=actor", bypass_csp=not policy)
    wait(visit.page)
    for kind in ("by place", "by topic"):
        visit.page.locator("[name=lanes]").select_option(kind)
    assert visit.page.evaluate("window.ran") is None
    assert visit.complaints == []
    assert len(titles(visit.page)) >= len(PAYLOADS) - 3  # not every text may be a party's name
