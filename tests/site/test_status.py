from __future__ import annotations

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Evidence, Source
from chronology.site.status import Dispute, Status, find_dispute, find_statuses
from chronology.temporal.edtf import Edtf

DAY = Edtf.parse("2030-01-02")
SOURCES = {
    "bell": Source("bell", "A", outlet="The Bell"),
    "bell-2": Source("bell-2", "B", outlet="The Bell"),
    "lantern": Source("lantern", "C", outlet="The Lantern"),
}


def _seen_in(*names: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(name, "words") for name in names)


def test_two_articles_of_one_outlet_are_a_single_source() -> None:
    event = Event("e", "E", DAY, evidence=_seen_in("bell", "bell-2"))
    assert find_statuses(event, SOURCES) == (Status.SINGLE,)


def test_two_outlets_are_several_sources() -> None:
    event = Event("e", "E", DAY, evidence=_seen_in("bell", "lantern"))
    assert find_statuses(event, SOURCES) == (Status.SEVERAL,)


def test_two_outlets_that_pass_on_a_third_are_a_single_source() -> None:
    claims = tuple(Claim(n, "So.", via="Radio", evidence=_seen_in(n)) for n in ("bell", "lantern"))
    assert find_statuses(Event("e", "E", DAY, claims=claims), SOURCES) == (Status.SINGLE,)


def test_a_denial_makes_an_event_contested_and_names_what_differs() -> None:
    claims = (Claim("a", "Eleven."), Claim("b", "Forty.", stance=Stance.DENIES, counters="a", facet="number"))
    event = Event("e", "E", DAY, claims=claims)
    assert find_dispute(event) == Dispute(("number",), ("a", "b"))
    assert find_statuses(event, SOURCES)[0] is Status.CONTESTED


def test_a_denial_that_was_taken_back_contests_nothing() -> None:
    claims = (Claim("a", "Eleven."), Claim("b", "No.", stance=Stance.DENIES, counters="a", retracted=DAY))
    assert find_dispute(Event("e", "E", DAY, claims=claims)) is None


def test_claims_that_name_days_which_exclude_each_other_differ_on_the_date() -> None:
    claims = (Claim("a", "On the 2nd.", when=DAY), Claim("b", "On the 5th.", when=Edtf.parse("2030-01-05")))
    assert find_dispute(Event("e", "E", DAY, claims=claims)) == Dispute(("time",), ("a", "b"))


def test_a_concession_is_no_dispute() -> None:
    claims = (Claim("a", "We fired."), Claim("b", "They fired.", stance=Stance.CONCEDES, counters="a"))
    assert find_dispute(Event("e", "E", DAY, claims=claims)) is None


def test_a_plan_without_a_date_is_planned_and_unresolved() -> None:
    event = Event("e", "E", modality=Modality.PLANNED)
    assert find_statuses(event, SOURCES) == (Status.PLANNED, Status.UNRESOLVED, Status.UNSOURCED)


def test_an_event_whose_only_claim_was_taken_back_is_retracted() -> None:
    event = Event("e", "E", DAY, claims=(Claim("a", "So.", retracted=DAY, evidence=_seen_in("bell")),))
    assert find_statuses(event, SOURCES) == (Status.RETRACTED, Status.UNSOURCED)
