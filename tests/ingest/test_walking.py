"""Folders: in the order of names, hidden files passed over, links kept within, loops survived."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chronology.ingest.reading import read_documents
from tests.ingest.reading_one import told

GOOD = "Storm closes the strait\n\n3 May 2030\n\nA storm closed the strait on Sunday, and nobody was hurt.\n"


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GOOD)


def found(*paths: Path) -> list[str]:
    return [str(r.document.path).removeprefix(f"{paths[0]}/") for r in read_documents(paths) if r.document]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "c.txt", ".hidden.txt", ".git/x.txt", "a/.x/y.txt")

    assert found(tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt", "c.txt"]


def test_what_is_no_article_is_told_and_not_dropped_silently(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.css")

    _, other = read_documents([tmp_path])

    assert told(other, tmp_path) == [
        "b.css: not read: its name does not end in .txt, .md, .markdown, .html, .htm, .pdf, .tml or .jsonl; "
        "save an article as one of these"
    ]
    assert other.problems[0].severity == "warning"


def test_a_loop_of_folders_is_walked_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a")

    assert found(tmp_path) == ["a/b/c.txt"]


def test_a_link_out_of_the_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out/b.txt")

    readings = list(read_documents([tmp_path / "in"]))

    assert [r.document is not None for r in readings] == [True, False]
    assert told(readings[1], tmp_path) == [
        "in/link.txt: this link leads out of the folder and is not followed; name its target"
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, "in/.hidden.txt")

    (reading,) = read_documents([tmp_path / "in"])

    assert told(reading, tmp_path) == ["in: there is no article in this folder; check the path"]


def test_a_broken_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")

    (reading,) = read_documents([tmp_path])

    assert told(reading, tmp_path) == ["a.txt: there is no such file or folder; check the path"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")

    assert found(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_two_files_of_one_name_get_ids_that_differ_and_stay(tmp_path: Path) -> None:
    write(tmp_path, "1/Storm über See.txt", "2/Storm über See.txt", "3/Storm über See.txt")
    (tmp_path / "3/Storm über See.txt").write_text(GOOD + "\nMore.")

    ids = [[r.document.id for r in read_documents([tmp_path]) if r.document] for _ in range(2)]

    assert ids[0] == ids[1]
    assert ids[0][:2] == ["storm-uber-see", "storm-uber-see-2030-05-03"]
    assert ids[0][2].startswith("storm-uber-see-")
    assert len(set(ids[0])) == 3


def test_a_given_date_outranks_a_named_articles_own_and_not_that_of_one_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text("Ferry sinks\n\n3 May 2030\n\nThe ferry sank in the harbour on Sunday.\n")
    (tmp_path / "undated.txt").write_text("Ferry raised\n\nThe ferry was raised in the harbour on Sunday.\n")
    wanted = date(2031, 1, 2)

    in_folder = [r.document.dct for r in read_documents([tmp_path], wanted) if r.document]
    named = [r.document.dct for r in read_documents([f"{tmp_path}/./dated.txt"], wanted) if r.document]

    assert (in_folder, named) == ([date(2030, 5, 3), wanted], [wanted])
