"""The articles, the parties and the places, each with the events they belong to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from chronology.model.document import DctOrigin
from chronology.model.records import Event, Source
from chronology.site.paths import safe_url
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.entries import Entry, build_entry
from chronology.site.views.event import Link
from chronology.site.views.facts import DateView
from chronology.site.views.listing import Paged

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


@dataclasses.dataclass(frozen=True, slots=True)
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


@dataclasses.dataclass(frozen=True, slots=True)
class TopicPage:
    """A party or a place with a page of its events."""

    kind: str
    name: str
    description: str | None
    aliases: tuple[str, ...]
    list: Paged[Entry]


@dataclasses.dataclass(frozen=True, slots=True)
class CountedLink:
    """A name, its page, and how many events are there."""

    name: str
    href: str
    count: int


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


def list_actors(catalogue: Catalogue) -> tuple[CountedLink, ...]:
    """The parties by name."""
    links = [
        CountedLink(catalogue.name_actor(actor), catalogue.paths.to_one("actors", actor), len(events))
        for actor, events in catalogue.acted_in.items()
    ]
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.href)))


def list_places(catalogue: Catalogue) -> tuple[CountedLink, ...]:
    """The places by name."""
    links = [
        CountedLink(place_name(events), catalogue.paths.to_one("places", place_name(events)), len(events))
        for events in catalogue.happened_at.values()
    ]
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.href)))


def place_name(events: Sequence[Event]) -> str:
    """The name that the first of a place's events gives it."""
    place = events[0].place
    assert place is not None
    return place.name


def view_actor(actor_id: str, page: Paged[Event], catalogue: Catalogue) -> TopicPage:
    """A party with a page of its events."""
    actor = catalogue.actors.get(actor_id)
    return TopicPage(
        "Party",
        catalogue.name_actor(actor_id),
        actor.description if actor else None,
        actor.aliases if actor else (),
        view_paged(page, catalogue),
    )


def view_place(name: str, page: Paged[Event], catalogue: Catalogue) -> TopicPage:
    """A place with a page of its events."""
    return TopicPage("Place", name, None, (), view_paged(page, catalogue))


def view_paged(page: Paged[Event], catalogue: Catalogue) -> Paged[Entry]:
    """A page of events as entries."""
    entries = tuple(build_entry(event, catalogue, None) for event in page.items)
    return Paged(entries, page.number, page.total, page.links)
