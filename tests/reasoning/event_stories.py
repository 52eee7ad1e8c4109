"""Short texts read through the real stages, for tests of events and their time."""

from __future__ import annotations

from datetime import date

from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.model.annotations import EventMention, Timex3
from chronology.model.document import Document
from chronology.reasoning.anchoring import anchor_events
from chronology.reasoning.resolving import resolve_timexes

PUBLISHED = date(2031, 3, 24)  # a Monday
UNDATED = "..~2031-03-24"


def read(
    text: str, published: date | None = PUBLISHED, title: str | None = None, *, weighed: bool = True
) -> tuple[tuple[Timex3, ...], tuple[EventMention, ...]]:
    """The times and events of a text, anchored; every sentence is parsed."""
    document, language = Document("story", text, published, title=title), load("en")
    timexes = resolve_timexes(document, tag_timexes(document, language))
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    return anchor_events(document, timexes, extract_events(document, sentences, timexes, language), weighed=weighed)


def event_in(text: str, trigger: str, published: date | None = PUBLISHED, *, weighed: bool = True) -> EventMention:
    """The first mention whose word is ``trigger``."""
    return next(event for event in read(text, published, weighed=weighed)[1] if event.text == trigger)


def shown(event: EventMention) -> str:
    """Bounds as a line: begin, and finish where it differs; .. is open."""
    pairs = [(d.earliest, d.latest) for d in (event.bounds.begin, event.bounds.finish)]
    lines = [str(a) if a == b and a else f"{a or '..'}~{b or '..'}" for a, b in pairs]
    return lines[0] if lines[0] == lines[1] else " / ".join(lines)
