"""The tables of phrases: read once, for the tests and for the reference page that is made from them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from chronology import languages
from chronology.extraction.timexes import tag_timexes
from chronology.model.annotations import Timex3
from chronology.model.document import Document
from chronology.reasoning.resolving import resolve_timexes

FOLDER = Path(__file__).parent


@dataclasses.dataclass(frozen=True)
class Case:
    """A text, its publication date, and the value expected of each phrase in it."""

    table: str
    text: str
    dct: str | None
    found: dict[str, str]
    exact: bool  # all that is found is listed
    also: dict[str, Any]


def read_tables() -> dict[str, Mapping[str, Any]]:
    """Each table by its name; dates stay text."""
    return {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in sorted(FOLDER.glob("*.yml"))
    }


def read_cases() -> Iterator[Case]:
    for name, table in read_tables().items():
        for value, phrases in table.get("examples", {}).items():
            for phrase in phrases:
                yield Case(name, phrase, table["dct"], {phrase: value}, False, {})
        for row in table.get("in_context", []):
            dct = None if row.get("dct") == "null" else row.get("on", table["dct"])
            yield Case(name, row["text"], dct, row["found"], True, row)
        for phrase in table["nothing"]:
            yield Case(name, phrase, table["dct"], {}, True, {})


def read_timexes(case: Case) -> tuple[Timex3, ...]:
    """What the engine makes of a case."""
    document = Document("case", case.text, date.fromisoformat(case.dct) if case.dct else None)
    return resolve_timexes(document, tag_timexes(document, languages.load("en")))
