"""One event is one entry: whatever the order of the articles, and as people decided."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.linking.blocking import pair_up
from chronology.linking.clustering import Decided, Linked, link_tellings
from chronology.linking.comparing import Rarity, compare
from chronology.linking.joining import join_clusters
from chronology.linking.tellings import Telling, find_stems
from chronology.model.records import Claim
from chronology.temporal.bounds import DayRange
from chronology.temporal.edtf import Edtf
from tests.linking.examples import BRIDGE, DEPOT_A, DEPOT_B, DEPOT_C, ENGLISH, MILL, RECORD, article, tell

ALL = (DEPOT_A, DEPOT_B, DEPOT_C, BRIDGE)


def groups(linked: Linked) -> list[list[str]]:
    return sorted([telling.source.id for telling in cluster] for cluster in linked.clusters)


def test_tellings_of_one_event_are_joined_and_others_are_not() -> None:
    assert groups(link_tellings(ALL)) == [["ledger"], ["ledger", "mill", "record"]]


def test_a_link_tells_why() -> None:
    reasons = {reason for link in link_tellings(ALL).links for reason in link.likeness.reasons}
    assert {"the same day", "the same kind of event", "the same place"} <= reasons


def test_two_events_of_one_article_are_never_joined() -> None:
    again = tell(MILL, "Rebels blow up the Osk depot", "2031-03-18", at=300, place="Osk", topics=("strike",))
    assert groups(link_tellings([DEPOT_A, again])) == [["mill"], ["mill"]]


def test_events_with_no_day_in_common_are_never_joined() -> None:
    later = tell(RECORD, "Rebels blow up the Osk depot", "2031-03-19", place="Osk", topics=("strike",))
    assert groups(link_tellings([DEPOT_A, later])) == [["mill"], ["record"]]


def test_what_is_planned_is_not_joined_with_what_happened() -> None:
    from chronology.model.annotations import Modality

    planned = dataclasses.replace(DEPOT_B, event=dataclasses.replace(DEPOT_B.event, modality=Modality.PLANNED))
    assert compare(DEPOT_A, planned, Rarity.of(ALL)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Two people are killed", None), ("Forty people are killed", None)),
        (("Rebels retake Osk", "2031-03"), ("Rebels retake Vinstead", "2031-03")),
        (("The mayor of Osk resigns", "2031-03-18"), ("Shells strike the market in Osk", "2031-03-18")),
    ],
)
def test_little_in_common_is_not_enough(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    crowd = [tell(article(f"a{n}"), f"Shells strike village {n} and people are killed", "2031-02-01") for n in range(9)]
    linked = link_tellings([tell(MILL, *one), tell(RECORD, *other), *crowd])
    assert ["mill", "record"] not in groups(linked)


_LATER = article("later", "2031-05-30")
_CROWD = [tell(article(f"a{n}"), f"Rebels shell village {n}", "2031-02-01", topics=("strike",)) for n in range(30)]


@pytest.mark.parametrize(
    ("one", "other", "are_joined"),
    [
        (
            ("The offensive in the Osk valley begins", "2031-03"),
            ("Army launches Osk valley offensive", "2031-03-03"),
            True,
        ),
        (("The Osk offensive begins", "2031-03-03"), ("The Osk offensive begins", None), True),  # told in passing
        (("The Osk offensive begins", "2031-03"), ("The Osk offensive ends", "2031-03"), False),
        (("The Osk bombing starts", None), ("Osk bombing", None), False),
    ],
)
def test_what_a_noun_tells_is_joined_by_whether_it_begins_or_ends(
    one: tuple[str, str | None], other: tuple[str, str | None], are_joined: bool
) -> None:
    linked = link_tellings([tell(MILL, *one), tell(_LATER, *other), *_CROWD])
    assert (["later", "mill"] in groups(linked)) is are_joined


def test_a_name_that_a_line_ends_with_is_its_place() -> None:
    telling = tell(MILL, "The shells fall among the stalls in Osk", "2031-03-18")
    assert telling.place == {"osk"}


def test_days_that_an_article_bounds_do_not_part_it_from_the_day_within_them() -> None:
    bounded = tell(_LATER, "Jets destroy the fuel store at Osk", "[2031-03-03..2031-04-20]", topics=("strike",))
    exact = tell(MILL, "Aircraft destroy the fuel store at Osk", "2031-03-18", topics=("strike",))
    assert groups(link_tellings([bounded, exact, *_CROWD]))[-1] == ["later", "mill"]


def test_a_deed_is_compared_although_many_names_stand_before_it() -> None:
    named = "Envoy Ilka Sorrel and Warden Corin Ashdell"
    told = tell(MILL, f"{named} sign the ceasefire", "2031-03-18", topics=("agreement",))
    others = [tell(article(f"n{n}"), f"{named} visit a mill", "2031-02-01") for n in range(3)]
    plain = tell(RECORD, "The two sides sign a ceasefire", "2031-03-18", topics=("agreement",))
    crowd = [*others, *_CROWD]
    everything = sorted([told, plain, *crowd], key=lambda telling: telling.key)
    pairs = pair_up(everything, Rarity.of(everything))
    assert {("mill", "record")} <= {(everything[one].source.id, everything[other].source.id) for one, other in pairs}


def test_a_person_joins_what_the_machine_would_not() -> None:
    decided = Decided(same=frozenset({(BRIDGE.key, DEPOT_A.key)}))
    assert ["ledger", "mill"] in groups(link_tellings([BRIDGE, DEPOT_A], decided))


def test_a_person_parts_what_the_machine_would_join() -> None:
    decided = Decided(other=frozenset({(DEPOT_A.key, DEPOT_B.key)}))
    clusters = [{telling.source.id for telling in cluster} for cluster in link_tellings(ALL, decided).clusters]
    assert [cluster for cluster in clusters if {"mill", "record"} <= cluster] == []


def test_stems_leave_out_words_that_say_nothing() -> None:
    assert find_stems("The mayor's men were striking again on Tuesday", ENGLISH) == {"mayor", "strike"}


# ------------------------------------------------------------------- laws

_TITLES = (
    "Rebels blow up the Osk depot",
    "An explosion destroys the depot at Osk",
    "Shells strike the Vinstead market",
)
_DAYS = ("2031-03-18", "2031-03", "[2031-03-17..2031-03-18]", "2031-03-25", None)


@st.composite
def many_tellings(draw: st.DrawFn) -> list[Telling]:
    drawn = draw(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(_TITLES), st.sampled_from(_DAYS)), max_size=14))
    sources = [article(f"s{n}") for n in range(6)]
    return [tell(sources[s], title, when, at=50 * at) for at, (s, title, when) in enumerate(drawn)]


@given(many_tellings(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(tellings: list[Telling], dice: object) -> None:
    shuffled = sorted(tellings, key=lambda _: dice.random())  # type: ignore[attr-defined]
    assert link_tellings(shuffled) == link_tellings(tellings)


@given(many_tellings())
def test_every_telling_is_in_one_cluster_and_no_cluster_has_an_article_twice(tellings: list[Telling]) -> None:
    clusters = link_tellings(tellings).clusters
    keys = sorted(telling.key for cluster in clusters for telling in cluster)
    twice = [c for c in clusters if len({telling.source.id for telling in c}) < len(c)]
    assert (keys, twice) == (sorted(telling.key for telling in tellings), [])


@given(many_tellings())
def test_the_days_of_a_cluster_have_one_in_common(tellings: list[Telling]) -> None:
    for cluster in link_tellings(tellings).clusters:
        days = cluster[0].begin
        for telling in cluster:
            met = days.meet(telling.begin)
            assert met is not None
            days = met


@given(many_tellings(), st.data())
def test_what_people_decided_holds(tellings: list[Telling], data: st.DataObject) -> None:
    keys = sorted(telling.key for telling in tellings)
    pairs = [pair for pair in itertools.combinations(keys, 2) if pair[0][0] != pair[1][0]]
    other = frozenset(data.draw(st.lists(st.sampled_from(pairs), max_size=3))) if pairs else frozenset()
    clusters = link_tellings(tellings, Decided(other=other)).clusters
    joined = {pair for c in clusters for pair in itertools.combinations(sorted(t.key for t in c), 2)}
    assert joined & other == set()


@given(many_tellings())
def test_blocking_gives_each_pair_once_and_in_order(tellings: list[Telling]) -> None:
    pairs = list(pair_up(tellings, Rarity.of(tellings)))
    assert (pairs, [pair for pair in pairs if pair[0] >= pair[1]]) == (sorted(set(pairs)), [])


def test_tellings_whose_days_differ_by_little_are_asked_about_and_the_reasons_against_are_told() -> None:
    later = tell(RECORD, "Rebels blow up the Osk depot", "2031-03-20", place="Osk", topics=("strike",))
    linked = link_tellings([DEPOT_A, later])
    assert [(link.one[0], link.likeness.reasons[-1]) for link in linked.asked] == [("mill", "but days that differ")]


def test_what_a_person_keeps_apart_is_not_asked_about() -> None:
    later = tell(RECORD, "Rebels blow up the Osk depot", "2031-03-20", place="Osk", topics=("strike",))
    decided = Decided(other=frozenset({(DEPOT_A.key, later.key)}))
    assert link_tellings([DEPOT_A, later], decided).asked == ()


def reasons(one: Telling, other: Telling) -> set[str]:
    """Why two tellings are alike, or not; held against a crowd, in which parties and words are rare."""
    crowd = [tell(article(f"a{n}"), f"Ferry {n} sails", "2031-01-01") for n in range(400)]
    likeness = compare(one, other, Rarity.of([*crowd, one, other]))
    return set(likeness.reasons) if likeness else set()


def test_one_party_under_two_names_speaks_for_one_event_and_two_parties_against_it() -> None:
    jets = tell(MILL, "Vostrian jets bomb the mill", "2031-03-18", topics=("strike",))
    capital = tell(RECORD, "The capital bombs the mill", "2031-03-18", topics=("strike",))
    one, other = (dataclasses.replace(telling, actors=frozenset({"vostria"})) for telling in (jets, capital))
    third = dataclasses.replace(capital, actors=frozenset({"osk"}))
    same = {"the same parties, by other names", "the same party does the same kind of thing on the same day"}
    assert (reasons(one, other) & same, reasons(one, third) & {"but other parties"}) == (same, {"but other parties"})


def test_a_place_within_the_others_place_is_no_other_place() -> None:
    town = tell(MILL, "Jets bomb the mill", "2031-03-18", place="Osk", topics=("strike",))
    coast = tell(RECORD, "Jets bomb the mill", "2031-03-18", place="The coast", topics=("strike",))
    nested = dataclasses.replace(town, where=("osk", "coast")), dataclasses.replace(coast, where=("coast",))
    found = [reasons(*pair) for pair in ((town, coast), nested)]
    assert ["but another place" in one for one in found] == [True, False]


def claimed(telling: Telling, *days: str) -> Telling:
    """The telling with claims that give these days for it."""
    claims = tuple(Claim(f"c{n}", "So it was.", when=Edtf.parse(day)) for n, day in enumerate(days))
    event = dataclasses.replace(telling.event, claims=claims)
    return dataclasses.replace(telling, event=event, claimed=tuple(DayRange.on(date.fromisoformat(d)) for d in days))


def test_days_that_claims_dispute_are_one_event_on_one_of_these_days() -> None:
    mill = claimed(DEPOT_A, "2031-03-18", "2031-03-20")
    later = tell(RECORD, "Rebels blow up the Osk depot", "2031-03-20", place="Osk", topics=("strike",))
    joined = join_clusters(link_tellings([mill, later]).clusters)
    assert [str(one.event.when) for one in joined] == ["[2031-03-18,2031-03-20]"]


def test_what_befalls_the_same_is_likelier_one_event_than_what_befalls_another() -> None:
    def score(undergoer: str) -> float:
        one, other = (
            dataclasses.replace(telling, undergoers=frozenset(words))
            for telling, words in ((DEPOT_A, {"depot"}), (DEPOT_B, {undergoer}))
        )
        likeness = compare(one, other, Rarity.of(ALL))
        return likeness.score if likeness else 0.0

    assert score("depot") > score("mill")


def test_one_more_of_its_kind_is_another_event() -> None:
    second = tell(RECORD, "A second blast destroys the Osk depot", "2031-03-18", place="Osk", topics=("strike",))
    assert "but one more of its kind" in reasons(DEPOT_A, second)


@pytest.mark.parametrize(
    ("line", "same"),
    [("The truce is signed", "The ceasefire is signed"), ("Eleven prisoners flee", "11 captives flee")],
)
def test_words_for_one_thing_are_one_word(line: str, same: str) -> None:
    one, other = tell(MILL, line, "2031-03-18"), tell(RECORD, same, "2031-03-18")
    assert (one.title, one.numbers) == (other.title, other.numbers)


def test_what_has_no_day_was_news_when_its_article_came_out() -> None:
    early, late = (
        tell(article(id_, day), "Jets bomb Osk", None) for id_, day in (("a", "2031-03-18"), ("b", "2031-05-01"))
    )
    assert {"but news of other weeks"} <= reasons(early, late)
