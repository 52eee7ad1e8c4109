"""Holidays whose day follows a rule, against days that are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.temporal.bounds import DayRange
from chronology.temporal.holidays import (
    easter_day,
    holiday_day,
    holiday_days,
    holiday_names,
    is_approximate,
    orthodox_easter_day,
    us_election_day,
)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2016, "2016-03-27"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter_day(year).isoformat() == day


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter_day(year)

    assert day.isoweekday() == 7
    assert (3, 22) <= (day.month, day.day) <= (4, 25)


@pytest.mark.parametrize(("year", "day"), [(2016, "2016-11-08"), (2020, "2020-11-03"), (2022, "2022-11-08")])
def test_us_election_day(year: int, day: str) -> None:
    assert us_election_day(year).isoformat() == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", "2021-11-25"),
        ("us-memorial-day", "2021-05-31"),
        ("us-labor-day", "2021-09-06"),
        ("good-friday", "2021-04-02"),
        ("pentecost", "2021-05-23"),
    ],
)
def test_days_of_2021(name: str, day: str) -> None:
    assert str(holiday_day(name, 2021)) == day


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("ramadan", 2016, "2016-06-06"),
        ("ramadan", 2021, "2021-04-13"),
        ("ramadan", 1999, "1999-12-09"),
        ("eid-al-fitr", 2011, "2011-08-30"),
        ("eid-al-adha", 2023, "2023-06-28"),
        ("ashura", 2024, "2024-07-16"),
    ],
)
def test_what_the_moon_began_lies_within_the_days_that_are_given(name: str, year: int, first: str) -> None:
    days = holiday_days(name, year)

    assert days is not None
    assert days.contains(DayRange.on(date.fromisoformat(first)))


def test_a_month_that_begins_twice_in_a_year_has_no_days() -> None:
    assert holiday_days("ramadan", 2030) is None


def test_orthodox_easter_is_that_of_the_julian_calendar() -> None:
    assert [str(orthodox_easter_day(year)) for year in (2016, 2023, 2024)] == ["2016-05-01", "2023-04-16", "2024-05-05"]


@given(st.sampled_from(holiday_names()), st.integers(1, 9999))
def test_a_holiday_lies_in_its_year(name: str, year: int) -> None:
    days = holiday_days(name, year)

    assert days is None or days.earliest is not None
    assert days is None or days.earliest is None or year - 1 <= days.earliest.year <= year
    assert is_approximate(name) or days is None or days.earliest is None or days.earliest.year == year
