"""The catalogue of bad files: each gets its message, naming the place and what to do, and the others go through."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chronology.ingest.reading import read_documents
from tests.ingest.reading_one import read_as, told

GOOD = "Storm closes the strait\n\n3 May 2030\n\nA storm closed the strait on Sunday, and nobody was hurt.\n"
EMPTY = "the file is empty; put the article's text into it, or delete it"
UTF8 = "save the article as UTF-8 text"

# name: (file name, content, message behind the file's name)
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("a.txt", b"", f": {EMPTY}"),
    "a file of white space": ("a.md", b" \n\t\n", f": {EMPTY}"),
    "an empty page": ("a.html", b"", f": {EMPTY}"),
    "nothing but a byte-order mark": ("a.txt", b"\xff\xfe", f": {EMPTY}"),
    "NUL bytes": ("a.txt", b"Storm\nat s\x00ea", f":2:5: there is a NUL byte; this is a binary file; {UTF8}"),
    "NUL bytes in Markdown": ("a.md", b"\x00", f":1:1: there is a NUL byte; this is a binary file; {UTF8}"),
    "UTF-16 without its mark": (
        "a.txt",
        GOOD.encode("utf-16-le"),
        f":1:2: there is a NUL byte; this looks like UTF-16 without a byte-order mark; {UTF8}",
    ),
    "broken UTF-16": (
        "a.txt",
        b"\xff\xfe" + "ab\n".encode("utf-16-le") + b"\x00\xd8a\x00",
        ":2:1: the byte-order mark says UTF-16-LE, but this is not; save the article as UTF-8",
    ),
    "control characters": (
        "a.txt",
        b"\x01\x02\x03\x04 words",
        f": this is a binary file (4 control characters); {UTF8}",
    ),
    "a PDF that is called text": (
        "a.txt",
        b"%PDF-1.7\n1 0 obj",
        ": this is no text but a PDF; give it a name that ends in .pdf",
    ),
    "an office document": (
        "a.txt",
        b"PK\x03\x04\x14\x00",
        ": this is no text but an archive or an office document; save its text as .txt or .html",
    ),
    "a picture": ("a.html", b"\x89PNG\r\n", ": this is no text but an image; save the article's text as .txt"),
    "neither UTF-8 nor Windows-1252": (
        "a.txt",
        b"Storm\nat \x81 sea",
        ":2:4: byte 0x81 is neither UTF-8 nor Windows-1252; save the article as UTF-8",
    ),
    "a file of 50 MB on one line": (
        "a.txt",
        b"word " * 10_000_000,
        ": the file is larger than 10,000,000 bytes; give one article a file, or split it",
    ),
    "a page without an article": (
        "a.html",
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        ": no article was found in this page; save the article's text as .txt",
    ),
    "a kind that is not read": (
        "a.docx",
        b"words",
        ": this kind of file is not read; give it a name that ends in .txt, .md, .markdown, .html, .htm, .pdf, .tml or .jsonl",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_told(name: str, tmp_path: Path) -> None:
    file_name, content, message = REFUSED[name]

    reading = read_as(tmp_path, file_name, content)

    assert (reading.document, told(reading, tmp_path)) == (None, [file_name + message])
    assert reading.problems[0].severity == "error"


# name: (file name, content, messages behind the file's name)
WARNED: dict[str, tuple[str, bytes, list[str]]] = {
    "Windows-1252": (
        "a.txt",
        GOOD.replace("nobody", "nobody “at all”").encode("cp1252"),
        [":5:49: byte 0x93 is not UTF-8; read as Windows-1252; check the letters, or save the article as UTF-8"],
    ),
    "no date": (
        "a.txt",
        GOOD.replace("3 May 2030\n\n", "").encode(),
        [
            ": published: no publication date was found, so phrases such as 'last week' stay unresolved; "
            "give --published, or write the date on a line of its own below the title"
        ],
    ),
    "a date of two meanings": (
        "a.txt",
        GOOD.replace("3 May 2030", "3/5/2030").encode(),
        [":3:1: published: '3/5/2030' can be two days; write 2030-05-03 or 2030-03-05"],
    ),
    "UTF-16 with its mark": ("a.txt", GOOD.encode("utf-16"), []),
    "UTF-32 with its mark": ("a.txt", GOOD.encode("utf-32"), []),
}


@pytest.mark.parametrize("name", WARNED)
def test_a_doubtful_file_is_read_and_told(name: str, tmp_path: Path) -> None:
    file_name, content, messages = WARNED[name]

    reading = read_as(tmp_path, file_name, content)

    assert reading.document is not None
    assert told(reading, tmp_path) == [file_name + message for message in messages]


def test_the_flag_outranks_what_the_article_says_and_silences_doubts_about_it(tmp_path: Path) -> None:
    from datetime import date

    from chronology.model.document import DctOrigin

    (tmp_path / "a.txt").write_text(GOOD.replace("3 May 2030", "3/5/2030"))

    (reading,) = read_documents([tmp_path / "a.txt"], published=date(2031, 1, 2))

    assert reading.problems == ()
    assert reading.document is not None
    assert (reading.document.dct, reading.document.dct_origin) == (date(2031, 1, 2), DctOrigin.FLAG)


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    for index, (file_name, content, _) in enumerate(REFUSED.values()):
        (tmp_path / f"bad-{index:02}{Path(file_name).suffix}").write_bytes(content)
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text(GOOD)

    readings = list(read_documents([tmp_path]))

    assert [r.document.id for r in readings if r.document] == ["a", "z"]
    assert [len(r.problems) for r in readings if not r.document] == [1] * len(REFUSED)


def test_a_fault_of_a_reader_is_told_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: object) -> None:
        raise RuntimeError("no way")

    monkeypatch.setattr("chronology.ingest.markdown.read_markdown", fail)
    (tmp_path / "a.md").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)

    bad, good = read_documents([tmp_path])

    assert told(bad, tmp_path) == ["a.md: reading failed (RuntimeError: no way); please report this with the file"]
    assert good.document is not None


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    (reading,) = read_documents([tmp_path / "none.txt"])

    assert told(reading, tmp_path) == ["none.txt: there is no such file or folder; check the path"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)

    (reading,) = read_documents([tmp_path / "a.txt"])

    assert told(reading, tmp_path) == [
        "a.txt: this cannot be read (Permission denied); check that it exists and may be read"
    ]


def test_a_file_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr("pathlib.Path.open", refuse)

    (reading,) = read_documents([tmp_path / "a.txt"])

    assert told(reading, tmp_path) == [
        "a.txt: this cannot be read (Permission denied); check that it exists and may be read"
    ]


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    (reading,) = read_documents([tmp_path / "a.txt"])

    assert told(reading, tmp_path) == [
        "a.txt: this is no regular file but a device, pipe or socket; give a file, or - for JSON Lines"
    ]
