"""How far apart two events lie, by the words of a source."""

from __future__ import annotations

import pytest

from chronology.reasoning.distances import Distance, read_distance


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("four days", Distance(4, 4)),
        ("Two to three days later", Distance(2, 3)),
        ("days later", Distance(2, None)),
        ("the next day", Distance(1, 1)),
        ("on the same day", Distance(0, 0)),
        ("two weeks", Distance(11, 17)),
        ("about three weeks", Distance(18, 24, vague=True)),
        ("at least two days", Distance(2, None, vague=True)),
        ("less than three days", Distance(0, 3, vague=True)),
        ("just hours", Distance(0, 1)),
        ("90 minutes", Distance(75, 105, "minutes")),
        ("within 90 minutes", Distance(0, 105, "minutes")),
        ("7 minutes", Distance(7, 7, "minutes")),
        ("an hour and a half", Distance(75, 105, "minutes")),
        ("sooner or later", None),
        ("", None),
    ],
)
def test_words_tell_a_distance(words: str, expected: Distance | None) -> None:
    assert read_distance(words, "en") == expected


def test_words_of_a_language_that_cannot_be_read_tell_none() -> None:
    assert read_distance("two days", "xx") is None
