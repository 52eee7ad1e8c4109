"""Tables of sentences: what each tells as having happened, who took part, and the line it gives for a timeline."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.model.annotations import EventMention
from chronology.model.document import Document
from chronology.reasoning.resolving import resolve_timexes

HERE = Path(__file__).parent


def read_table(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))


def marked(sentence: str) -> tuple[str, int]:
    """The sentence without its brackets, and where the bracketed word begins."""
    return sentence.replace("[", "").replace("]", ""), sentence.index("[")


@functools.cache
def events_of(text: str) -> tuple[EventMention, ...]:
    document, language = Document("story", text), load("en")
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    return extract_events(document, sentences, resolve_timexes(document, tag_timexes(document, language)), language)


def event_at(sentence: str) -> EventMention | None:
    text, start = marked(sentence)
    return next((event for event in events_of(text) if event.span.start == start), None)


def rows_of(name: str) -> list[Any]:
    return [row for group in read_table(name).values() for row in group]


def modality_rows() -> Iterator[tuple[str, str]]:
    for modality, sentences in read_table("event_modality").items():
        yield from ((sentence, modality) for sentence in sentences)


@pytest.mark.parametrize(("sentence", "modality"), list(modality_rows()))
def test_a_sentence_says_whether_it_happened(sentence: str, modality: str) -> None:
    event = event_at(sentence)
    found = "no event" if event is None else "not" if event.polarity == "negative" else event.modality.value
    assert found == modality


@pytest.mark.parametrize("row", rows_of("event_roles"), ids=lambda row: row["text"])
def test_a_sentence_says_who_where_and_how_many(row: Any) -> None:
    event = event_at(row["text"])
    assert event is not None
    found = {
        "agent": [p.text for p in event.participants if p.role == "agent"],
        "patient": [p.text for p in event.participants if p.role == "patient"],
        "place": event.place,
        "numbers": [[q.low, q.high, q.of] for q in event.quantities],
    }
    nothing: dict[str, Any] = {"agent": [], "patient": [], "place": None, "numbers": []}
    assert found == {key: row.get(key, default) for key, default in nothing.items()}


@pytest.mark.parametrize("row", rows_of("event_summaries"), ids=lambda row: row["text"])
def test_a_sentence_gives_a_line_of_a_timeline(row: Any) -> None:
    event = event_at(row["text"])
    assert event is not None
    assert event.summary == row["line"]
