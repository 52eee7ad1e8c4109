"""Weigh every way in which a claim of an article can come to its topic, and choose the likeliest event.

A claim tells its event itself; or goes on from another claim, and is about what that one is about; or takes up an
event that the article has told; or is about none. The ways are weighed against one another (a log-linear mixture),
and what earlier claims are about is carried on as far as it is believed, from the first claim to the last.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence

from chronology.extraction.answers.statements import Statement
from chronology.extraction.topics.stage import Stage
from chronology.extraction.topics.telling import view_claims
from chronology.extraction.topics.ways import Way, find_ways

_REASONS = 2

# How likely a claim is about each event, by chain, None standing for no event.
Belief = dict[str | None, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Topic:
    """What a claim is about; ``why`` in plain words."""

    chain: str | None
    why: str


def choose_topics(stage: Stage, statements: Sequence[Statement], targets: Mapping[int, int]) -> list[Topic]:
    """What each claim is about. ``targets``: what claims answer, by number. Linear in the number of claims."""
    beliefs: list[Belief] = []
    topics: list[Topic] = []
    for ways in lay_out(stage, statements, targets):
        shares = share([stage.words.weigh(way.clues) for way in ways])
        beliefs.append(believe(ways, shares, beliefs))
        best = max(beliefs[-1], key=lambda chain: beliefs[-1][chain])
        topics.append(Topic(best, _say_why(stage, statements, ways, shares, beliefs, best)))
    return topics


def lay_out(stage: Stage, statements: Sequence[Statement], targets: Mapping[int, int]) -> list[tuple[Way, ...]]:
    """The ways of each claim, in text order; a way goes on only from claims before."""
    tellings = view_claims(stage, statements)
    return [tuple(find_ways(stage, tellings, number, targets)) for number in range(len(tellings))]


def share(weights: Sequence[float]) -> list[float]:
    """How likely each way is, from what speaks for it."""
    top = max(weights)
    odds = [math.exp(weight - top) for weight in weights]
    total = math.fsum(odds)
    return [one / total for one in odds]


def believe(ways: Sequence[Way], shares: Sequence[float], before: Sequence[Belief]) -> Belief:
    """What a claim is about, from what its ways lead to."""
    belief: Belief = {}
    for way, part in zip(ways, shares, strict=True):
        led = {way.chain: 1.0} if way.claim is None else before[way.claim]
        for chain, likely in led.items():
            belief[chain] = belief.get(chain, 0.0) + part * likely
    return belief


def _say_why(
    stage: Stage,
    statements: Sequence[Statement],
    ways: Sequence[Way],
    shares: Sequence[float],
    beliefs: Sequence[Belief],
    chain: str | None,
) -> str:
    """The clues that weigh most on the way that speaks most for an event."""

    def speaks(number: int) -> float:
        way = ways[number]
        led = float(way.chain == chain) if way.claim is None else beliefs[way.claim].get(chain, 0.0)
        return shares[number] * led

    best = ways[max(range(len(ways)), key=speaks)]
    strongest = sorted(best.clues, key=lambda name: (-stage.words.weights.get(name, 0.0) * best.clues[name], name))
    why = ", ".join(name for name in strongest[:_REASONS] if stage.words.weights.get(name, 0.0) > 0)
    return why if best.claim is None else f"{why}; as {statements[best.claim].attribution.aid} is"
