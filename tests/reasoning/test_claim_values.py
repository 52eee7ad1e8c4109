"""What claims of different articles give that excludes each other is contested, although nobody answers anybody."""

from __future__ import annotations

import dataclasses

import pytest

from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event, Evidence, Source
from chronology.reasoning.counts import find_counts
from chronology.reasoning.status import find_dispute
from chronology.temporal.edtf import Edtf

SOURCES = {name: Source(name, name, outlet=name.upper()) for name in "abcd"}


def claim(name: str, says: str, facet: str | None = None, **values: object) -> Claim:
    made = Claim(name, says, claimant=f"party {name}", facet=facet, evidence=(Evidence(name, says),))
    return dataclasses.replace(made, **values)  # type: ignore[arg-type]


def about(*claims: Claim) -> Event:
    return Event("e", "E", claims=claims, actors=("northern-league", "coast-guard"))


def differ(*claims: Claim) -> tuple[object, tuple[str, ...]] | None:
    dispute = find_dispute(about(*claims))
    return (dispute.facets, dispute.claims) if dispute else None


@pytest.mark.parametrize(
    ("facet", "one", "other"),
    [
        ("number", "Eleven people died.", "The fire killed at least 40."),
        ("intent", "They rammed the ship on purpose.", "The collision was an accident."),
        ("outcome", "The landing succeeded.", "The landing was repelled."),
        ("actor", "The Northern League fired first.", "The coast guard fired first."),
    ],
)
def test_values_that_exclude_each_other_are_contested(facet: str, one: str, other: str) -> None:
    assert differ(claim("a", one, facet), claim("b", other, facet)) == ((facet,), ("a", "b"))


@pytest.mark.parametrize(
    ("facet", "one", "other"),
    [
        ("number", "At least 11 sailors died.", "The fire killed 40."),
        ("number", "Eleven people died.", "Forty sailors were wounded."),
        ("intent", "They rammed the ship on purpose.", "It was meant to: they rammed it deliberately."),
        ("actor", "The Northern League fired at the coast guard.", "The coast guard fired first."),
        ("place", "Eleven people died.", "Forty sailors died."),
    ],
)
def test_values_that_can_both_be_so_are_not(facet: str, one: str, other: str) -> None:
    assert differ(claim("a", one, facet), claim("b", other, facet)) is None


def test_a_party_that_has_learned_more_does_not_contradict_itself() -> None:
    first, then = claim("a", "Eleven died.", "number"), claim("b", "Fourteen died.", "number", claimant="Party A")
    assert differ(first, then) is None


def test_what_was_taken_back_excludes_nothing() -> None:
    taken_back = claim("a", "Eleven died.", "number", retracted=Edtf.parse("2031-07"))
    assert differ(taken_back, claim("b", "Fourteen died.", "number")) is None


def test_what_is_answered_and_what_only_differs_are_both_told() -> None:
    answer = claim("b", "It was no league ship.", "actor", stance=Stance.DENIES, counters="a")
    both = claim("a", "Eleven died.", "number"), answer, claim("c", "Forty died.", "number")
    assert differ(*both) == (("number", "actor"), ("a", "b", "c"))


def test_numbers_are_a_range_with_those_who_give_its_ends() -> None:
    (count,) = find_counts(
        about(claim("a", "Eleven died."), claim("b", "At least 40 died."), claim("c", "23 deaths are known.")), SOURCES
    )
    actual = count.low, count.lowest, count.high, count.highest, count.is_open, count.best
    assert actual == (11, ("a",), 40, ("b",), True, None)


def test_best_is_the_number_that_most_voices_give_and_never_a_mean() -> None:
    same = [claim(name, "14 died.") for name in "ab"]
    (count,) = find_counts(about(*same, claim("c", "Nine died.")), SOURCES)
    one_party = (dataclasses.replace(one, claimant="the mayor") for one in same)
    (quoted_twice,) = find_counts(about(*one_party, claim("c", "Nine died.")), SOURCES)
    assert (count.best, count.agreed, quoted_twice.best) == (14, 2, None)
