"""The timeline, and the pages of a year and of a month."""

from __future__ import annotations

import dataclasses

from chronology.model.records import Event
from chronology.site.filing import Section
from chronology.site.quick_value import quick_value
from chronology.site.timeline_svg import Scale, Svg
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.density import Density, draw_density
from chronology.site.views.entries import Entry, build_entry, draw_section_axis, scale_for
from chronology.site.views.facts import SIGN_VIEWS, StatusView
from chronology.temporal.days import month_days, year_days

# Up to so many events the timeline lists them all on one page; beyond, it leads to the months.
WHOLE_TIMELINE_EVENTS = 400


@quick_value
class SectionLink:
    """A month or a year in words, with its page, its place on this page, and how many events it has.

    ``short`` is its name where the year stands beside it.
    """

    name: str
    short: str
    href: str
    anchor: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class SectionView:
    """The entries of one month, or of the part of a year that names no month, under one axis."""

    link: SectionLink
    axis: Svg
    entries: tuple[Entry, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class YearGroup:
    """A year with what leads to its sections."""

    year: int
    href: str
    count: int
    links: tuple[SectionLink, ...]
    sections: tuple[SectionView, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class TimelinePage:
    """The whole period; ``years`` carry their sections only while the chronology is small."""

    span: str
    density: Density
    count: int
    years: tuple[YearGroup, ...]
    undated: tuple[Entry, ...]
    undated_href: str
    whole: bool
    states: tuple[StatusView, ...]  # those that occur


@dataclasses.dataclass(frozen=True, slots=True)
class PeriodPage:
    """A year's or a month's page, with its neighbours."""

    title: str
    year: int
    year_href: str | None
    sections: tuple[SectionView, ...]
    links: tuple[SectionLink, ...]
    also: tuple[Entry, ...]
    before: SectionLink | None
    after: SectionLink | None


def name_section(section: Section, catalogue: Catalogue) -> str:
    """ "June 2016", or "Some time in 2016"."""
    if section.month is None:
        return catalogue.words.fill("year_only", year=section.year)
    return catalogue.words.fill("month", month=catalogue.words.months[section.month - 1], year=section.year)


def link_section(section: Section, catalogue: Catalogue) -> SectionLink:
    """A section's name and places."""
    anchor = f"y{section.year:04}" if section.month is None else f"m{section.year:04}-{section.month:02}"
    href = catalogue.paths.to_month(section.year, section.month)
    words = catalogue.words
    short = words.fill("no_month") if section.month is None else words.months[section.month - 1]
    return SectionLink(name_section(section, catalogue), short, href, anchor, len(section.events))


def section_scale(section: Section, grid: str, catalogue: Catalogue) -> Scale:
    """The axis of a month, or of a year."""
    days = year_days(section.year) if section.month is None else month_days(section.year, section.month)
    assert days.earliest is not None
    assert days.latest is not None
    first, end = days.earliest.toordinal(), days.latest.toordinal() + 1
    if section.month is None:
        return Scale(first, end, grid)
    return scale_for(first, end, section.events, grid, catalogue)


def view_section(section: Section, catalogue: Catalogue) -> SectionView:
    """A section with its entries drawn on its own axis."""
    link = link_section(section, catalogue)
    scale = section_scale(section, f"g-{link.anchor}", catalogue)
    entries = tuple(build_entry(event, catalogue, scale) for event in section.events)
    return SectionView(link, draw_section_axis(scale, catalogue), entries)


def is_whole(catalogue: Catalogue) -> bool:
    """Whether the timeline page lists every event itself."""
    return len(catalogue.events) <= WHOLE_TIMELINE_EVENTS


def group_years(catalogue: Catalogue) -> dict[int, list[Section]]:
    """Sections by year."""
    years: dict[int, list[Section]] = {}
    for section in catalogue.sections:
        years.setdefault(section.year, []).append(section)
    return years


def view_timeline(catalogue: Catalogue) -> TimelinePage:
    """The timeline page."""
    whole = is_whole(catalogue)
    undated = catalogue.undated if whole else ()
    found = {view.css for event in catalogue.events for view in catalogue.facts(event).statuses} if whole else set()
    return TimelinePage(
        span=describe_span(catalogue),
        density=draw_density(catalogue),
        count=len(catalogue.events),
        years=tuple(_group(year, found, catalogue, whole) for year, found in group_years(catalogue).items()),
        undated=tuple(build_entry(event, catalogue, None) for event in undated),
        undated_href=catalogue.paths.to_list("unresolved"),
        whole=whole,
        states=tuple(view for css, view in SIGN_VIEWS.items() if css in found),
    )


def _group(year: int, sections: list[Section], catalogue: Catalogue, whole: bool) -> YearGroup:
    return YearGroup(
        year,
        catalogue.paths.to_month(year, None),
        sum(len(section.events) for section in sections),
        tuple(link_section(section, catalogue) for section in sections),
        tuple(view_section(section, catalogue) for section in sections) if whole else (),
    )


def describe_span(catalogue: Catalogue) -> str:
    """ "January 1994 to November 2031", from the first section to the last."""
    if not catalogue.sections:
        return catalogue.words.fill("nothing")
    first, last = catalogue.sections[0], catalogue.sections[-1]
    names = [str(s.year) if s.month is None else name_section(s, catalogue) for s in (first, last)]
    return names[0] if names[0] == names[1] else catalogue.words.fill("from_to", first=names[0], last=names[1])


def view_month(number: int, catalogue: Catalogue) -> PeriodPage:
    """The page of the ``number``-th section, which has a month."""
    sections = catalogue.sections
    monthly = [n for n, section in enumerate(sections) if section.month is not None]
    here = monthly.index(number)
    section = sections[number]
    neighbours = [sections[monthly[n]] if 0 <= n < len(monthly) else None for n in (here - 1, here + 1)]
    before, after = (link_section(found, catalogue) if found else None for found in neighbours)
    also = tuple(build_entry(event, catalogue, None) for event in touching_events(number, catalogue))
    return PeriodPage(
        title=name_section(section, catalogue),
        year=section.year,
        year_href=catalogue.paths.to_month(section.year, None),
        sections=(view_section(section, catalogue),),
        links=(),
        also=also,
        before=before,
        after=after,
    )


def touching_events(number: int, catalogue: Catalogue) -> tuple[Event, ...]:
    """Events of the three sections before that can still lie in this month, or go on in it."""
    section = catalogue.sections[number]
    assert section.month is not None
    first = month_days(section.year, section.month).earliest
    found = []
    for earlier in catalogue.sections[max(number - 3, 0) : number]:
        for event in earlier.events if earlier.month is not None else ():
            when = catalogue.outlines[event.id].when
            if when is not None and first is not None and when.latest >= first.toordinal():
                found.append(event)
    return tuple(found)


def view_year(year: int, catalogue: Catalogue) -> PeriodPage:
    """The page of a year: what names no month in full, then the months; small years in full."""
    years = group_years(catalogue)
    order = list(years)
    sections = years[year]
    here = order.index(year)
    small = sum(len(section.events) for section in sections) <= catalogue.config.page_events
    before, after = (
        link_year(order[n], years, catalogue) if 0 <= n < len(order) else None for n in (here - 1, here + 1)
    )
    return PeriodPage(
        title=str(year),
        year=year,
        year_href=None,
        sections=tuple(view_section(section, catalogue) for section in sections if small or section.month is None),
        links=tuple(link_section(section, catalogue) for section in sections if section.month is not None),
        also=(),
        before=before,
        after=after,
    )


def link_year(year: int, years: dict[int, list[Section]], catalogue: Catalogue) -> SectionLink:
    """A year's name and page."""
    count = sum(len(section.events) for section in years[year])
    return SectionLink(str(year), str(year), catalogue.paths.to_month(year, None), f"y{year:04}", count)
