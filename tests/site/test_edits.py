"""After any edit of records, files, templates or settings the site has the bytes of a clean build."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from chronology.errors import ConfigError
from tests.site.building import ROOT, build, read_site

PAPERS = """\
- {id: gazette, title: Flood on the Oder meadow, outlet: Gazette, published: 2041-03-20}
- {id: herald, title: What the keepers say, outlet: Herald, published: 2041-04-02}
"""
EVENTS: Mapping[str, str] = {
    "dam": """\
id: dam
title: The dam gives way
when: 2041-03-14
place: {name: Lower Meadow}
actors: [keepers]
evidence: [{source: gazette, quote: gave way at noon}]
claims:
  - {id: a, claimant: The keepers, says: The rain did it., made: 2041-03-15, evidence: [{source: gazette, quote: the rain}]}
relations: [{before: boats, evidence: [{source: gazette, quote: and then boats came}]}]
""",
    "boats": "id: boats\ntitle: Boats take people off\nwhen: 2041-03\nevidence: [{source: gazette, quote: in boats}]\n",
    "inquiry": "id: inquiry\ntitle: An inquiry opens\nwhen: 2041-04-01\nevidence: [{source: herald, quote: opens}]\n",
    "repair": "id: repair\ntitle: The dam is mended\nwhen: 2041-06~\nactors: [keepers]\ntopics: [works]\n",
    "vote": "id: vote\ntitle: The town votes\nunresolved: no article says when\nplace: {name: Town Hall}\n",
}


def _lay(folder: Path) -> Path:
    for name in ("events", "sources", "actors", "pages"):
        (folder / "content" / name).mkdir(parents=True)
    for name, text in EVENTS.items():
        _event(folder, name).write_text(text, encoding="utf-8")
    (folder / "content/sources/papers.yml").write_text(PAPERS, encoding="utf-8")
    (folder / "content/actors/all.yml").write_text("- {id: keepers, name: The Keepers}\n", encoding="utf-8")
    (folder / "content/pages/index.md").write_text("A flood that nobody saw.\n", encoding="utf-8")
    shutil.copytree(ROOT / "site_templates", folder / "theme", ignore=shutil.ignore_patterns("__pycache__"))
    settings = folder / "mkdocs.yml"
    settings.write_text(
        "site_name: Flood\ndocs_dir: content/pages\ntheme: {name: null, custom_dir: theme}\n"
        "plugins:\n  - chronology: {page_events: 2}\n",
        encoding="utf-8",
    )
    return settings


def _event(folder: Path, name: str) -> Path:
    return folder / f"content/events/{name}.yml"


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _retitle_behind_the_clock(folder: Path) -> None:
    """Same size, same time of modification: only its bytes tell."""
    file = _event(folder, "boats")
    times = file.stat()
    _replace(file, "Boats take people off", "Boats bring people in")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


_DENIAL = (
    "\nclaims:\n  - {id: a, claimant: Two farmers, says: Nobody came.}\n"
    "  - {id: b, claimant: The keepers, stance: denies, counters: a, says: They came., "
    "evidence: [{source: herald, quote: they did}]}\n"
)
_MANY = """\
- id: first
  title: The first boat leaves
  when: 2041-03-16
  evidence: [{source: gazette, quote: a boat left}]
  relations: [{after: dam, evidence: [{source: late, quote: when the dam broke}]}]
- id: second
  title: A boat leaves
  when: 2041-03-16
  claims:
    - {id: a, claimant: A ferryman, says: We left., evidence: [{source: gazette, quote: we left}]}
    - {id: b, claimant: A farmer, says: Nobody left., counters: a, made: 2042-01, evidence: [{source: late, quote: nobody}]}
