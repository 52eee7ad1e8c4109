"""How many of what a sentence says: "at least 40 people were killed" as killed, 40 or more.

Numbers are ranges with two ends, never rounded. What is counted is told by the nearest word that says it, within a
few words; a number beside which none stands is left out.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from chronology.languages.words import load_words

_TOKEN = re.compile(r"\d[\d,]{0,14}+(?:\.\d{1,6}+)?|[^\W\d_]++(?:['’][^\W\d_]++)?|[;:,.!?%]")
_REACH_WORDS = 8  # between a number and the word that says what is counted
_LONGEST_NUMBER = 6
_ABOUT = (0.8, 1.25)  # "about 40" excludes neither 34 nor 48
_STOPS = frozenset(";:.!?")
_LARGEST = 10**9


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number of something: from ``low`` to ``high``, None where open; ``stated`` is the number itself.

    ``whom`` is empty where people in general are counted, else who of them: "soldiers".
    """

    measure: str
    low: int
    high: int | None
    stated: int
    whom: str = ""

    @property
    def what(self) -> str:
        """What is counted: "killed", "soldiers killed"."""
        return f"{self.whom} {self.measure}" if self.whom else self.measure

    def meets(self, other: Quantity) -> bool:
        """Whether both can be so: eleven soldiers may be among forty dead, but forty are not among eleven."""
        if self.whom == other.whom or not (self.whom and other.whom):
            too_few = self.high is not None and self.high < other.low and (self.whom == other.whom or not self.whom)
            too_many = other.high is not None and other.high < self.low and (self.whom == other.whom or not other.whom)
            return not (too_few or too_many)
        return True


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, Sequence[int]]
    lists: Mapping[str, frozenset[str]]
    hedges: Sequence[tuple[tuple[str, ...], str]]  # the longest first
    measures: Mapping[str, str]  # by word


@functools.cache
def _load(language: str) -> _Words:
    words = load_words(f"chronology.languages.{language}")["quantities"]
    kinds = ("at least", "more than", "at most", "less than", "about")
    said = sorted((tuple(phrase.split()), kind) for kind in kinds for phrase in words[kind])
    hedges = sorted(said, key=lambda hedge: -len(hedge[0]))
    names = ("none", "joins", "ranges", "not counted", "months", "people", "anybody", "between")
    lists = {name: frozenset(words[name]) for name in names}
    measures = {word: measure for measure, listed in words["measures"].items() for word in listed}
    return _Words(words["numbers"], words["scales"], words["vague"], lists, hedges, measures)


def list_measure_words(language: str) -> frozenset[str]:
    """The words that say what is counted; no quantity is found where none of them stands."""
    return frozenset(_load(language).measures)


def read_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """What is counted in a text, in its order, each thing once: the first number that is given for it."""
    words = _load(language)
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text.casefold())]
    found: dict[str, Quantity] = {}
    for start, end, low, high in _find_numbers(tokens, words):
        measure = _find_measure(tokens, start, end, words)
        if measure is not None and measure not in found:
            quantity = _hedge(tokens, start, measure, low, high, words)
            found[measure] = dataclasses.replace(quantity, whom=_find_whom(tokens, end, words))
    return tuple(found.values())


def _find_numbers(tokens: Sequence[str], words: _Words) -> Iterator[tuple[int, int, int, int]]:
    """Each number: the place of its first token, that behind its last, and its ends."""
    at = 0
    while at < len(tokens):
        read = _read_range(tokens, at, words)
        if read is None:
            at += 1
            continue
        end, low, high = read
        if not _counts_nothing(tokens, at, end, low, words):
            yield at, end, low, high
        at = end


def _read_range(tokens: Sequence[str], at: int, words: _Words) -> tuple[int, int, int] | None:
    if tokens[at] in words.vague:
        low, high = words.vague[tokens[at]]
        return at + 1, low, high
    if tokens[at] in words.lists["none"]:
        return at + 1, 0, 0
    first = _read_number(tokens, at, words)
    if first is None:
        return None
    end, low = first
    between = at > 0 and tokens[at - 1] in words.lists["between"]
    if end + 1 < len(tokens) and tokens[end] in words.lists["joins" if between else "ranges"]:
        second = _read_number(tokens, end + 1, words)
        if second is not None and second[1] > low:
            return second[0], low, second[1]
    return end, low, low


def _read_number(tokens: Sequence[str], at: int, words: _Words) -> tuple[int, int] | None:
    """The place behind a number, and the number."""
    if tokens[at][0].isdigit():
        scale = words.scales.get(tokens[at + 1], 1) if at + 1 < len(tokens) else 1
        number = int(float(tokens[at].replace(",", "")) * scale)
        return (at + 1 + (scale > 1), number) if number < _LARGEST else None
    total = current = 0
    end = at
    for place in range(at, min(at + _LONGEST_NUMBER, len(tokens))):
        token = tokens[place]
        if token in words.numbers and (not current or (current >= 20 and words.numbers[token] < 10)):
            current += words.numbers[token]
        elif token in words.scales:
            total, current = total + (current or 1) * words.scales[token], 0
        elif token in words.lists["joins"] and place > at and tokens[place - 1] in words.scales:
            continue
        else:
            break
        end = place + 1
    number = total + current
    return (end, number) if end > at and number < _LARGEST else None


def _counts_nothing(tokens: Sequence[str], start: int, end: int, number: int, words: _Words) -> bool:
    """Whether it is a date, a time, a measure or a name: "3 June", "in 2031", "five hours"."""
    after = tokens[end] if end < len(tokens) else ""
    before = tokens[start - 1] if start else ""
    is_year = end - start == 1 and 1800 <= number <= 2100 and "," not in tokens[start]
    return (
        after == "%"
        or after in words.lists["not counted"]
        or before in words.lists["months"]
        or (is_year and after not in words.lists["people"])
    )


def _find_measure(tokens: Sequence[str], start: int, end: int, words: _Words) -> str | None:
    """What the nearest word says is counted; none beyond the end of a clause."""
    best: tuple[int, str] | None = None
    for step, places in ((1, range(end, min(end + _REACH_WORDS, len(tokens)))), (0, _backwards(start))):
        for far, place in enumerate(places):
            if tokens[place] in _STOPS:
                break
            if tokens[place] in words.measures:
                found = (2 * far - step, words.measures[tokens[place]])
                best = min(best, found) if best else found
                break
    return best[1] if best else None


def _find_whom(tokens: Sequence[str], end: int, words: _Words) -> str:
    """Who is counted, as the word behind the number has it; empty for people in general, and where none stands."""
    after = tokens[end] if end < len(tokens) else ""
    named = after in words.lists["people"] and after not in words.lists["anybody"]
    return after if named else ""


def _backwards(start: int) -> range:
    return range(start - 1, max(start - 1 - _REACH_WORDS, -1), -1)


def _hedge(tokens: Sequence[str], start: int, measure: str, low: int, high: int, words: _Words) -> Quantity:
    before = tuple(tokens[max(0, start - 3) : start])
    kind = next((kind for said, kind in words.hedges if before[-len(said) :] == said), None)
    if kind == "about":
        return Quantity(measure, int(low * _ABOUT[0]), int(high * _ABOUT[1]) + 1, low)
    ends: dict[str | None, tuple[int, int | None]] = {
        "at least": (low, None),
        "more than": (low + 1, None),
        "at most": (0, high),
        "less than": (int(high * _ABOUT[0]), high),
    }
    least, most = ends.get(kind, (low, high))
    return Quantity(measure, least, most, low)
