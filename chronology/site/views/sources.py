"""The articles, each with the events that it tells."""

from __future__ import annotations

import dataclasses
from datetime import date

from chronology.model.document import DctOrigin
from chronology.model.records import Source
from chronology.site.paths import safe_url
from chronology.site.quick_value import quick_value
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.facts import DateView
from chronology.site.views.links import Link

# Where a publication date was found, for readers; what a person wrote stands as it is.
_ORIGINS = {
    DctOrigin.FLAG.value: "given by the editors when the article was read",
    DctOrigin.RECORD.value: "the archive that the article comes from",
    DctOrigin.FRONT_MATTER.value: "the head of the article’s file",
    DctOrigin.META.value: "what the page tells machines about itself",
    DctOrigin.DATELINE.value: "the date at the head of the article",
    DctOrigin.TEXT.value: "the text of the page, which is a guess",
    DctOrigin.NONE.value: "nowhere: none was found",
}


@dataclasses.dataclass(frozen=True, slots=True)
class SourceView:
    """An article that the chronology rests on."""

    id: str
    title: str
    href: str
    outlet: str | None
    author: str | None
    published: DateView
    published_from: str | None
    url: str | None
    archived: str | None
    count: int


@quick_value
class Taken:
    """What an article tells of one event, in its own words."""

    event: Link
    date: DateView
    quotes: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class SourcePage:
    """One article and the events it tells."""

    source: SourceView
    published: DateView  # with its time of day, which lists leave out
    sha256: str | None
    taken: tuple[Taken, ...]


def order_sources(catalogue: Catalogue) -> tuple[Source, ...]:
    """Sources by publication date, those without a date last."""

    def key(source: Source) -> tuple[date, str]:
        return (source.published.bounds.hull.earliest or date.max) if source.published else date.max, source.id

    return tuple(sorted(catalogue.sources.values(), key=key))


def view_source(source: Source, catalogue: Catalogue) -> SourceView:
    """An article as the list of sources shows it."""
    return SourceView(
        source.id,
        source.title,
        catalogue.paths.to_one("sources", source.id),
        source.outlet,
        source.author,
        catalogue.published[source.id] or catalogue.date(None),
        _ORIGINS.get(source.published_from or "", source.published_from),
        safe_url(source.url),
        safe_url(source.archived),
        len(catalogue.cited_by.get(source.id, ())),
    )


def view_source_page(source: Source, catalogue: Catalogue) -> SourcePage:
    """One article with every passage that the chronology quotes from it."""
    taken = []
    for event in catalogue.cited_by.get(source.id, ()):
        own = [evidence.quote for evidence in event.evidence if evidence.source == source.id]
        own += [e.quote for claim in event.claims for e in claim.evidence if e.source == source.id]
        link = Link(event.title, catalogue.paths.to_event(event.id))
        taken.append(Taken(link, catalogue.facts(event).date, tuple(dict.fromkeys(own))))
    return SourcePage(view_source(source, catalogue), catalogue.date(source.published), source.sha256, tuple(taken))
