"""Laws of reading: any bytes give a Reading, zones cover the text in order, words come through to the letter."""

from __future__ import annotations

import contextlib
import itertools
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.errors import IngestError
from chronology.ingest.front_matter import read_front_matter
from chronology.ingest.html import extract_page
from chronology.ingest.layout import lay_out, lay_out_record
from chronology.ingest.markdown import read_markdown
from chronology.ingest.paragraphs import join_broken, join_broken_in_place, normalise, split_paragraphs
from chronology.ingest.plain import read_text
from chronology.ingest.records import read_record
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import SourceFile
from chronology.model.document import Zone

PIECES = (
    "The|harbour|By Ana Lemos|3 May 2030|closed.|\n|\n\n|\n\n\n|“Shut,”|*Gazette*|# Storm|Subscribe to us|---|<!--|-->|```"
    "|https://lowland.example|café|cafe\u0301|\u00ad|\r\n| \n|@|Visit:|a|and the cliff road,|\u2028|1.|- |\u00a0|\x0c"
)
WORDS = st.sampled_from([*PIECES.split("|"), "\u0301" * 40])
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=40).map(" ".join))


def covered(text: str, zones: tuple[Zone, ...]) -> str:
    return "".join("".join(text[z.span.start : z.span.end].split()) for z in zones)


@given(TEXTS, st.booleans())
def test_every_visible_character_lies_in_exactly_one_zone_in_order(raw: str, markdown: bool) -> None:
    text = join_broken(normalise(raw))

    zones = lay_out(text, markdown=markdown).zones

    assert covered(text, zones) == "".join(text.split())
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(zones))


@given(TEXTS, TEXTS)
def test_the_zones_of_a_record_cover_it_too(text: str, title: str) -> None:
    assert covered(text, lay_out_record(text, title)) == "".join(text.split())


@given(TEXTS)
def test_joining_changes_nothing_but_white_space(text: str) -> None:
    assert "".join(join_broken(text).split()) == "".join(text.split())


@given(TEXTS)
def test_joining_in_place_keeps_every_offset(text: str) -> None:
    joined = join_broken_in_place(text)

    assert [c for c in joined if not c.isspace()] == [c for c in text if not c.isspace()]
    assert [i for i, c in enumerate(joined) if not c.isspace()] == [i for i, c in enumerate(text) if not c.isspace()]


@given(TEXTS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert "\r" not in once


@given(st.text(max_size=200))
def test_letters_are_composed(text: str) -> None:
    once = normalise(text)

    assert unicodedata.is_normalized("NFC", once)


@given(TEXTS)
def test_paragraphs_hold_all_words(text: str) -> None:
    assert "".join("".join(text[p.start : p.end].split()) for p in split_paragraphs(text)) == "".join(text.split())


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_document_or_an_ingest_error(data: bytes) -> None:
    for read in (read_text, read_markdown, lambda source: read_record("a", 1, source.data)):
        try:
            reading = read(SourceFile("any", data))
        except IngestError as error:
            assert error.problems
        else:
            assert reading.document is not None
            assert reading.document.text.strip()


@given(TEXTS)
def test_any_front_matter_gives_values_or_an_ingest_error(text: str) -> None:
    source = SourceFile("a.md", b"")
    try:
        values = read_front_matter(source, f"---\n{text}\n---\n").values
    except IngestError as error:
        assert error.problems
    else:
        assert all(value.line >= 2 for value in values.values())


@given(st.text(alphabet="<>/divp=\"' a&;!-", max_size=200))
@settings(deadline=None)
def test_any_page_gives_strings(markup: str) -> None:
    answer = extract_page(f"<html><body><p>Words</p>{markup}</body></html>".encode())

    assert all(isinstance(value, str) for value in answer.values())


@given(st.text(max_size=200))
def test_a_slug_is_safe_in_a_path_and_an_address(text: str) -> None:
    slug = make_slug(text)

    assert 1 <= len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


N = 1_000_000
HOSTILE = {
    "spaces": " " * N + "x",
    "blank lines": "\n " * (N // 2) + "x",
    "one word": "a" * N,
    "full stops": "." * N,
    "emphasis": "*" * N,
    "broken paragraphs": "The council fears for the cliff road\n\nand more,\n\n" * (N // 48),
    "combining marks": "a" + "\u0323\u0301" * (N // 2),
    "addresses": "www." * (N // 4),
    "mail": "a@" * (N // 2),
    "domains": "a." * (N // 2),
    "footers": "Subscribe to us\n\n" * (N // 17),
    "fences": "```\nx\n\n" * (N // 7),
    "comments": "<!--" * (N // 4),
    "headings": "# x\n\n" * (N // 5),
    "dates": "12-12-2012 " * (N // 11),
    "stamps": "May 4, 2030 at 9:10 am " * (N // 23),
    "front matter": "---\na: " + "[" * 30_000 + "\n---\nx",
    "mapping keys": "---\n" + "k: v\n" * 10_000 + "---\nx",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_is_read_in_linear_time(name: str) -> None:
    for read in (read_text, read_markdown):
        started = time.process_time()
        with contextlib.suppress(IngestError):
            read(SourceFile("a.md", HOSTILE[name].encode()))
        assert time.process_time() - started < 8  # measured: 1.6 at most; quadratic would be minutes
