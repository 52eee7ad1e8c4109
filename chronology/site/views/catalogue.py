"""All records of a chronology, looked up and in order: what every view is made from.

Events may be made only when something of them is asked for: what lists and counts need of all stands in outlines.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import TypedDict

from chronology.config import Config
from chronology.languages.wording import DateWords, load_date_words
from chronology.linking.entities.nesting import Nests
from chronology.linking.entities.place_book import PlaceBook
from chronology.model.records import Actor, Chronology, Event, Source
from chronology.reasoning.known_on import KnownDays
from chronology.reasoning.record_order import Agreement, Conflict, find_agreements, find_conflicts
from chronology.reasoning.record_statements import state_records
from chronology.site.dating import keep_dated
from chronology.site.filing import UNDATED, Key, Section, file_events
from chronology.site.outline import Outline, Standing
from chronology.site.outlining import Memory, outline_records
from chronology.site.paths import Paths, slug_of
from chronology.site.views.facts import DateView, Facts, keep_dates, put_facts
from chronology.site.views.kept_links import KeptLinks, keep_links
from chronology.temporal.edtf import Edtf, Kind, Precision

Saying = tuple[Event, int]  # a claim: its event, and its place among the event's claims
_NO_NAMES: Mapping[str, str] = types.MappingProxyType({})
_NOTHING = Memory()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Records by id, events in the order of the timeline, and what stands where. Compared by identity."""

    config: Config
    words: DateWords
    paths: Paths
    sections: tuple[Section, ...]
    undated: tuple[Event, ...]
    events: tuple[Event, ...]  # dated ones in order, then the undated
    by_id: Mapping[str, Event]
    shown_at: Mapping[str, str]  # by the ids of entries that tell an event once more: where it is shown
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    book: PlaceBook
    parts: Nests  # which parties are part of which
    cited_by: Mapping[str, tuple[Event, ...]]  # by source id
    acted_in: Mapping[str, tuple[Event, ...]]  # by actor id, with those of its parts
    happened_at: Mapping[str, tuple[Event, ...]]  # by the slug of the place's name, with what lies in it
    place_names: Mapping[str, str]  # by the slug of the place's name
    filed_under: Mapping[str, tuple[Event, ...]]  # by the slug of the topic
    said_by: Mapping[str, tuple[Saying, ...]]  # by the slug of the claimant, whatever the case
    speaks_for: Mapping[str, str]  # actor ids, by the slug of a claimant who has the party's name
    published: Mapping[str, DateView | None]  # by source id
    published_days: Mapping[str, int | None]  # by source id, as day ordinals
    outlines: Mapping[str, Outline]  # by event id
    standings: Mapping[str, Standing]  # by event id
    facts: Callable[[Event], Facts]  # put together when first asked for, then kept
    date: Callable[[Edtf | None], DateView]
    conflicts: Mapping[str, tuple[Conflict, ...]]  # by the ids of the events that they speak of
    agreements: Mapping[str, Agreement]  # by event id
    links: KeptLinks
    known: KnownDays  # from which day on articles and events can be known
    memory: Memory  # what the next build can start from

    def name_month(self, year: int, month: int) -> str:
        """ "June 2016"."""
        return self.words.name_month(year, month)

    def name_actor(self, actor_id: str) -> str:
        """An actor's name, or the id made readable when there is no record."""
        return _name_actor(actor_id, self.actors)

    def name_place(self, name: str) -> str:
        """The name of the record that a place's name or alias means, or the name itself."""
        return _name_place(name, self.book)

    def has_place(self, name: str) -> bool:
        """Whether any event lies there."""
        return slug_of(name) in self.happened_at

    def title(self, event: Event) -> str:
        """An event's title; the event need not be made for it."""
        return self.outlines[event.id].title


