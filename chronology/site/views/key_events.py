"""The events to begin with, found by nothing but counting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronology.model.records import Event
from chronology.reasoning.status import NOT_HAPPENED, Status
from chronology.site.views.catalogue import Catalogue, evidence_of

KEY_EVENTS = 5
_TELLING = frozenset({Status.CONTESTED, Status.SEVERAL})
_NOT_KEY = NOT_HAPPENED | {Status.RETRACTED}

Weight = tuple[int, int, int, str]


def choose_key_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The events to begin with, in the order of time."""
    may = [event for event in catalogue.events if may_be_key(event, catalogue.facts(event).states)]
    chosen = {event.id for event in rank_events(may, catalogue)[:KEY_EVENTS]}
    return tuple(event for event in may if event.id in chosen)


def may_be_key(event: Event, states: Sequence[Status]) -> bool:
    """Not what did not happen, nor what has no first day: "on or before" dates a report, not an event."""
    return event.when is not None and event.when.bounds.begin.earliest is not None and _NOT_KEY.isdisjoint(states)


def rank_events(events: Iterable[Event], catalogue: Catalogue) -> list[Event]:
    """The weightiest first."""
    return sorted(events, key=lambda event: weigh_event(event, catalogue.facts(event).states))


def weigh_event(event: Event, states: Sequence[Status]) -> Weight:
    """Less is more: contested and told by several outlets, then either of them, then by claims and by articles."""
    cited = len({evidence.source for evidence in evidence_of(event)})
    return -len(_TELLING.intersection(states)), -len(event.claims), -cited, event.id
