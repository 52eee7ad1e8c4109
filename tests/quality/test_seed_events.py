"""The seed article's events, as a careful editor read them. Skipped where ../shared is not there."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology.ingest.reading import read_documents
from chronology.model.annotations import EventMention, Modality
from chronology.model.document import Span
from chronology.pipeline import Annotated, annotate
from chronology.temporal.bounds import DayRange

SEED = Path(__file__).parents[2].parent / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason=f"{SEED} is not there: the seed article is not shipped")


@functools.cache
def expected() -> Any:
    return yaml.safe_load((SEED / "expected.yml").read_text(encoding="utf-8"))


def as_day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value is not None else None


@functools.cache
def annotated() -> Annotated:
    reading = next(iter(read_documents([SEED / "article.txt"])))
    assert reading.document is not None
    return annotate(reading.document)


def seed_text() -> str:
    return annotated().document.text


def seed_events() -> tuple[EventMention, ...]:
    return annotated().annotations.events


def event_ids() -> list[str]:
    return [entry["id"] for entry in expected()["events"]] if SEED.is_dir() else []


def entry_of(event_id: str) -> Any:
    return next(entry for entry in expected()["events"] if entry["id"] == event_id)


def mentions_of(event_id: str) -> list[EventMention]:
    """All mentions of the chains that a listed phrase touches."""
    text = seed_text()
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in entry_of(event_id)["phrases"]]
    events = seed_events()
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
    text = seed_text()
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in phrases]
    told = [e.text for e in seed_events() if any(s.contains(e.span) for s in spans) and e.modality is Modality.ACTUAL]
    assert told == []


def test_no_event_comes_from_the_footer() -> None:
    footer = seed_text().index(expected()["document"]["boilerplate"][0])
    assert [e.text for e in seed_events() if e.span.start >= footer] == []


def test_phrases_that_count_from_events_get_their_days() -> None:
    days = {timex.text: (timex.earliest, timex.latest) for timex in annotated().annotations.timexes}
    counted = [entry for entry in expected()["timexes"] if "anchor" in entry]
    assert {e["text"]: days[e["text"]] for e in counted} == {
        e["text"]: (as_day(e["earliest"]), as_day(e["latest"])) for e in counted
    }
