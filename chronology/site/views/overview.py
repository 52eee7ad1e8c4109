"""The first page: what this covers, how far up to date, what is contested, where to begin."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from chronology.model.records import Event
from chronology.reasoning.status import NOT_HAPPENED, Status
from chronology.site.views.catalogue import Catalogue, evidence_of
from chronology.site.views.contested import contested_events
from chronology.site.views.density import Density, draw_density
from chronology.site.views.entries import Entry, build_entry
from chronology.site.views.facts import DateView
from chronology.site.views.sources import SourceView, order_sources, view_source
from chronology.site.views.timeline import SectionLink, describe_span, group_years, link_section, link_year

_KEY_EVENTS = 5
_SHOWN_CONTESTED = 4
_SHOWN_SOURCES = 4
_SHOWN_ACCOUNTS = 3
_MOST_SECTION_LINKS = 24
_TELLING = frozenset({Status.CONTESTED, Status.SEVERAL})
_NOT_KEY = NOT_HAPPENED | {Status.RETRACTED}


@dataclasses.dataclass(frozen=True, slots=True)
class Overview:
    """What a reader learns in ten seconds."""

    span: str
    up_to: DateView | None
    counts: tuple[tuple[int, str, str], ...]  # number, what, page
    density: Density
    years: tuple[tuple[SectionLink, tuple[SectionLink, ...]], ...]  # a year, and its months while they are few
    contested: tuple[Entry, ...]
    contested_more: int
    key: tuple[Entry, ...]
    latest: tuple[SourceView, ...]


def view_overview(catalogue: Catalogue) -> Overview:
    """The first page."""
    contested = contested_events(catalogue)
    ordered = [source for source in order_sources(catalogue) if source.published is not None]
    shown = sorted(_rank(contested, catalogue)[:_SHOWN_CONTESTED], key=contested.index)
    return Overview(
        span=describe_span(catalogue),
        up_to=catalogue.published[ordered[-1].id] if ordered else None,
        counts=_count(catalogue, len(contested)),
        density=draw_density(catalogue),
        years=_link_years(catalogue),
        contested=tuple(build_entry(event, catalogue, None, _SHOWN_ACCOUNTS) for event in shown),
        contested_more=max(0, len(contested) - _SHOWN_CONTESTED),
        key=tuple(build_entry(event, catalogue, None) for event in choose_key_events(catalogue)),
        latest=tuple(view_source(source, catalogue) for source in reversed(ordered[-_SHOWN_SOURCES:])),
    )


def _count(catalogue: Catalogue, contested: int) -> tuple[tuple[int, str, str], ...]:
    paths = catalogue.paths
    claims = sum(len(event.claims) for event in catalogue.events)
    counts = [
        (contested, "contested", paths.to_list("contested")),
        (len(catalogue.events), "events", paths.to_list("timeline")),
        (claims, "claims", paths.to_list("claims")),
        (len(catalogue.sources), "sources", paths.to_list("sources")),
    ]
    if catalogue.undated:
        counts.append((len(catalogue.undated), "without a date", paths.to_list("unresolved")))
    return tuple(counts)


def _link_years(catalogue: Catalogue) -> tuple[tuple[SectionLink, tuple[SectionLink, ...]], ...]:
    few = len(catalogue.sections) <= _MOST_SECTION_LINKS
    years = group_years(catalogue)
    return tuple(
        (link_year(year, years, catalogue), tuple(link_section(s, catalogue) for s in found if few and s.month))
        for year, found in years.items()
    )


def choose_key_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The events to begin with, in the order of time. Nothing but counting.

    What did not happen is left out, and what has no first day: "on or before" dates a report, not an event.
    """
    told = [event for event in catalogue.events if event.when and event.when.bounds.begin.earliest]
    happened = [event for event in told if _NOT_KEY.isdisjoint(catalogue.facts(event).states)]
    chosen = {event.id for event in _rank(happened, catalogue)[:_KEY_EVENTS]}
    return tuple(event for event in happened if event.id in chosen)


def _rank(events: Iterable[Event], catalogue: Catalogue) -> list[Event]:
    """Contested events that several outlets tell come first, then those that are either, then by claims."""

    def weigh(event: Event) -> tuple[int, int, int, str]:
        telling = len(_TELLING.intersection(catalogue.facts(event).states))
        cited = len({evidence.source for evidence in evidence_of(event)})
        return -telling, -len(event.claims), -cited, event.id

    return sorted(events, key=weigh)
