"""Dates as people type them in YAML: what each is in EDTF, and what is refused with what to write instead."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.errors import EdtfError
from chronology.languages.typed_dates import read_date
from chronology.languages.wording import describe_edtf
from chronology.temporal.edtf import Edtf
from tests.languages.test_wording import WORDS as WORDING

# Each date in EDTF, and the many ways in which people type it.
TYPED = {
    "2016-07-25": [
        "25 July 2016",
        "July 25, 2016",
        "July 25 2016",
        "25th July 2016",
        "the 25th of July, 2016",
        "25 JULY 2016",
        "25 Jul. 2016",
        "25-Jul-2016",
        "Monday, 25 July 2016",
        "Mon 25 July 2016",
        "on 25 July 2016",
        "2016-7-25",
        "2016/7/25",
    ],
    "2016-07-25T14:30": ["25 July 2016, 14:30", "25 July 2016 at 14:30", "2016-07-25 14:30"],
    "2016-06": ["June 2016", "june 2016", "June, 2016", "in June 2016", "Jun 2016", "2016-6"],
    "2016": ["in 2016"],
    "199X": ["the 1990s", "1990s", "1990’s"],
    "2015~": ["about 2015", "around 2015", "c. 2015", "ca. 2015", "circa 2015", "approximately 2015"],
    "2016-06-03~": ["about 3 June 2016", "about June 3, 2016"],
    "2016-06?": ["perhaps June 2016", "possibly June 2016", "June 2016?", "June 2016, uncertain"],
    "2016%": ["perhaps about 2016", "about 2016, uncertain"],
    "[..2016-05-02]": ["before 3 May 2016", "before May 3, 2016"],
    "[..2016-05]": ["before June 2016"],
    "[..2015]": ["before 2016"],
    "[..2016-02]": ["before spring 2016"],
    "[2016-05-04..]": ["after 3 May 2016"],
    "[2017-01..]": ["after December 2016"],
    "[..2016-05-03]": ["by 3 May 2016", "on or before 3 May 2016"],
    "[2016-06..]": ["in or after June 2016"],
    "2016-05-03/..": ["since 3 May 2016", "from 3 May 2016", "from 3 May 2016 on", "from 3 May 2016 onwards"],
    "../2016-05-03": ["until 3 May 2016", "till 3 May 2016"],
    "2016-07-18/2016-07-24": [
        "2016-07-18 to 2016-07-24",
        "from 2016-07-18 to 2016-07-24",
        "2016-07-18 – 2016-07-24",
        "18 to 24 July 2016",
        "18-24 July 2016",
        "18–24 July 2016",
        "July 18-24, 2016",
        "July 18 to 24, 2016",
        "18 July 2016 until 24 July 2016",
        "from Monday, 18 July to Sunday, 24 July 2016",
    ],
    "2016-06-03/2016-07-24": ["3 June to 24 July 2016", "June 3 – July 24, 2016"],
    "2016-06/2016-07": ["June to July 2016", "June-July 2016"],
    "2014/2016": ["2014 to 2016", "2014-2016", "2014–2016"],
    "2016-06~/2016-07-24": ["from about June 2016 to 24 July 2016"],
    "[2016-06-03..2016-07-24]": ["between 3 June and 24 July 2016", "some day between 3 June and 24 July 2016"],
    "[2014..2016]": ["between 2014 and 2016"],
    "[2016-06-03,2016-06-05]": ["3 or 5 June 2016", "either 3 or 5 June 2016", "June 3 or 5, 2016", "2016-06-03 or 2016-06-05"],
    "[2016-06,2016-07]": ["June or July 2016"],
    "{2016-06-03,2016-06-05,2016-06-07}": ["3, 5 and 7 June 2016", "June 3, 5 and 7, 2016"],
    "2016-21": ["spring 2016", "the spring of 2016", "Spring, 2016"],
    "2016-23": ["autumn 2016", "fall 2016"],
    "2015-24": ["winter 2015-16", "winter 2015/16", "the winter of 2015–2016"],
    "2016-34": ["the second quarter of 2016", "2nd quarter 2016", "Q2 2016"],
    "2016-41": ["the second half of 2016"],
    "[2016-06-08~..2016-06-23~]": ["mid-June 2016", "mid June 2016", "the middle of June 2016"],
    "[2016-06-01..2016-06-15~]": ["early June 2016"],
    "[2016-07-01~..2016-12-31]": ["late 2016"],
}  # fmt: skip


@pytest.mark.parametrize(("expected", "text"), [(edtf, text) for edtf, texts in TYPED.items() for text in texts])
def test_a_typed_date_says_the_same_as_its_edtf(expected: str, text: str) -> None:
    assert read_date(text) == Edtf.parse(expected)


@pytest.mark.parametrize("text", [*TYPED, "2016-22/2016-23", "{2014,2016..}", "2016-06-03T14:30Z"])
def test_edtf_is_read_as_it_is(text: str) -> None:
    assert read_date(text) == Edtf.parse(text)


HOW = "write it as in 2016-06-03, 3 June 2016 or June 2016"
REFUSED = {
    "31 June 2016": (1, "there is no such day: day is out of range for month"),
    "3 May to 31 June 2016": (10, "there is no such day: day is out of range for month"),
    "24 July to 3 June 2016": (12, "the end lies before the beginning"),
    "between 24 July and 3 June 2016": (21, "the end lies before the beginning"),
    "28 December to 3 January 2017": (16, "the end lies before the beginning"),
    "Tuesday, 25 July 2016": (1, "2016-07-25 was a Monday; correct the weekday or the date"),
    "Monday 2016": (1, "a weekday needs its day, month and year; write the date"),
    "winter 2016": (1, "a winter has days of two years; write winter 2015-16 or winter 2016-17"),
    "winter 2015-17": (1, "a winter has days of two years; write winter 2014-15 or winter 2015-16"),
    "June": (5, "the year is missing; give it with four digits"),
    "3 June": (7, "the year is missing; give it with four digits"),
    "3 2016": (1, "the month is missing; give it, or leave the day away"),
    "June 2016, 14:30": (1, "a time of day needs a whole day before it"),
    "3 June 2016, 25:30": (1, "there is no such time of day"),
    "soon": (1, f"'soon' is no word of a date; {HOW}"),
    "25 juillet 2016": (4, f"'juillet' is no word of a date; {HOW}"),
    "25xx July 2016": (1, f"'25xx' is no word of a date; {HOW}"),
    "June 2016 ☃": (11, f"'☃' is no word of a date; {HOW}"),
    "25 July 16": (9, f"'16' does not fit here; {HOW}"),
    "July August 2016": (6, f"'August' does not fit here; {HOW}"),
    "3 June summer 2016": (1, f"'3 June summer 2016' does not fit here; {HOW}"),
    "between 3 June 2016": (20, f"a date is missing here; {HOW}"),
    "3 June 2016 or": (15, f"a date is missing here; {HOW}"),
    "to 2016": (1, f"a date is missing here; {HOW}"),
    "3, 4 to 6 June 2016": (9, f"a date is missing here; {HOW}"),
    "before 0001": (1, f"a date is missing here; {HOW}"),
    "June to 5, 2016": (9, "each side needs a month of its own; write both in full"),
    "before mid-June 2016": (8, "this cannot stand with a part of a stretch; write the days that you mean"),
    "early 3 June 2016": (1, "this cannot stand with a part of a stretch; write the days that you mean"),
    "3/6/2016": (1, "write year-month-day with digits, as in 2016-06-03, or less of it, as in 2016-06"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(EdtfError) as refused:
        read_date(text)
    assert (refused.value.column, refused.value.reason) == REFUSED[text]


@pytest.mark.parametrize("edtf", WORDING)
def test_what_a_page_says_is_never_read_as_another_date(edtf: str) -> None:
    try:
        read = read_date(describe_edtf(Edtf.parse(edtf)))
    except EdtfError:
        return  # what can be said and not be typed: several ranges, times with zones
    hull, expected = read.bounds.hull, Edtf.parse(edtf).bounds.hull
    assert hull == expected


PIECES = [
    *[
        "3",
        "24",
        "2016",
        "2016-06-03",
        "June",
        "july",
        "spring",
        "mid",
        "early",
        "about",
        "perhaps",
        "before",
        "between",
        "and",
        "or",
        "to",
        "-",
        ",",
        "?",
        "/",
        "on",
        "Q2",
    ]
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_refused_at_a_place(text: str) -> None:
    try:
        read = read_date(text)
    except EdtfError as error:
        assert 1 <= error.column <= len(text) + 1
    else:
        assert read == Edtf.parse(read.text)


def test_a_date_takes_less_than_50_microseconds() -> None:
    texts = [text for texts in TYPED.values() for text in texts] + list(TYPED)
    read_date("mid-June 2016")
    best = min(_measure(texts) for _ in range(5))
    assert best / len(texts) < 50e-6


def _measure(texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        read_date(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    "text", ["3 " * 100, "a" * 200, "-" * 200, "June " * 40, "1" * 200, " " * 199 + "x", "2016 to " * 25]
)
def test_a_long_text_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    for _ in range(20):
        with pytest.raises(EdtfError):
            read_date(text)
    assert time.process_time() - started < 0.2
