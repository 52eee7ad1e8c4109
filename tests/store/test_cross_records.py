"""What `check` finds between records and between files; each mistake at its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chronology.store.checking import check_content
from chronology.store.writing import write_proposals
from tests.store.examples import PROPOSALS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in ("events", "sources", "actors", "articles"):
        (tmp_path / "content" / folder).mkdir(parents=True)
    return tmp_path / "content"


def write(content: Path, path: str, text: str) -> None:
    (content / path).parent.mkdir(parents=True, exist_ok=True)
    (content / path).write_text(text)


def told(content: Path) -> list[tuple[str, str]]:
    return [(problem.severity, str(problem).removeprefix("content/")) for problem in check_content(content)]


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "lpt9"])
def test_an_id_that_windows_takes_for_a_device_is_an_error(content: Path, id_: str) -> None:
    write(content, "events/a.yml", f"title: A\nid: {id_}\n")
    expected = f"events/a.yml:2:5: id: no file can be called {id_!r} on Windows; choose another id"
    assert told(content) == [("error", expected)]


def test_an_id_of_digits_is_a_warning(content: Path) -> None:
    write(content, "events/a.yml", "id: 1\ntitle: A\n")
    write(content, "sources/a.yml", "id: '1'\ntitle: A\n")
    expected = "events/a.yml:1:5: id: '1' is a number to other readers of YAML; add a word, as in boats-sunk-1"
    assert told(content) == [("warning", expected)]


@pytest.mark.parametrize("id_", ["Boats", "boats sunk", "boats_sunk", "bôats", "-boats", "boats--sunk", "BOATS"])
def test_ids_cannot_differ_by_capitals_only_since_they_have_none(content: Path, id_: str) -> None:
    write(content, "events/a.yml", f"id: {id_}\ntitle: A\n")
    assert told(content) == [
        (
            "error",
            f"events/a.yml:1:5: id: {id_!r} cannot be an id; use lower-case letters, digits and hyphens, as in "
            "boats-sunk-2031-02",
        )
    ]


@pytest.mark.parametrize(
    ("url", "severity", "message"),
    [
        ("javascript:alert(1)", "error", "an address that begins with javascript: is never linked to; write one with https://, or remove it"),
        ("' JavaScript:alert(1)'", "error", "an address that begins with javascript: is never linked to; write one with https://, or remove it"),
        ("data:text/html,x", "error", "an address that begins with data: is never linked to; write one with https://, or remove it"),
        ("file:///etc/passwd", "error", "an address that begins with file: is never linked to; write one with https://, or remove it"),
        ("www.example.org/x", "warning", "is no web address that can be linked to; write it whole, with https://"),
        ("https://", "warning", "is no web address that can be linked to; write it whole, with https://"),
        ("'http://[x'", "warning", "is no web address that can be linked to; write it whole, with https://"),
        ("ftp://example.org/x", "warning", "is no web address that can be linked to; write it whole, with https://"),
    ],
)  # fmt: skip
def test_an_address_that_no_page_links_to_is_told(content: Path, url: str, severity: str, message: str) -> None:
    write(content, "sources/s.yml", f"id: s\ntitle: S\narchived: {url}\n")
    assert told(content) == [(severity, f"sources/s.yml:3:11: archived: {message}")]


def test_web_addresses_are_fine(content: Path) -> None:
    write(
        content, "sources/s.yml", "id: s\ntitle: S\nurl: http://example.org/a?b=c#d\narchived: https://örk.example/ü\n"
    )
    assert told(content) == []


def test_a_source_whose_article_is_gone_is_told_offline(content: Path) -> None:
    write(content, "articles/here.txt", "Words.")
    write(content, "sources/a.yml", "id: a\ntitle: A\nfile: articles/here.txt\n")
    write(content, "sources/b.yml", "id: b\ntitle: B\nfile: articles/gone.txt\n")
    write(content, "sources/c.yml", "id: c\ntitle: C\nfile: ../../etc/passwd\n")
    write(content, "sources/d.yml", "id: d\ntitle: D\nurl: https://example.org\n")
    advice = "restore it from git, or remove file: where nothing is kept"
    assert told(content) == [
        ("error", f"sources/b.yml:3:7: file: there is no articles/gone.txt; {advice}"),
        ("error", f"sources/c.yml:3:7: file: there is no ../../etc/passwd; {advice}"),
    ]


def test_files_that_nothing_reads_are_told(content: Path) -> None:
    write(content, "articles/new.txt", "Words.")
    write(content, "articles/.hidden.txt", "Words.")
    write(content, "articles/office.docx", "PK")
    write(content, "event/a.yml", "id: a\ntitle: A\n")
    write(content, "events/b.YML", "id: b\ntitle: B\n")
    write(content, "loose.yaml", "id: c\ntitle: C\n")
    write(content, "pages/data.yml", "x: y\n")
    write(content, "events/README.md", "Our rules.\n")
    folders = "is read by nothing; records stand in actors/, events/, places/, sources/"
    assert told(content) == [
        (
            "warning",
            "articles/new.txt: no source names this article; run: chronology extract content/articles/new.txt, "
            "or delete it",
        ),
        (
            "warning",
            "articles/office.docx: cannot be read as an article; save it with a name that ends in .txt, .md, "
            ".markdown, .html, .htm, .pdf, .tml or .jsonl, or keep it outside articles/",
        ),
        ("warning", f"event/a.yml: {folders}"),
        ("warning", "events/b.YML: is read by nothing; write the end of its name in small letters: .yml"),
        ("warning", f"loose.yaml: {folders}"),
    ]


def test_files_that_are_one_on_other_systems_are_told(content: Path) -> None:
    write(content, "events/Boats.yml", "id: a\ntitle: A\n")
    write(content, "events/boats.yml", "id: b\ntitle: B\n")
    assert told(content) == [
        (
            "warning",
            "events/boats.yml: is the same file as events/Boats.yml on Windows and macOS; rename one of the two",
        )
    ]


def test_actors_that_have_one_name_are_told(content: Path) -> None:
    write(content, "actors/a.yml", "id: ostrey\nname: Free Port of Ostrey\naliases: [Ostrey, the Port]\n")
    write(content, "actors/b.yml", "id: port\nname: The Harbour\naliases: [OSTREY, the  port]\n")
    write(content, "actors/c.yml", "id: third\nname: port\n")
    advice = "make one of the two, or tell their names apart"
    assert told(content) == [
        ("warning", f"actors/b.yml:3:11: aliases: the actor 'ostrey' is called 'OSTREY' too; {advice}"),
        ("warning", f"actors/b.yml:3:19: aliases: the actor 'ostrey' is called 'the  port' too; {advice}"),
        ("warning", f"actors/c.yml:2:7: name: the actor 'port' is called 'port' too; {advice}"),
    ]


def test_an_actor_that_stands_twice_in_an_event_after_a_merger_is_told(content: Path) -> None:
    write(content, "actors/a.yml", "id: ostrey\nname: Free Port of Ostrey\naliases: [old-ostrey]\n")
    write(content, "events/a.yml", "id: a\ntitle: A\nactors: [old-ostrey, castrell, ostrey, Castrell]\n")
    assert told(content) == [
        ("warning", "events/a.yml:3:32: actors: is the actor that stands there as 'old-ostrey' already; remove one of the two"),
        ("warning", "events/a.yml:3:40: actors: is the actor that stands there as 'castrell' already; remove one of the two"),
    ]  # fmt: skip


def test_an_actor_that_is_nearly_known_is_told(content: Path) -> None:
    write(content, "actors/a.yml", "id: port-of-ostrey\nname: Ostrey\n")
    write(content, "events/a.yml", "id: a\ntitle: A\nactors: [port-of-ostry, port-workers, the pilots]\n")
    assert told(content) == [
        ("warning", "events/a.yml:3:10: actors: there is no actor 'port-of-ostry'; did you mean port-of-ostrey?")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_told_and_not_read(content: Path) -> None:
    os.mkfifo(content / "events/fifo.yml")
    expected = "events/fifo.yml: cannot be read: it is a pipe, a device or a folder, and no file; remove it"
    assert told(content) == [("error", expected)]


def test_what_extraction_writes_is_clean(tmp_path: Path) -> None:
    write_proposals(tmp_path / "content", PROPOSALS)
    assert told(tmp_path / "content") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("within: osk-coast", "within: there is no place 'osk-coast'; did you mean osk-coast-2?"),
        ("within: osk", "within: lies in itself; remove within: from the one that is the outermost"),
        ("lat: 54.2", "lat: stands alone, and a map needs both; add lon: to this place, or remove lat:"),
        ("lat: 95", "lat: is out of range; the limit is 90"),
    ],
)
def test_a_place_lies_somewhere_and_in_no_circle(content: Path, text: str, message: str) -> None:
    write(content, "places/osk.yml", f"id: osk\nname: Osk\n{text}\n")
    write(content, "places/osk-coast-2.yml", "id: osk-coast-2\nname: The coast\n")
    column = len(text.partition(":")[0]) + 3 if text.startswith("within") else 6
    assert told(content) == [("error", f"places/osk.yml:3:{column}: {message}")]


def test_a_circle_of_parts_is_told_at_each_of_them(content: Path) -> None:
    write(content, "actors/a.yml", "id: army\nname: Army\npart_of: staff\n")
    write(content, "actors/s.yml", "id: staff\nname: Staff\npart_of: army\n")
    told_ = [text for _, text in told(content)]
    assert told_ == [
        "actors/a.yml:3:10: part_of: leads back to 'army'; remove part_of: from the one that is the outermost",
        "actors/s.yml:3:10: part_of: leads back to 'staff'; remove part_of: from the one that is the outermost",
    ]


def test_a_name_of_two_places_is_a_warning(content: Path) -> None:
    write(content, "places/a.yml", "- {id: osk-a, name: Osk}\n- {id: osk-b, name: Upper Osk, aliases: [osk]}\n")
    expected = "the place 'osk-a' is called 'osk' too; events of that name lie in neither, tell them apart"
    assert told(content) == [("warning", f"places/a.yml:2:42: aliases: {expected}")]


def test_a_way_out_through_too_many_places_is_told(content: Path) -> None:
    chain = "".join(f"- {{id: p{n}, name: P{n}, within: p{n + 1}}}\n" for n in range(34)) + "- {id: p34, name: P34}\n"
    write(content, "places/a.yml", chain)
    what = "leads out through more than 32 others; remove within: from the one that is the outermost"
    assert told(content) == [("error", f"places/a.yml:{line}:30: within: {what}") for line in (1, 2)]
