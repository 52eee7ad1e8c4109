"""What several articles tell becomes one event that holds all of it."""

from __future__ import annotations

import dataclasses

from chronology.linking.joining import join_clusters
from chronology.model.annotations import Stance
from chronology.model.records import Claim, Relation
from chronology.temporal.edtf import Edtf
from tests.linking.examples import BRIDGE, DEPOT_A, DEPOT_B, DEPOT_C, LEDGER, MILL, RECORD, tell


def test_the_event_has_the_evidence_of_all_articles() -> None:
    (joined,) = join_clusters([(DEPOT_A, DEPOT_B, DEPOT_C)])
    assert sorted(item.source for item in joined.event.evidence) == ["ledger", "mill", "record"]


def test_its_date_is_what_all_of_them_allow_and_it_says_whose() -> None:
    (joined,) = join_clusters([(DEPOT_B, DEPOT_C)])
    assert (str(joined.event.when), joined.event.because[-1]) == (
        "2031-03-18",
        "in record; dates of ledger agree",
    )


def test_a_stretch_and_a_day_within_it_become_the_day() -> None:
    one = tell(MILL, "Osk is shelled", "[2031-03-10..2031-03-20]")
    other = tell(RECORD, "Osk is shelled", "[2031-03-18..2031-04-02]")
    (joined,) = join_clusters([(one, other)])
    assert str(joined.event.when) == "[2031-03-18..2031-03-20]"


def test_an_undated_telling_takes_the_date_of_another() -> None:
    (joined,) = join_clusters([(tell(MILL, "The Osk depot burns", None), DEPOT_B)])
    assert (str(joined.event.when), joined.event.unresolved) == ("2031-03-18", None)


def test_claims_of_all_articles_stand_side_by_side_and_answer_as_before() -> None:
    said = (Claim("army", "It was an accident."), Claim("mayor", "No.", counters="army", stance=Stance.COUNTERS))
    first = dataclasses.replace(DEPOT_A, event=dataclasses.replace(DEPOT_A.event, claims=said))
    second = dataclasses.replace(DEPOT_B, event=dataclasses.replace(DEPOT_B.event, claims=said))
    (joined,) = join_clusters([(first, second)])
    actual = [(claim.id, claim.counters) for claim in joined.event.claims]
    assert actual == [("army", None), ("mayor", "army"), ("army-2", None), ("mayor-2", "army-2")]


def test_relations_lead_to_what_the_other_event_became() -> None:
    after = Relation(after=BRIDGE.event.id)
    depot = dataclasses.replace(DEPOT_C, event=dataclasses.replace(DEPOT_C.event, relations=(after,)))
    bridge = tell(MILL, "The army crosses the bridge at Vinstead", "2031-03-30")
    joined = join_clusters([(depot,), (BRIDGE, bridge)])
    assert joined[0].event.relations[0].after == joined[1].event.id


def test_events_of_two_articles_with_one_name_get_two_ids() -> None:
    one, other = tell(MILL, "Shelling", "2031-03-18"), tell(LEDGER, "Shelling", "2031-03-25")
    ids = [joined.event.id for joined in join_clusters([(one,), (other,)])]
    assert ids == ["shelling", "shelling-2"]


def test_the_line_that_stands_for_all_has_a_day() -> None:
    vague = tell(MILL, "Rebels blow up the Osk depot in the night", None)
    (joined,) = join_clusters([(vague, DEPOT_B)])
    assert (joined.event.title, joined.event.when) == (DEPOT_B.event.title, Edtf.parse("2031-03-18"))
