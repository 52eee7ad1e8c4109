"""What is contested, grouped by what the sides differ on; and every claim."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from chronology.model.records import Event
from chronology.reasoning.status import order_facets
from chronology.site.status_words import describe_facet
from chronology.site.views.catalogue import Catalogue, Saying
from chronology.site.views.entries import Entry, build_entry, letter_claims
from chronology.site.views.event import ClaimView, view_claim
from chronology.site.views.listing import Paged, split_pages

# An entry here shows several claims: fewer of them stand on a page than in other lists.
PAGE_EVENTS = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Contested:
    """A contested event under one thing that its sides differ on; in full under the first of them only."""

    facet: str | None
    event: Event
    full: bool


@dataclasses.dataclass(frozen=True, slots=True)
class FacetLink:
    """One thing that sides differ on, with the place where the events begin, and how many they are."""

    name: str
    href: str
    count: int


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
    facets: tuple[FacetLink, ...]
    groups: tuple[FacetGroup, ...]
    list: Paged[Contested]


def contested_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The contested events in the order of the timeline."""
    return tuple(event for event in catalogue.events if catalogue.standings[event.id].dispute is not None)


def order_contested(events: Sequence[Event], catalogue: Catalogue) -> tuple[Contested, ...]:
    """Contested events by what their sides differ on, those that stand in full first."""
    found: dict[str | None, list[Contested]] = {}
    for event in events:
        dispute = catalogue.standings[event.id].dispute
        assert dispute is not None
        for n, facet in enumerate(dispute.facets):
            found.setdefault(facet, []).append(Contested(facet, event, n == 0))
    ordered = (sorted(found[facet], key=lambda item: not item.full) for facet in order_facets(found))
    return tuple(chain.from_iterable(ordered))


def split_contested(items: Sequence[Contested], catalogue: Catalogue) -> list[Sequence[Contested]]:
    """The items of each page."""
    return split_pages(items, min(PAGE_EVENTS, catalogue.config.page_events))


def link_facets(items: Sequence[Contested], catalogue: Catalogue) -> tuple[FacetLink, ...]:
    """Where the events begin that differ on one thing."""
    pages = split_contested(items, catalogue)
    begins: dict[str | None, int] = {}
    for number, page in enumerate(pages, 1):
        for item in page:
            begins.setdefault(item.facet, number)
    counts = Counter(item.facet for item in items)
    return tuple(
        FacetLink(describe_facet(facet), f"{catalogue.paths.to_list('contested', number)}#differ-{n}", counts[facet])
        for n, (facet, number) in enumerate(begins.items(), 1)
    )


def view_contested(page: Paged[Contested], items: Sequence[Contested], catalogue: Catalogue) -> ContestedPage:
    """A page of contested events; ``items`` are those of all pages."""
    anchors = {facet: f"differ-{n}" for n, facet in enumerate(dict.fromkeys(item.facet for item in items), 1)}
    groups = []
    for facet in dict.fromkeys(item.facet for item in page.items):
        here = [item for item in page.items if item.facet == facet]
        full, also = (
            tuple(build_entry(item.event, catalogue, None) for item in here if item.full is which)
            for which in (True, False)
        )
        groups.append(FacetGroup(anchors[facet], describe_facet(facet), full, also))
    count = len({item.event.id for item in items})
    return ContestedPage(count, link_facets(items, catalogue), tuple(groups), page)


def all_claims(catalogue: Catalogue) -> tuple[Saying, ...]:
    """Every claim with its event, in the order of the timeline."""
    outlines = catalogue.outlines
    return tuple([(event, n) for event in catalogue.events for n in range(len(outlines[event.id].said))])


def view_claims(found: Sequence[Saying], catalogue: Catalogue) -> tuple[ClaimView, ...]:
    """Claims as they stand on their events' pages."""
    return tuple(
        view_claim(event, event.claims[number], letter_claims(event.claims), catalogue) for event, number in found
    )
