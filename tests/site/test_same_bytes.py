from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.site.building import build, build_apart, lay_example, read_site


def test_day_zone_locale_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    here = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}
    settings = lay_example(tmp_path / "b")
    for file in settings.parent.rglob("*.yml"):
        os.utime(file, (86_400, 86_400))
    # MkDocs takes the time of a build from this variable where it is set.
    assert build_apart(lay_example(tmp_path / "a"), **here) == build_apart(settings, SOURCE_DATE_EPOCH="86400", **there)


def test_properdocs_builds_the_same_pages(tmp_path: Path) -> None:
    ours = build_apart(lay_example(tmp_path / "a"))
    theirs = build_apart(lay_example(tmp_path / "b"), "properdocs")
    assert {path: content for path, content in theirs.items() if path.endswith(".html")} == {
        path: content for path, content in ours.items() if path.endswith(".html")
    }


def test_a_second_build_writes_no_page_again(tmp_path: Path) -> None:
    settings = lay_example(tmp_path)
    build(settings)
    pages = [*(tmp_path / "site" / "e").rglob("*.html"), tmp_path / "site" / "timeline" / "index.html"]
    before = [(page, page.stat().st_mtime_ns) for page in pages]
    build(settings)
    assert [(page, page.stat().st_mtime_ns) for page in pages] == before


EDITS = {
    "a title": ("title: The weir breaks\n", "title: The weir bursts\n"),
    "a date": ("when: 2040-04-28~", "when: 2041-01-03"),
    "a claim": ("says: There was no storm that night.", "says: There was rain that night."),
    "a claim’s date": ("when: 2040-05-05\n", "when: 2040-05-09\n"),
    "a topic": ("topics: [water]", "topics: [flood, water]"),
    "a claimant": ("claimant: Warden of Upper Town\n      via", "claimant: The wardens\n      via"),
    "a party that is a claimant": ("aliases: [the Uppers]", "aliases: [the Uppers, warden of upper town]"),
    "an article whose date is not known": ("  published: 2040-05-08\n", ""),
    "a place": ("place: {name: North Weir}", "place: {name: South Weir}"),
    "a retraction": ("      retracted: 2040-05-11\n", ""),
    "a rejection": ("  rejected: true\n", ""),
    "an event that goes": ("  rejected: true\n- id: right-to-left", "  rejected: true\n- id: left-to-right"),
    "an event that gets no date": ("  when: 2040-08-15\n", ""),
    "a modality": ("  modality: planned\n", "  modality: demanded\n"),
    "a quote": ("for four days the boats went out", "the boats went out for days"),
    "an outlet": ("outlet: The Bell", "outlet: The Lantern"),
    "a publication date": ("published: 2040-05-12", "published: 2040-05-13"),
    "a source’s address": ("url: javascript:alert(1)", "url: https://example.org/two"),
    "a party": ("name: Lower Town\n", "name: Low Town\n"),
    "an index page’s text": ("an invented lake", "a made-up lake"),
    "a notice": ("Invented example:", "Made-up example:"),
}


@pytest.mark.parametrize("what", EDITS)
def test_after_an_edit_the_bytes_are_those_of_a_clean_build(what: str, tmp_path: Path) -> None:
    old, new = EDITS[what]
    settings = lay_example(tmp_path / "edited")
    first = build(settings)
    fresh = lay_example(tmp_path / "fresh")
    for folder in (tmp_path / "edited", tmp_path / "fresh"):
        _replace_once(folder, old, new)
    edited = build(settings)
    assert edited != first
    assert edited == build(fresh)


def _replace_once(folder: Path, old: str, new: str) -> None:
    for path in sorted([*folder.rglob("*.yml"), *folder.rglob("*.md")]):
        text = path.read_text(encoding="utf-8")
        if old in text:
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            return
    raise AssertionError(f"nowhere in the example: {old!r}")


def test_a_page_that_somebody_changed_in_the_output_is_made_anew(tmp_path: Path) -> None:
    settings = lay_example(tmp_path)
    clean = build(settings)
    (tmp_path / "site/e/month/index.html").write_text("defaced", encoding="utf-8")
    (tmp_path / "site/e/year/index.html").unlink()
    assert build(settings) == clean


def test_without_its_cache_a_build_starts_from_nothing(tmp_path: Path) -> None:
    settings = lay_example(tmp_path)
    clean = build(settings)
    (tmp_path / "site/e/of-another-time").mkdir()
    (tmp_path / "site/e/of-another-time/index.html").write_text("old", encoding="utf-8")
    for file in (tmp_path / ".cache").rglob("site-*.json"):
        file.unlink()
    assert build(settings) == clean


def test_a_changed_template_reaches_every_page(tmp_path: Path) -> None:
    import shutil

    from tests.site.building import ROOT

    settings = lay_example(tmp_path)
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "site_templates", theme)
    text = settings.read_text(encoding="utf-8").replace(str(ROOT / "site_templates"), str(theme))
    settings.write_text(text, encoding="utf-8")
    build(settings)
    event = theme / "event.html"
    event.write_text(event.read_text(encoding="utf-8") + "<p>Mended</p>\n", encoding="utf-8")
    site = build(settings)
    without = [path for path, page in site.items() if path.startswith("e/") and b"<p>Mended</p>" not in page]
    assert without == []


def test_the_order_of_records_in_files_changes_no_byte(tmp_path: Path) -> None:
    plain = build(lay_example(tmp_path / "plain"))
    settings = lay_example(tmp_path / "mixed")
    file = tmp_path / "mixed/content/events/every_kind.yml"
    records = file.read_text(encoding="utf-8").split("\n- ")
    first, rest = records[0], records[1:]
    random.Random(7).shuffle(rest)
    file.write_text("\n- ".join([first, *(record.rstrip("\n") for record in rest)]) + "\n", encoding="utf-8")
    assert build(settings) == plain


def test_what_was_set_aside_is_gone_after_the_build(tmp_path: Path) -> None:
    settings = lay_example(tmp_path)
    build(settings)
    build(settings)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "mkdocs.yml", "site"]
    assert read_site(tmp_path / "site") != {}
