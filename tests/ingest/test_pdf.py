"""PDF: read in a process of its own; lines flow into paragraphs; bombs are given up."""

from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path

import pytest

from chronology.model.document import DctOrigin, ZoneKind
from tests.ingest.reading_one import build_pdf, read_as, read_document, told, zones

FIRST = [
    "The Lowland Gazette",
    "Gunners shell the grain store",
    "By Ilse Varn",
    "4 March 2029",
    "Gunners on the north shore shelled the grain store at Pelham Quay on Sunday, the harbour",
    "council said. The fire burned for two days and could be seen from the far side of the inter-",
    "national channel.",
    "A spokesman for the gunners denied that the store had been the target. He said that a radar",
    "mast behind it was, and that the first shells had fallen short because of the wind, which had",
    "1",
]
SECOND = [
    "The Lowland Gazette",
    "turned at noon. The council rejected this and named the hour of each of the shells.",
    "2",
]
THIRD = ["The Lowland Gazette", "Nobody was hurt.", "3"]


def test_lines_flow_into_paragraphs_without_page_furniture(tmp_path: Path) -> None:
    document = read_document(tmp_path, "store.pdf", build_pdf([FIRST, SECOND, THIRD]))

    body = document.quote(document.zones[-1].span).replace("\n\n", "¶").replace("\n", " ").replace("¶", "\n\n")
    assert body == (
        "Gunners on the north shore shelled the grain store at Pelham Quay on Sunday, the harbour council said. "
        "The fire burned for two days and could be seen from the far side of the international channel.\n\n"
        "A spokesman for the gunners denied that the store had been the target. He said that a radar mast behind it "
        "was, and that the first shells had fallen short because of the wind, which had turned at noon. The council "
        "rejected this and named the hour of each of the shells. Nobody was hurt."
    )


def test_the_head_is_found_by_its_look(tmp_path: Path) -> None:
    d = read_document(tmp_path, "store.pdf", build_pdf([FIRST[1:]], "/Title (Microsoft Word - draft7)"))

    assert (d.title, d.author, d.dct) == ("Gunners shell the grain store", "Ilse Varn", date(2029, 3, 4))
    assert zones(d)[0] == (ZoneKind.TITLE, "Gunners shell the grain store")


def test_the_date_of_the_file_waits_for_a_person(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "store.pdf", build_pdf([FIRST[4:]], "/CreationDate (D:20290305101010Z)"))

    assert reading.document is not None
    assert (reading.document.dct, reading.document.dct_origin) == (date(2029, 3, 5), DctOrigin.TEXT)
    assert told(reading, tmp_path) == [
        "store.pdf: published: the date 2029-03-05 is that of the PDF, not of the article; "
        "confirm it with --published 2029-03-05"
    ]


def test_a_pdf_of_pictures_asks_for_text_recognition(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "scan.pdf", build_pdf([[]]))

    assert told(reading, tmp_path) == [
        "scan.pdf: the PDF holds no text, only pictures; run text recognition on it (for example ocrmypdf)"
    ]


@pytest.mark.parametrize("content", [b"no pdf at all", build_pdf([FIRST])[40:]])
def test_what_is_no_pdf_is_told(content: bytes, tmp_path: Path) -> None:
    reading = read_as(tmp_path, "store.pdf", content)

    assert told(reading, tmp_path) == ["store.pdf: this is no PDF, whatever its name says; give it the right suffix"]


def test_a_broken_pdf_is_told(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "store.pdf", b"%PDF-1.4\n" + b"\x00garbage" * 100)

    assert reading.document is None
    assert told(reading, tmp_path)[0].startswith("store.pdf: the PDF cannot be read: ")
    assert told(reading, tmp_path)[0].endswith("; save the article's text as .txt")


def test_a_pdf_with_more_text_than_any_article_is_given_up(tmp_path: Path) -> None:
    words = zlib.compress(b"BT /F1 11 Tf " + b"(" + b"words " * 2_000_000 + b") Tj ET", 1)

    reading = read_as(tmp_path, "long.pdf", build_pdf([[]], compressed=words))

    assert told(reading, tmp_path) == [
        "long.pdf: the PDF cannot be read: it holds more than 10,000,000 characters of text; "
        "save the article's text as .txt"
    ]


def test_a_bomb_of_a_pdf_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronology.ingest.limited.WALL_SECONDS", 3)
    bomb = zlib.compress(b"(w) Tj T* " * 20_000_000, 1)

    reading = read_as(tmp_path, "bomb.pdf", build_pdf([[]], compressed=bomb))

    assert reading.document is None
    assert told(reading, tmp_path)[0].startswith("bomb.pdf: the PDF")
