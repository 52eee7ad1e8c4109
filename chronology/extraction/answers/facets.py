"""What about an event is at issue: whether, when, where, who, why, with what aim, how many, what came of it.

Clues of one claim weigh for facets; claims that answer one another are on one facet, the heaviest of all their clues.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from chronology.extraction.answers.choosing import Answer
from chronology.extraction.answers.facet_clues import FACETS, find_facet_clues
from chronology.extraction.answers.statements import Statement
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article

_MANY = 12  # claims of one debate
_DIFFERS = 4.0  # what a difference in value weighs
_TOLD_BY_PAIR = {
    "gives another number": "number",
    "gives another date": "time",
    "tells another intent": "intent",
    "tells another outcome": "outcome",
    "names another place": "place",
}


def _weigh(clues: Sequence[str], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The logarithm of how likely each facet is by the clues of a claim."""
    raw = {facet: sum(weights.get(facet, {}).get(clue, 0.0) for clue in clues) for facet in FACETS}
    total = math.log(sum(math.exp(weight) for weight in raw.values()))
    return {facet: weight - total for facet, weight in raw.items()}


def find_facets(
    article: Article, words: AnswerWords, statements: Sequence[Statement], answers: Mapping[int, Answer]
) -> list[str]:
    """The facet that each claim is on, from its own words and from those of the claims that answers join it with."""
    own = [_weigh(find_facet_clues(article, words, one), words.facets) for one in statements]
    for number, answer in answers.items():
        for clue in answer.clues:
            if clue in _TOLD_BY_PAIR:
                for side in (number, answer.target):
                    own[side] = own[side] | {_TOLD_BY_PAIR[clue]: own[side][_TOLD_BY_PAIR[clue]] + _DIFFERS}
    groups = _group(len(statements), answers)
    return [_choose(own, number, groups[number]) for number in range(len(statements))]


def _choose(own: Sequence[Mapping[str, float]], number: int, group: Sequence[int]) -> str:
    """The heaviest by a claim's own clues and the mean of those it is debated with; the first among equals."""
    others = [own[other] for other in group[:_MANY] if other != number]
    totals = {
        facet: own[number][facet] + sum(other[facet] for other in others) / max(len(others), 1) for facet in FACETS
    }
    return max(FACETS, key=lambda facet: totals[facet])


def _group(count: int, answers: Mapping[int, Answer]) -> list[list[int]]:
    """For each claim, the claims that answers join it with, itself among them."""
    groups = [[number] for number in range(count)]
    for number, answer in answers.items():
        one, other = groups[number], groups[answer.target]
        if one is other:
            continue
        small, large = sorted((one, other), key=len)
        large.extend(small)
        for member in small:
            groups[member] = large
    return groups
