from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.errors import EdtfError
from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.edtf import Edtf, Kind, Precision
from tests.laws import LAW

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def within(earliest: str | None, latest: str | None) -> Bounds:
    return Bounds.within(DayRange(day(earliest), day(latest)))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-06", "2016-06-01", "2016-06-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-06-03", "2016-06-03", "2016-06-03"),
        ("2016-06-03T14:30", "2016-06-03", "2016-06-03"),
        ("2016-06-1X", "2016-06-10", "2016-06-19"),
        ("2016-06-0X", "2016-06-01", "2016-06-09"),
        ("2016-06-3X", "2016-06-30", "2016-06-30"),
        ("2016-06-XX", "2016-06-01", "2016-06-30"),
        ("2016-XX", "2016-01-01", "2016-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2016-22", "2016-06-01", "2016-08-31"),
        ("2016-24", "2016-12-01", "2017-02-28"),
        ("2016-34", "2016-04-01", "2016-06-30"),
        ("2016-41", "2016-07-01", "2016-12-31"),
        ("2016-06~", "2016-06-01", "2016-06-30"),
        ("[2016-06-03..2016-07-24]", "2016-06-03", "2016-07-24"),
        ("[2016-06-03,2016-06-05]", "2016-06-03", "2016-06-05"),
        ("[..2016-06-03]", None, "2016-06-03"),
        ("[2016-06-03..]", "2016-06-03", None),
        ("../2016-06", None, "2016-06-30"),
    ],
)
def test_a_date_covers_the_days_that_it_names_and_no_others(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert Edtf.parse(text).bounds == within(earliest, latest)


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("2016-07-18/2016-07-24", ("2016-07-18", "2016-07-18"), ("2016-07-24", "2016-07-24")),
        ("2016-06/2016-08", ("2016-06-01", "2016-06-30"), ("2016-08-01", "2016-08-31")),
        ("2016/..", ("2016-01-01", "2016-12-31"), ("2016-01-01", None)),
        ("2016/2016-03", ("2016-01-01", "2016-03-31"), ("2016-03-01", "2016-03-31")),
        ("{2016-01,2016-03}", ("2016-01-01", "2016-01-31"), ("2016-03-01", "2016-03-31")),
    ],
)
def test_an_interval_keeps_its_begin_and_its_end_apart(
    text: str, begin: tuple[str, str], finish: tuple[str, str | None]
) -> None:
    expected = Bounds(DayRange(day(begin[0]), day(begin[1])), DayRange(day(finish[0]), day(finish[1])))
    assert Edtf.parse(text).bounds == expected


def test_qualifiers_travel_with_the_date() -> None:
    about, doubtful, both = Edtf.parse("2016-06~"), Edtf.parse("2016?"), Edtf.parse("2016-06-03%")
    assert (about.approximate, about.uncertain) == (True, False)
    assert (doubtful.approximate, doubtful.uncertain) == (False, True)
    assert (both.approximate, both.uncertain) == (True, True)


def test_the_precision_of_an_interval_is_that_of_its_coarser_side() -> None:
    assert Edtf.parse("2016/2016-06-03").precision is Precision.YEAR
    assert Edtf.parse("[2016-06-03,2016-06-05]").kind is Kind.ONE_OF


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2016-02-30", "at character 1): there is no such day: day is out of range for month"),
        ("2001-02-29", "at character 1): there is no such day: day is out of range for month"),
        ("2016-13", "at character 1): there is no such day: month 13"),
        ("0000", "at character 1): there is no such day: year 0 is out of range"),
        ("2016-06-03/2016-05-01", "at character 12): the end lies before the beginning"),
        ("[2016-06-03..2016-05-01]", "at character 14): the end lies before the beginning"),
        ("2016-06-03T25:00", "at character 11): there is no such time of day"),
        (
            "3/6/2016",
            "at character 1): write year-month-day with digits, as in 2016-06-03, or less of it, as in 2016-06",
        ),
        (
            "June 2016",
            "at character 1): write year-month-day with digits, as in 2016-06-03, or less of it, as in 2016-06",
        ),
        (
            "2016-6-3",
            "at character 5): expected YYYY, YYYY-MM or YYYY-MM-DD, with X for unknown digits, and ? ~ or % at the end",
        ),
        ("[2016", "at character 5): expected ']' at the end"),
        ("/", "at character 1): an interval needs at least one date"),
        ("2016/2017/2018", "at character 10): an interval has one '/'"),
        ("2016-22-05", "at character 1): there is no such day: a season has no day"),
        (
            "٢٠١٦",
            "at character 1): expected YYYY, YYYY-MM or YYYY-MM-DD, with X for unknown digits, and ? ~ or % at the end",
        ),
        ("Y1E99999999", "at character 1): years run from 0001 to 9999 here"),
        ("-0044", "at character 1): years run from 0001 to 9999 here"),
        (
            "20160603",
            "at character 5): expected YYYY, YYYY-MM or YYYY-MM-DD, with X for unknown digits, and ? ~ or % at the end",
        ),
        ("2016-06-03T23:59:60", "at character 11): there is no such time of day"),
        ("2016-06-03T23:59-15:00", "at character 11): there is no such time of day"),
    ],
)
def test_what_is_no_date_is_refused_at_its_place(text: str, message: str) -> None:
    with pytest.raises(EdtfError) as error:
        Edtf.parse(text)
    assert str(error.value) == f"{text!r} is not a date in EDTF ({message}"


def test_a_very_long_text_is_refused_without_reading_it_all() -> None:
    with pytest.raises(EdtfError, match="longer than 200 characters"):
        Edtf.parse("[" + "2016," * 1_000_000 + "2016]")


@LAW
@given(DAYS, DAYS)
def test_one_day_within_a_range_keeps_exactly_that_range(first: date, last: date) -> None:
    days = DayRange(min(first, last), max(first, last))
    assert Edtf.from_days(days).bounds == Bounds.within(days)


@LAW
@given(st.text(alphabet="0123456789-X/~?%.[]{},T: Z", max_size=24))
def test_parsing_gives_back_the_text_or_says_where_it_fails(text: str) -> None:
    try:
        parsed = Edtf.parse(text)
    except EdtfError as error:
        assert 1 <= error.column <= len(text) + 1
    else:
        assert str(parsed) == text
        low, high = parsed.bounds.hull.earliest, parsed.bounds.hull.latest
        assert low is None or high is None or low <= high
