import time

import pytest

from chronology import languages
from chronology.extraction.quotes import find_quotes, outermost
from chronology.extraction.sayings.labels import find_labelled, find_signed
from chronology.extraction.sayings.lexicon import load_lexicon
from chronology.model.document import Document, Span

LEXICON = load_lexicon(languages.load("en"))


def labelled(text: str) -> list[tuple[str, str]]:
    found = find_labelled(Document("d", text), LEXICON)
    return [(text[a.source[0].start : a.source[0].end], text[a.content[0].start : a.content[0].end]) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brook: We saw no ships there\n\nThe harbour was calm, Brook said.", [("Brook", "We saw no ships there")]),
        ("Poll: Most towns want a truce now\n\nIt rained.", [("Poll", "Most towns want a truce now")]),
        ("**Brook**: We saw no ships there\n\nSo said Anna Brook.", [("Brook", "We saw no ships there")]),
        ("Note: We saw no ships there", []),
        ("Ostmark: Two boats were sunk there", []),
        ("Brook: No.\n\nSo said Anna Brook.", []),
        ("At the gate Brook said: we saw no ships there.", []),
    ],
)
def test_who_is_named_at_the_head_of_a_line(text: str, expected: list[tuple[str, str]]) -> None:
    assert labelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We saw no ships in the bay.” — Anna Brook\n", ["Anna Brook"]),
        ("“We saw no ships in the bay.”\n\n- Brook.\n", ["Brook"]),
        ("“We saw no ships in the bay” — Brook turned — “or in the sound.”", []),
        ("“No ships” — Anna Brook\n", []),
    ],
)
def test_who_signs_a_quotation(text: str, expected: list[str]) -> None:
    quotes = outermost(find_quotes(text, [Span(0, len(text))]))
    assert [text[a.source[0].start : a.source[0].end] for a in find_signed(text, quotes)] == expected


@pytest.mark.parametrize(
    "unit", ["BROOK: We saw no ships.\n", "A B C D E F ", "Brook Brook ", "— A ", "*_“", "A.B.C-D’"]
)
def test_half_a_megabyte_of_names_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        begin = time.process_time()
        find_labelled(Document("d", text), LEXICON)
        list(find_signed(text, outermost(find_quotes(text, [Span(0, size)]))))
        return time.process_time() - begin

    small, large = seconds(62_500), seconds(500_000)
    assert large < 32 * max(small, 0.01), (small, large)
