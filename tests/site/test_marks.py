from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.site.marks import Mark, Shape, find_marks
from chronology.temporal.edtf import Edtf


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


MARKS: dict[str, list[tuple[Shape, str | None, str | None]]] = {
    "2023-05-03": [(Shape.SOLID, "2023-05-03", "2023-05-04")],
    "2023-05-02/2023-05-05": [(Shape.SOLID, "2023-05-02", "2023-05-06")],
    "[2023-05-02..2023-05-05]": [(Shape.WITHIN, "2023-05-02", "2023-05-06")],
    "2023-05": [(Shape.WITHIN, "2023-05-01", "2023-06-01")],
    "2023": [(Shape.WITHIN, "2023-01-01", "2024-01-01")],
    "2023-05-03~": [(Shape.ABOUT, "2023-05-03", "2023-05-04")],
    "2023-05-03?": [(Shape.PERHAPS, "2023-05-03", "2023-05-04")],
    "[2023-05-02,2023-05-05]": [
        (Shape.OPTION, "2023-05-02", "2023-05-03"),
        (Shape.OR, "2023-05-03", "2023-05-05"),
        (Shape.OPTION, "2023-05-05", "2023-05-06"),
    ],
    "../2023-05-03": [(Shape.BEFORE, None, "2023-05-04")],
    "2023-05-03/..": [(Shape.AFTER, "2023-05-03", None)],
    "{2023-05-02,2023-05-05}": [(Shape.SOLID, "2023-05-02", "2023-05-03"), (Shape.SOLID, "2023-05-05", "2023-05-06")],
    "2023-05/2023-07": [
        (Shape.WITHIN, "2023-05-01", "2023-06-01"),
        (Shape.SOLID, "2023-06-01", "2023-07-01"),
        (Shape.WITHIN, "2023-07-01", "2023-08-01"),
    ],
}


@pytest.mark.parametrize("edtf", MARKS)
def test_a_mark_covers_the_days_that_the_notation_names(edtf: str) -> None:
    expected = tuple(
        Mark(shape, _day(start) if start else None, _day(end) if end else None) for shape, start, end in MARKS[edtf]
    )
    assert find_marks(Edtf.parse(edtf)) == expected


def test_about_a_month_says_that_the_day_is_not_known_either() -> None:
    assert find_marks(Edtf.parse("2023-05~")) == (
        Mark(Shape.ABOUT, _day("2023-05-01"), _day("2023-06-01"), vague=True),
    )


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(days, days)
def test_nothing_solid_is_drawn_for_one_day_in_a_range(one: date, other: date) -> None:
    first, last = sorted((one, other))
    shapes = {mark.shape for mark in find_marks(Edtf.parse(f"[{first}..{last}]"))}
    assert shapes == {Shape.WITHIN}
