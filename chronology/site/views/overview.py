"""The first page: what this covers, how far up to date, what is contested, where to begin."""

from __future__ import annotations

import dataclasses

from chronology.site.views.catalogue import Catalogue
from chronology.site.views.contested import contested_events
from chronology.site.views.density import Density, draw_density
from chronology.site.views.entries import Entry, build_entry
from chronology.site.views.facts import DateView
from chronology.site.views.key_events import choose_key_events, explain_weight, rank_events
from chronology.site.views.sources import SourceView, order_sources, view_source
from chronology.site.views.timeline import SectionLink, describe_span, group_years, link_section, link_year

_SHOWN_CONTESTED = 4
_SHOWN_SOURCES = 4
_SHOWN_ACCOUNTS = 3
_MOST_SECTION_LINKS = 24


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
    key: tuple[tuple[Entry, str], ...]  # with why it matters
    latest: tuple[SourceView, ...]


def view_overview(catalogue: Catalogue) -> Overview:
    """The first page."""
    contested = contested_events(catalogue)
    ordered = [source for source in order_sources(catalogue) if source.published is not None]
    heaviest = {event.id for event in rank_events(contested, catalogue, _SHOWN_CONTESTED)}
    shown = [event for event in contested if event.id in heaviest]
    return Overview(
        span=describe_span(catalogue),
        up_to=catalogue.published[ordered[-1].id] if ordered else None,
        counts=_count(catalogue, len(contested)),
        density=draw_density(catalogue),
        years=_link_years(catalogue),
        contested=tuple(build_entry(event, catalogue, None, _SHOWN_ACCOUNTS) for event in shown),
        contested_more=max(0, len(contested) - _SHOWN_CONTESTED),
        key=tuple(
            (build_entry(event, catalogue, None), explain_weight(event, catalogue))
            for event in choose_key_events(catalogue)
        ),
        latest=tuple(view_source(source, catalogue) for source in reversed(ordered[-_SHOWN_SOURCES:])),
    )


def _count(catalogue: Catalogue, contested: int) -> tuple[tuple[int, str, str], ...]:
    paths = catalogue.paths
    claims = sum(len(catalogue.outlines[event.id].said) for event in catalogue.events)
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
