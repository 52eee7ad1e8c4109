"""Which days of a conflict a journalist would put on a timeline, from who wrote of them and when.

A day that articles still come back to when it is no longer news is one that mattered: later mentions count more
than the noise of the day itself. The idea follows date selection for timeline summarisation (Tran, Alrifai and
Herder 2015; Gholipour Ghalandari and Ifrim 2020), with counting alone and no training.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

NEWS_DAYS = 7  # what is written of a day within a week is news of it; what comes later looks back
_LATER_COUNTS = 3.0


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class DayMention:
    """An article that tells of a day."""

    day: date
    source: str
    published: date


@dataclasses.dataclass(frozen=True, slots=True)
class DayWeight:
    """How much a day matters: the articles that told it as news, and those that came back to it."""

    day: date
    at_once: int
    later: int

    @property
    def score(self) -> float:
        """Without unit; comparable within one collection of articles."""
        return math.log1p(self.at_once) + _LATER_COUNTS * math.log1p(self.later)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the score rests on, in words."""
        told = [f"told by {_count(self.at_once)} within a week"] if self.at_once else []
        return (*told, f"{_count(self.later)} came back to it later") if self.later else tuple(told)


def weigh_days(mentions: Iterable[DayMention]) -> dict[date, DayWeight]:
    """The weight of each day, by day. An article counts once a day, and not before the day has come."""
    at_once: defaultdict[date, set[str]] = defaultdict(set)
    later: defaultdict[date, set[str]] = defaultdict(set)
    for mention in mentions:
        gap_days = (mention.published - mention.day).days
        if gap_days >= 0:
            (later if gap_days >= NEWS_DAYS else at_once)[mention.day].add(mention.source)
    days = sorted(at_once.keys() | later.keys())
    return {day: DayWeight(day, len(at_once[day]), len(later[day])) for day in days}


def choose_days(weights: Iterable[DayWeight], most: int, first: date, last: date) -> tuple[DayWeight, ...]:
    """The ``most`` days that matter most from ``first`` to ``last``, in the order of time."""
    within = [weight for weight in weights if first <= weight.day <= last]
    best = sorted(within, key=lambda weight: (-weight.score, weight.day))[:most]
    return tuple(sorted(best, key=lambda weight: weight.day))


def _count(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles} articles"
