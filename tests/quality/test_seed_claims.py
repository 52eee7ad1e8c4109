"""The seed article's claims, as a careful editor read them. Skipped where ../shared is not there."""

from __future__ import annotations

import re
from typing import Any

import pytest

from chronology.model.annotations import Attribution
from chronology.model.document import Span
from chronology.temporal.bounds import DayRange
from tests.quality import test_seed_events as seed

pytestmark = seed.pytestmark


def claims() -> tuple[Attribution, ...]:
    return seed.annotated().annotations.attributions


def entries() -> list[Any]:
    return list(seed.expected()["claims"]) if seed.SEED.is_dir() else []


def words(spans: tuple[Span, ...]) -> set[tuple[int, int]]:
    return {
        match.span() for span in spans for match in re.finditer(r"\w+", seed.annotated().document.text[: span.end])
        if match.start() >= span.start
    }  # fmt: skip


def place(phrase: str) -> tuple[Span, ...]:
    start = seed.annotated().document.text.index(phrase)
    return (Span(start, start + len(phrase)),)


def text_of(spans: tuple[Span, ...]) -> str:
    return " ".join(seed.annotated().document.quote(span) for span in spans)


def found_for(entry: Any) -> Attribution | None:
    """The attribution with the entry's cue whose content holds half of the expected words or more."""
    content = words(place(entry["content"]))
    for claim in claims():
        if entry["cue"] in text_of(claim.cue) and 2 * len(words(claim.content) & content) >= len(content):
            return claim
    return None


def same_source(entry: Any, claim: Attribution) -> bool:
    mine = set(re.findall(r"\w+", text_of(claim.source).lower()))
    theirs = set(re.findall(r"\w+", entry["source"].lower()))
    return 2 * len(mine & theirs) >= len(mine | theirs)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry['cue']}: {entry['content'][:30]}")
def test_the_claim_is_found_with_its_source(entry: Any) -> None:
    claim = found_for(entry)
    assert (claim is not None and same_source(entry, claim)) is True


@pytest.mark.parametrize("entry", [e for e in entries() if "about" in e], ids=lambda e: f"{e['cue']}: {e['about']}")
def test_it_is_about_the_event(entry: Any) -> None:
    claim = found_for(entry)
    assert claim is not None
    chains = {event.chain for event in seed.mentions_of(entry["about"])}
    assert claim.about in chains


@pytest.mark.parametrize("entry", [e for e in entries() if "stance" in e], ids=lambda e: f"{e['cue']}: {e['stance']}")
def test_the_stance_is_right(entry: Any) -> None:
    claim = found_for(entry)
    assert claim is not None
    assert claim.stance.value == entry["stance"]


def test_the_outlet_is_named_where_there_is_one_and_nowhere_else() -> None:
    told = {entry["content"]: entry.get("via") for entry in entries()}
    actual = {entry["content"]: text_of(claim.via) or None for entry in entries() if (claim := found_for(entry))}
    assert actual == told


def test_the_days_on_which_it_was_said() -> None:
    dated = [entry for entry in entries() if "made" in entry]
    expected = {entry["content"]: DayRange(*map(seed.as_day, entry["made"])) for entry in dated}
    assert {entry["content"]: claim.made for entry in dated if (claim := found_for(entry))} == expected


def test_direct_quotations_are_told_from_the_others() -> None:
    quoted = {entry["content"]: entry.get("quote") == "direct" for entry in entries()}
    actual = {e["content"]: claim.quote == "direct" for e in entries() if (claim := found_for(e))}
    assert actual == quoted


def test_the_rejection_answers_the_account_that_it_rejects() -> None:
    by_cue = {entry["cue"]: claim for entry in entries() if (claim := found_for(entry))}
    answered = {claim.aid: claim for claim in claims()}
    rejected = answered[by_cue["rejected"].counters or ""]
    assert (rejected.aid, answered[rejected.counters or ""].facet) == (by_cue["maintains"].aid, "intent")


def test_unnamed_sources_are_marked() -> None:
    named = {text_of(claim.source): claim.anonymous for claim in claims() if claim.source}
    assert [name for name, hidden in named.items() if hidden != bool(re.search("named|anonym|sources", name))] == []


def test_nothing_comes_from_the_footer() -> None:
    footer = place(seed.expected()["document"]["boilerplate"][0])[0].start
    assert [claim.aid for claim in claims() if max(span.end for span in claim.content) > footer] == []
