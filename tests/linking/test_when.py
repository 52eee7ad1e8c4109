from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.linking.when import describe_bounds
from chronology.temporal.bounds import Bounds, DayRange


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def days(text: str) -> DayRange:
    first, dots, last = text.partition("..")
    return DayRange(day(first), day(last if dots else first))


@pytest.mark.parametrize(
    ("begin", "finish", "expected"),
    [
        ("2031-06-03", "2031-06-03", "2031-06-03"),
        ("2031-06-01..2031-06-30", "2031-06-01..2031-06-30", "2031-06"),
        ("2031-06-03..2031-07-24", "2031-06-03..2031-07-24", "[2031-06-03..2031-07-24]"),
        ("..2031-06-06", "..2031-06-06", "[..2031-06-06]"),
        ("2031-06-06..", "2031-06-06..", "[2031-06-06..]"),
        ("2031-06-03", "2031-06-05", "2031-06-03/2031-06-05"),
        ("2029-01-01..2029-12-31", "2029-01-01..", "2029/.."),
        ("2029-01-01..2029-12-31", "2029-01-01..2031-02-13", "2029/.."),
        ("2031-06-03..2031-06-05", "2031-06-04..2031-06-09", "[2031-06-03..2031-06-09]"),
    ],
)
def test_bounds_become_the_plainest_notation(begin: str, finish: str, expected: str) -> None:
    assert str(describe_bounds(Bounds(days(begin), days(finish)))) == expected


def test_nothing_known_has_no_notation() -> None:
    assert describe_bounds(Bounds(days(".."), days(".."))) is None


@given(*[st.dates(date(1, 1, 1), date(9999, 12, 31))] * 4)
def test_the_notation_never_says_more_than_the_bounds(a: date, b: date, c: date, d: date) -> None:
    first, second, third, fourth = sorted((a, b, c, d))
    bounds = Bounds(DayRange(first, third), DayRange(second, fourth))
    when = describe_bounds(bounds)
    assert when is not None
    assert when.bounds.begin.contains(bounds.begin)
    assert when.bounds.finish.contains(bounds.finish)
