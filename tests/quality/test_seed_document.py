"""The seed article's title, author, date, footer and broken paragraph. Skipped where ../shared is not there."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology.ingest.reading import read_documents
from chronology.model.document import DctOrigin, Document, ZoneKind

SEED = Path(__file__).parents[2].parent / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason=f"{SEED} is not there: the seed article is not shipped")


@functools.cache
def expected() -> Any:
    return yaml.safe_load((SEED / "expected.yml").read_text(encoding="utf-8"))


@functools.cache
def seed() -> Document:
    (reading,) = read_documents([SEED / "article.txt"])
    assert reading.problems == ()
    assert reading.document is not None
    return reading.document


def words(kind: ZoneKind) -> str:
    return "\n".join(seed().quote(zone.span) for zone in seed().zones if zone.kind is kind)


def test_title_author_and_date_are_those_of_a_careful_editor() -> None:
    wanted = expected()["document"]

    actual = {"title": seed().title, "author": seed().author, "published": seed().dct}

    assert actual == {key: wanted[key] for key in ("title", "author", "published")}
    assert (seed().dct_origin, seed().language) == (DctOrigin.DATELINE, "en")


def test_the_footer_is_boilerplate_and_nothing_else_is() -> None:
    assert words(ZoneKind.BOILERPLATE).split("\n") == expected()["document"]["boilerplate"]


def test_the_broken_paragraph_is_one_again() -> None:
    assert expected()["document"]["broken_paragraph"] in words(ZoneKind.BODY)


def test_every_phrase_of_the_editor_is_found_to_the_letter() -> None:
    gold = expected()
    phrases = [phrase for event in gold["events"] for phrase in event["phrases"]]
    phrases += [claim[role] for claim in gold["claims"] for role in ("source", "content")]

    # The editor leaves the emphasis marks out; the text keeps them.
    missing = [phrase for phrase in phrases if phrase not in words(ZoneKind.BODY).replace("*", "")]

    assert missing == []
