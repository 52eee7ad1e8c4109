"""ROUGE for timelines, with the alignment "align+ m:1".

After Martschat and Markert (EACL 2017, Improving ROUGE for Timeline Summarization), and like their own scorer.

Each day of one timeline goes to the day of the other one at the lowest cost: one less the nearness in time,
1 / (days between + 1), times one less the F1 of their words. What the two share counts by that nearness. For recall the
days of the gold timeline go to those of the system, for precision the other way round. Words are lower case, not
stemmed, and none is left out, as in most figures that were published since.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

Timeline = Mapping[date, Sequence[str]]
Grams = Counter[tuple[str, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_aligned(system: Timeline, gold: Timeline, size: int = 2) -> Score:
    """ROUGE of runs of ``size`` words."""
    return Score(_aligned(system, gold, size), _aligned(gold, system, size))


def find_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def count_grams(lines: Sequence[str], size: int) -> Grams:
    words = [word for line in lines for word in find_words(line)]
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _aligned(these: Timeline, those: Timeline, size: int) -> float:
    """The share of the runs of ``these`` that stand on the days of ``those`` that they go to."""
    ones = {day: count_grams(those[day], 1) for day in sorted(those)}
    runs = {day: count_grams(those[day], size) for day in ones}
    shared = total = 0.0
    for day in sorted(these):
        words, own = count_grams(these[day], 1), count_grams(these[day], size)
        costs = {other: (1 - _nearness(day, other)) * (1 - _f1(words, ones[other])) for other in ones}
        total += own.total()
        if costs:
            best = min(costs, key=lambda other: (costs[other], other))
            shared += _nearness(day, best) * (own & runs[best]).total()
    return shared / total if total else 0.0


def _nearness(one: date, other: date) -> float:
    return 1 / (abs((one - other).days) + 1)


def _f1(one: Grams, other: Grams) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
