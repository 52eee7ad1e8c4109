"""What lies in what: places within places, parties that are part of others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from chronology.linking.entities.reading import Words, key_words
from chronology.model.records import Actor, NamedPlace

MAX_LEVELS = 32  # more lead nowhere that anyone has been, and a page for each tells of all


@dataclasses.dataclass(frozen=True, slots=True)
class Nests:
    """By id the ids of what a place, or a party, lies in, itself first; and places by the names that only they have."""

    places: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    parties: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    names: Mapping[Words, str] = dataclasses.field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[NamedPlace], actors: Iterable[Actor]) -> Nests:
        """What records say."""
        known = {place.id: place for place in places}
        return cls(
            _follow({place.id: place.within for place in known.values()}),
            _follow({actor.id: actor.part_of for actor in actors}),
            name_places(known.values()),
        )

    def find_place(self, name: str) -> tuple[str, ...]:
        """The ids of the place of that name and of those that it lies in; none where nobody, or several, have it."""
        id_ = self.names.get(key_words(name))
        return self.places.get(id_, ()) if id_ else ()

    def widen(self, actors: Iterable[str]) -> frozenset[str]:
        """Parties, with those that they are part of."""
        return frozenset(whole for actor in actors for whole in self.parties.get(actor, (actor,)))


def name_places(places: Iterable[NamedPlace]) -> dict[Words, str]:
    """Ids of places by the names and aliases that one of them alone has."""
    owners: dict[Words, set[str]] = {}
    for place in places:
        for name in (place.name, *place.aliases):
            owners.setdefault(key_words(name), set()).add(place.id)
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1}


def _follow(outer: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """The way out from each, up to the limit of levels; one that comes back to itself ends there."""
    ways = {}
    for id_ in outer:
        way: dict[str, None] = {}
        at: str | None = id_
        while at is not None and at in outer and at not in way and len(way) < MAX_LEVELS:
            way[at] = None
            at = outer[at]
        ways[id_] = tuple(way)
    return ways


NO_NESTS = Nests()
