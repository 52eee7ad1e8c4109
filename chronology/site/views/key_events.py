"""The events to begin with: those that matter most, by their records."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest

from chronology.linking.importance import weigh_event
from chronology.model.records import Event
from chronology.site.outline import may_be_key
from chronology.site.views.catalogue import Catalogue

KEY_EVENTS = 5
_REASONS = 3


def choose_key_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The events to begin with, in the order of time."""
    outlines, standings = catalogue.outlines, catalogue.standings
    may = (event for event in catalogue.events if may_be_key(outlines[event.id], standings[event.id]))
    chosen = {event.id for event in rank_events(may, catalogue, KEY_EVENTS)}
    return tuple([event for event in catalogue.events if event.id in chosen])


def rank_events(events: Iterable[Event], catalogue: Catalogue, most: int) -> list[Event]:
    """The weightiest, the first first."""
    standings = catalogue.standings
    weighed = nsmallest(most, [(standings[event.id].weight, event.id) for event in events])
    return [catalogue.by_id[id_] for _, id_ in weighed]


def explain_weight(event: Event, catalogue: Catalogue) -> str:
    """Why an event matters, in words."""
    graded = catalogue.standings[event.id].graded
    return ", ".join(
        weigh_event(event, catalogue.sources, graded.found.independent, graded.found.disputed).reasons[:_REASONS]
    )
