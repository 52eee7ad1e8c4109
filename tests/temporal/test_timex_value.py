"""The laws of TIMEX3 values: they read back, and their days are those of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.meaning import Unit
from chronology.temporal.timex_dates import step_from, unit_of_value, value_of
from chronology.temporal.timex_value import PARTS_OF_DAY, SEASONS, DateValue, DurationValue, parse_value
from tests.laws import LAW

UNITS: tuple[Unit, ...] = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")
days = st.dates()
units = st.sampled_from(UNITS)
amounts = st.one_of(st.just("X"), st.integers(0, 99_999).map(str), st.decimals(0, 99, places=1).map(str))
durations = st.builds(
    DurationValue,
    st.lists(st.tuples(amounts, st.sampled_from(["Y", "M", "W", "D", "Q", "H", "DE", "CE", "ML"])), max_size=3).map(
        tuple
    ),
    st.lists(st.tuples(amounts, st.sampled_from(["H", "M", "S"])), max_size=3).map(tuple),
).filter(lambda value: bool(value.dates or value.times))
times = st.one_of(st.sampled_from(PARTS_OF_DAY), st.times().map(lambda time: f"{time:%H:%M}"), st.just("24"))
moments = st.builds(
    lambda day, time, zone: DateValue(
        f"{day.year:04}", f"{day.month:02}", f"{day.day:02}", time, zone if time[0].isdigit() else ""
    ),
    days,
    times,
    st.sampled_from(["", "Z", "+01", "-05:30"]),
)
pieces = st.one_of(
    st.none(), st.sampled_from(sorted(SEASONS)), st.sampled_from(["Q1", "QX", "H2", "W29", "WXX", "06", "XX"])
)
dates = st.builds(
    lambda year, piece, era: DateValue(year, piece, before_our_era=era == "BC", fiscal=era == "FY"),
    st.from_regex(r"(?:[1-9][0-9]{3}|XXXX)", fullmatch=True),
    pieces,
    st.sampled_from(["", "BC", "FY"]),
)


@LAW
@given(st.one_of(durations, moments, dates))
def test_every_value_that_is_printed_reads_back_the_same(value: DateValue | DurationValue) -> None:
    assert parse_value(str(value)) == value


@LAW
@given(st.one_of(durations, moments, dates))
def test_printing_what_was_read_gives_the_same_text(value: DateValue | DurationValue) -> None:
    assert str(parse_value(str(value))) == str(value)


@LAW
@given(days.filter(lambda day: 20 < day.year < 9900), units)
def test_the_unit_of_a_day_covers_the_day(day: date, unit: Unit) -> None:
    covered = parse_value(value_of(day, unit)).days
    slack = 6 if unit == "weekend" else 0  # a weekend belongs to the week of its days

    assert covered.earliest is not None
    assert covered.latest is not None
    assert covered.earliest.toordinal() - slack <= day.toordinal() <= covered.latest.toordinal()


@LAW
@given(days.filter(lambda day: 20 < day.year < 9900), units)
def test_the_value_of_a_unit_is_of_that_unit(day: date, unit: Unit) -> None:
    value = parse_value(value_of(day, unit))

    assert isinstance(value, DateValue)
    assert unit_of_value(value) == unit


@LAW
@given(days.filter(lambda day: 1200 < day.year < 8000), units, st.integers(-50, 50))
def test_days_of_later_units_lie_later(day: date, unit: Unit, count: int) -> None:
    moved = step_from(day, unit, count)

    assume(moved is not None)
    assert moved is not None
    assert (moved > day) - (moved < day) == (count > 0) - (count < 0)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-W29", "2016-07-18", "2016-07-24"),
        ("2016-W29-WE", "2016-07-23", "2016-07-24"),
        ("2016-W29-5", "2016-07-22", "2016-07-22"),
        ("1989-Q3", "1989-07-01", "1989-09-30"),
        ("1990-H1", "1990-01-01", "1990-06-30"),
        ("1999-WI", "1999-12-01", "2000-02-29"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2016-06-1X", "2016-06-10", "2016-06-19"),
        ("2016-06", "2016-06-01", "2016-06-30"),
        ("1998-02-06TMO", "1998-02-06", "1998-02-06"),
        ("00", "0001-01-01", "0099-12-31"),
        ("FY1989", "1988-04-01", "1990-06-30"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert parse_value(value).days == DayRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P1Y", "PXD", "PAST_REF", "XXXX-06", "BC0044", "XXXX-WXX-5"])
def test_what_names_no_day_covers_none_that_is_known(value: str) -> None:
    assert parse_value(value).days == ANY_DAY


@pytest.mark.parametrize(
    "value",
    [
        "",
        "P",
        "PT",
        "2020-02-30",
        "2021-13",
        "2021-W54",
        "2021-06-12T25:00",
        "24:00",
        "1998TMO",
        "19-06",
        "٢٠١٦",
        "P" * 50,
    ],
)
def test_what_is_no_value_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_value(value)


@LAW
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = str(parse_value(text))
    except ValueError:
        return
    assert value == text
