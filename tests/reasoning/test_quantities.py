"""What sentences count, and how much, without a number more than they say."""

from __future__ import annotations

import time

import pytest

from chronology.reasoning.quantities import Quantity, read_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven sailors died in the fire.", [("killed", 11, 11)]),
        ("The fire killed at least 40 sailors.", [("killed", 40, None)]),
        ("They put the number of dead at 11.", [("killed", 11, 11)]),
        ("It killed two and wounded three.", [("killed", 2, 2), ("wounded", 3, 3)]),
        ("Twenty-four men were killed and more than thirty wounded.", [("killed", 24, 24), ("wounded", 31, None)]),
        ("Between ten and twelve people died.", [("killed", 10, 12)]),
        ("Dozens were injured.", [("wounded", 24, 99)]),
        ("Nobody was killed.", [("killed", 0, 0)]),
        ("No more than 7 died.", [("killed", 0, 7)]),
        ("1.5 million fled.", [("displaced", 1_500_000, 1_500_000)]),
        ("A hundred and two were arrested.", [("captured", 102, 102)]),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert [(one.measure, one.low, one.high) for one in read_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dead were found on 3 June.",
        "It burned for five hours and killed the engine.",
        "He died in 2031.",
        "40 percent of the dead were sailors.",
        "The 14 carts were loaded with hay.",
        "The ship sank; 14 carts were lost.",
    ],
)
def test_dates_lengths_and_shares_count_nobody(text: str) -> None:
    assert read_quantities(text) == ()


def test_numbers_that_both_may_mean_do_not_exclude_each_other() -> None:
    low, open_, high = (Quantity("killed", *ends) for ends in ((11, 11, 11), (40, None, 40), (52, 52, 52)))
    assert (open_.meets(high), high.meets(open_), low.meets(open_), low.meets(high)) == (True, True, False, False)


def test_some_of_those_who_died_may_be_fewer_than_all_of_them_and_never_more() -> None:
    texts = ("Eleven soldiers died.", "Forty people died.", "Fifty soldiers died.")
    soldiers, people, more = (read_quantities(text)[0] for text in texts)
    assert (soldiers.meets(people), people.meets(more), soldiers.meets(more)) == (True, False, False)


def test_a_hostile_text_takes_linear_time() -> None:
    def measure(size: int) -> float:
        begun = time.process_time()
        read_quantities("hundred and " * size + "no more than " * size)
        return time.process_time() - begun

    assert measure(40_000) < 12 * max(measure(10_000), 0.005)
