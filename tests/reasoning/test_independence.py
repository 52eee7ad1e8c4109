"""Sources that repeat one another count once, and each says why."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event, Evidence, Source
from chronology.reasoning.independence import (
    Standing,
    count_independent,
    cut_shingles,
    fold_outlet,
    is_told_by_one,
    weigh_sources,
)
from chronology.temporal.edtf import Edtf

OUTLETS = {"a": "The Post", "a2": "Post", "b": "Echo", "c": "Courier", "w": "Vale Wire"}
SOURCES = {
    id_: Source(id_, id_, outlet=outlet, published=Edtf.parse(f"2031-06-{day:02}"))
    for day, (id_, outlet) in enumerate(OUTLETS.items(), 2)
}
LINE = "Three barges loaded with grain sank at the old quay of Northford on Sunday night after a fire broke out"


def told_by(**quotes: str) -> Event:
    return Event("e", "E", evidence=tuple(Evidence(source, quote) for source, quote in quotes.items()))


def claim(name: str, source: str, via: str | None = None, stance: Stance = Stance.ASSERTS) -> Claim:
    return Claim(name, "says", via=via, stance=stance, evidence=(Evidence(source, f"said {name}"),))


def standings(event: Event) -> list[tuple[str, Standing, str | None]]:
    return [(told.source, told.standing, told.other) for told in weigh_sources(event, SOURCES)]


def test_two_articles_of_one_outlet_count_once() -> None:
    actual = standings(told_by(a="barges sank", a2="they went down"))
    assert actual == [("a", Standing.COUNTED, None), ("a2", Standing.SAME_OUTLET, "a")]


def test_the_same_text_in_two_outlets_counts_once() -> None:
    event = told_by(b=f"{LINE}.", c=f"On Monday it said: {LINE}, and two men were hurt.")
    assert (standings(event), count_independent(event, SOURCES)) == (
        [("b", Standing.COUNTED, None), ("c", Standing.SAME_TEXT, "b")],
        1,
    )


def test_the_same_event_in_other_words_counts_twice() -> None:
    event = told_by(b=LINE, c="At Northford a fire sent three grain barges to the bottom of the harbour on Sunday.")
    assert count_independent(event, SOURCES) == 2


def test_a_speaker_whom_two_outlets_heard_makes_no_copy_of_either() -> None:
    event = told_by(b=f"“{LINE},” said the mayor.", c=f"The mayor told a crowd: “{LINE}.”")
    assert count_independent(event, SOURCES) == 2


def test_who_passes_on_another_outlet_counts_as_that_one() -> None:
    event = Event("e", "E", claims=(claim("1", "a", "Vale Wire"), claim("2", "b", "the vale wire")))
    assert standings(event) == [("a", Standing.QUOTES, None), ("b", Standing.SAME_ORIGIN, "a")]


def test_an_outlet_named_as_the_teller_within_a_sentence_is_who_tells_it() -> None:
    event = told_by(c="The barges sank, the Echo reported.", b="Barges sank at Northford.")
    assert standings(event) == [("b", Standing.COUNTED, None), ("c", Standing.SAME_ORIGIN, "b")]


def test_an_outlet_that_is_only_spoken_of_is_no_teller() -> None:
    assert count_independent(told_by(c="The barges sank near the Echo building.", b="Barges sank."), SOURCES) == 2


def test_who_only_denies_does_not_tell_it() -> None:
    event = Event("e", "E", claims=(claim("1", "a"), claim("2", "b", stance=Stance.DENIES)))
    assert standings(event) == [("a", Standing.COUNTED, None), ("b", Standing.ANSWERS, None)]


def quoting(source: str, claimant: str, own: str | None = None) -> Event:
    says = f"{claimant} said that the barges sank"
    evidence = tuple(Evidence(source, words) for words in (f"{says}.", own) if words)
    return Event(
        "e", "E", evidence=evidence, claims=(Claim(source, "S.", claimant, evidence=(Evidence(source, says),)),)
    )


def together(*events: Event) -> Event:
    evidence, claims = ([one for event in events for one in getattr(event, name)] for name in ("evidence", "claims"))
    return Event("e", "E", evidence=tuple(evidence), claims=tuple(claims))


def test_outlets_that_have_only_the_words_of_one_party_count_once() -> None:
    event = together(quoting("a", "The mayor"), quoting("b", "the Mayor"), quoting("c", "A ferryman"))
    assert standings(event) == [
        ("a", Standing.SPEAKER, None),
        ("b", Standing.SAME_SPEAKER, "a"),
        ("c", Standing.SPEAKER, None),
    ]


def test_an_outlet_that_tells_anything_itself_counts_as_itself() -> None:
    event = together(
        quoting("a", "The mayor"), quoting("b", "The mayor", own="Divers found three barges on the ground.")
    )
    assert [standing for _, standing, _ in standings(event)] == [Standing.SPEAKER, Standing.COUNTED]


@given(st.lists(st.sampled_from("abcdefg "), max_size=60).map("".join), st.permutations(["a", "b", "c", "w"]))
def test_the_order_of_the_record_does_not_matter(text: str, order: list[str]) -> None:
    forth, back = (told_by(**dict.fromkeys(names, text)) for names in (order, sorted(order)))
    assert weigh_sources(forth, SOURCES) == weigh_sources(back, SOURCES)


@given(st.dictionaries(st.sampled_from(list(OUTLETS)), st.sampled_from([LINE, "barges sank"]), min_size=1))
def test_the_count_is_at_most_that_of_outlets_and_a_repetition_adds_nothing(quotes: dict[str, str]) -> None:
    count = count_independent(told_by(**quotes), SOURCES)
    last = max(quotes)
    again = SOURCES | {"z": dataclasses.replace(SOURCES[last], published=None)}
    outlets = {fold_outlet(OUTLETS[name]) for name in quotes}
    assert 1 <= count <= len(outlets)
    assert count_independent(told_by(**quotes, z=quotes[last]), again) == count


def test_shingles_are_runs_of_four_words() -> None:
    assert list(cut_shingles("One, two; three four FIVE")) == [
        ("one", "two", "three", "four"),
        ("two", "three", "four", "five"),
    ]


STATED = st.builds(
    Claim,
    st.sampled_from("12"),
    st.just("says"),
    claimant=st.sampled_from((None, "mayor")),
    via=st.sampled_from((None, "Echo")),
    stance=st.sampled_from((Stance.ASSERTS, Stance.DENIES)),
    evidence=st.tuples(st.builds(Evidence, st.sampled_from("ab"), st.sampled_from((LINE, LINE[:20])))),
)


@given(st.lists(st.builds(Evidence, st.sampled_from("ab"), st.just(LINE)), max_size=2), st.lists(STATED, max_size=2))
def test_what_is_told_by_one_article_alone_needs_no_weighing(own: list[Evidence], claims: list[Claim]) -> None:
    event = Event("e", "E", evidence=tuple(own), claims=tuple(claims))
    told = weigh_sources(event, SOURCES) if is_told_by_one(event) else ()
    assert [one.standing for one in told] == [Standing.COUNTED] * is_told_by_one(event)


def test_an_outlet_is_one_by_any_of_its_names() -> None:
    assert {fold_outlet(name) for name in ("Reuters", "REUTERS", "Thomson Reuters", "the Thomson  Reuters")} == {
        "reuters"
    }
