"""What news is about: its head tells it, and what happened long before is background.

News puts first what matters most (van Dijk, News as Discourse, 1988). Scores keep their side of 0.5, from which on an
event is proposed; only their order changes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date

from chronology.model.annotations import EventMention
from chronology.temporal.bounds import DayRange

_PROPOSED = 0.5
_HEAD_SENTENCES = 2
_NEWS_DAYS = 3  # what is older is background
_OLD = 0.6  # of what is above 0.5
_NEW_GAIN = 0.5  # of what is missing to 1
_HEAD_LOW, _REST_HIGH = 0.75, 0.75


@dataclasses.dataclass(frozen=True, slots=True)
class Weight:
    """A score and the reasons that changed it."""

    score: float
    reasons: tuple[str, ...]


def weigh_in_news(
    events: Sequence[EventMention], days: Mapping[str, DayRange], news: date, published: date
) -> dict[str, Weight]:
    """The scores of the mentions of news, by eid, for those from 0.5 on. ``days`` are those of each event."""
    heads = frozenset(sorted({event.sentence.start for event in events})[:_HEAD_SENTENCES])
    return {
        event.eid: _weigh(event, days[event.eid], event.sentence.start in heads, news, published)
        for event in events
        if event.score >= _PROPOSED
    }


def _weigh(event: EventMention, days: DayRange, at_head: bool, news: date, published: date) -> Weight:
    score, reasons = event.score, []
    if days.latest is not None and (news - days.latest).days > _NEWS_DAYS:
        score = _PROPOSED + (score - _PROPOSED) * _OLD
        reasons.append("older than the news of the article")
    elif days.is_exact and days.latest is not None and days.latest <= published:
        score += (1 - score) * _NEW_GAIN
        reasons.append("on a day of the news of the article")
    if at_head:
        score = _HEAD_LOW + (score - _PROPOSED) * (1 - _HEAD_LOW) / (1 - _PROPOSED)
        reasons.append("at the head of news")
    else:
        score = _PROPOSED + (score - _PROPOSED) * (_REST_HIGH - _PROPOSED) / (1 - _PROPOSED)
        reasons.append("behind the head of news")
    return Weight(round(score, 3), tuple(reasons))
