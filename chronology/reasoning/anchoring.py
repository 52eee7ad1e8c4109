"""When each event was, no more and no less than the text supports, with the chain of reasons.

Tense and publication date, the phrases that the grammar ties to an event, other events, and the event in focus all
become statements of one temporal network; its propagation gives the bounds.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date

from chronology.model.annotations import EventMention, Modality, TimeLink, TimeRelation, Timex3
from chronology.model.document import Document
from chronology.reasoning.beyond_words import survey_mentions, tell_beyond_words
from chronology.reasoning.election_days import likely_election_day
from chronology.reasoning.focus import IN_FOCUS, dated_chains, find_focus, kinds_of_chains
from chronology.reasoning.ground import Ground, begin, finish_of
from chronology.reasoning.main_event import About
from chronology.reasoning.network import Settled, Solution, Statement
from chronology.reasoning.placing import relate
from chronology.reasoning.reach import reach_of
from chronology.reasoning.readings.weights import load_readings
from chronology.reasoning.solving_events import bounds_of, day_of, settle_events
from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.edtf import Edtf

_FROM_FOCUS = frozenset({TimeRelation.BEFORE, TimeRelation.AFTER, TimeRelation.WITHIN})
_TOLD_BY_WORDS, _CERTAIN = 4, 9  # how far statements are trusted: a phrase of time, and what goes without saying


def anchor_events(
    document: Document, timexes: tuple[Timex3, ...], events: tuple[EventMention, ...], *, weighed: bool = True
) -> tuple[tuple[Timex3, ...], tuple[EventMention, ...]]:
    """Fill the bounds, relations and reasons of events, and the days of phrases that count from events.

    Where the words of news leave several readings of an event's time they are ``weighed``; else rules alone speak.
    """
    happening, conditions = [e for e in events if e.happens], [e for e in events if not e.happens]
    events = (*happening, *conditions)
    links = [*_link_to_focus(happening), *(condition.time_links for condition in conditions)]
    ground = _ground(document, timexes, events)
    readings = load_readings(document.language) if weighed else None
    beyond = tell_beyond_words(document, timexes, events, links, ground, readings)
    events, ground, settled = beyond.events, beyond.ground, beyond.settled
    sure = settled.solution
    likely = settle_events(events, links, dataclasses.replace(ground, likely=True), beyond.told).solution
    elections: dict[str, list[EventMention]] = {}
    for event in events:
        elections.setdefault(event.chain, []).append(event)
    bounds = {event.eid: bounds_of(event, sure) for event in events}
    usual = {e.eid: likely_election_day(elections[e.chain], bounds[e.eid]) or bounds_of(e, likely) for e in events}
    anchored = (
        dataclasses.replace(
            _planned_if_ahead(event, bounds[event.eid], ground),
            time_links=own,
            bounds=bounds[event.eid],
            likely=usual[event.eid] if usual[event.eid] != bounds[event.eid] else None,
            relations=relate(event, own, ground),
            because=(*_reasons(event, sure), *_tell_set_aside(event, settled)),
            unresolved=_why_unresolved(own, bounds[event.eid], ground),
        )
        for event, own in zip(events, links, strict=True)
    )
    return _date_phrases(timexes, events, links, sure, ground), tuple(sorted(anchored, key=lambda e: e.span))


def _link_to_focus(events: Sequence[EventMention]) -> list[tuple[TimeLink, ...]]:
    """Links that count from no event named in their sentence count from the event in focus."""
    kinds, dated = kinds_of_chains(events), dated_chains(events)
    found = []
    for place, event in enumerate(events):
        focus = find_focus(place, events, kinds, dated) if any(_is_open(link) for link in event.time_links) else None
        found.append(tuple(_from(link, focus) if _is_open(link) else link for link in event.time_links))
    return found


def _is_open(link: TimeLink) -> bool:
    return link.anchor_eid is None and link.by is not None and link.relation in _FROM_FOCUS


def _from(link: TimeLink, focus: EventMention | None) -> TimeLink:
    if focus is None:
        return link
    return dataclasses.replace(link, anchor_eid=focus.eid, why=IN_FOCUS)


def survey(document: Document, timexes: tuple[Timex3, ...], events: tuple[EventMention, ...]) -> About:
    """What shows which event a document is about, before any is put first."""
    events = tuple(event for event in events if event.happens)
    links = _link_to_focus(events)
    ground = _ground(document, timexes, events)
    return survey_mentions(document, timexes, events, settle_events(events, links, ground).solution)[0]


def _ground(document: Document, timexes: Iterable[Timex3], events: Iterable[EventMention]) -> Ground:
    events = tuple(events)
    return Ground(
        document.dct, {t.tid: t for t in timexes}, {e.eid: e for e in events}, {e.eid: e.chain for e in events}
    )


# ---------------------------------------------------------------- events


def _planned_if_ahead(event: EventMention, bounds: Bounds, ground: Ground) -> EventMention:
    """What lies after publication has not happened, whatever its tense: "voters go to the polls on Sunday"."""
    first = bounds.begin.earliest
    if (
        event.modality not in {Modality.ACTUAL, Modality.GENERIC}
        or ground.dct is None
        or first is None
        or first <= ground.dct
    ):
        return event
    reason = f"planned: {first} or later, published {ground.dct}"
    return dataclasses.replace(event, modality=Modality.PLANNED, reasons=(*event.reasons, reason))


def _reasons(event: EventMention, solution: Solution) -> tuple[str, ...]:
    statements: list[Statement] = []
    for point in (begin(event.chain), finish_of(event)):
        statements += solution.why_not_earlier(point)
        statements += solution.why_not_later(point)
    return tuple(dict.fromkeys(s.why for s in statements if s.trust < _CERTAIN))


def _tell_set_aside(event: EventMention, settled: Settled) -> tuple[str, ...]:
    """What the text says of the event's time and cannot be so beside the rest; tense gives way without a word."""
    points = {begin(event.chain), finish_of(event)}
    told: dict[str, None] = {}
    for contradiction in settled.contradictions:
        weakest = contradiction.gave_way
        if weakest.trust >= _TOLD_BY_WORDS and points & {weakest.first, weakest.second}:
            rest = (s.why for s in contradiction.statements if s is not weakest and s.trust < _CERTAIN)
            told[f"set aside: {weakest.why}; it cannot be so beside {'; '.join(dict.fromkeys(rest))}"] = None
    return tuple(told)


