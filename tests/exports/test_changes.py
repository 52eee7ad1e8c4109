from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.changes import describe_changes
from chronology.exports.markdown_text import escape_markdown, quote_text
from chronology.model.annotations import Modality, Stance
from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, Place, Relation, Source
from chronology.temporal.edtf import Edtf
from tests.exports.example_chronology import CHRONOLOGY, CONTESTED, GAZETTE, chronology_saying


def change_event(**values: object) -> tuple[str, ...]:
    changed = dataclasses.replace(CONTESTED, **values)  # type: ignore[arg-type]
    return describe_changes(Chronology((CONTESTED,)), Chronology((changed,)))


def change_claim(**values: object) -> tuple[str, ...]:
    first, second = CONTESTED.claims
    return change_event(claims=(dataclasses.replace(first, **values), second))  # type: ignore[arg-type]


def test_the_same_chronology_has_no_changes_in_whatever_order() -> None:
    turned = Chronology(CHRONOLOGY.events[::-1], CHRONOLOGY.sources[::-1], CHRONOLOGY.actors[::-1])
    actual = describe_changes(CHRONOLOGY, turned)
    assert actual == ()


def test_a_new_date_is_told_with_the_old_one() -> None:
    actual = change_event(when=Edtf.parse("2031-06-03"))
    assert actual == ("“Bridge destroyed”: when changed from June 2031 to 3 June 2031",)


def test_two_notations_with_the_same_words_are_told_apart() -> None:
    actual = change_event(when=Edtf.parse("2031-06-XX"))
    assert actual == ("“Bridge destroyed”: when changed from June 2031 (2031-06) to June 2031 (2031-06-XX)",)


def test_a_lost_date_is_told_with_what_it_was() -> None:
    actual = change_event(when=None, unresolved="the source is gone")
    assert actual == (
        "“Bridge destroyed”: when removed, it was June 2031",
        "“Bridge destroyed”: unresolved set to “the source is gone”",
    )


def test_a_claim_comes_and_goes_with_its_words() -> None:
    first, second = CONTESTED.claims
    gone = change_event(claims=(first,))
    came = describe_changes(Chronology((dataclasses.replace(CONTESTED, claims=(second,)),)), Chronology((CONTESTED,)))
    assert (*gone, *came) == (
        "claim by southern command removed from “Bridge destroyed”: “A flood took it.”",
        "claim by northern officials added to “Bridge destroyed”: “The south blew it up.”",
    )


def test_a_changed_claim_is_named_by_its_claimant_and_event() -> None:
    actual = change_claim(stance=Stance.CONCEDES, made=None)
    assert actual == (
        "“Bridge destroyed”, claim by northern officials: stance changed from asserts to concedes",
        "“Bridge destroyed”, claim by northern officials: made removed, it was 2 to 8 June 2031",
    )


def test_events_come_and_go() -> None:
    vote = Event("vote", "Vote", when=Edtf.parse("2031-11"))
    added = describe_changes(Chronology(), Chronology((vote, Event("x", "Elders meet"))))
    removed = describe_changes(Chronology((vote,)), Chronology())
    assert (*added, *removed) == (
        "event added: “Vote”, November 2031",
        "event added: “Elders meet”, without a date",
        "event removed: “Vote”",
    )


def test_a_rejected_event_is_told_as_rejected_and_not_as_removed() -> None:
    assert change_event(rejected=True) == ("event rejected: “Bridge destroyed”",)


def test_an_event_that_comes_back_is_told_as_that() -> None:
    vote = Event("vote", "Vote", when=Edtf.parse("2031-11"))
    rejected = dataclasses.replace(vote, rejected=True)
    assert describe_changes(Chronology((rejected,)), Chronology((vote,))) == (
        "event no longer rejected: “Vote”, November 2031",
    )
    assert describe_changes(Chronology((rejected,)), Chronology((rejected,))) == ()


def test_lists_tell_what_came_and_what_went() -> None:
    actual = change_event(actors=("north", "east"), topics=("river, crossing", "infrastructure"))
    assert actual == (
        "“Bridge destroyed”: actors: added “east”; removed “south”",
        "“Bridge destroyed”: topics in another order, or repeated",
    )


def test_a_review_is_a_change() -> None:
    actual = change_event(reviewed=False)
    assert actual == ("“Bridge destroyed”: no longer marked as reviewed",)


def test_sources_and_actors_change_too() -> None:
    old = Chronology(sources=(GAZETTE,), actors=(Actor("n", "North"),))
    new = Chronology(sources=(dataclasses.replace(GAZETTE, sha256="1" * 64),), actors=(Actor("n", "The North"),))
    actual = describe_changes(old, new)
    assert actual == (
        "“Bridge down, ferries stop”: content of the source changed",
        "“The North”: name changed from “North” to “The North”",
    )


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Bridge hit"},
        {"place": None},
        {"place": Place("Northford", 1.0, 2.0)},
        {"modality": Modality.DENIED},
        {"summary": "x"},
        {"evidence": (Evidence("gazette-1", "the bridge fell in June", 11, 34),)},
        {"evidence": ()},
        {"relations": (Relation(after="ferry-day"),)},
        {"because": ()},
        {"locked": ("when",)},
        {"notes": None},
        {"extra": {}},
        {"claims": CONTESTED.claims[::-1]},
        {"claims": CONTESTED.claims * 2},
    ],
)
def test_no_difference_of_an_event_goes_untold(values: dict[str, object]) -> None:
    actual = [line.startswith("“Bridge") for line in change_event(**values)]
    assert actual == [True]


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Claim) if field.name != "id"])
def test_no_difference_of_a_claim_goes_untold(field: str) -> None:
    values: dict[str, object] = {"stance": Stance.DENIES, "evidence": (), "extra": {"a": "b"}}
    dates = {"made": Edtf.parse("2030"), "when": Edtf.parse("2030")}
    actual = len(change_claim(**{field: {**values, **dates}.get(field, "other")}))
    assert actual == 1


def test_texts_that_differ_beyond_where_they_are_cut_still_count_as_changed() -> None:
    old, new = (Chronology(sources=(Source("s", "T", url="a" * 500 + end),)) for end in "xy")
    actual = [line.partition(":")[2][:13] for line in describe_changes(old, new)]
    assert actual == [" url changed:"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        ("[x](javascript:y)", r"\[x\]\(javascript\:y\)"),
        ("https://a.example www.b.example", r"https\://a.example www\.b.example"),
        ("@team #12 <b> &amp;", r"\@team \#12 \<b\> \&amp;"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("a\n\n# b", r"a \# b"),
        ("\\", "\\\\"),
    ],
)
def test_markup_in_records_is_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert escape_markdown(text) == shown


def test_long_texts_are_cut() -> None:
    actual = quote_text("a" * 1000)
    assert actual == "“" + "a" * 159 + "…”"


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_is_one_line_of_utf_8_without_bare_markup(text: str) -> None:
    lines = describe_changes(Chronology(), chronology_saying(text))
    bare = {c for line in lines for before, c in zip(f" {line}", line, strict=False) if c in "<[`*_" and before != "\\"}
    actual = ([line.encode().decode().splitlines() for line in lines] == [[line] for line in lines], bare)
    assert actual == (True, set())
