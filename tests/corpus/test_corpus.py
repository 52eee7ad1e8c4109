"""Every phrase of every table gives what the table says, and every rule has a phrase that needs it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology import languages
from chronology.extraction.timexes import tag_timexes
from chronology.languages.en.timexes import RULES
from chronology.model.annotations import Timex3
from chronology.model.document import Document
from chronology.reasoning.resolving import resolve_timexes

TABLES = sorted(Path(__file__).parent.glob("*.yml"))


@dataclasses.dataclass(frozen=True)
class Case:
    """A text, its publication date, and the value expected of each phrase in it."""

    table: str
    text: str
    dct: str | None
    found: dict[str, str]
    exact: bool  # all that is found is listed
    also: dict[str, Any]


def read_cases() -> Iterator[Case]:
    for path in TABLES:
        table = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for value, phrases in table.get("examples", {}).items():
            for phrase in phrases:
                yield Case(path.stem, phrase, table["dct"], {phrase: value}, False, {})
        for row in table.get("in_context", []):
            dct = None if row.get("dct") == "null" else row.get("on", table["dct"])
            yield Case(path.stem, row["text"], dct, row["found"], True, row)
        for phrase in table["nothing"]:
            yield Case(path.stem, phrase, table["dct"], {}, True, {})


CASES = list(read_cases())


def read(case: Case) -> tuple[Timex3, ...]:
    document = Document("case", case.text, date.fromisoformat(case.dct) if case.dct else None)
    return resolve_timexes(document, tag_timexes(document, languages.load("en")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}: {case.text[:50]}")
def test_phrase_gives_its_value(case: Case) -> None:
    actual = {timex.text: timex.value for timex in read(case)}

    assert actual == case.found


@pytest.mark.parametrize("case", [c for c in CASES if c.also], ids=lambda case: case.text[:50])
def test_phrase_in_context_has_its_days_and_reasons(case: Case) -> None:
    found = {timex.text: timex for timex in read(case)}

    actual = {
        "unresolved": sorted(text for text, timex in found.items() if timex.unresolved),
        "days": {text: [str(found[text].earliest), str(found[text].latest)] for text in case.also.get("days", {})},
        "edtf": {text: found[text].edtf for text in case.also.get("edtf", {})},
        "mod": {text: found[text].mod for text in case.also.get("mod", {})},
        "direction": {text: found[text].direction for text in case.also.get("direction", {})},
    }

    assert actual == {
        "unresolved": sorted(case.also.get("unresolved", [])),
        **{key: case.also.get(key, {}) for key in ("days", "edtf", "mod", "direction")},
    }


def test_every_rule_is_shown_by_a_phrase() -> None:
    used = {timex.rule for case in CASES for timex in read(case)}

    assert {rule.name for rule in RULES} - used == set()


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]

    assert sorted(set(names)) == sorted(names)


def test_every_table_lists_phrases_that_are_no_time() -> None:
    tables = [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in TABLES]

    assert [path.stem for path, table in zip(TABLES, tables, strict=True) if not table.get("nothing")] == []
