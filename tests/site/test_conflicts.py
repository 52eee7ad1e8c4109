"""What an event's page says of dates that cannot all be so, and of sources that agree."""

from __future__ import annotations

from chronology.model.records import Claim, Event, Evidence, Relation
from chronology.site.views.event import EventPage, view_event
from chronology.temporal.edtf import Edtf
from tests.site.test_overview import catalogue_of

CEASEFIRE = Event("ceasefire", "A ceasefire begins", Edtf.parse("2031-06-20"))
LATER = Relation(after="ceasefire", by="two days", evidence=(Evidence("lantern", "two days later"),))


def page_of(*events: Event) -> EventPage:
    return view_event(events[0], catalogue_of(*events), None, None)


def test_the_page_tells_what_cannot_all_be_so_and_what_was_set_aside() -> None:
    raid = Event("raid", "A raid", Edtf.parse("2031-06-16"), relations=(LATER,))
    assert page_of(raid, CEASEFIRE).conflicts == (
        "“A raid” is dated 16 June 2031; “A ceasefire begins” is dated 20 June 2031; but by lantern, “A ceasefire "
        "begins” lies two days before “A raid”. The last of them is set aside.",
    )


def test_the_page_of_the_other_event_tells_it_too() -> None:
    raid = Event("raid", "A raid", Edtf.parse("2031-06-16"), relations=(LATER,))
    assert page_of(CEASEFIRE, raid).conflicts == page_of(raid, CEASEFIRE).conflicts


def test_the_page_counts_the_sources_that_agree_on_the_date() -> None:
    on_22 = Claim("a", "On the 22nd.", when=Edtf.parse("2031-06-22"), evidence=(Evidence("bell", "the 22nd"),))
    raid = Event("raid", "A raid", Edtf.parse("2031-06"), relations=(LATER,), claims=(on_22,))
    assert page_of(raid, CEASEFIRE).agreement == "2 of 2 sources that date it agree on: 22 June 2031"


def test_a_page_without_either_says_nothing() -> None:
    page = page_of(CEASEFIRE)
    assert (page.conflicts, page.agreement) == ((), None)
