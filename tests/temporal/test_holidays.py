"""Holidays whose day follows a rule, against days that are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.temporal.holidays import easter_day, holiday_day, holiday_names, us_election_day


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


def test_what_the_moon_decides_has_no_day() -> None:
    assert holiday_day("ramadan", 2021) is None


@given(st.sampled_from(holiday_names()), st.integers(1, 9999))
def test_a_holiday_lies_in_its_year(name: str, year: int) -> None:
    day = holiday_day(name, year)

    assert day is None or isinstance(day, date)
    assert day is None or day.year == year
