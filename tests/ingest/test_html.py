"""HTML: the article without its page, the date that the page states, and nothing lost without a word."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from chronology.model.document import DctOrigin, ZoneKind
from tests.ingest.reading_one import read_as, read_document, told, zones

PARAGRAPHS = [
    "A storm closed the strait on Sunday, and the ferry stayed in port, the harbour office said.",
    "The owner of the ferry, Brita Holm, told the *Lowland Gazette* that she had not seen such waves since her youth.",
    "“It’s shut until the wind turns,” she said. “Nobody goes out.”",
]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(head: str = "", body: str = BODY) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Storm closes the strait</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>'
        f"<article><h1>Storm closes the strait</h1>{body}</article>"
        "<aside><h2>Most read</h2><ul><li>Herring dear again</li></ul></aside>"
        "<footer><p>Subscribe to the Gazette</p></footer></body></html>"
    )


META = '<meta property="article:published_time" content="2030-05-03T14:05:00+01:00">'


def test_the_article_is_read_without_the_page_around_it(tmp_path: Path) -> None:
    extra = '<meta name="author" content="Ana Lemos"><meta property="og:site_name" content="The Lowland Gazette">'

    d = read_document(tmp_path, "storm.html", page(META + extra))

    assert d.text.rstrip() == "\n\n".join(["Storm closes the strait", *PARAGRAPHS])
    assert (d.title, d.author, d.outlet) == ("Storm closes the strait", "Ana Lemos", "The Lowland Gazette")
    assert zones(d) == [(ZoneKind.TITLE, "Storm closes the strait"), (ZoneKind.BODY, "\n\n".join(PARAGRAPHS))]


STATED = {
    "Open Graph": (META, date(2030, 5, 3), "14:05"),
    "JSON-LD": (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2030-05-03"}]}</script>',
        date(2030, 5, 3),
        None,
    ),
    "Dublin Core": ('<meta name="DC.date.issued" content="3 May 2030">', date(2030, 5, 3), None),
    "microdata": ('<meta itemprop="datePublished" content="2030-05-03">', date(2030, 5, 3), None),
    "a bad signal and a good one": (
        '<meta property="article:published_time" content="{{date}}"><meta name="pubdate" content="20300503">',
        date(2030, 5, 3),
        None,
    ),
}


@pytest.mark.parametrize("name", STATED)
def test_a_date_that_the_page_states_is_taken(name: str, tmp_path: Path) -> None:
    head, day, clock = STATED[name]

    reading = read_as(tmp_path, "storm.html", page(head))

    assert reading.problems == ()
    assert reading.document is not None
    d = reading.document
    assert (d.dct, d.dct_time, d.dct_origin) == (day, clock, DctOrigin.META)


def test_a_date_line_below_the_title_is_a_dateline(tmp_path: Path) -> None:
    d = read_document(tmp_path, "storm.html", page(body=f"<p>By Ana Lemos</p><p>3 May 2030</p>{BODY}"))

    assert (d.dct, d.dct_origin) == (date(2030, 5, 3), DctOrigin.DATELINE)


def test_a_date_guessed_from_the_page_waits_for_a_person(tmp_path: Path) -> None:
    body = f'{BODY}<div class="info">Published on <span class="date">May 3, 2030</span></div>'

    reading = read_as(tmp_path, "storm.html", page(body=body))

    assert reading.document is not None
    assert (reading.document.dct, reading.document.dct_origin) == (date(2030, 5, 3), DctOrigin.TEXT)
    assert told(reading, tmp_path) == [
        "storm.html: published: the date 2030-05-03 was guessed from the page's text; "
        "confirm it with --published 2030-05-03"
    ]


def test_two_dates_that_differ_are_told(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "storm.html", page(META + '<meta name="pubdate" content="2029-01-01">'))

    assert told(reading, tmp_path) == [
        "storm.html: published: the page states two publication dates, 2030-05-03 (meta article:published_time) and "
        "2029-01-01 (meta pubdate); 2030-05-03 was taken; if it is wrong, give --published 2029-01-01"
    ]


@pytest.mark.parametrize("head", ['<meta property="article:modified_time" content="2030-05-09">', "<p a1995=1>"])
def test_neither_a_change_nor_an_attribute_is_a_stated_date(head: str, tmp_path: Path) -> None:
    document = read_document(tmp_path, "storm.html", page(head))

    assert document.dct_origin in {DctOrigin.TEXT, DctOrigin.NONE}


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    text = page(
        f'<meta charset="windows-1251">{META}', "<p>Буря закрыла пролив в воскресенье, сказал совет.</p>" + BODY
    )

    reading = read_as(tmp_path, "storm.html", text.encode("cp1251", "xmlcharrefreplace"))

    assert reading.document is not None
    assert "Буря закрыла пролив" in reading.document.text
    assert reading.problems == ()


@pytest.mark.parametrize("depth", [300, 1_000])
def test_deep_nesting_is_read_where_it_can_be(depth: int, tmp_path: Path) -> None:
    nested = page(META, "<div>" * depth + BODY + "</div>" * depth)

    assert PARAGRAPHS[2] in read_document(tmp_path, "deep.html", nested).text


def test_nesting_that_the_parser_cuts_off_is_told_at_its_place(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "deep.html", page(META, "\n" + "<div>" * 5_000 + BODY))

    assert reading.document is None
    assert told(reading, tmp_path)[0].startswith("deep.html:2:")
    assert told(reading, tmp_path)[0].endswith(
        "tags are nested too deep, and all that follows would be lost; save the article's text as .txt"
    )


def test_a_page_that_would_take_minutes_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronology.ingest.limited.WALL_SECONDS", 2)
    started = time.monotonic()

    reading = read_as(tmp_path, "spans.html", page(META, "<p>" + "<span>w</span>" * 60_000 + "</p>"))

    assert time.monotonic() - started < 20
    assert told(reading, tmp_path) == [
        "spans.html: the page cannot be read: it took longer than 2 seconds; save the article's text as .txt"
    ]


def test_a_script_in_the_page_never_reaches_the_text(tmp_path: Path) -> None:
    d = read_document(
        tmp_path, "storm.html", page(META, f"<script>alert(1)</script>{BODY}<p onclick='x()'>End of it all.</p>")
    )

    assert ("alert" in d.text, "onclick" in d.text) == (False, False)
