"""What has the form of an expression of time and is none says why."""

from __future__ import annotations

import pytest

from chronology.languages.en.timexes import find_refused_timexes, find_timexes
from tests.corpus.tables import read_cases

WHY = {
    "The May government fell.": "the name of a person: “The May government”",
    "Theresa May spoke, and May's cabinet met.": "the name of a person, as elsewhere in the text: “May”",
    "Police held Friday Osei, 32, there.": "the name of a person: “Friday Osei”",
    "She lives in March, Cambridgeshire.": "the name of a place: “March”",
    "He read Psalm 23:12 aloud.": "a chapter and a verse, or another pair of numbers that is cited",
    "The Prague Spring of 1968 ended their hopes.": "a season with a capital letter beside another: part of a name",
    "He told The Sunday Times so.": "the name of a newspaper: “The Sunday Times”",
    "He is in his forties.": "it tells how old someone is",
    "The march on Bloody Sunday": "part of a name: “Bloody Sunday”",
    "Under Law 1905 he was held.": "what stands beside it makes a label or a sum of it, and no year",
    "It left at 10.75 p.m.": "there is no such time of day: 10:75",
    "He ruled in 410.": "a number of three digits, in a text that names no year before our era",
}


@pytest.mark.parametrize("text", WHY)
def test_words_that_are_no_time_say_why(text: str) -> None:
    assert WHY[text] in {one.why for one in find_refused_timexes(text)}


@pytest.mark.parametrize("text", WHY)
def test_and_no_time_is_found_in_them(text: str) -> None:
    assert [text[one.span.start : one.span.end] for one in find_timexes(text)] in ([], ["1968"])


def test_every_refusal_has_a_reason_and_a_place_in_the_text() -> None:
    refused = [(case.text, one) for case in read_cases() for one in find_refused_timexes(case.text)]

    assert [one for text, one in refused if not one.why or not text[one.span.start : one.span.end].strip()] == []
