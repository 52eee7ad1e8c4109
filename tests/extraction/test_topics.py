"""Which event a claim is about: told by its own words, pointed to, gone on with, or none."""

import itertools
import time
from datetime import date

import pytest

from chronology import languages
from chronology.extraction.attributions import extract_attributions
from chronology.extraction.claims import relate_attributions
from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.model.annotations import Attribution, EventMention
from chronology.model.document import Document
from chronology.reasoning.anchoring import anchor_events
from chronology.reasoning.resolving import resolve_timexes

ENGLISH = languages.load("en")


def read(text: str) -> tuple[tuple[Attribution, ...], tuple[EventMention, ...]]:
    document = Document("d", text, date(2019, 5, 20))
    timexes = resolve_timexes(document, tag_timexes(document, ENGLISH))
    sentences = parse_sentences(document, ENGLISH, split_body(document, ENGLISH), lambda _: True)
    timexes, events = anchor_events(document, timexes, extract_events(document, sentences, timexes, ENGLISH))
    found = extract_attributions(document, sentences, ENGLISH)
    return relate_attributions(document, found, sentences, events, timexes, ENGLISH), events


def topics(text: str) -> list[str | None]:
    """For each claim the first word of the article that tells its event."""
    claims, events = read(text)
    first = {chain: next(group).text for chain, group in itertools.groupby(events, key=lambda event: event.chain)}
    words = {event.chain: event.text for event in reversed(events)} | first
    return [words[claim.about] if claim.about else None for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled the harbour on Friday. The governor said that a granary had burned down on Thursday.", "burned"),
        ("The prefect was shot on Friday. His clerk said that the letters were burnt the day after the shooting.", "burnt"),
        ("Rebels shelled the harbour on Friday. The union called for a ceasefire.", "ceasefire"),
        ("Rebels shelled the harbour on Friday, killing nine people. The hospital said that it had received eleven bodies.",
         "killing"),
        ("Rebels shelled the harbour on Friday, killing nine people. The surgeon put the dead at eleven.", "killing"),
        ("Soldiers fired at a crowd in the square on Friday. The mayor called the volley an accident.", "fired"),
    ],
)  # fmt: skip
def test_the_event_that_a_claim_tells_or_names_by_its_parts(text: str, expected: str) -> None:
    assert topics(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The army accused the rebels of burning the mill on Friday. The rebels denied it.",
        "The army accused the rebels of burning the mill on Friday. “We were forty miles away,” said their spokesman.",
        "The garrison surrendered on Friday, a courier said. He said that the well had been dry for a week.",
    ],
)
def test_a_claim_that_tells_no_event_goes_on_with_the_one_before(text: str) -> None:
    first, second = topics(text)
    assert (first is not None, second) == (True, first)


@pytest.mark.parametrize(
    "text",
    [
        "Talks on the ford ended on Friday. Analysts believe that the price of salt may rise if winters stay mild.",
        "The sergeant says that nobody likes rain.",
    ],
)
def test_what_may_be_and_what_always_is_are_about_no_event(text: str) -> None:
    assert topics(text) == [None]


def test_the_reasons_are_told_in_plain_words() -> None:
    claims, _ = read("The army accused the rebels of burning the mill on Friday. The rebels denied it.")
    reasons = [reason for claim in claims for reason in claim.because if reason.startswith("about ")]
    actual = [(reason.split(",")[0], reason.endswith("; as a1 is")) for reason in reasons]
    assert actual == [("about e2: told mainly", False), ("about e2: goes on from the claim that it answers", True)]


def test_a_long_article_takes_time_in_proportion() -> None:
    text = "Rebels shelled the harbour on Friday. The mayor said that the quay had burned. The rebels denied it. "
    spent = []
    for times in (40, 160):
        start = time.process_time()
        read(text * times)
        spent.append(time.process_time() - start)
    assert spent[1] < 8 * spent[0]


def test_what_something_is_called_is_not_what_is_told() -> None:
    claims, events = read("Planes bombed the market at noon on Friday. The general called the raid an accident.")
    assert [event.text for event in events if event.chain == claims[0].about] == ["bombed", "raid"]
