"""The first page: what this covers, how far up to date, what is contested, where to begin."""

from __future__ import annotations

import dataclasses

from chronology.model.records import Event
from chronology.reasoning.status import NOT_HAPPENED, Status
from chronology.site.views.catalogue import Catalogue, evidence_of
from chronology.site.views.contested import contested_events
from chronology.site.views.density import Density, draw_density
from chronology.site.views.entries import Entry, build_entry, count_outlets
from chronology.site.views.facts import DateView
from chronology.site.views.sources import SourceView, order_sources, view_source
from chronology.site.views.timeline import SectionLink, describe_span, group_years, link_section, link_year

_KEY_EVENTS = 5
_SHOWN_CONTESTED = 4
_SHOWN_SOURCES = 4
_MOST_SECTION_LINKS = 24
_NOT_KEY = NOT_HAPPENED | {Status.RETRACTED}


@dataclasses.dataclass(frozen=True, slots=True)
class Overview:
    """What a reader learns in ten seconds."""

    span: str
    up_to: DateView | None
    counts: tuple[tuple[int, str, str], ...]  # number, what, page
    density: Density
    sections: tuple[SectionLink, ...]
    contested: tuple[Entry, ...]
    contested_more: int
    key: tuple[Entry, ...]
    latest: tuple[SourceView, ...]


def view_overview(catalogue: Catalogue) -> Overview:
    """The first page."""
    contested = contested_events(catalogue)
    ordered = [source for source in order_sources(catalogue) if source.published is not None]
    sections = tuple(link_section(section, catalogue) for section in catalogue.sections)
    if len(sections) > _MOST_SECTION_LINKS:
        years = group_years(catalogue)
        sections = tuple(link_year(year, years, catalogue) for year in years)
    return Overview(
        span=describe_span(catalogue),
        up_to=catalogue.date(ordered[-1].published) if ordered else None,
        counts=_count(catalogue, len(contested)),
        density=draw_density(catalogue),
        sections=sections,
        contested=tuple(build_entry(event, catalogue, None) for event in contested[:_SHOWN_CONTESTED]),
        contested_more=max(0, len(contested) - _SHOWN_CONTESTED),
        key=tuple(build_entry(event, catalogue, None) for event in choose_key_events(catalogue)),
        latest=tuple(view_source(source, catalogue) for source in reversed(ordered[-_SHOWN_SOURCES:])),
    )


def _count(catalogue: Catalogue, contested: int) -> tuple[tuple[int, str, str], ...]:
    paths = catalogue.paths
    claims = sum(len(event.claims) for event in catalogue.events)
    counts = [
        (len(catalogue.events), "event", paths.to_list("timeline")),
        (claims, "claim", paths.to_list("claims")),
        (len(catalogue.sources), "source", paths.to_list("sources")),
    ]
    words = [(number, word if number == 1 else f"{word}s", href) for number, word, href in counts]
    words.append((contested, "contested", paths.to_list("contested")))
    if catalogue.undated:
        words.append((len(catalogue.undated), "without a date", paths.to_list("unresolved")))
    return tuple(words)


def choose_key_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The events that most outlets tell and most claims are about, in the order of time. Nothing but counting."""

    def weight(event: Event) -> tuple[int, int, int, str]:
        cited = len({evidence.source for evidence in evidence_of(event)})
        return -count_outlets(event, catalogue), -cited, -len(event.claims), event.id

    happened = [event for event in catalogue.events if event.when and not _is_open(event, catalogue)]
    chosen = {event.id for event in sorted(happened, key=weight)[:_KEY_EVENTS]}
    return tuple(event for event in catalogue.events if event.id in chosen)


def _is_open(event: Event, catalogue: Catalogue) -> bool:
    return not _NOT_KEY.isdisjoint(catalogue.facts(event).states)
