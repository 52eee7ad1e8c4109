"""A page of the site that is made from records: its place, what it depends on, and how to make it."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from chronology.model.records import Event
from chronology.site.fingerprints import hash_actor, hash_all, hash_source
from chronology.site.views.catalogue import Catalogue

_NO_CONTEXT: Mapping[str, object] = types.MappingProxyType({})


class Page(NamedTuple):
    """A page to be made: ``folder`` from the root of the site, ``key`` a hash of all that it shows.

    ``view`` makes what the template gets as ``page``; it is called only when the key is a new one.
    """

    folder: str
    section: str
    template: str
    title: str
    description: str | Callable[[], str]
    key: bytes
    view: Callable[[], object]
    scripts: tuple[str, ...] = ()
    context: Mapping[str, object] = _NO_CONTEXT

    def describe(self) -> str:
        """What the page is about, for its head."""
        return self.description if isinstance(self.description, str) else self.description()


_ID = attrgetter("id")


class PageBatch(NamedTuple):
    """Pages that mostly stay as they are; ``key`` is a hash of all that any of them shows, its place included."""

    key: bytes
    pages: Callable[[], Iterable[Page]]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Fingerprints by id: of an event together with its sources and parties, and of a source."""

    events: Mapping[str, bytes]
    sources: Mapping[str, bytes]
    actors: Mapping[str, bytes]
    all_events: bytes
    everything: bytes

    def of(self, events: Sequence[Event], *more: str) -> bytes:
        """One key for a page that shows these events."""
        return hash_all([*map(self.events.__getitem__, map(_ID, events)), *more])


def hash_records(catalogue: Catalogue) -> Keys:
    """The fingerprints of all records."""
    sources = {source.id: hash_source(source) for source in catalogue.sources.values()}
    actors = {actor.id: hash_actor(actor) for actor in catalogue.actors.values()}
    standings = catalogue.standings
    events = {event.id: standings[event.id].key for event in catalogue.events}
    all_events = hash_all(events.values())
    return Keys(events, sources, actors, all_events, hash_all([all_events, *sources.values(), *actors.values()]))


def folder_of(path: str, catalogue: Catalogue) -> str:
    """The folder of a page, from its address."""
    return path.removesuffix(catalogue.paths.index) if catalogue.paths.index else path


def number_folder(section: str, number: int) -> str:
    """The folder of a page of a list; the first one has no number."""
    return f"{section}/" if number == 1 else f"{section}/{number}/"
