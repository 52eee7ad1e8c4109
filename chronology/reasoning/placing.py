"""What the words say about when an event was, as statements of a temporal network.

Two points an event: the first and the last day. A past event has happened by the publication date, a planned one not
before it; a phrase of time, or another event, bounds it further.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date

from chronology.model.annotations import EventMention, EventRelation, Hold, Modality, TimeLink, TimeRelation, Timex3
from chronology.reasoning.clock import keep_apart, minutes_of, place_on_clock
from chronology.reasoning.focus import IN_FOCUS
from chronology.reasoning.network import ORIGIN, Statement
from chronology.reasoning.reach import Reach, reach_of
from chronology.reasoning.rule_forms import form_of_rule

_LASTING = frozenset({"state"})
_DATED, _ORDERED, _TENSE, _DISCOURSE, CONVENTION = 5, 4, 3, 2, 1  # how far statements are trusted
_AROUND = frozenset({Hold.CLAUSE, Hold.DESCRIBED})  # "when it became possible" is not ahead of what it stands by
_UNREAL = frozenset({Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL})
_SPANNING = frozenset({TimeRelation.BEFORE, TimeRelation.AFTER, TimeRelation.WITHIN})


def begin(chain: str) -> str:
    """The point of an event's first day."""
    return f"{chain} begins"


def finish(chain: str) -> str:
    """The point of an event's last day."""
    return f"{chain} ends"


@dataclasses.dataclass(frozen=True, slots=True)
class Ground:
    """What stands fixed while a document's events are placed."""

    dct: date | None
    timexes: Mapping[str, Timex3]
    events: Mapping[str, EventMention]
    chains: Mapping[str, str]  # eid -> chain
    likely: bool = False  # vague words mean what they usually mean
    read: frozenset[str] = frozenset()  # events whose tense and modality were weighed with all else


def finish_of(event: EventMention) -> str:
    """The last day of what a mention names: "imposed an embargo" is done, the embargo may last."""
    return f"{event.eid} ends" if event.lasts and event.tense == "none" else finish(event.chain)


def place_mention(event: EventMention, links: tuple[TimeLink, ...], ground: Ground) -> Iterator[Statement]:
    """The statements that one mention makes about its event."""
    b, f = begin(event.chain), finish_of(event)
    yield Statement(b, f, 0, None, "an event begins before it ends", trust=9)
    begun = any(link.relation is TimeRelation.SINCE for link in links)  # its tense tells whether it is over
    if begun or event.eid not in ground.read:
        yield from _by_tense(event, ground)
        yield from _by_governor(event, ground)
    for link in links:
        timex = ground.timexes.get(link.tid) if link.tid is not None else None
        anchor = ground.chains.get(link.anchor_eid) if link.anchor_eid is not None else None
        if anchor is not None and anchor != event.chain:
            yield from _by_event(event, link, anchor, ground)
        elif timex is not None:
            yield from _by_phrase(event, link, timex, ground)


def relate(event: EventMention, links: tuple[TimeLink, ...], ground: Ground) -> tuple[EventRelation, ...]:
    """Before and after which events the text puts it."""
    found: list[EventRelation] = []
    for link in links:
        anchor = ground.chains.get(link.anchor_eid) if link.anchor_eid is not None else None
        if anchor is None or anchor == event.chain:
            continue
        if link.relation is TimeRelation.BEFORE:
            found.append(EventRelation("before", anchor, link.by, tid=link.tid))
        elif link.relation is not TimeRelation.UNTIL:
            spans = link.by if link.relation in _SPANNING else None
            found.append(EventRelation("after", anchor, spans, link.relation is TimeRelation.WITHIN, link.tid))
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- tense and publication date


def _by_tense(event: EventMention, ground: Ground) -> Iterator[Statement]:
    if ground.dct is None:
        return
    dct, b, f = ground.dct.toordinal(), begin(event.chain), finish_of(event)
    if event.modality in _UNREAL:
        if _is_planned_now(event, ground):
            yield Statement(
                ORIGIN, b, dct, None, f"{event.modality.value}: not before publication, {ground.dct}", _TENSE
            )
        return
    if event.tense == "future":
        yield Statement(ORIGIN, b, dct, None, f"future tense: not before publication, {ground.dct}", _TENSE)
    elif _lasts_till_now(event):
        yield Statement(ORIGIN, b, None, dct, f"present: begun by publication, {ground.dct}", _TENSE)
        yield Statement(ORIGIN, f, dct, None, f"present: not over at publication, {ground.dct}", _TENSE)
    else:
        why = f"told as past: on or before publication, {ground.dct}"
        yield Statement(ORIGIN, b, None, dct, why, _TENSE)
        if not _may_go_on(event):
            yield Statement(ORIGIN, f, None, dct, why, _TENSE)


