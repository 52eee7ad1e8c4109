"""Whole texts of our own: every expression in its place, and a reason for each that stays without a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology import languages
from chronology.extraction.timexes import tag_timexes
from chronology.model.annotations import Timex3
from chronology.model.document import Document
from chronology.reasoning.resolving import resolve_timexes

TEXTS = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for path in sorted((Path(__file__).parent / "texts").glob("*.yml"))
}


def read(text: Mapping[str, Any]) -> tuple[Timex3, ...]:
    document = Document("text", text["text"], None if text["dct"] == "null" else date.fromisoformat(text["dct"]))
    return resolve_timexes(document, tag_timexes(document, languages.load("en")))


@pytest.mark.parametrize("name", TEXTS)
def test_every_expression_of_a_text_has_its_value(name: str) -> None:
    actual = [f"{timex.text} = {timex.value}" for timex in read(TEXTS[name])]

    assert actual == TEXTS[name]["found"]


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_text_does_not_say_stays_open_with_a_reason(name: str) -> None:
    actual = [f"{timex.text}: {timex.unresolved}" for timex in read(TEXTS[name]) if timex.unresolved]

    assert actual == TEXTS[name]["unresolved"]
