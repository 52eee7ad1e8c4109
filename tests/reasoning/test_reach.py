"""How many days a length of time spans."""

from __future__ import annotations

import pytest

from chronology.reasoning.reach import Reach, reach_of


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("P2D", 2, 2),
        ("PXD", 2, None),
        ("P2W", 11, 17),
        ("PXW", 7, None),
        ("P1M", 15, 46),
        ("P1Y", 183, 548),
        ("PT90M", 0, 1),
        ("PTXH", 0, 1),
        ("PT48H", 2, 2),
        ("PT72H", 3, 3),
    ],
)
def test_a_length_is_as_sharp_as_its_unit(value: str, low: int, high: int | None) -> None:
    reach = reach_of(value)
    assert reach is not None
    assert (reach.low, reach.high) == (low, high)


def test_vague_days_usually_mean_two_to_ten() -> None:
    assert reach_of("PXD") == Reach(2, None, (2, 10))


@pytest.mark.parametrize("value", ["2016-06", "PRESENT_REF", "", "soon", "P", "P" + "9" * 5000 + "D"])
def test_what_is_no_length_has_no_reach(value: str) -> None:
    assert reach_of(value) is None
