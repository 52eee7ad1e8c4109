"""The pages of what could be known at the end of each month."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial

from chronology.site.fingerprints import hash_all
from chronology.site.page import Keys, Page, number_folder
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.course import KnownMonth, News
from chronology.site.views.known import is_whole, known_ids, link_month, view_known
from chronology.site.views.listing import Paged, list_page, split_pages

_TITLE = "As known on"


def list_known_pages(months: Sequence[KnownMonth], catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    """The list of months, and the pages of each."""
    links = [link_month(month, catalogue) for month in months]
    own = [f"{link.href} {link.told} {link.changed}" for link in links]
    yield Page("known/", "known", "known_months.html", _TITLE, _TITLE, hash_all(own), partial(tuple, links))
    for number in range(len(months)):
        yield from _month_pages(number, months, catalogue, keys)


def find_known_month(months: Sequence[KnownMonth], year: int, month: int) -> KnownMonth | None:
    """The month, else the last one before it that made anything known."""
    number = bisect_right(months, (year, month), key=lambda found: (found.year, found.month))
    return months[number - 1] if number else None


def _month_pages(number: int, months: Sequence[KnownMonth], catalogue: Catalogue, keys: Keys) -> Iterator[Page]:
    month = months[number]
    href = catalogue.paths.to_known(month.year, month.month)
    section = href.removesuffix(catalogue.paths.index).strip("/")
    name = f"{_TITLE}: {catalogue.name_month(month.year, month.month)}"
    near = [*months[max(number - 1, 0) : number + 2], *(found for found in months if found.year == month.year)]
    shared = [repr(month.counts), str(month.last), str(len(catalogue.events))]
    shared += [f"{found.year}-{found.month} {len(found.told)} {len(found.changed)}" for found in near]
    shared += sorted({str(found.year) + str(found.month) for found in months})
    steps = month.told + month.changed
    pages = split_pages(steps, catalogue.config.page_events)
    for page, items in enumerate(pages, 1):
        shown = [news.event.id for news in items]
        if page == 1:
            shown += known_ids(months[: number + 1]) if is_whole(month, catalogue) else month.key
        paged = list_page(items, page, len(pages), len(steps), section, catalogue.paths)
        key = hash_all([*(keys.events[event_id] for event_id in shown), *shared, str(page)])
        view = partial(_view, number, paged, months, catalogue)
        yield Page(number_folder(section, page), "known", "known.html", name, name, key, view)


def _view(number: int, page: Paged[News], months: Sequence[KnownMonth], catalogue: Catalogue) -> object:
    return view_known(number, page, months, catalogue)
