from __future__ import annotations

from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event
from chronology.site.views.contested import contested_events, view_contested
from chronology.temporal.edtf import Edtf
from tests.site.test_overview import catalogue_of


def test_an_event_stands_in_full_under_what_most_claims_name_and_by_name_under_the_rest() -> None:
    claims = (
        Claim("1", "So.", claimant="The port"),
        Claim("2", "Not so.", claimant="The fleet", stance=Stance.DENIES, counters="1", facet="cause"),
        Claim("3", "Not so many.", claimant="The fleet", stance=Stance.DENIES, counters="1", facet="number"),
        Claim("4", "Nor so.", claimant="The town", stance=Stance.DENIES, counters="1", facet="number"),
    )
    catalogue = catalogue_of(Event("e", "Boats burn", Edtf.parse("2031-06"), claims=claims))
    page = view_contested(contested_events(catalogue), catalogue)
    stand = {group.name: ([e.title for e in group.entries], [e.title for e in group.also]) for group in page.groups}
    assert stand == {"the cause": ([], ["Boats burn"]), "the number": (["Boats burn"], [])}
