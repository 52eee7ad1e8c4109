"""Holidays whose day follows a rule, against days that are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.temporal.bounds import DayRange
from chronology.temporal.hebrew import after_passover
from chronology.temporal.holidays import (
    easter_day,
    holiday_day,
    holiday_days,
    holiday_names,
    is_approximate,
    orthodox_easter_day,
    us_election_day,
)
from tests.laws import LAW


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2016, "2016-03-27"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter_day(year).isoformat() == day


@LAW
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
        ("remembrance-sunday", "2021-11-14"),
        ("rosh-hashanah", "2021-09-07"),
        ("yom-kippur", "2021-09-16"),
        ("shavuot", "2021-05-17"),
        ("purim", "2021-02-26"),
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


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1985, "1985-02-20"),  # a leap month lies before it
        (2012, "2012-01-23"),
        (2020, "2020-01-25"),
        (2034, "2034-02-19"),  # a leap month follows the eleventh
    ],
)
def test_the_chinese_year_begins_with_a_new_moon(year: int, first: str) -> None:
    assert str(holiday_day("chinese-new-year", year)) == first


def test_no_chinese_year_is_given_before_its_rules_were() -> None:
    assert holiday_day("chinese-new-year", 1400) is None


@pytest.mark.parametrize(("year", "first"), [(2015, "2015-04-04"), (2016, "2016-04-23"), (2022, "2022-04-16")])
def test_passover_lasts_from_the_eve_to_the_eighth_day(year: int, first: str) -> None:
    day = date.fromisoformat(first)

    assert holiday_days("passover", year) == DayRange(day - timedelta(days=1), day + timedelta(days=7))


@pytest.mark.parametrize(
    ("year", "first"), [(2016, "2016-12-25"), (2020, "2020-12-11"), (2021, "2021-11-29"), (2024, "2024-12-26")]
)
def test_hanukkah_begins_on_the_eve_of_25_kislev(year: int, first: str) -> None:
    days = holiday_days("hanukkah", year)

    assert days is not None
    assert days.earliest == date.fromisoformat(first) - timedelta(days=1)


@LAW
@given(st.integers(1, 9000))
def test_passover_never_begins_on_a_monday_wednesday_or_friday(year: int) -> None:
    day = after_passover(year, 0)

    assert day is not None
    assert day.isoweekday() not in {1, 3, 5}


@pytest.mark.parametrize(
    ("year", "day"), [(2016, "2016-10-30"), (2017, "2017-10-19"), (2020, "2020-11-14"), (2022, "2022-10-24")]
)
def test_diwali_lies_within_the_days_that_are_given(year: int, day: str) -> None:
    days = holiday_days("diwali", year)

    assert days is not None
    assert days.contains(DayRange.on(date.fromisoformat(day)))


@LAW
@given(st.sampled_from(holiday_names()), st.integers(1, 9999))
def test_a_holiday_lies_in_its_year(name: str, year: int) -> None:
    days = holiday_days(name, year)

    assert days is None or days.earliest is not None
    assert days is None or days.earliest is None or year - 1 <= days.earliest.year <= year
    assert is_approximate(name) or days is None or days.earliest is None or days.earliest.year == year
