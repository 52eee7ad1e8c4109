"""Weigh every event of an article as the topic of each claim, and choose the likeliest for all claims together.

Claims hang on one another as a tree does: each on the claim that it answers, else on the one before it. What speaks
for a claim's event speaks for those of its neighbours too, as far as they stay with it: exact belief propagation on
the tree (Pearl 1982), with a bonus for two neighbours that are about one event, or both about none.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence

from chronology.extraction.answers.statements import Statement
from chronology.extraction.topics.clues import find_clues, find_none_clues
from chronology.extraction.topics.stage import Stage
from chronology.extraction.topics.staying import find_stay_clues
from chronology.extraction.topics.telling import Telling, view_claims

_BEFORE = 120  # mentions
_AFTER = 50
_LEADING = 8
_REASONS = 2

# Logarithms of likelihoods by chain, None standing for no event.
Scores = dict[str | None, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Topic:
    """What a claim is about; ``why`` in plain words."""

    chain: str | None
    why: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What a claim may be about, with the clues for each event and for none, and for staying with its ``parent``."""

    candidates: Mapping[str | None, Mapping[str, float]]
    parent: int | None
    stays: Mapping[str, float]


def choose_topics(stage: Stage, statements: Sequence[Statement], targets: Mapping[int, int]) -> list[Topic]:
    """What each claim is about. ``targets``: what claims answer, by number. Linear in the number of claims."""
    choices = lay_out(stage, statements, targets)
    topics: list[Topic] = []
    for choice, belief in zip(choices, _believe(stage, choices), strict=True):
        best = max(belief, key=lambda chain: belief[chain])
        why = _say_why(stage, choice, best)
        if choice.parent is not None and topics[choice.parent].chain == best:
            why += f"; as {statements[choice.parent].attribution.aid} is"
        topics.append(Topic(best, why))
    return topics


def lay_out(stage: Stage, statements: Sequence[Statement], targets: Mapping[int, int]) -> list[Choice]:
    """The choices that an article asks for, in text order; parents come before what hangs on them."""
    tellings = view_claims(stage, statements)
    choices = []
    for number, telling in enumerate(tellings):
        target = targets.get(number)
        answers = target is not None and target < number
        parent = target if answers else number - 1 if number else None
        stays = {} if parent is None else find_stay_clues(stage, telling, tellings[parent], answers=answers)
        choices.append(Choice(_find_candidates(stage, telling), parent, stays))
    return choices


def _find_candidates(stage: Stage, telling: Telling) -> dict[str | None, Mapping[str, float]]:
    """No event; the events told in the content, before it and soon after; those the article makes most of."""
    chains = dict.fromkeys((*stage.nearby(telling.place, _BEFORE, _AFTER), *stage.leading[:_LEADING]))
    found: dict[str | None, Mapping[str, float]] = {None: find_none_clues(telling)}
    return found | {chain: find_clues(stage, telling, stage.happenings[chain]) for chain in chains}


def _believe(stage: Stage, choices: Sequence[Choice]) -> list[Scores]:
    """How likely each candidate is, what is said of the claims around taken in."""
    weigh = stage.words.weigh
    upward = [{chain: weigh(clues, "weights") for chain, clues in c.candidates.items()} for c in choices]
    bonuses = [(weigh(c.stays, "stays"), weigh(c.stays, "stays with none")) for c in choices]
    messages: list[Scores] = [{} for _ in choices]
    for number in range(len(choices) - 1, 0, -1):
        messages[number] = _pass_on(upward[number], bonuses[number])
        _add(upward[choices[number].parent or 0], messages[number])
    for number in range(1, len(choices)):
        parent = choices[number].parent or 0
        others = {chain: score - messages[number].get(chain, 0.0) for chain, score in upward[parent].items()}
        _add(upward[number], _pass_on(others, bonuses[number]))
    return upward


def _pass_on(scores: Scores, bonus: tuple[float, float]) -> Scores:
    """What one end of a bond says of the other: chains that it does not name get 0."""
    top = max(scores.values())
    total = math.fsum(math.exp(score - top) for score in scores.values())
    return {
        chain: math.log1p(math.expm1(bonus[chain is None]) * math.exp(score - top) / total)
        for chain, score in scores.items()
    }


def _add(scores: Scores, message: Scores) -> None:
    for chain in scores:
        scores[chain] += message.get(chain, 0.0)


def _say_why(stage: Stage, choice: Choice, chain: str | None) -> str:
    """The clues that weigh most for a candidate."""
    weights = stage.words.weights.get("weights", {})
    clues = choice.candidates[chain]
    strongest = sorted(clues, key=lambda name: (-weights.get(name, 0.0) * clues[name], name))[:_REASONS]
    return ", ".join(name for name in strongest if weights.get(name, 0.0) > 0)
