"""What is read quickly is what libyaml reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.store.nodes import compose, to_plain
from chronology.store.plain import Plain
from chronology.store.quick_reading import NotPlainError, read_plainly

CONTENT = Path(__file__).resolve().parents[2] / "content"
# Pieces that plain files are made of, and those that make them anything else.
_PIECES = (
    "a", "b:", "c: ", "d: x", "e: two words", "f: \"q: 1\"", "g: 'q'", "h: [x, y]", "i: {j: z}", "k: >-", "- ", "- l",
    "- m: n", " ", "  ", "    ", "\n", "\n", "\n  ", "\n- ", "[", "]", "{", "}", ",", ", ", ": ", ":", " #", "# o", "|",
    ">", "'", '"', "\\", "&p ", "*q", "!r ", "? ", "---", "...", "%", "é", "\xa0", "1", "-1", "~", "@", "\t", "s: ''", "?",
)  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


def read_with_libyaml(text: str) -> Plain:
    return to_plain(compose(text))


@given(_texts)
def test_a_text_that_is_read_quickly_says_the_same_to_libyaml(text: str) -> None:
    try:
        quick = read_plainly(text)
    except NotPlainError:
        return
    assert quick == read_with_libyaml(text)


def test_every_file_of_the_example_says_the_same_to_libyaml() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.yml"))]
    found: list[Plain] = []
    expected: list[Plain] = []
    for text in texts:
        try:
            found.append(read_plainly(text))
        except NotPlainError:
            continue
        expected.append(read_with_libyaml(text))
    assert (found, len(found) > len(texts) // 2) == (expected, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b c  \nd:\ne: 'f'\n", {"a": "b c", "d": None, "e": "f"}),
        ('a:\n- b: c\n  d: [e, {f: g,\n  h: "i"}]\n- j\n', {"a": [{"b": "c", "d": ["e", {"f": "g", "h": "i"}]}, "j"]}),
        ("a: >-\n  one\n  two\nb: 010 # no\n", {"a": "one two", "b": "010"}),
    ],
)
def test_what_the_machine_writes_is_read_quickly(text: str, expected: Plain) -> None:
    assert read_plainly(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "a", "a: b\n  c\n", "a: &b c\n", "a: b: c\n", "a: b\na: c\n", "{a: b, a: c}\n", "a: [b, ]\n", "a: [b c\n d]\n",
     "a: \"b\\n\"\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: |-\n  b\n", "a:\n    b: c\n  d: e\n", "a: b\n---\n",
     "a: '2016?'x\n", "a:\tb\n", "a: b\u2028c\n", "  " * 99 + "a: b\n", "a: " + "[" * 99 + "b" + "]" * 99 + "\n"],
)  # fmt: skip
def test_anything_else_is_left_to_libyaml(text: str) -> None:
    with pytest.raises(NotPlainError):
        read_plainly(text)
