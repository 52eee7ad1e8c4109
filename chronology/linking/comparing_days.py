"""What the days of two tellings say about whether they tell one event.

News is told when it is new: what is told without a day happened, as a rule, shortly before its article came out. Two
such tellings of other weeks may use the same words and mean other bombs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from chronology.linking.tellings import Telling
from chronology.temporal.bounds import DayRange

_SAME_DAY, _NEAR_DAYS, _DISPUTED, _OTHER_DAY = 1.5, 0.7, 0.7, -0.9
_BOUNDED_LENGTH = 62
_NEAR_LENGTH = 31  # days within which an uncertain day still says something
# Where one has no certain day: by how many days at most lie between what both were news of.
_VAGUE = ((2, -0.4, "news of the same days"), (9, -1.0, "news of other days"), (None, -2.4, "news of other weeks"))

_RECALLED, _MAY_AGREE = -0.4, -0.4


def gap_days(one: DayRange, other: DayRange) -> int:
    """The days that lie between the two at least, 0 where they have one in common."""
    for first, then in ((one, other), (other, one)):
        if first.latest is not None and then.earliest is not None and first.latest < then.earliest:
            return (then.earliest - first.latest).days
    return 0


def is_disputed(one: DayRange, other: DayRange, claimed: Collection[DayRange]) -> bool:
    """Whether claims give both days: that they differ is what is contested, and no sign of two events."""
    return all(any(days.meet(day) is not None for day in claimed) for days in (one, other))


def has_day(telling: Telling) -> bool:
    """Whether it is known within a month when it began."""
    low, high = telling.begin.earliest, telling.begin.latest
    return low is not None and high is not None and (high - low).days <= _NEAR_LENGTH


def _is_bounded(telling: Telling) -> bool:
    """Whether an article says between which days it began, closer than a season: it is no mere news of its day."""
    low, high = telling.begin.earliest, telling.begin.latest
    return low is not None and high is not None and (high - low).days <= _BOUNDED_LENGTH


def weigh_days(one: Telling, other: Telling) -> Iterator[tuple[float, str]]:
    """What the days weigh, without unit, with the reason."""
    if one.begin.meet(other.begin) is None:
        disputed = is_disputed(one.begin, other.begin, (*one.claimed, *other.claimed))
        yield (_DISPUTED, "days that claims dispute") if disputed else (_OTHER_DAY, "days that differ")
    elif one.begin.is_exact and one.begin == other.begin:
        yield _SAME_DAY, "the same day"
    elif has_day(one) and has_day(other):
        yield _NEAR_DAYS, "days that agree"
    elif (one.is_recalled or other.is_recalled) and one.phase == other.phase:
        yield _RECALLED, "told in passing, without a day"
    elif _is_bounded(one) and _is_bounded(other):
        yield _MAY_AGREE, "days that may agree"
    else:
        gap = gap_days(_find_news(one), _find_news(other))
        yield next((weight, reason) for most, weight, reason in _VAGUE if most is None or gap <= most)


def _find_news(telling: Telling) -> DayRange:
    """The days of which it was news."""
    if has_day(telling):
        return telling.begin
    return DayRange(telling.news, telling.news)
