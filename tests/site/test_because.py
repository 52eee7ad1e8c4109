from __future__ import annotations

import pytest

from chronology.languages.wording import load_date_words
from chronology.site.views.because import join_steps


def join(*steps: str) -> tuple[str, ...]:
    return join_steps(steps, load_date_words())


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-22", "2031-03-22", "22 March 2031"),
        ("2031-04-19", "2031-04-20", "19 to 20 April 2031"),
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-05-01", "2031-06-30", "1 May to 30 June 2031"),
    ],
)
def test_the_first_and_the_last_day_of_a_phrase_are_one_step(first: str, last: str, words: str) -> None:
    steps = f"“then” (<rule>): from {first}", f"“then” (<rule>): until {last}"
    assert join(*steps) == (f"“then” (<rule>): {words}",)


def test_steps_of_other_phrases_and_rules_stay_as_they_are() -> None:
    steps = (
        "“May” (<month>): from 2031-05-01",
        "“May” (<name>): until 2031-05-31",
        "before “20 June”: until 2031-06-19",
        "“two days earlier”: counts from the fire, 2031-02-11",
    )
    assert join(*steps) == steps


def test_the_other_steps_keep_their_order() -> None:
    steps = "one", "“May” (m): until 2031-05-31", "two", "“May” (m): from 2031-05-01", "three"
    assert join(*steps) == ("one", "“May” (m): May 2031", "two", "three")


@pytest.mark.parametrize("day", ["2031-02-30", "2031-03-02", "0000-01-01"])
def test_days_that_make_no_sense_together_stay_as_they_are(day: str) -> None:
    steps = f"“x”: from {day}", "“x”: until 2031-03-01"
    assert join(*steps) == steps
