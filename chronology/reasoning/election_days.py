"""Days on which a law puts an election: what is likely when a text gives only the month, never what is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from chronology.model.annotations import EventMention
from chronology.temporal.bounds import Bounds, DayRange

# Federal elections in the United States: the Tuesday after the first Monday of November (2 U.S.C. 7; 3 U.S.C. 1).
_UNITED_STATES = re.compile(r"\b(?:US|U\.S\.|USA|American|United States|presidential and congressional)(?!\w)")


def likely_election_day(mentions: Iterable[EventMention], bounds: Bounds) -> Bounds | None:
    """The legal day of a United States election within ``bounds``; None for others, and when no such day fits."""
    mentions = tuple(mentions)
    first, last = bounds.begin.earliest, bounds.finish.latest
    if first is None or last is None or not any(event.kind == "election" for event in mentions):
        return None
    named = (text for event in mentions for text in (event.summary, *(p.text for p in event.participants)))
    if not any(_UNITED_STATES.search(text) for text in named):
        return None
    days = [_election_day(year) for year in range(first.year, min(last.year, first.year + 1) + 1)]
    fitting = [day for day in days if first <= day <= last]
    return Bounds.within(DayRange.on(fitting[0])) if len(fitting) == 1 else None


def _election_day(year: int) -> date:
    return next(day for day in (date(year, 11, number) for number in range(2, 9)) if day.weekday() == 1)
