"""What is contested, grouped by what the sides differ on; and every claim."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from chronology.model.records import Claim, Event
from chronology.reasoning.status import order_facets
from chronology.site.status_words import describe_facet
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.entries import Entry, build_entry, letter_claims
from chronology.site.views.event import ClaimView, view_claim


@dataclasses.dataclass(frozen=True, slots=True)
class FacetGroup:
    """The events whose claims differ on one thing; ``also`` are those that stand in full under another one."""

    anchor: str
    name: str
    entries: tuple[Entry, ...]
    also: tuple[Entry, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ContestedPage:
    """Contested events by what differs; an event whose sides differ on two things is named under both."""

    count: int
    groups: tuple[FacetGroup, ...]


def contested_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The contested events in the order of the timeline."""
    return tuple(event for event in catalogue.events if catalogue.facts(event).dispute is not None)


def view_contested(events: Sequence[Event], catalogue: Catalogue) -> ContestedPage:
    """The page of contested events."""
    groups: dict[str | None, list[Entry]] = {}
    also: dict[str | None, list[Entry]] = {}
    for event in events:
        dispute = catalogue.facts(event).dispute
        assert dispute is not None
        entry = build_entry(event, catalogue, None)
        for n, facet in enumerate(dispute.facets):
            (also if n else groups).setdefault(facet, []).append(entry)
    return ContestedPage(
        len(events),
        tuple(
            FacetGroup(f"differ-{n}", describe_facet(facet), tuple(groups.get(facet, ())), tuple(also.get(facet, ())))
            for n, facet in enumerate(order_facets({**groups, **also}), 1)
        ),
    )


def all_claims(catalogue: Catalogue) -> tuple[tuple[Event, Claim], ...]:
    """Every claim with its event, in the order of the timeline."""
    return tuple((event, claim) for event in catalogue.events for claim in event.claims)


def view_claims(found: Sequence[tuple[Event, Claim]], catalogue: Catalogue) -> tuple[ClaimView, ...]:
    """Claims as they stand on their events' pages."""
    return tuple(view_claim(event, claim, letter_claims(event.claims), catalogue) for event, claim in found)
