"""What the same voice corrects in a later article is taken back there; what others say, or say later, is not."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from chronology.linking.joining import join_clusters
from chronology.linking.tellings import Telling
from chronology.model.records import Chronology, Claim, Event, Evidence
from chronology.reasoning.corrections import find_replacement, find_update
from chronology.reasoning.known_on import find_known_days, know_event
from tests.linking.examples import DEPOT_A, DEPOT_B, LEDGER, MILL, RECORD

SOURCES = (MILL, RECORD, LEDGER)
FIRST, PLAIN = "14 workers died, the mayor said.", "11 workers died, the mayor said."
CORRECTED = "The mayor now says that 11 workers died."


def said(telling: Telling, quote: str, claimant: str | None = "the mayor") -> Telling:
    claim = Claim("dead", quote.split(", ")[0], claimant=claimant, evidence=(Evidence(telling.source.id, quote),))
    return dataclasses.replace(telling, event=dataclasses.replace(telling.event, claims=(claim,)))


def join(*tellings: Telling) -> Event:
    (joined,) = join_clusters([tellings])
    return joined.event


def retracted(event: Event) -> list[tuple[str, str | None]]:
    return sorted((c.says, str(c.retracted) if c.retracted else None) for c in event.claims)


def test_an_older_claim_is_taken_back_on_the_day_of_the_article_that_corrects_it() -> None:
    event = join(said(DEPOT_A, FIRST), said(DEPOT_B, CORRECTED))
    assert retracted(event) == [("14 workers died", "2031-03-21"), (CORRECTED, None)]


@pytest.mark.parametrize(
    ("later", "claimant"),
    [
        (PLAIN, "the mayor"),  # says more, corrects nothing
        (CORRECTED, "a nurse"),  # another voice
        ("The mayor now says that 30 workers were wounded.", "the mayor"),  # another thing
    ],
)
def test_nothing_else_takes_a_claim_back(later: str, claimant: str) -> None:
    event = join(said(DEPOT_A, FIRST), said(DEPOT_B, later, claimant))
    assert [day for _, day in retracted(event)] == [None, None]


def test_the_order_of_the_articles_does_not_matter() -> None:
    one, other = said(DEPOT_A, FIRST), said(DEPOT_B, CORRECTED)
    assert retracted(join(one, other)) == retracted(join(other, one))


def test_what_an_outlet_says_that_an_earlier_version_said_is_taken_back_at_once() -> None:
    event = join(
        said(DEPOT_B, "An earlier version of this article said that 14 died.", "An earlier version of this article")
    )
    assert [day for _, day in retracted(event)] == ["2031-03-21"]


def test_until_then_the_older_claim_stands_as_it_was_known() -> None:
    event = join(said(DEPOT_A, FIRST), said(DEPOT_B, CORRECTED))
    days = find_known_days(Chronology((event,), SOURCES))
    before, after = (know_event(event, date(2031, 3, day), days) for day in (20, 21))
    assert before is not None
    assert after is not None
    assert [len(before.claims), *(claim.retracted for claim in before.claims)] == [1, None]
    assert [new.says for claim in after.claims if (new := find_replacement(claim, after.claims))] == [CORRECTED]


@pytest.mark.parametrize(
    ("first", "then", "claimants", "updated"),
    [
        ("12 workers died", "15 workers died", ("the mayor", "the mayor"), "15 workers died"),
        ("12 workers died", "15 workers died", ("the mayor", "the miners' union"), None),  # that is a contradiction
        ("15 workers died", "12 workers died", ("the mayor", "the mayor"), None),
        ("12 workers died", "15 soldiers died", ("the mayor", "the mayor"), None),
        ("12 workers died", "15 workers died", (None, None), None),  # two outlets by themselves
    ],
)
def test_a_later_higher_count_of_one_voice_is_an_update(
    first: str, then: str, claimants: tuple[str | None, str | None], updated: str | None
) -> None:
    event = join(said(DEPOT_A, first, claimants[0]), said(DEPOT_B, then, claimants[1]))
    earlier = next(claim for claim in event.claims if claim.says == first)
    new = find_update(earlier, event.claims, {source.id: source for source in SOURCES})
    assert (new and new.says, earlier.retracted) == (updated, None)