def _why_unresolved(links: tuple[TimeLink, ...], bounds: Bounds, ground: Ground) -> str | None:
    for link in links:
        timex = ground.timexes.get(link.tid) if link.tid is not None else None
        if timex is not None and timex.unresolved and link.anchor_eid is None and bounds.begin.earliest is None:
            return f"“{timex.text}”: {timex.unresolved}"
    if any((bounds.begin.earliest, bounds.begin.latest, bounds.finish.earliest, bounds.finish.latest)):
        return None
    if ground.dct is None:
        return "the article has no publication date, and no phrase with a date of its own places the event"
    return "nothing in the text says when"


# ---------------------------------------------------------------- phrases that count from events


def _date_phrases(
    timexes: Iterable[Timex3],
    events: Sequence[EventMention],
    links: Sequence[tuple[TimeLink, ...]],
    solution: Solution,
    ground: Ground,
) -> tuple[Timex3, ...]:
    first: dict[str, tuple[EventMention, TimeLink]] = {}
    for event, own in zip(events, links, strict=True):
        for link in own:
            if link.tid is not None and link.anchor_eid is not None:
                first.setdefault(link.tid, (event, link))
    return tuple(
        _dated(timex, *first[timex.tid], solution, ground) if timex.tid in first else timex for timex in timexes
    )


def _dated(timex: Timex3, event: EventMention, link: TimeLink, solution: Solution, ground: Ground) -> Timex3:
    if timex.earliest is not None or timex.latest is not None:
        return timex
    assert link.anchor_eid is not None
    anchor = ground.events[link.anchor_eid]
    days = _counted_days(timex, link, anchor, solution, ground)
    why = f"counted from “{anchor.text}” ({link.why})" if link.why else f"counted from “{anchor.text}”"
    if days is None or (days.earliest is None and days.latest is None):
        unresolved = None if timex.type == "DURATION" else f"{why}, whose own date is not known"
        return dataclasses.replace(timex, anchor=anchor.chain, unresolved=unresolved)
    return dataclasses.replace(
        timex,
        earliest=days.earliest,
        latest=days.latest,
        edtf=_edtf(timex, days),
        anchor=anchor.chain,
        unresolved=None,
        because=(*timex.because, why, *_reasons(anchor, solution)),
    )


def _counted_days(
    timex: Timex3, link: TimeLink, anchor: EventMention, solution: Solution, ground: Ground
) -> DayRange | None:
    base = bounds_of(anchor, solution)
    if timex.direction == "since" or link.relation is TimeRelation.ON:
        return _ordered(base.begin.earliest, ground.dct)
    if timex.type == "DURATION":
        return None  # "within 90 minutes" is a length, not a day
    reach = reach_of(link.by) if link.by is not None else None
    if reach is None:
        return None
    if link.relation is TimeRelation.BEFORE:
        return _ordered(_shift(base.begin.earliest, reach.high, -1), _shift(base.begin.latest, reach.low, -1))
    latest = _shift(base.finish.latest, reach.high, 1)
    if latest is None and ground.dct is not None:
        latest = _shift(ground.dct, 1, -1)
    return _ordered(_shift(base.begin.earliest, reach.low, 1), latest)


def _shift(day: date | None, count: int | None, sign: int) -> date | None:
    return day_of(day.toordinal() + sign * count) if day is not None and count is not None else None


def _ordered(earliest: date | None, latest: date | None) -> DayRange | None:
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return DayRange(earliest, latest)


def _edtf(timex: Timex3, days: DayRange) -> str:
    if timex.type == "DURATION":
        return f"{days.earliest or '..'}/{days.latest or '..'}"
    return str(Edtf.from_days(days))
