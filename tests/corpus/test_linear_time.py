"""Time is linear in the text, whatever its shape, and no rule can be made to backtrack."""

from __future__ import annotations

import gc
import itertools
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Callable
from datetime import date

import pytest

from chronology import languages
from chronology.extraction.timexes import tag_timexes
from chronology.languages.en.timexes import grammar
from chronology.languages.en.timexes.engine import Compiled
from chronology.model.document import Document
from chronology.reasoning.resolving import resolve_timexes

SHAPES: dict[str, str] = {
    "digits": "1",
    "digits with dots": "1.",
    "digits with dashes": "19-",
    "slashes": "1/2/",
    "clock": "10:30:",
    "the the": "the ",
    "years before the": "years before the ",
    "numbers in words": "one and ",
    "hundreds": "hundred ",
    "months": "June ",
    "month days": "June 3, ",
    "mondays": "Monday ",
    "early the": "early the ",
    "apostrophes": "'",
    "initials": "a.",
    "blank lines": "\n \n",
    "the first half of": "the first half of ",
    "capital dotted i": "İ",
    "weeks since": "the weeks since the war ",
    "ranges of years": "1914-18-",
    "days later": "days later, ",
    "the end of the": "the end of the ",
    "brackets": "( 1998",
}
# A doubling that takes longer than this is no linear time.
MOST = 2.3
_LONG_ENOUGH_SECONDS = 0.02
_LARGEST_CHARACTERS = 1_000_000


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_twice_the_hostile_text_takes_about_twice_the_time(shape: str) -> None:
    size = next(
        size
        for size in itertools.accumulate(itertools.repeat(2), lambda size, by: size * by, initial=5_000)
        if size >= _LARGEST_CHARACTERS or _read_seconds(shape, size) > _LONG_ENOUGH_SECONDS
    )

    assert _growth_for_a_doubling(lambda length: _read_seconds(shape, length), size) < MOST


@pytest.mark.parametrize("unit", ["a", "1", "é", "'"])
def test_ten_megabytes_without_a_space_are_read(unit: str) -> None:
    document = Document("hostile", unit * 10_000_000, date(2022, 3, 17))

    assert tag_timexes(document, languages.load("en")) == ()


def _read_seconds(shape: str, size: int) -> float:
    unit = SHAPES[shape]
    document = Document("hostile", unit * (size // len(unit)), date(2022, 3, 17))
    return _seconds(lambda: resolve_timexes(document, tag_timexes(document, languages.load("en"))))


def _seconds(action: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()  # as timeit does: collecting takes longer the more there is, whoever made it
    started = time.process_time()
    action()
    elapsed = time.process_time() - started
    gc.enable()
    return elapsed


def _growth_for_a_doubling(seconds: Callable[[int], float], size: int) -> float:
    """Ratio of the least times of twice the size and of the size.

    Noise only adds, so that more runs are needed only while it looks bad; what still does is judged over three
    doublings, where a few milliseconds of a busy machine weigh less and a square would weigh 64 times.
    """
    growth = _least_ratio(lambda: seconds(size), lambda: seconds(2 * size), MOST)
    return (
        growth if growth < MOST else _least_ratio(lambda: seconds(size), lambda: seconds(8 * size), MOST**3) ** (1 / 3)
    )


def _least_ratio(less: Callable[[], float], more: Callable[[], float], most: float) -> float:
    least, least_more = less(), more()
    for _ in range(8):
        if least_more / least < most:
            break
        least, least_more = min(least, less()), min(least_more, more())
    return least_more / least


# ---------------------------------------------------------------- rules

_LONGEST_MATCH_WORDS = 70


@pytest.mark.parametrize("compiled", grammar().compiled, ids=lambda compiled: compiled.rule.name)
def test_no_rule_has_a_loop_without_an_end(compiled: Compiled) -> None:
    _, most = parser.parse(compiled.expression.pattern).getwidth()

    assert most <= _LONGEST_MATCH_WORDS


@pytest.mark.parametrize("compiled", grammar().compiled, ids=lambda compiled: compiled.rule.name)
def test_twice_the_words_that_almost_match_take_twice_the_time(compiled: Compiled) -> None:
    codes = sorted({code for need in compiled.needs for code in need})[:3] or [grammar().lexicon.shape("oov_lower")]
    fillers = [grammar().lexicon.word(word) for word in ("the", "of", "and", "one", "hundred", "-")]
    units = [code + filler for code in [*codes, *fillers] for filler in fillers]

    def search(length: int) -> float:
        texts = [unit * length for unit in units]  # made before the clock runs: large ones cost pages, searched or not
        return _seconds(lambda: [sum(1 for _ in compiled.expression.finditer(text)) for text in texts])

    length = next(length for length in (500, 2_000, 8_000) if length == 8_000 or search(length) > _LONG_ENOUGH_SECONDS)
    assert _growth_for_a_doubling(search, length) < MOST


def test_the_gate_takes_twice_the_time_for_twice_the_text() -> None:
    def search(length: int) -> float:
        text = "1 o 12:3 jun ninetee " * length
        return _seconds(lambda: sum(1 for _ in grammar().gate.finditer(text)))

    assert _growth_for_a_doubling(search, 10_000) < MOST
