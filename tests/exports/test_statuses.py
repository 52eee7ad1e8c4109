from __future__ import annotations

import dataclasses
import itertools

from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.statuses import Status, derive_status, is_contested
from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Evidence, Source
from chronology.temporal.edtf import Edtf

SOURCES = {name: Source(name, name, outlet=outlet) for name, outlet in {"a": "Post", "a2": "Post", "b": "Echo"}.items()}
EVENT = Event("e", "E", when=Edtf.parse("2031-06"))


def sourced(*names: str) -> Event:
    return dataclasses.replace(EVENT, evidence=tuple(Evidence(name, "q") for name in names))


def claim(name: str, source: str, **values: object) -> Claim:
    return dataclasses.replace(Claim(name, "says", evidence=(Evidence(source, "q"),)), **values)  # type: ignore[arg-type]


def with_claims(*claims: Claim) -> Event:
    return dataclasses.replace(EVENT, claims=claims)


def test_two_outlets_are_several_sources() -> None:
    assert derive_status(sourced("a", "b"), SOURCES) is Status.SEVERAL


def test_two_articles_of_one_outlet_are_a_single_source() -> None:
    assert derive_status(sourced("a", "a2"), SOURCES) is Status.SINGLE


def test_two_outlets_that_pass_on_a_third_are_a_single_source() -> None:
    event = with_claims(claim("1", "a", via="Wire"), claim("2", "b", via="wire"))
    assert derive_status(event, SOURCES) is Status.SINGLE


def test_an_event_without_evidence_has_no_source() -> None:
    assert derive_status(EVENT, SOURCES) is Status.UNSOURCED


def test_a_denial_makes_an_event_contested() -> None:
    assert derive_status(with_claims(claim("1", "a", stance=Stance.DENIES)), SOURCES) is Status.CONTESTED


def test_a_concession_contests_nothing() -> None:
    event = with_claims(claim("1", "a"), claim("2", "b", stance=Stance.CONCEDES, counters="1"))
    assert derive_status(event, SOURCES) is Status.SEVERAL


def test_claims_with_dates_that_exclude_each_other_make_an_event_contested() -> None:
    june, july, summer = (Edtf.parse(text) for text in ("2031-06", "2031-07", "2031-22"))
    apart = with_claims(claim("1", "a", when=june), claim("2", "b", when=july))
    agreed = with_claims(claim("1", "a", when=june), claim("2", "b", when=summer))
    actual = (derive_status(apart, SOURCES), derive_status(agreed, SOURCES))
    assert actual == (Status.CONTESTED, Status.SEVERAL)


def test_a_plan_is_planned_however_many_report_it() -> None:
    assert derive_status(dataclasses.replace(sourced("a", "b"), modality=Modality.PLANNED), SOURCES) is Status.PLANNED


def test_an_event_without_a_date_is_unresolved() -> None:
    assert derive_status(dataclasses.replace(sourced("a"), when=None), SOURCES) is Status.UNRESOLVED


def test_every_modality_has_its_word() -> None:
    actual = [Status(modality.value) for modality in Modality if modality is not Modality.ACTUAL]
    assert len(actual) == 5


def test_what_everyone_took_back_is_retracted() -> None:
    event = with_claims(claim("1", "a", retracted=Edtf.parse("2031-07")))
    assert derive_status(event, SOURCES) is Status.RETRACTED


def test_an_answer_to_a_claim_that_was_taken_back_contests_nothing() -> None:
    taken_back = claim("1", "a", retracted=Edtf.parse("2031-07"))
    event = with_claims(taken_back, claim("2", "b", stance=Stance.DENIES, counters="1"))
    assert derive_status(event, SOURCES) is Status.UNSOURCED


def test_a_denial_that_was_taken_back_contests_nothing() -> None:
    event = with_claims(claim("1", "a"), claim("2", "b", stance=Stance.DENIES, retracted=Edtf.parse("2031-07")))
    assert derive_status(event, SOURCES) is Status.SINGLE


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