def _name_actor(actor_id: str, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(actor_id)
    return actor.name if actor else actor_id.replace("-", " ")


def _name_place(name: str, book: PlaceBook) -> str:
    record = book.find(name)
    return record.name if record and book.find(record.name) is record else name


def _find_page(name: str, book: PlaceBook, happened_at: Mapping[str, object]) -> str | None:
    shown = _name_place(name, book)
    return shown if slug_of(shown) in happened_at else None


def first_day(when: Edtf | None) -> int | None:
    """The day of a sign: the earliest one that is possible, or the latest where the beginning is open."""
    if when is None:
        return None
    days = when.bounds.hull
    day = days.earliest or days.latest
    return day.toordinal() if day else None


def day_of(when: Edtf) -> Edtf:
    """A date without its time of day."""
    one = when.ranges[0][0]
    if when.kind is not Kind.DATE or one is None or one.precision is not Precision.MINUTE:
        return when
    return Edtf.parse(when.text.partition("T")[0] + "".join(c for c in when.text[-1:] if c in "?~%"))


def build_catalogue(
    chronology: Chronology,
    config: Config,
    paths: Paths,
    names: Mapping[str, str] = _NO_NAMES,
    memory: Memory = _NOTHING,
) -> Catalogue:
    """Sort and index the records, one entry an event.

    Sources that are cited without a record get a bare one, so that no link is dead. ``names`` are those of the events'
    contents, by id, under which ``memory`` holds what the last build found.
    """
    words = load_date_words(config.language)
    in_words = keep_dates(words)
    outlined = outline_records(chronology, keep_dated(in_words), in_words, names, memory, config.rubric)
    outlines = outlined.outlines
    sections, undated = file_events(
        outlined.events, lambda event: _sort_key(event.id, outlines[event.id]), lambda event: outlines[event.id].related
    )
    events = tuple(event for section in sections for event in section.events) + undated
    by_id = {event.id: event for event in events}
    book, parts = PlaceBook.of(chronology.places), Nests.of((), chronology.actors)
    stated = state_records(outlined.tied)
    sources = dict(sorted(outlined.sources.items()))
    actors = {actor.id: actor for actor in sorted(chronology.actors, key=lambda actor: actor.id)}
    published = {
        source.id: in_words(day_of(source.published)) if source.published else None for source in sources.values()
    }
    index = _index(events, outlines, book, parts)
    find_page = partial(_find_page, book=book, happened_at=index["happened_at"])
    return Catalogue(
        config=config,
        words=words,
        paths=paths,
        sections=sections,
        undated=undated,
        events=events,
        by_id=by_id,
        shown_at=outlined.shown_at,
        sources=sources,
        actors=actors,
        book=book,
        parts=parts,
        published=published,
        published_days={source.id: first_day(source.published) for source in sources.values()},
        outlines=outlines,
        standings=outlined.standings,
        facts=_keep_facts(outlines, outlined.standings, in_words),
        date=in_words,
        conflicts=_by_event(find_conflicts(stated)),
        agreements=find_agreements(stated),
        links=keep_links(sources, published, partial(_name_actor, actors=actors), find_page, paths, words),
        known=outlined.known,
        memory=outlined.memory,
        **index,
        speaks_for=_name_speakers(chronology.actors),
    )


def _sort_key(id_: str, outline: Outline) -> Key:
    return (*(outline.when.place if outline.when else UNDATED), outline.title.casefold(), id_)


def _keep_facts(
    outlines: Mapping[str, Outline], standings: Mapping[str, Standing], date: Callable[[Edtf | None], DateView]
) -> Callable[[Event], Facts]:
    undated = date(None)

    @cache
    def by_id(id_: str) -> Facts:
        when, standing = outlines[id_].when, standings[id_]
        return put_facts(when.view if when else undated, standing.states, standing.dispute, standing.graded)

    return lambda event: by_id(event.id)


class _Index(TypedDict):
    cited_by: Mapping[str, tuple[Event, ...]]
    acted_in: Mapping[str, tuple[Event, ...]]
    happened_at: Mapping[str, tuple[Event, ...]]
    place_names: Mapping[str, str]
    filed_under: Mapping[str, tuple[Event, ...]]
    said_by: Mapping[str, tuple[Saying, ...]]


def _index(events: Iterable[Event], outlines: Mapping[str, Outline], book: PlaceBook, parts: Nests) -> _Index:
    """What stands where, each in the order of the events."""
    cited: dict[str, list[Event]] = {}
    acted: dict[str, list[Event]] = {}
    placed: dict[str, list[Event]] = {}
    names: dict[str, str] = {}
    filed: dict[str, list[Event]] = {}
    said: dict[str, list[Saying]] = {}
    slug, claimant = cache(slug_of), cache(slug_of_claimant)
    widen = cache(lambda actors: _widen(actors, parts))
    places = cache(lambda name: _name_around(name, book))
    for event in events:
        outline = outlines[event.id]
        for source in outline.cited:
            cited.setdefault(source, []).append(event)
        for actor in widen(outline.actors):
            acted.setdefault(actor, []).append(event)
        if outline.place is not None:
            for place in places(outline.place):
                placed.setdefault(slug(place), []).append(event)
                names.setdefault(slug(place), place)
        if outline.topics:
            for topic in dict.fromkeys(map(slug, outline.topics)):
                filed.setdefault(topic, []).append(event)
        for number, name in enumerate(outline.said):
            if name:
                said.setdefault(claimant(name), []).append((event, number))
    return _Index(
        cited_by={source: tuple(found) for source, found in sorted(cited.items())},
        acted_in={actor: tuple(found) for actor, found in sorted(acted.items())},
        happened_at={place: tuple(found) for place, found in sorted(placed.items())},
        place_names=names,
        filed_under={topic: tuple(found) for topic, found in sorted(filed.items())},
        said_by={name: tuple(sayings) for name, sayings in sorted(said.items())},
    )


def _widen(actors: tuple[str, ...], parts: Nests) -> tuple[str, ...]:
    """Parties, each once, and what they are part of."""
    return tuple(dict.fromkeys(whole for actor in actors for whole in parts.parties.get(actor, (actor,))))


def _name_around(name: str, book: PlaceBook) -> tuple[str, ...]:
    """The names of a place and of those that it lies in, as their pages have them."""
    record = book.find(name)
    if record is None:
        return (name,)
    own = (place.name for place in (record, *book.around(record)) if book.find(place.name) is place)
    return tuple(dict.fromkeys(own)) or (name,)


def slug_of_claimant(name: str) -> str:
    """The same for a name at the head of a sentence and within one."""
    return slug_of(name.casefold())


def _name_speakers(actors: Iterable[Actor]) -> Mapping[str, str]:
    """Actor ids by the slugs of their names; a name that two parties have stands for neither."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            found.setdefault(slug_of_claimant(name), set()).add(actor.id)
    return {slug: min(ids) for slug, ids in sorted(found.items()) if len(ids) == 1}


def _by_event(conflicts: Iterable[Conflict]) -> Mapping[str, tuple[Conflict, ...]]:
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for event in dict.fromkeys(event for said in conflict.said for event in said.events):
            found.setdefault(event, []).append(conflict)
    return {event: tuple(about) for event, about in found.items()}
