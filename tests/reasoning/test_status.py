from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Evidence, Source
from chronology.reasoning.status import (
    FACETS,
    NOT_HAPPENED,
    Dispute,
    Status,
    find_dispute,
    find_status,
    find_statuses,
    is_contested,
    order_facets,
)
from chronology.temporal.edtf import Edtf

SOURCES = {name: Source(name, name, outlet=outlet) for name, outlet in {"a": "Post", "a2": "Post", "b": "Echo"}.items()}
DAY = Edtf.parse("2031-06-02")
EVENT = Event("e", "E", when=Edtf.parse("2031-06"))


def sourced(*names: str) -> Event:
    return dataclasses.replace(EVENT, evidence=tuple(Evidence(name, "q") for name in names))


def claim(name: str, source: str, **values: object) -> Claim:
    return dataclasses.replace(Claim(name, "says", evidence=(Evidence(source, "q"),)), **values)  # type: ignore[arg-type]


def with_claims(*claims: Claim) -> Event:
    return dataclasses.replace(EVENT, claims=claims)


# ---------------------------------------------------------------- how many tell it


def test_two_outlets_are_several_sources() -> None:
    assert find_statuses(sourced("a", "b"), SOURCES) == (Status.SEVERAL,)


def test_two_articles_of_one_outlet_are_a_single_source() -> None:
    assert find_statuses(sourced("a", "a2"), SOURCES) == (Status.SINGLE,)


def test_two_outlets_that_pass_on_a_third_are_a_single_source() -> None:
    event = with_claims(claim("1", "a", via="Wire"), claim("2", "b", via="wire"))
    assert find_statuses(event, SOURCES) == (Status.SINGLE,)


def test_an_event_without_evidence_has_no_source() -> None:
    assert find_statuses(EVENT, SOURCES) == (Status.UNSOURCED,)


# ---------------------------------------------------------------- what is contested


def test_a_denial_makes_an_event_contested_and_names_what_differs() -> None:
    event = with_claims(claim("1", "a"), claim("2", "b", stance=Stance.DENIES, counters="1", facet="number"))
    assert find_status(event, SOURCES) is Status.CONTESTED
    assert find_dispute(event) == Dispute(("number",), ("1", "2"))


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.COUNTERS])
def test_a_denial_that_nobody_elses_claim_stands_against_contests_nothing(stance: Stance) -> None:
    denial = claim("1", "a", claimant="The port", stance=stance)
    own = claim("2", "b", claimant="the Port")
    taken_back = claim("3", "b", claimant="The fleet", retracted=DAY)
    town = claim("4", "b", claimant="The town", stance=Stance.DENIES)
    assert find_dispute(with_claims(denial, own, taken_back)) is None
    assert find_dispute(with_claims(denial, town)) is None


def test_a_denial_that_names_no_claim_speaks_against_what_others_assert() -> None:
    denial = claim("1", "a", claimant="The port", stance=Stance.DENIES)
    own, others = claim("2", "b", claimant="The port"), claim("3", "b", claimant="The fleet")
    assert find_dispute(with_claims(denial, own, others)) == Dispute((None,), ("1", "3"))


def test_claims_without_a_name_may_be_anybodys() -> None:
    event = with_claims(claim("1", "a", stance=Stance.DENIES), claim("2", "b"))
    assert find_dispute(event) == Dispute((None,), ("1", "2"))


def test_a_denial_that_names_a_claim_contests_it_whoever_made_it() -> None:
    denial = claim("1", "a", claimant="The port", stance=Stance.DENIES, counters="2")
    assert is_contested(with_claims(denial, claim("2", "b", claimant="The port")))


def test_what_most_claims_name_stands_first_in_what_they_differ_on() -> None:
    answers = [
        claim(str(n), "b", stance=Stance.COUNTERS, counters="1", facet=facet)
        for n, facet in enumerate(("cause", "outcome", "number", "outcome"), 2)
    ]
    dispute = find_dispute(with_claims(claim("1", "a"), *answers))
    assert dispute is not None
    assert dispute.facets == ("outcome", "cause", "number")


