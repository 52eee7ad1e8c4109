"""Markdown: front matter outranks the look of the text, marks stay, headings and comments are set aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chronology.model.document import DctOrigin, ZoneKind
from tests.ingest.reading_one import read_as, read_document, told, zones

FRONT = """---
title: "Storm closes the strait: ferry stays in port"
author: [Ana Lemos, Tom Reed]
date: 2030-05-03T14:05:00+01:00
outlet: The Lowland Gazette
url: https://lowland.example/storm
lang: en-GB
layout: post
tags: {weather: [storm, sea]}
---
"""
BODY = "A storm closed the strait on *Sunday*, the [harbour office](https://lowland.example/h) said."


def test_front_matter_gives_the_facts(tmp_path: Path) -> None:
    d = read_document(tmp_path, "storm.md", f"{FRONT}\n{BODY}\n")

    assert (d.title, d.author, d.outlet) == (
        "Storm closes the strait: ferry stays in port",
        "Ana Lemos, Tom Reed",
        "The Lowland Gazette",
    )
    assert (d.dct, d.dct_time, d.dct_origin) == (date(2030, 5, 3), "14:05", DctOrigin.FRONT_MATTER)
    assert (d.url, d.language) == ("https://lowland.example/storm", "en")


def test_the_text_is_the_body_with_its_marks(tmp_path: Path) -> None:
    document = read_document(tmp_path, "storm.md", f"{FRONT}\n{BODY}\n")

    assert document.text == f"{BODY}\n"


def test_headings_code_and_comments_are_no_body(tmp_path: Path) -> None:
    text = f"# Storm closes the strait\n\n{BODY}\n\n## What it cost\n\n<!-- check the sum -->\n{BODY}\n\n```\ncode\n```\n{BODY}\n"

    actual = zones(read_document(tmp_path, "storm.md", text))

    assert actual == [
        (ZoneKind.TITLE, "# Storm closes the strait"),
        (ZoneKind.BODY, BODY),
        (ZoneKind.TITLE, "## What it cost"),
        (ZoneKind.BOILERPLATE, "<!-- check the sum -->"),
        (ZoneKind.BODY, BODY),
        (ZoneKind.BOILERPLATE, "```\ncode\n```"),
        (ZoneKind.BODY, BODY),
    ]


def test_without_front_matter_the_head_is_found_by_its_look(tmp_path: Path) -> None:
    d = read_document(tmp_path, "storm.md", f"# Storm closes the strait\n\n*By Ana Lemos*\n\n*3 May 2030*\n\n{BODY}\n")

    assert (d.title, d.author, d.dct) == ("Storm closes the strait", "Ana Lemos", date(2030, 5, 3))
    assert d.dct_origin == DctOrigin.DATELINE


def test_a_part_below_a_rule_that_gives_an_address_is_boilerplate(tmp_path: Path) -> None:
    footer = "*The Gazette is printed in Saltmouth. Letters to [the desk](https://lowland.example/desk)*"

    document = read_document(tmp_path, "storm.md", f"{BODY}\n\n{BODY}\n\n---\n\n{footer}\n")

    assert zones(document) == [
        (ZoneKind.BODY, f"{BODY}\n\n{BODY}"),
        (ZoneKind.BOILERPLATE, "---"),
        (ZoneKind.BOILERPLATE, footer),
    ]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert read_document(tmp_path, "storm.md", f"---\n\n{BODY}\n").text == f"---\n\n{BODY}\n"


FAULTS = {
    "not closed": (
        "---\ntitle: A\n\ntext",
        "1:1: the front matter is not closed; put --- on a line of its own below it",
    ),
    "a colon in a value": (
        "---\ntitle: Storm: ferry stays\n---\ntext",
        "2:13: the front matter is no YAML (mapping values are not allowed in this context); put the value in quotes",
    ),
    "a tab": (
        "---\ntitle: A\n\tauthor: B\n---\ntext",
        "3:1: the front matter is no YAML (found a tab character that violates indentation); indent with spaces",
    ),
    "an alias": (
        "---\ntitle: &a A\nauthor: *a\n---\ntext",
        "2:8: anchors and aliases are not read; write the value out",
    ),
    "a list": ("---\n- title: A\n---\ntext", "2:1: write the front matter as `key: value`"),
    "a title that is no text": (
        "---\ntitle: [[[A]]]\n---\ntext",
        "2:9: title: write this as text, or as a list of texts",
    ),
    "a deep title": (
        "---\ntitle: " + "[" * 20_000 + "\n---\ntext",
        "2:9: title: write this as text, or as a list of texts",
    ),
    "a deep value of another program": (
        "---\nlayout: " + "[" * 20_000 + "\n---\ntext",
        "2:40: is nested deeper than 32 levels; flatten it",
    ),
    "a date twice": (
        "---\ndate: 2030-05-03\npublished: 2030-05-04\n---\ntext",
        "3:12: published: 'date' on line 2 says this already; keep one of the two",
    ),
    "no text": ("---\ntitle: A\n---\n\n", "4: there is no text below the front matter; put the article there"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_broken_front_matter_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    text, message = FAULTS[name]

    reading = read_as(tmp_path, "storm.md", text)

    assert (reading.document, told(reading, tmp_path)) == (None, [f"storm.md:{message}"])


def test_a_date_that_is_not_whole_is_told_and_the_article_read(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "storm.md", f"---\ntitle: A\ndate: May 2030\n---\n{BODY}\n")

    assert told(reading, tmp_path) == [
        "storm.md:3:7: date: 'May 2030' is not a whole date: it needs a day, a month and a year of four digits; "
        "write year-month-day, as in 2016-07-25"
    ]
    assert reading.document is not None
    assert reading.document.dct_origin == DctOrigin.NONE


def test_tags_build_nothing(tmp_path: Path) -> None:
    document = read_document(tmp_path, "storm.md", f"---\ntitle: !!python/name:os.system x\n---\n{BODY}\n")

    assert document.title == "x"
