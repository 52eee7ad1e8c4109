"""What the records of several articles say together about when events were."""

from __future__ import annotations

import time

from chronology.model.annotations import Stance
from chronology.model.records import Chronology, Claim, Event, Evidence, Relation, Source
from chronology.reasoning.record_order import Agreement, Conflict, find_agreements, find_conflicts
from chronology.reasoning.record_statements import state_records
from chronology.temporal.edtf import Edtf

SOURCES = (
    Source("post-1", "One", outlet="Harbour Post"),
    Source("post-2", "Two", outlet="Harbour Post"),
    Source("ledger", "Three", outlet="Ostrey Ledger"),
    Source("courier", "Four", outlet="Courier"),
)


def cite(*sources: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(source, "words") for source in sources)


def event(
    id_: str, when: str | None = None, *relations: Relation, claims: tuple[Claim, ...] = (), told: str = ""
) -> Event:
    evidence = cite(told) if told else ()
    return Event(
        id_, id_.title(), Edtf.parse(when) if when else None, relations=relations, claims=claims, evidence=evidence
    )


def claim(id_: str, when: str, *sources: str, **fields: object) -> Claim:
    return Claim(id_, f"On {when}.", when=Edtf.parse(when), evidence=cite(*sources), **fields)  # type: ignore[arg-type]


def conflicts(*events: Event) -> tuple[Conflict, ...]:
    return find_conflicts(state_records(Chronology(events, SOURCES)))


def shown(found: tuple[Conflict, ...]) -> list[list[str]]:
    """Each conflict as what its records say; what gave way is last."""
    return [[tell(c, said) for said in c.said] for c in found]


def tell(conflict: Conflict, said: object) -> str:
    item = next(s for s in conflict.said if s is said)
    words = f"{item.first} {item.by} before {item.then}" if item.kind == "relation" else f"{item.event} {item.when}"
    return f"{words}{'' if item is not conflict.gave_way else ' (gave way)'}"


CEASEFIRE = event("ceasefire", "2031-06-20", told="courier")
AFTER_IT = Relation(after="ceasefire", by="two days", evidence=cite("ledger"))


def test_a_date_and_a_distance_to_another_event_that_cannot_both_be_so() -> None:
    raid = event("raid", "2031-06-16", AFTER_IT, told="post-1")
    assert shown(conflicts(CEASEFIRE, raid)) == [
        ["raid 2031-06-16", "ceasefire 2031-06-20", "ceasefire two days before raid (gave way)"]
    ]


def test_a_date_and_a_distance_that_agree_are_no_conflict() -> None:
    assert conflicts(CEASEFIRE, event("raid", "2031-06-22", AFTER_IT)) == ()


def test_what_is_only_about_gives_way_first() -> None:
    raid = event("raid", "2031-06-16~", AFTER_IT)
    assert shown(conflicts(CEASEFIRE, raid)) == [
        ["ceasefire 2031-06-20", "ceasefire two days before raid", "raid 2031-06-16~ (gave way)"]
    ]


def test_what_a_claim_says_gives_way_to_what_the_record_says() -> None:
    later = Event("raid", "Raid", relations=(AFTER_IT,), claims=(claim("c", "2031-06-16", "post-1"),))
    assert shown(conflicts(CEASEFIRE, later))[0][-1] == "raid 2031-06-16 (gave way)"


def test_a_claim_beyond_the_records_own_date_is_a_conflict_of_the_two() -> None:
    raid = event("raid", "2031-06-16", claims=(claim("c", "2031-07", "post-1"),))
    assert shown(conflicts(raid)) == [["raid 2031-06-16", "raid 2031-07 (gave way)"]]


def test_claims_that_are_told_as_contested_anyway_are_not_told_again() -> None:
    two = (claim("a", "2031-06-16", "post-1"), claim("b", "2031-06-17", "ledger", stance=Stance.COUNTERS, counters="a"))
    assert conflicts(event("raid", "2031-06", claims=two)) == ()


def test_a_claim_that_was_taken_back_contradicts_nothing() -> None:
    raid = event("raid", "2031-06-16", claims=(claim("c", "2031-07", "post-1", retracted=Edtf.parse("2031-08")),))
    assert conflicts(raid) == ()


