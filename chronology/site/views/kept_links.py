"""Links that many pages share, each made when it is first asked for and then kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache

from chronology.languages.wording import DateWords
from chronology.model.records import Source
from chronology.site.paths import Paths, safe_url
from chronology.site.views.facts import DateView
from chronology.site.views.links import Link


@dataclasses.dataclass(slots=True, eq=False, frozen=True)
class CitedView:
    """An article as it stands below each quotation from it. Compared by identity: there is one of each in a build."""

    source: Link
    outlet: str | None
    published: DateView | None
    url: str | None
    archived: str | None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class KeptLinks:
    """Articles by id, parties by the ids that an event names, places by name, months by number (None: a year)."""

    cite: Callable[[str], CitedView]
    actors: Callable[[tuple[str, ...]], tuple[Link, ...]]
    place: Callable[[str], Link]
    month: Callable[[int, int | None], Link]


def keep_links(
    sources: Mapping[str, Source],
    published: Mapping[str, DateView | None],
    name_actor: Callable[[str], str],
    find_place: Callable[[str], str | None],
    paths: Paths,
    words: DateWords,
) -> KeptLinks:
    """Links for one build; ``published`` are the days of the articles, by id.

    ``find_place`` tells of a place's name the one under which it has a page, None where it has none.
    """

    @cache
    def cite(id_: str) -> CitedView:
        source = sources[id_]
        link = Link(source.title, paths.to_one("sources", id_))
        return CitedView(link, source.outlet, published[id_], safe_url(source.url), safe_url(source.archived))

    @cache
    def actors(ids: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(Link(name_actor(id_), paths.to_one("actors", id_)) for id_ in ids)

    @cache
    def place(name: str) -> Link:
        shown = find_place(name)
        return Link(name, paths.to_one("places", shown) if shown is not None else None)

    @cache
    def month(year: int, month: int | None) -> Link:
        return Link(str(year) if month is None else words.name_month(year, month), paths.to_month(year, month))

    return KeptLinks(cite, actors, place, month)
