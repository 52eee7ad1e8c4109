"""Which days and events of a conflict a journalist would put on a timeline, from who wrote of them and when.

A day that articles still come back to when it is no longer news is one that mattered: later mentions count more
than the noise of the day itself. The idea follows date selection for timeline summarisation (Tran, Alrifai and
Herder 2015; Gholipour Ghalandari and Ifrim 2020), with counting alone and no training.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date

from chronology.model.annotations import Modality
from chronology.model.records import Chronology, Event, Evidence, Source
from chronology.reasoning.counts import find_counts
from chronology.reasoning.independence import count_independent
from chronology.reasoning.status import is_contested, is_retracted
from chronology.temporal.edtf import Precision

NEWS_DAYS = 7  # what is written of a day within a week is news of it; what comes later looks back
_LATER_COUNTS = 3.0
_HEAD_CHARS = 800  # the opening of an article, where what matters most stands
# What each of an event's reasons weighs; all but the last three by the logarithm of how many there are.
_TOLD, _LATER, _ALONE, _AT_HEAD, _CLAIMS, _HARMED = 1.0, 1.5, 1.5, 0.5, 0.5, 0.3
_CONTESTED, _EXACT, _PLACED = 0.8, 0.3, 0.1
_HARM = frozenset({"killed", "wounded", "missing", "captured", "displaced"})

Part = tuple[int, Callable[[int], str] | None, int]  # a weight, what puts its reason into words, and how many they are


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


@dataclasses.dataclass(frozen=True, slots=True)
class EventWeight:
    """How much an event matters, without unit, in thousandths so that sums are exact; and why, the most first."""

    score: int
    reasons: tuple[str, ...]


def weigh_event(event: Event, sources: Mapping[str, Source], independent: int, contested: bool) -> EventWeight:
    """Weigh an event by its record: mentions and when they came, position, consequence, specificity.

    ``independent`` of its sources tell it each on its own; ``sources`` are by id.
    """
    parts = _list_parts(event, sources, independent, contested)
    told = sorted([part for part in parts if part[1]], key=lambda part: -part[0])
    return EventWeight(
        sum([weight for weight, _, _ in parts]), tuple([words(count) for _, words, count in told if words])
    )


def score_event(event: Event, sources: Mapping[str, Source], independent: int, contested: bool) -> int:
    """The score of :func:`weigh_event`, for those who do not ask why."""
    return sum([weight for weight, _, _ in _list_parts(event, sources, independent, contested)])


def _list_parts(event: Event, sources: Mapping[str, Source], independent: int, contested: bool) -> list[Part]:
    return [*_weigh_mentions(event, sources, independent), *_weigh_facts(event, sources, contested)]


def choose_events(chronology: Chronology, most: int) -> Chronology:
    """The ``most`` events that matter most, in the order of the records, and relations among them only.

    Left out are those that did not happen, as far as anyone says, that all took back, or that have no first day.
    """
    sources = {source.id: source for source in chronology.sources}
    may = [event for event in chronology.events if _may_lead(event)]
    weights = {e.id: score_event(e, sources, count_independent(e, sources), is_contested(e)) for e in may}
    chosen = frozenset(sorted(weights, key=lambda id_: (-weights[id_], id_))[:most])
    events = (event for event in may if event.id in chosen)
    return dataclasses.replace(chronology, events=tuple(_cut_relations(event, chosen) for event in events))


def _may_lead(event: Event) -> bool:
    happened = event.modality is Modality.ACTUAL and not event.rejected and not is_retracted(event)
    return happened and event.when is not None and event.when.bounds.begin.earliest is not None


def _cut_relations(event: Event, shown: Container[str]) -> Event:
    kept = tuple(relation for relation in event.relations if (relation.before or relation.after) in shown)
    return dataclasses.replace(event, relations=kept)


def _weigh_mentions(event: Event, sources: Mapping[str, Source], independent: int) -> Iterator[Part]:
    cited = _cite(event)
    yield _weigh(_TOLD, len(cited)), _say_told if cited else None, len(cited)
    if independent > 1:
        yield _weigh(_ALONE, independent - 1), _say_alone, independent
    if later := _count_later(event, cited, sources):
        yield _weigh(_LATER, later), _say_later, later
    heads = {source for source, items in cited.items() if any(_is_at_head(item) for item in items)}
    if heads:
        yield _weigh(_AT_HEAD, len(heads)), _say_head, len(heads)


def _weigh_facts(event: Event, sources: Mapping[str, Source], contested: bool) -> Iterator[Part]:
    if event.claims:
        yield _weigh(_CLAIMS, len(event.claims)), _say_claims, len(event.claims)
        harmed = max([count.high for count in find_counts(event, sources) if count.measure in _HARM], default=0)
        yield _weigh(_HARMED, harmed), _say_harmed if harmed else None, harmed
    if contested:
        yield _whole(_CONTESTED), _say_contested, 1
    when = event.when
    if when is not None and when.precision >= Precision.DAY and when.bounds.begin.is_exact:
        yield _whole(_EXACT), _say_exact, 1
    if event.place is not None:
        yield _whole(_PLACED), None, 1


def _cite(event: Event) -> dict[str, list[Evidence]]:
    cited: dict[str, list[Evidence]] = {}
    for item in (*event.evidence, *[item for claim in event.claims for item in claim.evidence]):
        cited.setdefault(item.source, []).append(item)
    return cited


def _count_later(event: Event, cited: Iterable[str], sources: Mapping[str, Source]) -> int:
    """The articles that came out a week after the last day on which it can have begun, or later."""
    begun = event.when.bounds.begin.latest if event.when else None
    if begun is None:
        return 0
    published = [source.published for name in cited if (source := sources.get(name)) is not None]
    days = [when.bounds.hull.earliest for when in published if when is not None]
    return sum([day is not None and (day - begun).days >= NEWS_DAYS for day in days])


def _is_at_head(item: Evidence) -> bool:
    return item.start is not None and item.start < _HEAD_CHARS


def _weigh(weight: float, count: int) -> int:
    return _whole(weight * math.log1p(count))


def _whole(weight: float) -> int:
    return round(1000 * weight)


# ---------------------------------------------------------------- reasons in words, which few ask for


def _count(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles} articles"


def _say_told(articles: int) -> str:
    return f"told by {_count(articles)}"


def _say_alone(sources: int) -> str:
    return f"by {sources} sources on their own"


def _say_later(articles: int) -> str:
    return f"{_count(articles)} came back to it later"


def _say_head(articles: int) -> str:
    return f"at the head of {_count(articles)}"


def _say_claims(claims: int) -> str:
    return "1 claim" if claims == 1 else f"{claims} claims"


def _say_harmed(people: int) -> str:
    return f"{people:,} people harmed, as some say"


def _say_contested(_: int) -> str:
    return "contested"


def _say_exact(_: int) -> str:
    return "has an exact day"
