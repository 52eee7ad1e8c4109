from __future__ import annotations

from pathlib import Path

import pytest

from chronology.config import Config, read_config
from chronology.errors import ConfigError
from chronology.site.mkdocs_host import build_site
from tests.site.building import build, lay_chronology, lay_example


def test_settings_are_read_once_with_paths_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    found = read_config({"notice": " Hello ", "page_events": 9}, tmp_path)
    assert found == Config(tmp_path / "content", tmp_path / ".cache/chronology", notice="Hello", page_events=9)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"notise": "x"}, "did you mean 'notice'"),
        ({"notice": 3}, "notice: expected text, not 3"),
        ({"content": "nowhere"}, "there is no folder"),
        ({"language": "English"}, "is not a code"),
        ({"page_events": 0}, "expected a number from 1 to 5000"),
    ],
)
def test_a_wrong_setting_says_what_to_do(options: dict[str, object], message: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(ConfigError, match=message):
        read_config(options, tmp_path)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("notice: 3", "5:17: notice: expected text, not 3; put it between quotation marks"),
        ("page_events: many", "5:22: page_events: expected a number from 1 to 5000, not 'many'; correct it"),
        ("notise: x", "5:9: notise: unknown option; did you mean 'notice'?"),
        ("language: English", "5:19: language: 'English' is not a code as in ISO 639, such as 'en'"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line_and_column(line: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: S\nplugins:\n  - search\n  - chronology:\n        {line}\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    name, _, value = line.partition(": ")
    with pytest.raises(ConfigError) as caught:
        read_config({name: int(value) if value.isdigit() else value}, tmp_path, file)
    assert str(caught.value) == f"{file.as_posix()}:{told}"


def test_a_record_that_cannot_be_read_is_told_and_the_others_are_published(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = lay_chronology(tmp_path, "- {id: good, title: Good, when: 2040}\n- {id: bad, titel: Bad, when: 2040}\n")
    site = build(settings)
    assert "e/good/index.html" in site
    assert "e/bad/index.html" not in site
    assert "content/events/all.yml:2" in capfd.readouterr().err


def test_a_strict_build_fails_on_a_problem(tmp_path: Path) -> None:
    settings = lay_chronology(tmp_path, "- {id: bad, titel: Bad, when: 2040}\n")
    with pytest.raises(ConfigError, match="strict"):
        build_site(settings, strict=True, quiet=True)


def test_a_list_goes_on_over_pages(tmp_path: Path) -> None:
    events = "".join(f"- {{id: e{n}, title: E{n}, unresolved: no date}}\n" for n in range(7))
    settings = lay_chronology(tmp_path, events)
    text = settings.read_text(encoding="utf-8").replace("notice:", "page_events: 3, notice:")
    settings.write_text(text, encoding="utf-8")
    site = build(settings)
    found = [
        page.count('<li class="entry"')
        for n in ("", "2/", "3/")
        for page in [site[f"unresolved/{n}index.html"].decode()]
    ]
    assert found == [3, 3, 1]


def test_without_directory_addresses_links_name_files(tmp_path: Path) -> None:
    settings = lay_example(tmp_path)
    settings.write_text(settings.read_text(encoding="utf-8") + "use_directory_urls: false\n", encoding="utf-8")
    site = build(settings)
    assert b'href="../../sources/bell-2040-05-08/index.html"' in site["e/exact-day/index.html"]
    assert b'href="./about.html"' in site["index.html"]


def test_the_generated_chronology_of_the_benchmark_has_no_problem(tmp_path: Path) -> None:
    from bench.build_site import write_chronology
    from chronology.store.loading import load_chronology

    write_chronology(tmp_path, 60)
    loaded = load_chronology(tmp_path / "content")
    assert (loaded.problems, len(loaded.chronology.events)) == ((), 60)


def test_a_large_chronology_leads_from_the_timeline_to_its_months(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chronology.site.views import timeline

    settings = lay_example(tmp_path)
    monkeypatch.setattr(timeline, "WHOLE_TIMELINE_EVENTS", 5)
    site = build(settings)
    page = site["timeline/index.html"].decode()
    assert ('href="../2040/05/"' in page, 'class="entry"' in page) == (True, False)
    months = "".join(site[path].decode() for path in site if path[:4].isdigit() and path.count("/") == 2)
    assert "The mill stands still" in months


def test_the_theme_is_found_by_its_name_as_in_the_wheel(tmp_path: Path) -> None:
    from tests.site.building import ROOT, build_apart

    settings = lay_example(tmp_path)
    text = settings.read_text(encoding="utf-8")
    start, end = text.index("theme:"), text.index("plugins:")
    settings.write_text(f"{text[:start]}theme: chronology\n{text[end:]}", encoding="utf-8")
    (tmp_path / "path").mkdir()
    (tmp_path / "path/chronology_site_templates").symlink_to(ROOT / "site_templates")
    assert build_apart(settings, PYTHONPATH=str(tmp_path / "path")) == build(lay_example(tmp_path / "checkout"))


def test_an_empty_chronology_has_every_page(tmp_path: Path) -> None:
    site = build(lay_chronology(tmp_path, "[]"))
    names = [
        "timeline",
        "contested",
        "claims",
        "sources",
        "actors",
        "places",
        "search",
        "unresolved",
        "method",
        "about",
    ]
    assert [name for name in names if f"{name}/index.html" not in site] == []


@pytest.mark.parametrize("name", ["timeline.md", "map.md", "2031.md", "known/why.md"])
def test_a_text_page_in_a_place_of_the_chronology_is_told(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = lay_chronology(tmp_path, "[]")
    page = tmp_path / "content/pages" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("A text.\n", encoding="utf-8")
    build(settings)
    top = name.partition("/")[0].removesuffix(".md")
    assert f"{name}: pages of the chronology stand under /{top}/; give this file another name" in capfd.readouterr().err


def test_pages_of_the_index_name_the_letters_that_they_hold(tmp_path: Path) -> None:
    titles = ("Boats", "“Ashes”", "Ärger", "Zeal", "Mill", "Mast")
    events = "".join(f"- {{id: e{n}, title: {title}}}\n" for n, title in enumerate(titles))
    settings = lay_chronology(tmp_path, events)
    text = settings.read_text(encoding="utf-8").replace("notice:", "page_events: 1, notice:")
    settings.write_text(text, encoding="utf-8")
    page = build(settings)["search/2/index.html"].decode()
    nav = page.partition('class="pages"')[2].partition("</nav>")[0]
    assert [part.partition("</bdi>")[0] for part in nav.split("<bdi>")[1:]] == ["A", "B–M", "M", "Z"]


def test_every_section_of_the_site_is_known_to_be_taken(example: dict[str, bytes]) -> None:
    from chronology.site.pages import TAKEN

    texts = {"about", "method", "assets"}
    sections = {path.partition("/")[0] for path in example if "/" in path and not path[:4].isdigit()}
    assert sections - texts - TAKEN == set()
