"""Entries that tell one event once more are shown as part of it."""

from __future__ import annotations

import dataclasses

from chronology.linking.folding import fold_same
from chronology.model.records import Chronology, Claim, Event, Evidence, Relation

DEPOT = Event("depot", "The depot burns", evidence=(Evidence("a", "It burned."),), claims=(Claim("mayor", "Arson."),))
AGAIN = Event(
    "depot-again",
    "Fire at the depot",
    same_as="depot",
    evidence=(Evidence("a", "It burned."), Evidence("b", "A fire.")),
    claims=(Claim("army", "An accident.", counters="mayor-2"), Claim("mayor-2", "Arson, again.")),
)
LATER = Event("later", "Talks", relations=(Relation(after="depot-again"),))


def test_the_other_entry_is_not_shown_and_its_evidence_and_claims_are() -> None:
    folded = fold_same(Chronology((DEPOT, AGAIN)))
    (event,) = folded.chronology.events
    claims = [(claim.id, claim.counters) for claim in event.claims]
    assert ([item.source for item in event.evidence], claims, folded.shown_at) == (
        ["a", "b"],
        [("mayor", None), ("army", "mayor-2"), ("mayor-2", None)],
        {"depot-again": "depot"},
    )


def test_a_claim_that_both_have_is_shown_once() -> None:
    again = dataclasses.replace(AGAIN, claims=(Claim("someone", "Arson."), Claim("x", "No.", counters="someone")))
    (event,) = fold_same(Chronology((DEPOT, again))).chronology.events
    assert [(claim.id, claim.counters) for claim in event.claims] == [("mayor", None), ("x", "mayor")]


def test_relations_to_it_lead_to_what_is_shown() -> None:
    events = fold_same(Chronology((DEPOT, AGAIN, LATER))).chronology.events
    assert events[1].relations[0].after == "depot"


def test_a_way_of_several_steps_is_followed() -> None:
    third = Event("third", "Smoke", same_as="depot-again")
    assert fold_same(Chronology((DEPOT, AGAIN, third))).shown_at == {"depot-again": "depot", "third": "depot"}


def test_a_way_that_leads_nowhere_or_back_hides_nothing() -> None:
    lost = Event("lost", "Lost", same_as="nowhere")
    one, two = Event("one", "One", same_as="two"), Event("two", "Two", same_as="one")
    rejected = Event("gone", "Gone", rejected=True)
    to_rejected = Event("to-gone", "To gone", same_as="gone")
    everything = Chronology((lost, one, two, rejected, to_rejected))
    assert fold_same(everything).chronology == everything
