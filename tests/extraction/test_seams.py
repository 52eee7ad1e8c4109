"""Where what one source says ends and the next begins."""

import pytest

from tests.extraction.test_claims import in_order, words


def said(text: str) -> list[tuple[str, str, str]]:
    return [(words(text, c.source), words(text, c.cue), words(text, c.content)) for c in in_order(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour board says that the pier was closed in May; the union puts the loss at 40 jobs.",
            ("The harbour board", "says", "that the pier was closed in May"),
        ),
        ("The minister denied this on television.", ("The minister", "denied", "this")),
        ("The rebel leader disowned the letter within an hour.", ("The rebel leader", "disowned", "the letter")),
        (
            "The factory confirmed that it had made the motor but insisted that it sells the same one to farmers.",
            ("The factory", "insisted", "that it sells the same one to farmers"),
        ),
    ],
)
def test_each_source_has_its_own_words_and_no_more(text: str, expected: tuple[str, str, str]) -> None:
    assert [one for one in said(text) if one == expected] == [expected]


def test_a_second_verb_within_what_is_said_stays_there() -> None:
    text = "The envoy said that the army had left the valley and burned the bridge."
    assert said(text) == [("The envoy", "said", "that the army had left the valley and burned the bridge")]
