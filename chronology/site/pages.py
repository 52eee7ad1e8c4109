"""Every page of the site that is made from records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter

from chronology.model.records import Event
from chronology.site.event_pages import batch_event_pages
from chronology.site.fingerprints import hash_all
from chronology.site.known_pages import find_known_month, list_known_pages
from chronology.site.page import Keys, Page, folder_of, number_folder
from chronology.site.topic_pages import list_claimant_pages, list_source_pages, list_topic_pages
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.contested import (
    Contested,
    all_claims,
    contested_events,
    link_facets,
    order_contested,
    split_contested,
    view_claims,
    view_contested,
)
from chronology.site.views.course import KnownMonth, follow_knowledge
from chronology.site.views.entries import build_entry
from chronology.site.views.facts import SIGN_VIEWS
from chronology.site.views.known import MonthLink, link_month
from chronology.site.views.links import Link
from chronology.site.views.listing import Paged, label_links, list_page, split_lasting, split_pages
from chronology.site.views.search import name_page, sort_by_title, view_line, write_search_data
from chronology.site.views.timeline import (
    group_years,
    link_section,
    name_section,
    touching_events,
    view_month,
    view_timeline,
    view_year,
)
from chronology.site.views.timeline_data import address_columns, list_timeline_files

SEARCH_DATA = "search.json"
# What stands at the top of the site besides the years, and the places that are kept for what is to come.
TAKEN = frozenset(
    {"e", "timeline", "contested", "claims", "claimants", "sources", "actors", "places", "topics", "search",
     "unresolved", "known", "map", "changes", "data", "embed"}
)  # fmt: skip


def list_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    """Every page, lazily."""
    yield from chain.from_iterable(batch.pages() for batch in batch_event_pages(catalogue, keys))
    yield from list_other_pages(catalogue, keys)


def list_other_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    """Every page but those of the events, lazily."""
    yield Page(
        "timeline/", "timeline", "timeline.html", "Timeline", f"Every event in order: {len(catalogue.events)}.",
        keys.all_events, partial(view_timeline, catalogue),
        context={"columns": address_columns(keys.all_events)},
    )  # fmt: skip
    months = follow_knowledge(catalogue)
    yield from _moved_pages(catalogue)
    yield from _period_pages(catalogue, keys, months)
    yield from list_known_pages(months, catalogue, keys)
    yield from _contested_pages(catalogue, keys)
    yield from list_source_pages(catalogue, keys)
    yield from list_topic_pages(catalogue, keys)
    yield from list_claimant_pages(catalogue, keys)
    yield from _search_pages(catalogue, keys)


def list_data(catalogue: Catalogue, keys: Keys) -> Mapping[str, tuple[bytes, Callable[[], str]]]:
    """Files beside the pages, by their path: the key of each, and what makes it."""
    return {
        SEARCH_DATA: (keys.all_events, partial(write_search_data, catalogue)),
        **list_timeline_files(catalogue, keys.events, keys.all_events),
    }


def _moved_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Where an entry stood that is shown as part of another one: its address goes on leading there."""
    for id_, shown_at in catalogue.shown_at.items():
        event = catalogue.by_id[shown_at]
        title = catalogue.title(event)
        view = partial(Link, title, catalogue.paths.to_event(event.id))
        folder = folder_of(catalogue.paths.to_event(id_), catalogue)
        key = hash_all([id_, event.id, title])
        yield Page(folder, "moved", "moved.html", title, title, key, view)


