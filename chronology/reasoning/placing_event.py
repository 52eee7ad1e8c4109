"""What another event says of an event's time: before or after it, at a distance, on the clock."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.annotations import EventMention, TimeLink, TimeRelation
from chronology.reasoning.clock import keep_apart, minutes_of
from chronology.reasoning.focus import IN_FOCUS
from chronology.reasoning.ground import CONVENTION, DISCOURSE, ORDERED, TENSE, Ground, begin, finish, finish_of
from chronology.reasoning.network import ORIGIN, Statement
from chronology.reasoning.reach import Reach, reach_of

_SPANNING = frozenset({TimeRelation.BEFORE, TimeRelation.AFTER, TimeRelation.WITHIN})


def place_by_event(event: EventMention, link: TimeLink, anchor: str, ground: Ground) -> Iterator[Statement]:
    """Before, after, until or since another event, by its ``anchor`` chain, at the distance that the words give."""
    b, f = begin(event.chain), finish_of(event)
    words = _words(link, ground)
    reach = reach_of(link.by) if link.by is not None and link.relation in _SPANNING else None
    trust = DISCOURSE if link.why.startswith(IN_FOCUS) else ORDERED
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
    return told and not event.lasts and event.kind != "state"


def _at_distance(
    event: EventMention, link: TimeLink, anchor: str, reach: Reach, ground: Ground, words: str
) -> Iterator[Statement]:
    trust = DISCOURSE if link.why.startswith(IN_FOCUS) else ORDERED
    low, high = reach.days(ground.likely)
    if link.by is not None and (minutes := minutes_of(link.by)) is not None:
        yield from _at_distance_on_clock(event, link, anchor, minutes, (words, trust, ground.likely))
        if ground.likely:  # that it is the same day gives way to what the clock says
            yield from _at_days(event, link, anchor, reach.days(likely=True), (words, CONVENTION))
            low, high = reach.days(likely=False)
    yield from _at_days(event, link, anchor, (low, high), (words, trust))
    if link.relation is not TimeRelation.BEFORE and high is None and ground.dct is not None and event.tense == "past":
        why = f"told as past on {ground.dct}, at a distance of days: before it"
        yield Statement(ORIGIN, finish_of(event), None, ground.dct.toordinal() - 1, why, TENSE)


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