def _may_go_on(event: EventMention) -> bool:
    """ "was burning", "have risen": nothing says that it is over."""
    rising = event.tense == "present" and event.aspect == "perfect" and event.kind == "occurrence" and not event.speaks
    return event.kind in _LASTING or event.aspect == "progressive" or event.tense == "none" or rising


def _is_planned_now(event: EventMention, ground: Ground) -> bool:
    above = ground.events.get(event.tie.eid or "")
    tense = above.tense if event.tense == "none" and above is not None else event.tense
    return event.modality is Modality.PLANNED and (
        tense in {"present", "future"} or (tense == "none" and above is None)
    )


def _by_governor(event: EventMention, ground: Ground) -> Iterator[Statement]:
    """What is demanded, planned or thought possible is still to come when that is said."""
    above = ground.events.get(event.tie.eid or "")
    if event.modality not in _UNREAL or above is None or above.chain == event.chain:
        return
    beside = event.tie.hold in _AROUND or event.polarity == "negative" or event.kind == "state"
    if event.modality is Modality.HYPOTHETICAL and beside:
        return  # "whether it was held", "it could not be reached": of the same time
    why = f"{event.modality.value}: still to come at “{above.text}”"
    yield Statement(begin(above.chain), begin(event.chain), 0, None, why, _DISCOURSE)


def _lasts_till_now(event: EventMention) -> bool:
    if event.modality is Modality.GENERIC or event.aspect == "perfect progressive":
        return event.tense == "present"
    if event.tense != "present" or event.kind == "statement" or event.lasts:
        return False
    return (
        event.aspect == "progressive"
        or (event.aspect == "perfect" and event.kind in _LASTING)
        or event.aspect == "none"
    )


# ---------------------------------------------------------------- phrases


def _by_phrase(event: EventMention, link: TimeLink, timex: Timex3, ground: Ground) -> Iterator[Statement]:
    b, f = begin(event.chain), finish_of(event)
    first = timex.earliest.toordinal() if timex.earliest else None
    last = timex.latest.toordinal() if timex.latest else None
    said, days = f"“{timex.text}”", f"{timex.earliest or 'open'} to {timex.latest or 'open'}"
    relation = link.relation
    if relation is TimeRelation.FOR and link.by is not None:
        yield from _lasting(event, link.by, said, ground)
    if (first is None and last is None) or _is_past_for_a_plan(event, last, ground):
        return
    if relation is TimeRelation.ON or relation is TimeRelation.FOR or relation is TimeRelation.WITHIN:
        form = form_of_rule(timex.rule, timex.text)
        yield Statement(ORIGIN, b, first, None, f"{said} ({form}): from {timex.earliest}", _DATED)
        yield Statement(ORIGIN, f, None, last, f"{said} ({form}): until {timex.latest}", _DATED)
        if relation is TimeRelation.ON:
            yield from place_on_clock(b, timex, _DATED)
    elif relation is TimeRelation.SINCE:
        yield Statement(
            ORIGIN,
            b,
            first,
            last,
            f"since {said}: begun {days}",
            _DATED,
        )
    elif relation is TimeRelation.UNTIL:
        yield Statement(
            ORIGIN,
            f,
            first,
            last,
            f"until {said}: ended {days}",
            _DATED,
        )
    elif relation is TimeRelation.BEFORE:
        yield Statement(ORIGIN, f, None, first, f"before {said}: until {timex.earliest}", _DATED)
    elif relation is TimeRelation.NOT_BEFORE:
        yield Statement(ORIGIN, b, first, None, f"from {said} on: from {timex.earliest}", _DATED)
    elif relation is TimeRelation.BY:
        yield Statement(ORIGIN, f, None, last, f"by {said}: until {timex.latest}", _DATED)
    else:
        yield Statement(ORIGIN, b, last, None, f"after {said}: from {timex.latest}", _DATED)


def _is_past_for_a_plan(event: EventMention, last: int | None, ground: Ground) -> bool:
    """A date before publication cannot be that of what is still planned: "preparing for the November election"."""
    planned = event.modality is Modality.PLANNED and event.tense != "past"
    return planned and last is not None and ground.dct is not None and last < ground.dct.toordinal()


