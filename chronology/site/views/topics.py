"""The parties, the places and the topics, each with the events they belong to."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from chronology.model.records import Event
from chronology.site.paths import slug_of
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.claimants import CountedLink, link_claimants
from chronology.site.views.entries import Entry, build_entry
from chronology.site.views.links import Link
from chronology.site.views.listing import Paged
from chronology.site.views.where import link_place, view_record

ToEntry = Callable[[Event], Entry]


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
    around: tuple[Link, ...] = ()  # what it lies in, or is part of, the nearest first
    inside: tuple[Link, ...] = ()  # what lies in it, or is part of it
    spot: str | None = None  # its coordinates, and what they stand for


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
        CountedLink(name, catalogue.paths.to_one("places", name), len(catalogue.happened_at[slug]))
        for slug, name in catalogue.place_names.items()
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


def view_actor(actor_id: str, page: Paged[Event], catalogue: Catalogue, entry: ToEntry) -> TopicPage:
    """A party with a page of its events."""
    actor = catalogue.actors.get(actor_id)
    return TopicPage(
        "Parties",
        catalogue.paths.to_list("actors"),
        catalogue.name_actor(actor_id),
        actor.description if actor else None,
        actor.aliases if actor else (),
        link_claimants(actor_id, catalogue),
        view_paged(page, entry),
        tuple(_link_actor(whole, catalogue) for whole in catalogue.parts.parties.get(actor_id, ())[1:]),
        tuple(_link_actor(part, catalogue) for part in find_parts(actor_id, catalogue)),
    )


def find_parts(actor_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The parties that are part of one, by name."""
    parts = (actor for actor in catalogue.actors.values() if actor.part_of == actor_id != actor.id)
    return tuple(actor.id for actor in sorted(parts, key=lambda actor: (actor.name.casefold(), actor.id)))


def _link_actor(actor_id: str, catalogue: Catalogue) -> Link:
    href = catalogue.paths.to_one("actors", actor_id) if actor_id in catalogue.acted_in else None
    return Link(catalogue.name_actor(actor_id), href)


def view_place(name: str, page: Paged[Event], catalogue: Catalogue, entry: ToEntry) -> TopicPage:
    """A place with a page of its events."""
    record, listed = catalogue.book.find(name), view_paged(page, entry)
    if record is None:
        return TopicPage("Places", catalogue.paths.to_list("places"), name, None, (), (), listed)
    where = view_record(record, catalogue)
    inside = tuple(link_place(other.name, catalogue) for other in catalogue.book.inside(record))
    index = catalogue.paths.to_list("places")
    return TopicPage("Places", index, name, None, record.aliases, (), listed, where.around, inside, where.spot)


def key_place(name: str, catalogue: Catalogue) -> str:
    """All that a place's page says of the place itself, as one text."""
    record = catalogue.book.find(name)
    if record is None:
        return name
    where = view_record(record, catalogue)
    links = (*where.around, *(link_place(other.name, catalogue) for other in catalogue.book.inside(record)))
    return "\0".join([name, *record.aliases, *(f"{link.name} {link.href}" for link in links), where.spot or ""])


def key_actor(actor_id: str, catalogue: Catalogue) -> str:
    """What a party is part of, and what is part of it, as one text."""
    ids = (*catalogue.parts.parties.get(actor_id, ())[1:], *find_parts(actor_id, catalogue))
    return "\0".join(f"{id_} {catalogue.name_actor(id_)} {id_ in catalogue.acted_in}" for id_ in ids)


def view_topic(name: str, page: Paged[Event], catalogue: Catalogue, entry: ToEntry) -> TopicPage:
    """A topic with a page of its events."""
    return TopicPage("Topics", catalogue.paths.to_list("topics"), name, None, (), (), view_paged(page, entry))


def keep_entries(catalogue: Catalogue) -> ToEntry:
    """Events as entries without a drawing, each made once: one stands on the pages of its parties, place and topics."""
    known: dict[str, Entry] = {}

    def entry(event: Event) -> Entry:
        found = known.get(event.id)
        if found is None:
            found = known[event.id] = build_entry(event, catalogue, None)
        return found

    return entry


def view_paged(page: Paged[Event], entry: ToEntry) -> Paged[Entry]:
    """A page of events as entries."""
    return Paged(tuple([entry(event) for event in page.items]), page.number, page.total, page.links)
