"""Choose what an event's time is said to be: narrow where one reading is likely, wide where the readings differ.

How likely a reading is follows from its clues by a log-linear model (Berger, Della Pietra and Della Pietra 1996). Said
is what promises most: a reading hit exactly counts 1, bounds that hold it besides, and bounds that rule it out cost.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from chronology.model.annotations import EventMention, TimeRelation
from chronology.reasoning.readings.candidates import SHAPES, Reading, Way, find_readings
from chronology.reasoning.readings.clues import AT_ALL, RULES, UNTOLD, find_clues, find_phrase_clues, find_rule_clues
from chronology.reasoning.readings.days import ANY, Days, agree, cover, holds
from chronology.reasoning.readings.stage import Stage
from chronology.reasoning.readings.wording import say_clue

Weights = Mapping[str, Mapping[str, float]]  # by shape, or RULES, and clue
Clues = frozenset[tuple[str, str]]

_CONSIDERED = 12
_NEGLIGIBLE = 0.01


@dataclasses.dataclass(frozen=True, slots=True)
class Stakes:
    """What it is worth that bounds hold the right reading, and what it costs that they rule it out."""

    holding: float
    excluding: float


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """The bounds that are said, and why, in words."""

    days: Days
    why: str


def lay_out(event: EventMention, stage: Stage, by_rules: Days) -> tuple[tuple[Reading, Clues], ...]:
    """What an event may be read as, each with its clues; “held until Friday” is not within Friday."""
    ends = {link.tid for link in event.time_links if link.relation is TimeRelation.UNTIL}  # words say the end
    phrases = tuple(phrase for phrase in stage.phrases_for(event) if phrase.timex.tid not in ends)
    own = find_clues(event, stage)
    tied = {phrase.timex.tid: find_phrase_clues(event, phrase, stage) for phrase in phrases}
    return tuple(
        (reading, _gather(reading, own, tied, by_rules, stage)) for reading in find_readings(stage.published, phrases)
    )


def _gather(
    reading: Reading, own: Sequence[str], tied: Mapping[str, Sequence[str]], by_rules: Days, stage: Stage
) -> Clues:
    found = {(RULES, clue) for clue in find_rule_clues(reading, by_rules, stage)}
    for way in reading.ways:
        clues = (*own, *(tied[way.phrase.timex.tid] if way.phrase is not None else ()))
        found.add((way.shape, AT_ALL))
        found.update((way.shape, clue) for clue in clues)
    return frozenset(found)


def choose(event: EventMention, stage: Stage, by_rules: Days, weights: Weights, stakes: Stakes) -> Choice:
    """What is said of an event's time."""
    readings = lay_out(event, stage, by_rules)
    likely = weigh([clues for _, clues in readings], weights)
    ranked = sorted(zip(likely, readings, strict=True), key=lambda pair: (-pair[0], pair[1][0].days))[:_CONSIDERED]
    considered = [(share, reading) for share, (reading, _) in ranked if share > _NEGLIGIBLE]
    days = decide([(share, reading.days) for share, reading in considered], by_rules, stage.published, stakes)
    best, clues = next(pair for _, pair in ranked if holds(days, pair[0].days) or pair is ranked[0][1])
    return Choice(days, _say_why(best, clues, weights, stage.published, exact=best.days == days))


def weigh(clues: Sequence[Clues], weights: Weights) -> list[float]:
    """How likely each of the readings is; they sum to 1."""
    scores = [math.fsum(weights.get(shape, {}).get(clue, 0.0) for shape, clue in own) for own in clues]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = math.fsum(odds)
    return [one / total for one in odds]


def decide(likely: Sequence[tuple[float, Days]], by_rules: Days, published: int, stakes: Stakes) -> Days:
    """The bounds that promise most: one of the readings, what covers two of them, the rules' bounds, or none."""
    readings = [days for _, days in likely]
    done, ahead = (ANY[0], published, *ANY[2:]), (*ANY[:2], published, ANY[3])
    covers = (cover(one, other) for one, other in combinations(readings[:6], 2))
    answers = dict.fromkeys((*readings, by_rules, *covers, done, ahead, ANY))
    return max(answers, key=lambda answer: _promise(answer, likely, stakes))


def _promise(answer: Days, likely: Sequence[tuple[float, Days]], stakes: Stakes) -> float:
    total = 0.0
    for share, days in likely:
        if answer == days:
            total += share * (1 + stakes.holding)
        elif holds(answer, days):
            total += share * stakes.holding
        elif not agree(answer, days):
            total -= share * stakes.excluding
    return total


def _say_why(reading: Reading, clues: Clues, weights: Weights, published: int, *, exact: bool) -> str:
    """The reading in words, with the clue that speaks most for it."""
    way = max(reading.ways, key=lambda way: (_speaks_for(way, clues, weights)[0], way.shape))
    phrase = way.phrase.timex.text if way.phrase is not None else ""
    said = SHAPES[way.shape].format(published=date.fromordinal(published), phrase=phrase)
    clue = say_clue(_speaks_for(way, clues, weights)[1])
    return f"{'read as' if exact else 'likely, but not surely,'} {said}: {clue}"


def _speaks_for(way: Way, clues: Clues, weights: Weights) -> tuple[float, str]:
    """The weight and the name of the clue that speaks most for a way, of those that tell a reader something."""
    own = weights.get(way.shape, {})
    telling = (clue for shape, clue in clues if shape == way.shape and not clue.startswith(UNTOLD))
    return max((own.get(clue, 0.0), clue) for clue in telling)
