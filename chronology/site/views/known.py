"""The chronology as it could be known at the end of a month, and what that month made known."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from itertools import chain

from chronology.model.records import Event
from chronology.reasoning.known_on import know_event
from chronology.site.filing import file_events
from chronology.site.quick_value import quick_value
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.course import Counts, KnownMonth, News
from chronology.site.views.entries import Entry, build_entry
from chronology.site.views.facts import DateView, find_facts
from chronology.site.views.listing import Paged
from chronology.temporal.edtf import Edtf


@quick_value
class MonthLink:
    """A month with its page and what it made known."""

    name: str
    short: str
    year: int
    href: str
    told: int
    changed: int
    here: bool


@quick_value
class StepView:
    """An event as it stood after a change, and the change in words."""

    entry: Entry
    words: tuple[str, ...]
    first: bool


@dataclasses.dataclass(frozen=True, slots=True)
class KnownPage:
    """What a month made known, a page of it, and on the first page the chronology as it stood.

    ``whole`` are all events known by then, while they are few; ``key`` are the events to begin with.
    """

    name: str
    day: DateView
    counts: Counts
    total: int  # events of today
    told: int
    changed: int
    steps: Paged[StepView]
    whole: tuple[Entry, ...]
    key: tuple[Entry, ...]
    years: tuple[MonthLink, ...]  # one for each other year
    months: tuple[MonthLink, ...]  # of this year
    before: MonthLink | None
    after: MonthLink | None
    last: bool


def link_month(month: KnownMonth, catalogue: Catalogue, here: bool = False) -> MonthLink:
    """A month of the course."""
    name = catalogue.name_month(month.year, month.month)
    href = catalogue.paths.to_known(month.year, month.month)
    short = catalogue.words.months[month.month - 1]
    return MonthLink(name, short, month.year, href, len(month.told), len(month.changed), here)


def is_whole(month: KnownMonth, catalogue: Catalogue) -> bool:
    """Whether the page of a month shows all that was known."""
    return month.counts.events <= catalogue.config.page_events


def known_ids(months: Iterable[KnownMonth]) -> tuple[str, ...]:
    """The events that became known in these months."""
    return tuple(news.event.id for news in chain.from_iterable(month.told for month in months))


def view_known(number: int, page: Paged[News], months: Sequence[KnownMonth], catalogue: Catalogue) -> KnownPage:
    """A page of the ``number``-th month."""
    month = months[number]
    first = page.number == 1
    whole = first and is_whole(month, catalogue)
    ids = known_ids(months[: number + 1]) if whole else month.key if first else ()
    entries = tuple(_view_known_event(event, catalogue) for event in _in_order(ids, month, catalogue))
    steps = tuple(_view_news(news, month, catalogue) for news in page.items)
    near = [months[n] if 0 <= n < len(months) else None for n in (number - 1, number + 1)]
    before, after = (link_month(found, catalogue) if found else None for found in near)
    return KnownPage(
        catalogue.name_month(month.year, month.month),
        catalogue.date(Edtf.parse(month.end.isoformat())),
        month.counts,
        len(catalogue.events),
        len(month.told),
        len(month.changed),
        Paged(steps, page.number, page.total, page.links),
        entries if whole else (),
        () if whole else entries,
        _link_years(month, months, catalogue),
        tuple(link_month(m, catalogue, m is month) for m in months if m.year == month.year),
        before,
        after,
        month.last,
    )


def _in_order(ids: Iterable[str], month: KnownMonth, catalogue: Catalogue) -> tuple[Event, ...]:
    known = (know_event(catalogue.by_id[event_id], month.end, catalogue.known) for event_id in ids)
    sections, undated = file_events(event for event in known if event is not None)
    return tuple(chain.from_iterable(section.events for section in sections)) + undated


def _link_years(month: KnownMonth, months: Sequence[KnownMonth], catalogue: Catalogue) -> tuple[MonthLink, ...]:
    """The last month of each year, under the year's number."""
    last = {found.year: found for found in months}
    return tuple(
        dataclasses.replace(link_month(found, catalogue, found.year == month.year), name=str(found.year))
        for found in last.values()
    )


def _view_news(news: News, month: KnownMonth, catalogue: Catalogue) -> StepView:
    event = know_event(news.event, month.end, catalogue.known)
    assert event is not None  # the month told of it
    return StepView(_view_known_event(event, catalogue), () if news.first else news.words, news.first)


def _view_known_event(event: Event, catalogue: Catalogue) -> Entry:
    today = catalogue.by_id[event.id]
    rubric = catalogue.config.rubric
    facts = None if event is today else find_facts(event, catalogue.sources, catalogue.date, rubric)
    return build_entry(event, catalogue, None, facts=facts)
