"""What readers of news know of an event's time beyond its words: the conventions of news, and the likeliest reading."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from chronology.languages import load
from chronology.model.annotations import EventMention, TimeLink, Timex3
from chronology.model.document import Document
from chronology.reasoning.ground import CONVENTION, Ground, begin, finish_of
from chronology.reasoning.main_event import About, find_headline, find_main_event, put_first
from chronology.reasoning.network import ORIGIN, Settled, Solution, Statement
from chronology.reasoning.news import Told, find_news_day, tell_days, tell_main_event
from chronology.reasoning.readings.choosing import Choice, choose
from chronology.reasoning.readings.days import to_bounds, to_days
from chronology.reasoning.readings.stage import set_stage
from chronology.reasoning.readings.weights import Readings
from chronology.reasoning.solving_events import bounds_of, settle_events
from chronology.reasoning.weighing import weigh_in_news
from chronology.temporal.bounds import DayRange

Links = Sequence[tuple[TimeLink, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class Beyond:
    """The events, the main one first; the ground that tells which were read; the statements, and all settled."""

    events: tuple[EventMention, ...]
    ground: Ground
    told: tuple[Statement, ...]
    settled: Settled


def tell_beyond_words(
    document: Document,
    timexes: tuple[Timex3, ...],
    events: tuple[EventMention, ...],
    links: Links,
    ground: Ground,
    readings: Readings | None,
) -> Beyond:
    """What is said of the events of news besides their words. Without ``readings`` conventions alone speak.

    ``events`` are in text order but for what does not happen, which comes last.
    """
    settled = settle_events(events, links, ground)
    news = _tell_news(document, timexes, [event for event in events if event.happens], settled.solution)
    events = (*news.events, *(event for event in events if not event.happens))
    main, told = tuple(_place(events, news.main)), tuple(_place(events, news.days))
    if main or told:
        settled = settle_events(events, links, ground, (*main, *told))
    if readings is None or document.dct is None or news.day is None:
        return Beyond(events, ground, (*main, *told), settled)
    stage = set_stage(document.dct, news.day, timexes, events)
    told = main
    for event in events:
        by_rules = to_days(bounds_of(event, settled.solution))
        told += tuple(_place_read(event, choose(event, stage, by_rules, readings.weights, readings.stakes)))
    ground = dataclasses.replace(ground, read=frozenset(event.eid for event in events))
    return Beyond(events, ground, told, settle_events(events, links, ground, told))


@dataclasses.dataclass(frozen=True, slots=True)
class _News:
    """Events, the main one first; the day of the news; by eid, the days of undated events, and of the main one."""

    events: tuple[EventMention, ...]
    day: date | None
    days: Mapping[str, Told]
    main: Mapping[str, Told]


def _tell_news(
    document: Document, timexes: Sequence[Timex3], events: Sequence[EventMention], words_alone: Solution
) -> _News:
    """What conventions of news say of the events that nothing else dates."""
    about, told = survey_mentions(document, timexes, events, words_alone)
    bounds = {event.eid: bounds_of(event, words_alone) for event in events}
    main = find_main_event(about, load(document.language))
    if about.news is not None and document.dct is not None:
        weighed = weigh_in_news(events, about.days, about.news, document.dct)
        events = tuple(
            dataclasses.replace(e, score=w.score, reasons=(*e.reasons, *w.reasons)) if (w := weighed.get(e.eid)) else e
            for e in events
        )
    events = put_first(events, *main) if main is not None else tuple(events)
    day = tell_main_event(events, bounds, document.dct, timexes) if document.dct is not None else {}
    return _News(events, about.news, {**told, **day}, day or _find_main(events, told))


def survey_mentions(
    document: Document, timexes: Sequence[Timex3], events: Sequence[EventMention], words_alone: Solution
) -> tuple[About, dict[str, Told]]:
    """What shows which event a document is about, and the days that conventions of news give, by eid."""
    bounds = {event.eid: bounds_of(event, words_alone) for event in events}
    news = find_news_day(document.dct, timexes)
    told = tell_days(events, bounds, news, timexes) if news is not None else {}
    days = {eid: DayRange.on(told[eid].day) if eid in told else own.hull for eid, own in bounds.items()}
    headline = None if document.title else find_headline(document.text, timexes)
    title = document.quote(headline) if headline else document.title
    return About(events, days, document.dct, news, title, headline), told


def _find_main(events: Sequence[EventMention], told: Mapping[str, Told]) -> dict[str, Told]:
    """The day that conventions give to the event of the highest score, if they give one."""
    main = min(events, key=lambda event: (-event.score, event.span), default=None)
    return {main.eid: told[main.eid]} if main is not None and main.eid in told else {}


def _place(events: Iterable[EventMention], told: Mapping[str, Told]) -> Iterator[Statement]:
    return (s for event in events if event.eid in told for s in _place_told(event, told[event.eid]))


def _place_told(event: EventMention, told: Told) -> Iterator[Statement]:
    """The statements of a convention of news, which give way to all others."""
    day = told.day.toordinal()
    yield Statement(ORIGIN, begin(event.chain), day, None, told.why, CONVENTION)
    yield Statement(ORIGIN, finish_of(event), None, day, told.why, CONVENTION)


def _place_read(event: EventMention, choice: Choice) -> Iterator[Statement]:
    """The statements of the reading that was chosen, which give way to all that is said in words."""
    days = to_bounds(choice.days)
    for point, own in ((begin(event.chain), days.begin), (finish_of(event), days.finish)):
        if own.earliest is not None or own.latest is not None:
            low, high = (day.toordinal() if day is not None else None for day in (own.earliest, own.latest))
            yield Statement(ORIGIN, point, low, high, choice.why, CONVENTION)
