from __future__ import annotations

import time

import pytest

from chronology.exports.emphasis_marks import drop_emphasis
from chronology.site.emphasis import set_emphasis, set_quote

SHOWN = {
    "told *The Bell* so": "told <em>The Bell</em> so",
    "told _The Bell_, so": "told <em>The Bell</em>, so",
    "(*twice*) and *again*": "(<em>twice</em>) and <em>again</em>",
    "*a snake_case word*": "<em>a snake_case word</em>",
    "*<b>* & co": "<em>&lt;b&gt;</em> &amp; co",
    "5 * 3 * 2 and a*b*c": "5 * 3 * 2 and a*b*c",
    "**strong** and __strong__": "**strong** and __strong__",
    "a file_name_here": "a file_name_here",
    "*left open": "*left open",
    "* not* a pair": "* not* a pair",
    "plain <i>": "plain &lt;i&gt;",
}


@pytest.mark.parametrize("text", SHOWN)
def test_only_pairs_around_words_are_emphasis_and_the_rest_is_escaped(text: str) -> None:
    assert str(set_emphasis(text)) == SHOWN[text]


def test_where_there_is_no_emphasis_the_marks_are_dropped() -> None:
    assert drop_emphasis("told *The Bell* and _The Lantern_ 2 * 2") == "told The Bell and The Lantern 2 * 2"


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("so it was", "“so it was”"),
        ("“So,” he said", "“So,” he said"),
        ('"So," he told *The Bell*', "&#34;So,&#34; he told <em>The Bell</em>"),
        ("‘So,’ he said", "“‘So,’ he said”"),
        ("{0} & so", "“{0} &amp; so”"),
    ],
)
def test_a_quote_is_not_put_in_a_second_pair_of_marks(quote: str, shown: str) -> None:
    assert str(set_quote(quote)) == shown


@pytest.mark.parametrize("part", ["*a", "_", "*", " *a _b", "*_"])
def test_a_megabyte_of_marks_takes_no_time(part: str) -> None:
    began = time.perf_counter()
    set_emphasis(part * (1_000_000 // len(part)))
    assert time.perf_counter() - began < 5
