"""What the words say about when an event was, as statements of a temporal network.

Two points an event: the first and the last day. A past event has happened by the publication date, a planned one not
before it; a phrase of time, or another event, bounds it further.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.annotations import EventMention, EventRelation, TimeLink, TimeRelation
from chronology.reasoning.ground import Ground, begin, finish_of
from chronology.reasoning.network import Statement
from chronology.reasoning.placing_event import place_by_event
from chronology.reasoning.placing_phrase import is_said_in_words, place_by_phrase
from chronology.reasoning.placing_tense import place_by_governor, place_by_tense

_SPANNING = frozenset({TimeRelation.BEFORE, TimeRelation.AFTER, TimeRelation.WITHIN})


def place_mention(event: EventMention, links: tuple[TimeLink, ...], ground: Ground) -> Iterator[Statement]:
    """The statements that one mention makes about its event."""
    b, f = begin(event.chain), finish_of(event)
    yield Statement(b, f, 0, None, "an event begins before it ends", trust=9)
    begun = any(link.relation is TimeRelation.SINCE for link in links)  # its tense tells whether it is over
    if begun or event.eid not in ground.read:
        yield from place_by_tense(event, ground)
        yield from place_by_governor(event, ground)
    for link in links:
        timex = ground.timexes.get(link.tid) if link.tid is not None else None
        anchor = ground.chains.get(link.anchor_eid) if link.anchor_eid is not None else None
        if anchor is not None and anchor != event.chain:
            yield from place_by_event(event, link, anchor, ground)
        elif timex is not None and (event.eid not in ground.read or is_said_in_words(event, link, timex)):
            yield from place_by_phrase(event, link, timex, ground)


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