"""
EDITS: Mapping[str, Callable[[Path], object]] = {
    "a title": lambda at: _replace(_event(at, "dam"), "gives way", "breaks"),
    "a title of the same size at the same time": _retitle_behind_the_clock,
    "an event moves to another month": lambda at: _replace(_event(at, "boats"), "2041-03", "2041-05-02"),
    "an event moves to another year": lambda at: _replace(_event(at, "inquiry"), "2041-04-01", "2044"),
    "an event gets a date": lambda at: _replace(_event(at, "vote"), "unresolved: no article says when", "when: 2042"),
    "claims that contradict each other": lambda at: _append(_event(at, "inquiry"), _DENIAL),
    "a claim goes": lambda at: _replace(_event(at, "inquiry"), "  - {id: a, claimant: Two farmers, says: Nobody came.}\n", ""),
    "a file gets another name": lambda at: _event(at, "boats").rename(_event(at, "a-first")),
    "an event gets another id": lambda at: _replace(_event(at, "repair"), "id: repair", "id: mended"),
    "a new event": lambda at: _event(at, "night").write_text("id: night\ntitle: A night\nwhen: 2041-03-15\n"),
    "an event goes": lambda at: _event(at, "repair").unlink(),
    "an event that another one names goes": lambda at: _event(at, "a-first").unlink(),
    "a new source": lambda at: _append(at / "content/sources/papers.yml", "- {id: echo, title: E, published: 2041-03-16}\n"),
    "a source is cited": lambda at: _append(_event(at, "night"), "evidence: [{source: echo, quote: dark}]\n"),
    "a source goes that is cited": lambda at: _replace(at / "content/sources/papers.yml", PAPERS.split("\n")[1] + "\n", ""),
    "a party gets another name": lambda at: _replace(at / "content/actors/all.yml", "The Keepers", "The Wardens"),
    "a record is broken": lambda at: _replace(_event(at, "night"), "title:", "titel:"),
    "and mended": lambda at: _replace(_event(at, "night"), "titel:", "title:"),
    "an article later than all others": lambda at: _append(at / "content/sources/papers.yml", "- {id: late, title: L, published: 2043-05-01}\n"),
    "several events in one file": lambda at: _event(at, "many").write_text(_MANY),
    "one of several events in a file": lambda at: _replace(_event(at, "many"), "The first boat", "One boat"),
    "an entry that tells an event once more": lambda at: _replace(_event(at, "many"), "id: second\n", "id: second\n  same_as: first\n"),
    "the event that it tells is rejected": lambda at: _replace(_event(at, "many"), "id: first\n", "id: first\n  rejected: true\n"),
    "a template": lambda at: _append(at / "theme/event.html", "<p>Mended</p>\n"),
    "a style": lambda at: _append(at / "theme/assets/site.css", "\n/* mended */\n"),
    "a new text page": lambda at: (at / "content/pages/thanks.md").write_text("# Thanks\n\nTo all.\n"),
    "a text page goes": lambda at: (at / "content/pages/thanks.md").unlink(),
    "a setting": lambda at: _replace(at / "mkdocs.yml", "page_events: 2", "page_events: 3"),
    "a notice": lambda at: _replace(at / "mkdocs.yml", "page_events: 3", "page_events: 3, notice: Made up"),
    "addresses that name files": lambda at: _append(at / "mkdocs.yml", "use_directory_urls: false\n"),
    "a stranger’s file": lambda at: (at / "site/stranger.txt").write_text("not of the site"),
}  # fmt: skip


def test_after_each_of_many_edits_the_bytes_are_those_of_a_clean_build(tmp_path: Path) -> None:
    settings = _lay(tmp_path / "edited")
    sites = [build(settings)]
    other = []
    for number, (what, edit) in enumerate(EDITS.items()):
        edit(tmp_path / "edited")
        sites.append(build(settings))
        fresh = tmp_path / str(number)
        shutil.copytree(tmp_path / "edited", fresh, ignore=shutil.ignore_patterns("site", ".cache"))
        if sites[-1] != build(fresh / "mkdocs.yml"):
            other.append(what)
    unchanged = [what for what, before, after in zip(EDITS, sites, sites[1:], strict=False) if before == after]
    assert (other, unchanged) == ([], ["a file gets another name", "a stranger’s file"])


def _tear(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def _bring_from_elsewhere(file: Path) -> None:
    """Whole, with its digest, and of another version."""
    file.write_bytes(file.read_bytes().replace(b" ", b" of-another-version-", 1))


def _fill_with_something_else(file: Path) -> None:
    """Behind the right head and digest, but not what it should hold."""
    head, _, body = file.read_bytes().partition(b"\n")
    version = head.rpartition(b" ")[0]
    body = b'{"__class__":"os.system"}\n[["x"],[7]]\n' * body.count(b"\n")
    file.write_bytes(version + b" " + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


@pytest.mark.parametrize("spoil", [_tear, _bring_from_elsewhere, _fill_with_something_else, Path.unlink])
def test_a_spoilt_cache_is_a_clean_build(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    settings = _lay(tmp_path)
    (tmp_path / "content/sources/papers.yml").write_text(PAPERS, encoding="utf-8")
    many = "".join(f"- {{id: e{n}, title: E {n}, when: 2041-03-{n % 28 + 1:02}}}\n" for n in range(40))
    _event(tmp_path, "more").write_text(many, encoding="utf-8")
    build(settings)
    _replace(_event(tmp_path, "boats"), "2041-03", "2041-05-02")
    shutil.copytree(tmp_path, tmp_path / "fresh", ignore=shutil.ignore_patterns("site", ".cache"))
    build(settings)
    _replace(_event(tmp_path, "boats"), "2041-05-02", "2041-03")
    build(settings)
    _replace(_event(tmp_path, "boats"), "2041-03", "2041-05-02")
    caches = [
        tmp_path / f".cache/chronology/{name}" for name in ("records.json", "outlines.json", "outlines-more.json")
    ]
    caches += (tmp_path / ".cache/chronology").glob("site-*.json")
    for cache in caches:
        spoil(cache)
    assert build(settings) == build(tmp_path / "fresh/mkdocs.yml")


def test_an_edit_writes_no_page_that_it_does_not_touch(tmp_path: Path) -> None:
    settings = _lay(tmp_path)
    build(settings)
    pages = sorted((tmp_path / "site").rglob("index.html"))
    before = {page: page.stat().st_mtime_ns for page in pages}
    _replace(_event(tmp_path, "inquiry"), "An inquiry opens", "An inquiry begins")
    build(settings)
    same = [
        page.relative_to(tmp_path / "site").parent.as_posix()
        for page in pages
        if page.stat().st_mtime_ns == before[page]
    ]
    for untouched in ("e/vote", "e/boats", "2041/03", "places/town-hall", "sources/gazette", "actors/keepers"):
        assert untouched in same
    assert "e/inquiry" not in same


@pytest.mark.parametrize("broken", ["settings", "template"])
def test_a_build_that_fails_leaves_the_site_as_it_was(broken: str, tmp_path: Path) -> None:
    settings = _lay(tmp_path)
    before = build(settings)
    if broken == "settings":
        _replace(settings, "page_events: 2", "page_events: -2")
    else:
        _append(tmp_path / "theme/period.html", "{% if %}")
    with pytest.raises(ConfigError):
        build(settings)
    assert read_site(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


# Builds until the given call of one function of ``publishing``, or of ``os.write``, which then writes half.
_KILLED = """
import os, sys
from pathlib import Path
from chronology.site import publishing
from chronology.site.mkdocs_host import build_site
name, left = sys.argv[2], int(sys.argv[3])
place = os if name == "write" else publishing
real = getattr(place, name)
def until_killed(*given):
    global left
    left -= 1
    if left == 0:
        if name == "write":
            real(given[0], given[1][: len(given[1]) // 2])
        os._exit(9)
    return real(*given)
setattr(place, name, until_killed)
build_site(Path(sys.argv[1]), quiet=True)
"""


def _build_until_killed(settings: Path, name: str, call: int) -> None:
    command = [sys.executable, "-c", _KILLED, str(settings), name, str(call)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 9


@pytest.mark.parametrize(
    ("name", "call"), [("write", 1), ("write", 3), ("_replace", 4), ("_take_over", 1), ("_remove", 1)]
)
def test_a_build_that_is_killed_leaves_each_page_old_or_new_and_the_next_one_mends_all(
    name: str, call: int, tmp_path: Path
) -> None:
    settings = _lay(tmp_path / "edited")
    old = build(settings)
    _replace(_event(tmp_path / "edited", "boats"), "2041-03", "2041-05-02")
    shutil.copytree(tmp_path / "edited", tmp_path / "fresh", ignore=shutil.ignore_patterns("site", ".cache"))
    new = build(tmp_path / "fresh/mkdocs.yml")
    _build_until_killed(settings, name, call)
    left = read_site(tmp_path / "edited/site")
    torn = [path for path, page in left.items() if page not in (old.get(path), new.get(path)) and path[-4:] != ".new"]
    missing = [path for path in old if path in new and path not in left]
    assert (torn, missing) == ([], [])
    assert build(settings) == new


@pytest.mark.parametrize(("name", "call"), [("write", 7), ("_take_place", 1)])
def test_a_first_build_that_is_killed_leaves_no_half_of_a_site(name: str, call: int, tmp_path: Path) -> None:
    settings = _lay(tmp_path)
    _build_until_killed(settings, name, call)
    assert not (tmp_path / "site").exists()
    build(settings)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "mkdocs.yml", "site", "theme"]


def test_a_folder_in_the_place_of_what_the_last_build_left_does_not_stop_the_next(tmp_path: Path) -> None:
    settings = _lay(tmp_path)
    before = build(settings)
    (record,) = (tmp_path / ".cache/chronology").glob("site-*.json")
    record.unlink()
    record.mkdir()
    after = build(settings)
    assert after == before
