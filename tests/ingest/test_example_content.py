"""The example chronology's own articles are read without a doubt, but for the one that has no date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chronology.ingest.reading import Reading, read_documents
from chronology.model.document import DctOrigin, ZoneKind

ARTICLES = Path(__file__).parents[2] / "content" / "articles"
FILES = sorted(path.name for path in ARTICLES.iterdir() if not path.name.startswith("."))
UNDATED = "quayside-review-undated.txt"
SAYS_SO = "invented"  # each outlet says at its foot that it is invented


def read(name: str) -> Reading:
    (reading,) = read_documents([ARTICLES / name])
    return reading


@pytest.mark.parametrize("name", [name for name in FILES if name != UNDATED])
def test_an_article_is_read_with_all_its_facts(name: str) -> None:
    reading = read(name)

    assert reading.problems == ()
    assert reading.document is not None
    d = reading.document
    assert (d.title is not None, d.author is not None, d.language) == (True, True, "en")
    assert d.dct == date.fromisoformat(Path(name).stem[-10:])
    assert d.dct_origin in {DctOrigin.DATELINE, DctOrigin.FRONT_MATTER, DctOrigin.META}


def test_the_undated_article_is_read_with_a_warning() -> None:
    reading = read(UNDATED)

    assert reading.document is not None
    assert (reading.document.dct, reading.document.author) == (None, "Thessaly Marchbank")
    assert [(problem.key, problem.severity) for problem in reading.problems] == [("published", "warning")]


@pytest.mark.parametrize("name", FILES)
def test_no_footer_is_left_in_the_body(name: str) -> None:
    document = read(name).document
    assert document is not None

    body = " ".join(document.quote(zone.span) for zone in document.zones if zone.kind is ZoneKind.BODY)

    assert (SAYS_SO in body, "example.org" in body) == (False, False)


def test_the_paragraph_that_a_blank_line_broke_is_one_again() -> None:
    document = read("dunmarch-record-2031-06-09.txt").document

    assert document is not None
    assert "since the spring floods, and that the villages below Dunmarch" in document.text
