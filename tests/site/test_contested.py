from __future__ import annotations

from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event
from chronology.site.views.contested import contested_events, order_contested, view_contested
from chronology.site.views.counts import view_counts
from chronology.site.views.differences import view_differences
from chronology.site.views.listing import list_page
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
    items = order_contested(contested_events(catalogue), catalogue)
    page = view_contested(list_page(items, 1, 1, len(items), "contested", catalogue.paths), items, catalogue)
    stand = {group.name: ([e.title for e in group.entries], [e.title for e in group.also]) for group in page.groups}
    assert stand == {"the cause": ([], ["Boats burn"]), "the number": (["Boats burn"], [])}


def test_a_page_says_exactly_what_claims_differ_on_and_who_says_it() -> None:
    claims = (
        Claim("1", "So.", claimant="The port", when=Edtf.parse("2031-06-02")),
        Claim("2", "Later.", claimant="The fleet", stance=Stance.COUNTERS, counters="1", when=Edtf.parse("2031-06-05")),
        Claim("3", "Later still.", claimant="The town", when=Edtf.parse("2031-06-05")),
        Claim("4", "Not so many.", claimant="The town", stance=Stance.DENIES, counters="1", facet="number"),
    )
    event = Event("e", "Boats burn", Edtf.parse("2031-06"), claims=claims)
    told = [
        (found.name, [([x.name for x in s.letters], s.words, [x.name for x in s.others]) for s in found.sides])
        for found in view_differences(event, catalogue_of(event))
    ]
    assert told == [
        ("the number", [(["D"], "denies", ["A"])]),
        ("the date", [(["A"], "2 June 2031", []), (["B", "C"], "5 June 2031", [])]),
    ]


def test_a_page_says_which_numbers_are_given_and_by_whom() -> None:
    claims = (
        Claim("1", "Eleven people died.", claimant="The port", facet="number"),
        Claim("2", "At least 40 died.", claimant="The town", facet="number"),
        Claim("3", "11 were killed.", claimant="The fleet", facet="number"),
    )
    event = Event("e", "Boats burn", Edtf.parse("2031-06"), claims=claims)
    (count,) = view_counts(event, catalogue_of(event))
    (differ,) = view_differences(event, catalogue_of(event))
    given = [([letter.name for letter in side.letters], side.words) for side in count.given]
    assert (count.what, count.range, given) == (
        "killed", "11 to 40 or more", [(["A", "C"], "11"), (["B"], "40 or more")]
    )  # fmt: skip
    assert (differ.name, [side.words for side in differ.sides]) == ("the number", ["11 killed", "40 or more killed"])