def _period_pages(catalogue: Catalogue, keys: Keys, months: Sequence[KnownMonth]) -> Iterator[Page]:
    sections = catalogue.sections
    names = [name_section(section, catalogue) for section in sections]
    monthly = [number for number, section in enumerate(sections) if section.month is not None]
    for here, number in enumerate(monthly):
        section = sections[number]
        near = [link_section(sections[n], catalogue) for n in monthly[max(here - 1, 0) : here + 2]]
        also = touching_events(number, catalogue)
        known = _link_known(section.year, section.month, months, catalogue)
        shown = [*(link.name for link in near), str(len(section.events)), known.href if known else ""]
        key = keys.of([*section.events, *also], *shown)
        folder = folder_of(catalogue.paths.to_month(section.year, section.month), catalogue)
        words = f"{names[number]}: {len(section.events)} events"
        view = partial(view_month, number, catalogue)
        yield Page(folder, "timeline", "period.html", names[number], words, key, view, context={"known": known})
    years = group_years(catalogue)
    order = [str(year) for year in years]
    for here, (year, found) in enumerate(years.items()):
        events = [event for section in found for event in section.events]
        known = _link_known(year, 12, months, catalogue)
        key = keys.of(events, *order[max(here - 1, 0) : here + 2], known.href if known else "")
        folder = folder_of(catalogue.paths.to_month(year, None), catalogue)
        words = f"{year}: {len(events)} events"
        view = partial(view_year, year, catalogue)
        yield Page(folder, "timeline", "period.html", str(year), words, key, view, context={"known": known})


def _link_known(year: int, month: int | None, months: Sequence[KnownMonth], catalogue: Catalogue) -> MonthLink | None:
    found = find_known_month(months, year, month or 12)
    return link_month(found, catalogue) if found else None


def _contested_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    contested = order_contested(contested_events(catalogue), catalogue)
    pages = split_contested(contested, catalogue)
    facets = [f"{link.name} {link.href} {link.count}" for link in link_facets(contested, catalogue)]
    for number, items in enumerate(pages, 1):
        page = list_page(items, number, len(pages), len(contested), "contested", catalogue.paths)
        key = keys.of([item.event for item in items], *facets, *(str(item.facet) for item in items), str(number))
        yield Page(
            number_folder("contested", number), "contested", "contested.html", "Contested",
            "What one party denies or counters.", key, partial(_view_contested, page, contested, catalogue),
        )  # fmt: skip
    yield from _claim_pages(catalogue, keys)
    yield from _list_pages("unresolved", "unresolved.html", "Date not resolved", catalogue.undated, catalogue, keys)


def _view_contested(page: Paged[Contested], items: Sequence[Contested], catalogue: Catalogue) -> object:
    return view_contested(page, items, catalogue)


def _claim_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    claims = all_claims(catalogue)
    pages = split_pages(claims, catalogue.config.page_events)
    for number, items in enumerate(pages, 1):

        def view_page(number: int = number, items: Sequence[object] = items) -> object:
            views = view_claims(items, catalogue)  # type: ignore[arg-type]
            return list_page(views, number, len(pages), len(claims), "claims", catalogue.paths)

        key = keys.of([event for event, _ in items], str(len(claims)), str(number))
        yield Page(
            number_folder("claims", number), "claims", "claims.html", "All claims", "Every claim.", key, view_page
        )


def _list_pages(
    section: str, template: str, title: str, events: Sequence[Event], catalogue: Catalogue, keys: Keys
) -> Iterator[Page]:
    pages = split_pages(events, catalogue.config.page_events)
    for number, items in enumerate(pages, 1):

        def view_page(number: int = number, items: Sequence[Event] = items) -> object:
            views = [build_entry(event, catalogue, None) for event in items]
            return list_page(views, number, len(pages), len(events), section, catalogue.paths)

        key = keys.of(items, str(len(events)), str(number))
        yield Page(number_folder(section, number), section, template, title, title, key, view_page)


def _search_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    events = sort_by_title(catalogue)
    pages = split_lasting(events, 2 * catalogue.config.page_events, attrgetter("id"))
    names = tuple(name_page(page, catalogue) for page in pages) if len(pages) > 1 else ()
    states = tuple(SIGN_VIEWS.values())
    for number, items in enumerate(pages, 1):

        def view_page(number: int = number, items: Sequence[Event] = items) -> object:
            views = [view_line(event, catalogue) for event in items]
            return list_page(views, number, len(pages), len(events), "search", catalogue.paths, names)

        shown = label_links(number, len(pages), names).values() if names else ()
        key = keys.of(items, *shown, str(len(events)), str(len(pages)), str(number))
        yield Page(
            number_folder("search", number), "search", "search.html", "Search", "All events by title.", key, view_page,
            ("search.js",), {"states": states},
        )  # fmt: skip
