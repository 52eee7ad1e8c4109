"""The pages of articles, parties, places, topics and claimants: a list of each, and a page for each one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from chronology.model.records import Event, Source
from chronology.site.fingerprints import hash_all
from chronology.site.page import Keys, Page, folder_of, number_folder
from chronology.site.paths import slug_of
from chronology.site.views.catalogue import Catalogue, Saying
from chronology.site.views.claimants import (
    CountedLink,
    claimant_name,
    find_actor,
    link_claimants,
    list_claimants,
    view_claimant,
)
from chronology.site.views.listing import Paged, list_page, split_pages
from chronology.site.views.sources import order_sources, view_source, view_source_page
from chronology.site.views.topics import (
    ToEntry,
    keep_entries,
    key_actor,
    key_place,
    list_actors,
    list_places,
    list_topics,
    topic_name,
    view_actor,
    view_place,
    view_topic,
)


def list_source_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    """The articles by day, and each with what is taken from it."""
    sources = order_sources(catalogue)
    pages = split_pages(sources, catalogue.config.page_events)
    for number, items in enumerate(pages, 1):

        def view_page(number: int = number, items: Sequence[Source] = items) -> object:
            views = [view_source(source, catalogue) for source in items]
            return list_page(views, number, len(pages), len(sources), "sources", catalogue.paths)

        counts = [str(len(catalogue.cited_by.get(source.id, ()))) for source in items]
        key = hash_all([*(keys.sources[source.id] for source in items), *counts, str(len(sources)), str(number)])
        folder = number_folder("sources", number)
        yield Page(folder, "sources", "sources.html", "Sources", "The articles.", key, view_page)
    for source in sources:
        key = hash_all([keys.sources[source.id], keys.of(catalogue.cited_by.get(source.id, ()))])
        folder = folder_of(catalogue.paths.to_one("sources", source.id), catalogue)
        view = partial(view_source_page, source, catalogue)
        yield Page(folder, "sources", "source.html", source.title, source.title, key, view)


def list_topic_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    """Parties, places and topics with their events."""
    yield from _index("actors", "Parties", list_actors(catalogue), catalogue)
    yield from _index("places", "Places", list_places(catalogue), catalogue)
    yield from _index("topics", "Topics", list_topics(catalogue), catalogue)
    entry = keep_entries(catalogue)
    for actor, events in catalogue.acted_in.items():
        said = [f"{link.href} {link.name} {link.count}" for link in link_claimants(actor, catalogue)]
        own = hash_all([catalogue.name_actor(actor), keys.actors.get(actor, b""), key_actor(actor, catalogue), *said])
        make = partial(_view_actor, actor, catalogue, entry)
        yield from _one_topic("actors", actor, catalogue.name_actor(actor), events, own, make, catalogue, keys)
    for slug, events in catalogue.happened_at.items():
        name = catalogue.place_names[slug]
        make, own = partial(_view_place, name, catalogue, entry), hash_all([key_place(name, catalogue)])
        yield from _one_topic("places", name, name, events, own, make, catalogue, keys)
    for slug, events in catalogue.filed_under.items():
        name = topic_name(slug, events)
        make = partial(_view_topic, name, catalogue, entry)
        yield from _one_topic("topics", slug, name, events, name.encode(), make, catalogue, keys)


def _index(section: str, title: str, links: Sequence[CountedLink], catalogue: Catalogue) -> Iterator[Page]:
    pages = split_pages(links, 2 * catalogue.config.page_events)
    for number, items in enumerate(pages, 1):
        page = list_page(items, number, len(pages), len(links), section, catalogue.paths)
        shown = [part for link in items for part in (link.name, link.href, str(link.count))]
        key = hash_all([*shown, str(len(links)), str(number)])
        yield Page(
            number_folder(section, number), section, "topics.html", title, title, key, partial(_view_index, page)
        )


def _view_index(page: Paged[CountedLink]) -> object:
    return page


def _view_actor(actor: str, catalogue: Catalogue, entry: ToEntry, page: Paged[Event]) -> object:
    return view_actor(actor, page, catalogue, entry)


def _view_place(name: str, catalogue: Catalogue, entry: ToEntry, page: Paged[Event]) -> object:
    return view_place(name, page, catalogue, entry)


def _view_topic(name: str, catalogue: Catalogue, entry: ToEntry, page: Paged[Event]) -> object:
    return view_topic(name, page, catalogue, entry)


def _one_topic(
    kind: str, id_: str, name: str, events: Sequence[Event], own: bytes,
    view: Callable[[Paged[Event]], object], catalogue: Catalogue, keys: Keys,
) -> Iterator[Page]:  # fmt: skip
    """The pages of one party, place or topic; ``own`` stands for all that they show besides the events."""
    section = f"{kind}/{slug_of(id_)}"
    pages = split_pages(events, catalogue.config.page_events)
    for number, items in enumerate(pages, 1):
        page = list_page(items, number, len(pages), len(events), section, catalogue.paths)
        key = hash_all([own, keys.of(items, str(len(events)), str(number))])
        yield Page(number_folder(section, number), kind, "topic.html", name, name, key, partial(view, page))


def list_claimant_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    """Who says something, and what."""
    yield from _index("claimants", "Who says something", list_claimants(catalogue), catalogue)
    for slug, said in catalogue.said_by.items():
        section = f"claimants/{slug}"
        name, actor = claimant_name(slug, catalogue), find_actor(slug, catalogue)
        own = [name, *((actor, catalogue.name_actor(actor)) if actor else ())]
        pages = split_pages(said, catalogue.config.page_events)
        for number, items in enumerate(pages, 1):
            page = list_page(items, number, len(pages), len(said), section, catalogue.paths)
            key = keys.of([event for event, _ in items], *own, str(len(said)), str(number))
            view = partial(_view_claimant, slug, page, catalogue)
            yield Page(number_folder(section, number), "claims", "claimant.html", name, name, key, view)


def _view_claimant(slug: str, page: Paged[Saying], catalogue: Catalogue) -> object:
    return view_claimant(slug, page, catalogue)
