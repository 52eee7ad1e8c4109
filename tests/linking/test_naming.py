from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.linking.naming import MAX_LENGTH, slug, unused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attack a convoy", "gunmen-attack-a-convoy"),
        ("The mayor's “last” word", "the-mayors-last-word"),
        ("Öskü: 11 dead", "osku-11-dead"),
        ("../../etc/passwd", "etc-passwd"),
        ("Взрыв", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_slug_is_lower_case_ascii_words(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=300))
def test_a_slug_is_short_and_safe_as_a_file_name(text: str) -> None:
    name = slug(text)
    assert 0 < len(name) <= MAX_LENGTH
    assert name == "".join(c for c in name if c in "abcdefghijklmnopqrstuvwxyz0123456789-").strip("-")


def test_a_name_that_is_taken_gets_the_next_free_number() -> None:
    assert unused("a", {"a", "a-2"}) == "a-3"
