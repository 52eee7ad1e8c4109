"""The seed article's events, as a careful editor read them. Skipped where ../shared is not there."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.selecting import select_sentences
from chronology.languages import load
from chronology.model.annotations import EventMention, Modality, Timex3
from chronology.model.document import Document, Span, Zone, ZoneKind
from chronology.reasoning.anchoring import anchor_events
from chronology.temporal.bounds import DayRange

SEED = Path(__file__).parents[2].parent / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason=f"{SEED} is not there: the seed article is not shipped")


@functools.cache
def expected() -> Any:
    return yaml.safe_load((SEED / "expected.yml").read_text(encoding="utf-8"))


def as_day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value is not None else None


@functools.cache
def seed_document() -> Document:
    gap = expected()["document"]["broken_paragraph"]
    left, right = gap.split(" and CIA")
    text = (SEED / "article.txt").read_text(encoding="utf-8").replace(f"{left}\n\nand CIA{right}", gap)
    start, end = text.index("Unnamed"), text.index(expected()["document"]["boilerplate"][0])
    zones = (Zone(Span(start, end), ZoneKind.BODY), Zone(Span(end, len(text)), ZoneKind.BOILERPLATE))
    return Document("seed", text, as_day(expected()["document"]["published"]), zones=zones)


def gold_timexes(document: Document) -> tuple[Timex3, ...]:
    """The editor's own, so that this test is about events alone."""
    found = []
    for number, entry in enumerate(expected()["timexes"]):
        text = str(entry["text"])
        start = document.text.index(entry.get("in", text)) + entry.get("in", text).index(text)
        value, counted = str(entry["value"]), "anchor" in entry
        days = (None, None) if counted else (as_day(entry.get("earliest")), as_day(entry.get("latest")))
        if not counted and days == (None, None) and len(value) == 10:
            days = (as_day(value), as_day(value))
        if not counted and len(value) == 4 and value.isdigit():
            days = (as_day(f"{value}-01-01"), as_day(f"{value}-12-31"))
        span = Span(start, start + len(text))
        found.append(Timex3(f"t{number}", span, text, entry["type"], value, "by hand", None, *days))
    return tuple(found)


@functools.cache
def annotated() -> tuple[tuple[Timex3, ...], tuple[EventMention, ...]]:
    document, language = seed_document(), load("en")
    timexes, spans = gold_timexes(document), split_body(document, language)
    selected = select_sentences(document, spans, timexes, language)
    sentences = parse_sentences(document, language, spans, selected)
    return anchor_events(document, timexes, extract_events(document, sentences, timexes, language))


def event_ids() -> list[str]:
    return [entry["id"] for entry in expected()["events"]] if SEED.is_dir() else []


def entry_of(event_id: str) -> Any:
    return next(entry for entry in expected()["events"] if entry["id"] == event_id)


def mentions_of(event_id: str) -> list[EventMention]:
    """All mentions of the chains that a listed phrase touches."""
    text = seed_document().text
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in entry_of(event_id)["phrases"]]
    events = annotated()[1]
    chains = {e.chain for e in events if any(span.contains(e.span) for span in spans) and e.score >= 0.5}
    return [e for e in events if e.chain in chains]


def within(entry: Any, days: DayRange) -> bool:
    low, high = (as_day(day) for day in entry)
    return DayRange(low, high).contains(days)


@pytest.mark.parametrize("event_id", event_ids())
def test_the_event_is_found_and_told_well_enough_for_a_timeline(event_id: str) -> None:
    assert bool(mentions_of(event_id)) is True


@pytest.mark.parametrize("event_id", event_ids())
def test_the_event_lies_within_the_bounds_that_may_be_shown(event_id: str) -> None:
    entry, mentions = entry_of(event_id), mentions_of(event_id)
    inside = {within(entry["bounds"], mention.bounds.hull) for mention in mentions}
    if "begin" in entry:
        inside |= {within(entry["begin"], mention.bounds.begin) for mention in mentions}
    assert inside == {True}


def test_the_likely_days_are_the_best_that_an_editor_gives() -> None:
    graded = [entry for entry in expected()["events"] if "best" in entry]
    met = [
        entry["id"]
        for entry in graded
        if {(e.likely or e.bounds).hull for e in mentions_of(entry["id"])} == {DayRange(*map(as_day, entry["best"]))}
    ]
    assert [entry["id"] for entry in graded if entry["id"] not in met] == []


def test_every_relation_is_found() -> None:
    missing = []
    for entry in expected()["events"]:
        for relation in entry.get("relations", ()):
            kind = "before" if "before" in relation else "after"
            others = {e.chain for e in mentions_of(relation[kind])}
            by = relation.get("by")
            length = by["at_most"] if isinstance(by, dict) else by
            found = {
                (r.kind, r.by, r.at_most) for e in mentions_of(entry["id"]) for r in e.relations if r.other in others
            }
            wanted = {(kind, length, isinstance(by, dict))} if by is not None else {(kind, None, False)}
            missing += [(entry["id"], relation)] if not wanted <= found else []
    assert missing == []


def test_tense_and_modality_are_as_listed() -> None:
    listed = {
        entry["id"]: (entry.get("tense"), entry.get("modality")) for entry in expected()["events"] if "tense" in entry
    }
    told = {event_id: {e.modality for e in mentions_of(event_id)} for event_id in listed}
    assert told == {key: {Modality.PLANNED} for key in listed}


def test_no_plan_and_no_hypothesis_is_told_as_having_happened() -> None:
    phrases = [
        "sparking a world war",
        "postponed until after the election",
        "seeds of a direct clash",
        "escalate a proxy",
    ]
    text = seed_document().text
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in phrases]
    told = [e.text for e in annotated()[1] if any(s.contains(e.span) for s in spans) and e.modality is Modality.ACTUAL]
    assert told == []


def test_no_event_comes_from_the_footer() -> None:
    footer = seed_document().text.index(expected()["document"]["boilerplate"][0])
    assert [e.text for e in annotated()[1] if e.span.start >= footer] == []


def test_phrases_that_count_from_events_get_their_days() -> None:
    days = {timex.text: (timex.earliest, timex.latest) for timex in annotated()[0]}
    counted = [entry for entry in expected()["timexes"] if "anchor" in entry]
    assert {e["text"]: days[e["text"]] for e in counted} == {
        e["text"]: (as_day(e["earliest"]), as_day(e["latest"])) for e in counted
    }
