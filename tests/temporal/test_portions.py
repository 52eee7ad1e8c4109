"""Parts of stretches: never outside of the whole, generous, and soft only at the end that words do not draw."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.days import month_days, year_days
from chronology.temporal.edtf import Edtf
from chronology.temporal.portions import Portion, days_of_portion, notation_of_portion
from tests.laws import LAW

EARLY, MID, LATE = (
    Portion(end=Fraction(1, 2)),
    Portion(Fraction(1, 4), Fraction(3, 4)),
    Portion(Fraction(1, 2)),
)
JUNE = month_days(2016, 6)


@pytest.mark.parametrize(
    ("portion", "days", "notation"),
    [
        (EARLY, "2016-06-01 2016-06-15", "[2016-06-01..2016-06-15~]"),
        (MID, "2016-06-08 2016-06-23", "[2016-06-08~..2016-06-23~]"),
        (LATE, "2016-06-16 2016-06-30", "[2016-06-16~..2016-06-30]"),
        (Portion(Fraction(1, 2), sharp=True), "2016-06-16 2016-06-30", "[2016-06-16..2016-06-30]"),
        (Portion(first_day=5, last_day=17), "2016-06-05 2016-06-17", "[2016-06-05~..2016-06-17~]"),
        (Portion(Fraction(2, 3), most_days=4), "2016-06-27 2016-06-30", "[2016-06-27~..2016-06-30]"),
    ],
)
def test_a_part_of_a_month_has_its_days(portion: Portion, days: str, notation: str) -> None:
    found = days_of_portion(JUNE, portion, ANY_DAY)

    assert (f"{found.earliest} {found.latest}", notation_of_portion(JUNE, found, portion)) == (days, notation)


def test_parts_of_a_year_begin_and_end_with_months() -> None:
    found = [days_of_portion(year_days(2015), part, ANY_DAY) for part in (EARLY, MID, LATE)]

    assert found == [
        DayRange(date(2015, 1, 1), date(2015, 6, 30)),
        DayRange(date(2015, 4, 1), date(2015, 9, 30)),
        DayRange(date(2015, 7, 1), date(2015, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (DayRange.on(date(2016, 6, 20)), DayRange(date(2016, 6, 1), date(2016, 6, 20))),
        (DayRange.on(date(2016, 7, 20)), JUNE),
        (ANY_DAY, JUNE),
    ],
)
def test_earlier_reaches_up_to_now_where_now_is_known(now: DayRange, expected: DayRange) -> None:
    assert days_of_portion(JUNE, Portion(compared="before"), now) == expected


@LAW
@given(
    st.dates(),
    st.integers(0, 40_000),
    st.sampled_from([EARLY, MID, LATE, Portion(compared="after"), Portion(first_day=1, last_day=10)]),
    st.dates(),
)
def test_a_part_lies_within_the_whole_and_is_edtf(first: date, more_days: int, portion: Portion, now: date) -> None:
    whole = DayRange(first, date.fromordinal(min(first.toordinal() + more_days, date.max.toordinal())))

    part = days_of_portion(whole, portion, DayRange.on(now))
    notation = notation_of_portion(whole, part, portion)

    assert whole.contains(part)
    assert notation is None or Edtf.parse(notation).bounds.hull == part


def test_what_is_open_has_no_part() -> None:
    assert days_of_portion(DayRange(None, date(2016, 6, 3)), EARLY, ANY_DAY) == DayRange(None, date(2016, 6, 3))
