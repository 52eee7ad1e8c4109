from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site.building import build, lay_chronology

PAYLOADS = {
    "a script": "<script>alert(1)</script>",
    "an attribute that ends": '"><img src=x onerror=alert(1)>',
    "a single quote": "'><svg onload=alert(1)>",
    "a template": "{{ 7*7 }}{% for x in y %}",
    "a closed element": "</title></main></svg></script><script>alert(1)</script>",
    "a comment": "<!--><script>alert(1)</script>-->",
    "an entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a slot of the shell": "\ue000main\ue001\ue000title\ue001",
    "a line separator": "a\u2028b</script>",
    "turned text": "\u202e\u2066abc<b>",
}


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def _chronology(payload: str) -> tuple[str, str, str]:
    import json

    p = json.dumps(payload)
    evidence = f"[{{source: s, quote: {p}, prefix: {p}, suffix: {p}}}]"
    events = f"""
- id: one
  title: {p}
  when: 2040-05-03
  summary: {p}
  place: {{name: {p}}}
  actors: [party]
  topics: [{p}]
  because: [{p}]
  notes: {p}
  evidence: {evidence}
  claims:
    - {{id: a, claimant: {p}, via: {p}, says: {p}, facet: {p}, when: 2040-05-03, made: 2040-05, evidence: {evidence}}}
    - {{id: b, claimant: {p}, says: {p}, stance: denies, counters: a, when: 2040-05-05, evidence: {evidence}}}
    - {{id: c, says: {p}, retracted: 2040-05-09, evidence: {evidence}}}
  relations: [{{before: two, by: {p}}}]
- id: two
  title: {p}
  unresolved: {p}
"""
    sources = f"""
- {{id: s, title: {p}, outlet: {p}, author: {p}, published: 2040-05-04, published_from: {p}, url: {p}, archived: {p}}}
- {{id: t, title: {p}, url: "javascript:alert(1)", archived: "data:text/html,<script>alert(1)</script>"}}
"""
    actors = f"- {{id: party, name: {p}, aliases: [{p}], description: {p}}}\n"
    return events, sources, actors


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("plain")
    return build(lay_chronology(folder, *_chronology("Plain words"), notice="Plain words"))


@pytest.mark.parametrize("what", PAYLOADS)
def test_no_text_of_a_record_becomes_markup(what: str, harmless: dict[str, bytes], tmp_path: Path) -> None:
    payload = PAYLOADS[what]
    hostile = build(lay_chronology(tmp_path / "hostile", *_chronology(payload), notice="Plain words"))
    assert "Plain words" in harmless["e/one/index.html"].decode()
    expected, actual = _outlines(harmless), _outlines(hostile)
    assert actual == expected


def _outlines(site: dict[str, bytes]) -> list[tuple[int, set[tuple[str, str]]]]:
    """For each page the number of elements and which attributes stand on which: what a payload would change."""
    found = []
    # The pages that are named after what a record says stand elsewhere; a browser sees them in tests/browser.
    named = ("places/", "topics/", "claimants/")
    for path in sorted(path for path in site if path.endswith(".html") and not path.startswith(named)):
        reading = _Reading()
        reading.feed(site[path].decode())
        dangerous = [a for a in reading.attributes if a[1].startswith("on") or a[1] == "style" or "javascript:" in a[2]]
        assert dangerous == []
        found.append((len(reading.tags), {(tag, name) for tag, name, _ in reading.attributes}))
    return found


def test_no_page_has_an_inline_script_or_style(example: dict[str, bytes]) -> None:
    inline = re.compile(rb"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    assert [path for path, page in example.items() if path.endswith(".html") and inline.search(page)] == []


def test_every_page_carries_the_policy(example: dict[str, bytes]) -> None:
    policy = b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
    assert [path for path, page in example.items() if path.endswith(".html") and policy not in page] == []


def test_an_address_that_is_no_web_address_is_dropped(example: dict[str, bytes]) -> None:
    assert [path for path, page in example.items() if b"javascript:" in page] == []


def test_raw_html_in_a_text_page_is_shown_and_not_run(tmp_path: Path) -> None:
    settings = lay_chronology(tmp_path, "[]")
    text = "# Hi\n\n<script>alert(1)</script>\n\nA <b onclick=x()>b</b> and [a link](javascript:alert(1)).\n"
    (tmp_path / "content/pages/about.md").write_text(text, encoding="utf-8")
    page = build(settings)["about/index.html"].decode()
    reading = _Reading()
    reading.feed(page)
    assert reading.tags.count("script") == 1  # the theme's own
    assert [a for a in reading.attributes if a[1].startswith("on") or a[2].startswith("javascript:")] == []


@pytest.mark.parametrize("bad", ["../../etc", "a/b", "..", "CON", "é", "x" * 300])
def test_no_id_writes_outside_of_the_events(bad: str, tmp_path: Path) -> None:
    from chronology.config import read_config
    from chronology.model.records import Chronology, Event
    from chronology.site.page import hash_records
    from chronology.site.pages import list_pages
    from chronology.site.paths import Paths
    from chronology.site.views.catalogue import build_catalogue

    (tmp_path / "content").mkdir()
    records = Chronology(events=(Event(bad, "E"),))
    catalogue = build_catalogue(records, read_config({}, tmp_path), Paths())
    folders = [page.folder for page in list_pages(catalogue, hash_records(catalogue)) if page.section == "event"]
    assert [folder for folder in folders if not re.fullmatch(r"e/[a-z0-9][a-z0-9-]*/", folder)] == []


def test_a_picture_from_elsewhere_in_a_text_page_is_a_link_to_it(tmp_path: Path) -> None:
    settings = lay_chronology(tmp_path, "[]")
    text = "![A map](//stranger.invalid/map.png) ![Ours](map.png) ![](https://stranger.invalid/x.png)\n"
    (tmp_path / "content/pages/about.md").write_text(text, encoding="utf-8")
    page = build(settings)["about/index.html"].decode()
    reading = _Reading()
    reading.feed(page)
    assert [value for tag, name, value in reading.attributes if (tag, name) == ("img", "src")] == ["map.png"]
    assert '<a href="//stranger.invalid/map.png">A map</a>' in page


def test_a_setting_that_looks_like_a_slot_of_the_shell_breaks_nothing(tmp_path: Path) -> None:
    settings = lay_chronology(tmp_path, "- {id: e, title: Boats burn}", notice="\ue000main\ue001\ue000title\ue001")
    assert "Boats burn" in build(settings)["e/e/index.html"].decode()