def test_an_answer_that_names_no_facet_takes_that_of_the_claim_it_answers() -> None:
    event = with_claims(claim("1", "a", facet="cause"), claim("2", "b", stance=Stance.COUNTERS, counters="1"))
    assert find_dispute(event) == Dispute(("cause",), ("1", "2"))


def test_an_answer_with_another_date_differs_on_the_date_too() -> None:
    other = Edtf.parse("2031-06-05")
    answer = claim("2", "b", stance=Stance.COUNTERS, counters="1", facet="number", when=other)
    assert find_dispute(with_claims(claim("1", "a", when=DAY), answer)) == Dispute(("number", "time"), ("1", "2"))


def test_claims_with_dates_that_exclude_each_other_make_an_event_contested() -> None:
    june, july, summer = (Edtf.parse(text) for text in ("2031-06", "2031-07", "2031-22"))
    apart = with_claims(claim("1", "a", when=june), claim("2", "b", when=july))
    agreed = with_claims(claim("1", "a", when=june), claim("2", "b", when=summer))
    assert find_dispute(apart) == Dispute(("time",), ("1", "2"))
    assert find_dispute(agreed) is None


def test_a_concession_contests_nothing() -> None:
    event = with_claims(claim("1", "a"), claim("2", "b", stance=Stance.CONCEDES, counters="1"))
    assert find_dispute(event) is None
    assert find_statuses(event, SOURCES) == (Status.SEVERAL,)


def test_an_answer_to_a_claim_that_was_taken_back_contests_nothing() -> None:
    taken_back = claim("1", "a", retracted=Edtf.parse("2031-07"))
    event = with_claims(taken_back, claim("2", "b", stance=Stance.DENIES, counters="1"))
    assert find_statuses(event, SOURCES) == (Status.UNSOURCED,)


def test_a_denial_that_was_taken_back_contests_nothing() -> None:
    event = with_claims(claim("1", "a"), claim("2", "b", stance=Stance.DENIES, retracted=Edtf.parse("2031-07")))
    assert find_statuses(event, SOURCES) == (Status.SINGLE,)


DAY_RANGES = st.lists(
    st.sampled_from(
        ["2031-06", "2031-06-03", "2031-06/2031-08", "../2031-05", "2031-07/..", "2031", "203X", "2032-01"]
    ),
    max_size=5,
)


@given(DAY_RANGES)
def test_dates_contest_each_other_exactly_when_two_of_them_share_no_day(texts: list[str]) -> None:
    dates = [Edtf.parse(text) for text in texts]
    event = with_claims(*(claim(str(n), "a", when=when) for n, when in enumerate(dates)))
    apart = any(a.bounds.hull.meet(b.bounds.hull) is None for a, b in itertools.combinations(dates, 2))
    assert is_contested(event) is apart


@given(st.permutations([*FACETS, None, "weather", "colour"]))
def test_facets_stand_in_one_order_whichever_came_first(facets: list[str | None]) -> None:
    assert order_facets(facets) == (*FACETS, None, "colour", "weather")


# ---------------------------------------------------------------- what else holds


def test_a_plan_is_planned_however_many_report_it() -> None:
    event = dataclasses.replace(sourced("a", "b"), modality=Modality.PLANNED)
    assert find_statuses(event, SOURCES) == (Status.PLANNED, Status.SEVERAL)


def test_a_plan_without_a_date_is_planned_and_unresolved() -> None:
    event = Event("e", "E", modality=Modality.PLANNED)
    assert find_statuses(event, SOURCES) == (Status.PLANNED, Status.UNRESOLVED, Status.UNSOURCED)


def test_what_everyone_took_back_is_retracted() -> None:
    event = with_claims(claim("1", "a", retracted=Edtf.parse("2031-07")))
    assert find_statuses(event, SOURCES) == (Status.RETRACTED, Status.UNSOURCED)


def test_every_modality_but_the_actual_one_is_a_status() -> None:
    assert {status.value for status in NOT_HAPPENED} == {modality.value for modality in Modality} - {"actual"}