def _lasting(event: EventMention, length: str, said: str, ground: Ground) -> Iterator[Statement]:
    reach = reach_of(length)
    if reach is None:
        return
    low, high = _days(reach, ground.likely)
    low = max(0, low - 1)  # from Monday to Wednesday are three days, and two from the first to the last
    yield Statement(begin(event.chain), finish_of(event), low, high, f"it lasted {said}", _ORDERED)
    if event.aspect.startswith("perfect") and event.tense == "present" and ground.dct is not None:
        since = None if high is None else ground.dct.toordinal() - high
        until = ground.dct.toordinal() - low
        yield Statement(
            ORIGIN, begin(event.chain), since, until, f"for {said} until publication, {ground.dct}", _ORDERED
        )


# ---------------------------------------------------------------- other events


def _by_event(event: EventMention, link: TimeLink, anchor: str, ground: Ground) -> Iterator[Statement]:
    b, f = begin(event.chain), finish_of(event)
    words = _words(link, ground)
    reach = reach_of(link.by) if link.by is not None and link.relation in _SPANNING else None
    trust = _DISCOURSE if link.why.startswith(IN_FOCUS) else _ORDERED
    if reach is not None:
        yield from _at_distance(event, link, anchor, reach, ground, words)
    elif link.relation is TimeRelation.BEFORE:
        yield Statement(b, begin(anchor), 0, None, words, trust)
        yield Statement(f, finish(anchor), 0, None, words, trust)
    elif link.relation is TimeRelation.UNTIL:
        yield Statement(begin(anchor), f, 0, None, words, trust)
        yield Statement(f, finish(anchor), 0, None, words, trust)
    else:
        yield Statement(begin(anchor), b, 0, None, words, trust)
        if link.anchor_eid is not None and _is_over_at_once(ground.events[link.anchor_eid]):
            yield Statement(finish(anchor), f, 0, None, words, trust)  # "sank after it was struck by a mine"


def _is_over_at_once(event: EventMention) -> bool:
    told = event.tense == "past" and event.aspect in {"none", "perfect"}
    return told and not event.lasts and event.kind not in _LASTING


def _at_distance(
    event: EventMention, link: TimeLink, anchor: str, reach: Reach, ground: Ground, words: str
) -> Iterator[Statement]:
    trust = _DISCOURSE if link.why.startswith(IN_FOCUS) else _ORDERED
    low, high = _days(reach, ground.likely)
    if link.by is not None and (minutes := minutes_of(link.by)) is not None:
        yield from _at_distance_on_clock(event, link, anchor, minutes, (words, trust, ground.likely))
        if ground.likely:  # that it is the same day gives way to what the clock says
            yield from _at_days(event, link, anchor, _days(reach, likely=True), (words, CONVENTION))
            low, high = _days(reach, likely=False)
    yield from _at_days(event, link, anchor, (low, high), (words, trust))
    if link.relation is not TimeRelation.BEFORE and high is None and ground.dct is not None and event.tense == "past":
        why = f"told as past on {ground.dct}, at a distance of days: before it"
        yield Statement(ORIGIN, finish_of(event), None, ground.dct.toordinal() - 1, why, _TENSE)


def _at_days(
    event: EventMention, link: TimeLink, anchor: str, days: tuple[int, int | None], told: tuple[str, int]
) -> Iterator[Statement]:
    b, f = begin(event.chain), finish_of(event)
    low, high = days
    if link.relation is TimeRelation.BEFORE:
        yield Statement(f, begin(anchor), low, None, *told)
        yield Statement(b, begin(anchor), None, high, *told)
        return
    if link.relation is TimeRelation.WITHIN:
        low = 0
    yield Statement(begin(anchor) if link.why.startswith(IN_FOCUS) else finish(anchor), b, low, None, *told)
    yield Statement(finish(anchor), f, None, high, *told)


def _at_distance_on_clock(
    event: EventMention, link: TimeLink, anchor: str, minutes: tuple[int, int], told: tuple[str, int, bool]
) -> Iterator[Statement]:
    low, high = minutes
    own, other = (begin(event.chain), finish_of(event)), (begin(anchor), finish(anchor))
    if link.relation is TimeRelation.BEFORE:
        yield from keep_apart(own, other, low, high, *told)
    else:
        yield from keep_apart(other, own, 0 if link.relation is TimeRelation.WITHIN else low, high, *told)


def _words(link: TimeLink, ground: Ground) -> str:
    timex = ground.timexes.get(link.tid) if link.tid is not None else None
    anchor = ground.events[link.anchor_eid] if link.anchor_eid is not None else None
    phrase = f"“{timex.text}”" if timex is not None else link.relation.value
    from_what = f", from “{anchor.text}”" if anchor is not None else ""
    why = f" ({link.why})" if link.why else ""
    return f"{phrase}{from_what}{why}"


def _days(reach: Reach, likely: bool) -> tuple[int, int | None]:
    return reach.usual if likely else (reach.low, reach.high)
