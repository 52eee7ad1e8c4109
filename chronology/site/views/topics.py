"""The parties, the places and the topics, each with the events they belong to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from chronology.model.records import Event
from chronology.site.paths import slug_of
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.claimants import CountedLink, link_claimants
from chronology.site.views.entries import Entry, build_entry
from chronology.site.views.listing import Paged


@dataclasses.dataclass(frozen=True, slots=True)
class TopicPage:
    """A party or a place with a page of its events."""

    kind: str
    index: str  # the list of its kind
    name: str
    description: str | None
    aliases: tuple[str, ...]
    said: tuple[CountedLink, ...]  # the names under which a party is a claimant
    list: Paged[Entry]


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


def list_topics(catalogue: Catalogue) -> tuple[CountedLink, ...]:
    """The topics by name."""
    links = [
        CountedLink(topic_name(slug, events), catalogue.paths.to_one("topics", slug), len(events))
        for slug, events in catalogue.filed_under.items()
    ]
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.href)))


def topic_name(slug: str, events: Sequence[Event]) -> str:
    """The topic as the first of its events has it."""
    return next(topic for topic in events[0].topics if slug_of(topic) == slug)


def place_name(events: Sequence[Event]) -> str:
    """The name that the first of a place's events gives it."""
    place = events[0].place
    assert place is not None
    return place.name


def view_actor(actor_id: str, page: Paged[Event], catalogue: Catalogue) -> TopicPage:
    """A party with a page of its events."""
    actor = catalogue.actors.get(actor_id)
    return TopicPage(
        "Parties",
        catalogue.paths.to_list("actors"),
        catalogue.name_actor(actor_id),
        actor.description if actor else None,
        actor.aliases if actor else (),
        link_claimants(actor_id, catalogue),
        view_paged(page, catalogue),
    )


def view_place(name: str, page: Paged[Event], catalogue: Catalogue) -> TopicPage:
    """A place with a page of its events."""
    return TopicPage("Places", catalogue.paths.to_list("places"), name, None, (), (), view_paged(page, catalogue))


def view_topic(name: str, page: Paged[Event], catalogue: Catalogue) -> TopicPage:
    """A topic with a page of its events."""
    return TopicPage("Topics", catalogue.paths.to_list("topics"), name, None, (), (), view_paged(page, catalogue))


def view_paged(page: Paged[Event], catalogue: Catalogue) -> Paged[Entry]:
    """A page of events as entries."""
    entries = tuple(build_entry(event, catalogue, None) for event in page.items)
    return Paged(entries, page.number, page.total, page.links)