def test_an_event_that_was_rejected_contradicts_nothing() -> None:
    raid = Event("raid", "Raid", Edtf.parse("2031-06-16"), relations=(AFTER_IT,), rejected=True)
    assert conflicts(CEASEFIRE, raid) == ()


def test_minutes_are_counted_across_midnight() -> None:
    strike = event("strike", "2031-06-16T23:40")
    soon = Relation(after="strike", by="within 90 minutes")
    assert conflicts(strike, event("return", "2031-06-17", soon)) == ()
    assert shown(conflicts(strike, event("return", "2031-06-18", soon))) == [
        ["return 2031-06-18", "strike 2031-06-16T23:40", "strike within 90 minutes before return (gave way)"]
    ]


def test_times_on_the_clock_order_events_of_one_day() -> None:
    noon = event("noon", "2031-06-16T12:00", Relation(after="evening"))
    assert len(conflicts(noon, event("evening", "2031-06-16T20:00"))) == 1


def test_times_of_different_zones_are_not_compared() -> None:
    noon = event("noon", "2031-06-16T12:00+02:00", Relation(after="evening"))
    assert conflicts(noon, event("evening", "2031-06-16T20:00Z")) == ()


def test_what_would_lie_outside_of_the_calendar_is_told_and_the_rest_stands() -> None:
    last = event("last", "9999-12-31")
    found = conflicts(
        last, event("later", None, Relation(after="last", by="two days")), CEASEFIRE, event("raid", "2031", AFTER_IT)
    )
    assert [(c.beyond, [s.event for s in c.said]) for c in found] == [("later", ["last", "later"])]


def test_thousands_of_claims_on_one_event_take_linear_time() -> None:
    many = tuple(claim(f"c{n}", f"{1000 + n}", "post-1", stance=Stance.CONCEDES) for n in range(4_000))
    started = time.process_time()
    found = conflicts(event("raid", "2031-06-16", AFTER_IT, claims=many), CEASEFIRE)
    assert (len(found) > 0, time.process_time() - started < 5) == (True, True)


# ---------------------------------------------------------------- agreement


def agreement(raid: Event, *others: Event) -> Agreement | None:
    return find_agreements(state_records(Chronology((raid, *others), SOURCES))).get(raid.id)


def days(found: Agreement | None) -> tuple[int, int, str] | None:
    if found is None:
        return None
    return len(found.agreeing), len(found.dating), f"{found.days.earliest} to {found.days.latest}"


def test_outlets_that_date_an_event_alike_agree() -> None:
    claims = (claim("a", "2031-06-16", "post-1"), claim("b", "2031-06", "ledger"), claim("c", "2031-06-16", "courier"))
    assert days(agreement(event("raid", None, claims=claims))) == (3, 3, "2031-06-16 to 2031-06-16")


def test_two_articles_of_one_outlet_count_once() -> None:
    claims = (claim("a", "2031-06-16", "post-1"), claim("b", "2031-06-16", "post-2"))
    assert agreement(event("raid", None, claims=claims)) is None


def test_a_distance_to_a_dated_event_dates_an_event() -> None:
    raid = event("raid", None, AFTER_IT, claims=(claim("a", "2031-06-22", "post-1"),))
    assert days(agreement(raid, CEASEFIRE)) == (2, 2, "2031-06-22 to 2031-06-22")


def test_where_claimants_differ_outlets_are_not_counted() -> None:
    claims = (claim("a", "2031-06-16", "post-1", "ledger"), claim("b", "2031-06-17", "courier"))
    assert agreement(event("raid", None, claims=claims)) is None


def test_an_outlet_that_passes_on_dates_that_exclude_each_other_has_none_of_its_own() -> None:
    claims = (claim("a", "2031-06-22", "post-1"), claim("b", "2031-06-22", "courier"))
    raid = event(
        "raid", None, AFTER_IT, Relation(after="ceasefire", by="five days", evidence=cite("ledger")), claims=claims
    )
    assert days(agreement(raid, CEASEFIRE)) == (2, 2, "2031-06-22 to 2031-06-22")
