from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Chronology, Claim, Event, Evidence, Relation, Source
from chronology.reasoning.known_on import find_known_days, know_chronology, know_event
from chronology.reasoning.status import is_contested
from chronology.temporal.edtf import Edtf

FIRST = date(2031, 1, 1)


def on(text: str) -> Edtf:
    return Edtf.parse(text)


def paper(name: str, published: str | None) -> Source:
    return Source(name, name, published=on(published) if published else None)


def said(name: str, *papers: str, **more: object) -> Claim:
    return Claim(name, "So.", evidence=tuple(Evidence(p, "words") for p in papers), **more)  # type: ignore[arg-type]


MAY, JUNE, UNDATED = paper("may", "2031-05-10"), paper("june", "2031-06-10"), paper("undated", None)


def see(event: Event, day: str, *others: Event) -> Event | None:
    records = Chronology((event, *others), (MAY, JUNE, UNDATED))
    return know_event(event, date.fromisoformat(day), find_known_days(records))


def seen(event: Event, day: str, *others: Event) -> Event:
    found = see(event, day, *others)
    assert found is not None
    return found


def told_by(*papers: str, when: str | None = "2031-05-02", **more: object) -> Event:
    evidence = tuple(Evidence(name, "words") for name in papers)
    return Event("e", "E", when=on(when) if when else None, evidence=evidence, **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------- one event


@pytest.mark.parametrize(("day", "known"), [("2031-05-09", False), ("2031-05-10", True)])
def test_an_event_appears_when_its_first_article_was_published(day: str, known: bool) -> None:
    assert (see(told_by("june", "may"), day) is not None) is known


def test_an_article_of_some_day_in_a_month_counts_from_the_last_of_them() -> None:
    event = Event("e", "E", evidence=(Evidence("some", "words"),))
    days = find_known_days(Chronology((event,), (paper("some", "2031-05"), JUNE)))
    assert days.events["e"] == date(2031, 5, 31)


def test_what_rests_on_an_article_without_a_date_appears_last() -> None:
    event = told_by("undated")
    assert [see(event, day) is not None for day in ("2031-06-09", "2031-06-10")] == [False, True]


def test_a_counter_claim_that_is_published_later_is_absent() -> None:
    event = told_by("may", claims=(said("a", "may"), said("b", "june", stance=Stance.DENIES, counters="a")))
    assert [is_contested(seen(event, day)) for day in ("2031-05-31", "2031-06-30")] == [False, True]


def test_an_answer_to_a_claim_that_nobody_had_published_names_none() -> None:
    event = told_by("may", claims=(said("a", "june"), said("b", "may", stance=Stance.DENIES, counters="a")))
    assert [claim.counters for claim in seen(event, "2031-05-31").claims] == [None]


def test_a_claim_that_was_made_after_the_article_waits_for_its_day() -> None:
    event = told_by("may", claims=(said("a", "may", made=on("2031-05-20")),))
    assert [len(seen(event, day).claims) for day in ("2031-05-19", "2031-05-20")] == [0, 1]


def test_a_claim_without_an_article_counts_from_when_it_was_made() -> None:
    event = told_by("june", claims=(said("a", made=on("2031-04-03")),))
    assert [see(event, day) is not None for day in ("2031-04-02", "2031-04-03")] == [False, True]


def test_a_retraction_that_comes_later_is_absent() -> None:
    event = told_by("may", claims=(said("a", "may", retracted=on("2031-06-03")),))
    taken_back = [seen(event, day).claims[0].retracted is not None for day in ("2031-06-02", "2031-06-03")]
    assert taken_back == [False, True]


def test_evidence_of_later_articles_is_absent() -> None:
    event = told_by("may", "june", claims=(said("a", "may", "june"),))
    known = seen(event, "2031-05-31")
    assert [item.source for item in (*known.evidence, *known.claims[0].evidence)] == ["may", "may"]


def test_what_was_announced_is_planned_until_its_day() -> None:
    event = told_by("may", "june", when="2031-06-05")
    assert [seen(event, day).modality for day in ("2031-06-04", "2031-06-05")] == [Modality.PLANNED, Modality.ACTUAL]


# ---------------------------------------------------------------- its date


def dates(event: Event) -> list[str | None]:
    return [when.text if (when := seen(event, day).when) else None for day in ("2031-05-31", "2031-06-30")]


def test_a_date_that_its_own_article_supports_stands() -> None:
    assert dates(told_by("may", "june")) == ["2031-05-02", "2031-05-02"]


def test_the_date_of_a_later_claim_is_not_known_before() -> None:
    event = told_by("may", claims=(said("a", "june", when=on("2031-05-02")),))
    assert dates(event) == [None, "2031-05-02"]


def test_of_two_dates_only_the_one_that_was_told_stands() -> None:
    claims = (said("a", "may", when=on("2031-05-02")), said("b", "june", when=on("2031-05-04")))
    assert dates(told_by("may", when="[2031-05-02,2031-05-04]", claims=claims)) == [
        "2031-05-02",
        "[2031-05-02,2031-05-04]",
    ]


def test_a_choice_of_dates_is_not_known_before_the_claims_that_give_them() -> None:
    claims = (said("a", "may"), said("b", "june", when=on("2031-05-04")))
    assert dates(told_by("may", when="[2031-05-02,2031-05-04]", claims=claims)) == [None, "[2031-05-02,2031-05-04]"]


def test_dates_that_differ_are_one_of_them_until_the_event_has_a_date_of_its_own() -> None:
    claims = (said("a", "may", when=on("2031-05-04")), said("b", "may", when=on("2031-05-02")))
    assert dates(told_by("june", when="2031-05-03", claims=claims)) == ["[2031-05-02,2031-05-04]", "2031-05-03"]


def test_dates_that_are_no_single_ones_are_some_day_within_all_of_them() -> None:
    claims = (said("a", "may", when=on("2031-05-02~")), said("b", "may", when=on("2031-05-04")))
    assert dates(told_by("june", when="2031-05-03", claims=claims)) == ["[2031-05-02..2031-05-04]", "2031-05-03"]


def test_a_vaguer_date_that_holds_a_finer_one_says_nothing_more() -> None:
    claims = tuple(
        said(str(n), "may", when=on(when)) for n, when in enumerate(("../2031-05-03", "2031-05-02", "2031-05"))
    )
    assert dates(told_by("june", when="2031-05-03", claims=claims)) == ["2031-05-02", "2031-05-03"]


def test_what_a_denial_says_of_the_date_gives_the_event_none() -> None:
    claims = (said("a", "may", when=on("../2031-05-02"), stance=Stance.DENIES),)
    assert dates(told_by("june", when="2031-05-03", claims=claims)) == [None, "2031-05-03"]


def test_the_reasons_for_a_date_stand_with_that_date_only() -> None:
    event = told_by("may", because=("reason",), claims=(said("a", "june", when=on("2031-05-02")),))
    assert [seen(event, day).because for day in ("2031-05-31", "2031-06-30")] == [(), ("reason",)]


def test_a_relation_to_what_nobody_had_told_is_absent() -> None:
    event = told_by("may", relations=(Relation(before="other"),))
    other = Event("other", "Other", evidence=(Evidence("june", "words"),))
    assert [len(seen(event, day, other).relations) for day in ("2031-05-31", "2031-06-30")] == [0, 1]


# ---------------------------------------------------------------- laws

_days = st.integers(0, 120).map(lambda n: FIRST + timedelta(days=n))
_whens = st.none() | _days.map(lambda day: on(day.isoformat())) | _days.map(lambda day: on(f"{day:%Y-%m}"))
_evidence = st.lists(st.sampled_from("abcdef").map(lambda name: Evidence(name, "words")), max_size=3).map(tuple)
_claims = st.lists(
    st.builds(
        Claim, st.just("x"), st.just("So."), counters=st.none() | st.sampled_from("0123"), stance=st.sampled_from(Stance),
        made=_whens, when=_whens, retracted=_whens, evidence=_evidence,
    ),
    max_size=4,
)  # fmt: skip
_events = st.builds(
    Event, st.just("x"), st.just("E"), when=_whens, evidence=_evidence, modality=st.sampled_from(Modality),
    relations=st.lists(st.builds(Relation, before=st.sampled_from("01234"), evidence=_evidence), max_size=2).map(tuple),
)  # fmt: skip


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    events = []
    for number, event in enumerate(draw(st.lists(_events, max_size=5))):
        claims = [dataclasses.replace(claim, id=str(n)) for n, claim in enumerate(draw(_claims))]
        events.append(dataclasses.replace(event, id=str(number), claims=tuple(claims)))
    return Chronology(tuple(events), tuple(Source(name, name, published=draw(_whens)) for name in "abcde"))


def all_evidence(records: Chronology) -> Iterator[Evidence]:
    for event in records.events:
        yield from event.evidence
        yield from (item for claim in event.claims for item in claim.evidence)
        yield from (item for relation in event.relations for item in relation.evidence)


@given(chronologies(), _days)
def test_nothing_that_was_published_or_made_later_shows(records: Chronology, day: date) -> None:
    days = find_known_days(records)
    known = know_chronology(records, day, days)
    late = {source.id for source in records.sources if source.published and _latest(source.published) > day}
    assert [item.source for item in all_evidence(known) if item.source in late] == []
    assert [source.id for source in known.sources if source.id in late] == []
    claims = [claim for event in known.events for claim in event.claims]
    assert [claim for claim in claims if claim.made and _earliest(claim.made) > day] == []
    assert [claim for claim in claims if claim.retracted and _latest(claim.retracted) > day] == []


def _latest(when: Edtf) -> date:
    return when.bounds.hull.latest or date.max


def _earliest(when: Edtf) -> date:
    return when.bounds.hull.earliest or date.min


@given(chronologies())
def test_on_the_last_day_everything_is_as_it_is_today(records: Chronology) -> None:
    days = find_known_days(records)
    assert know_chronology(records, days.last, days) == records


@given(chronologies(), _days, _days)
def test_what_is_known_only_grows(records: Chronology, one: date, other: date) -> None:
    days = find_known_days(records)
    before, after = (know_chronology(records, day, days) for day in sorted((one, other)))
    assert _names(before) - _names(after) == set()
    assert sum(1 for _ in all_evidence(before)) <= sum(1 for _ in all_evidence(after))


def _names(records: Chronology) -> set[tuple[str, ...]]:
    claims = {("claim", event.id, claim.id) for event in records.events for claim in event.claims}
    return claims | {("event", e.id) for e in records.events} | {("source", s.id) for s in records.sources}


@given(chronologies(), _days)
def test_a_date_is_never_more_precise_than_today_or_than_a_claim_of_that_day(records: Chronology, day: date) -> None:
    days = find_known_days(records)
    today = {event.id: event for event in records.events}
    for event in know_chronology(records, day, days).events:
        told = {claim.when for claim in event.claims}
        assert _width(event.when) >= min(map(_width, {today[event.id].when, *told}))


def _width(when: Edtf | None) -> int:
    return (_latest(when) - _earliest(when)).days if when else 10**9


@given(chronologies())
def test_between_the_days_of_change_nothing_changes(records: Chronology) -> None:
    days = find_known_days(records)
    for event in records.events:
        for number, change in enumerate(days.changes[event.id]):
            until = (*days.changes[event.id], date.max)[number + 1]
            expected = know_event(event, change, days)
            actual = [know_event(event, day, days) for day in (change, until - timedelta(days=1))]
            assert actual == [expected, expected]
