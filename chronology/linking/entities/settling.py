"""Parties against those that are known already -> the records to propose, and who takes part in each event.

What a person wrote is the person's: their names mean their party, and none of the machine's takes one of them.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from chronology.languages import load
from chronology.linking.actors import ActorFinder
from chronology.linking.entities.lexicon import build_lexicon
from chronology.linking.entities.locating import KnownPlaces, locate_places
from chronology.linking.entities.named import PLACE, SOURCE
from chronology.linking.entities.nesting import NO_NESTS, Nests
from chronology.linking.entities.parties import Parties, Party, find_parties
from chronology.linking.entities.reading import Key, Words, key_words, read_names
from chronology.linking.entities.world import NO_WORLD, World
from chronology.linking.naming import unused
from chronology.linking.proposing import Proposed
from chronology.model.records import Actor, Event, NamedPlace

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """Records that stand, and what the machine last wrote, both by id; ``taken`` are ids that cannot be given.

    A record that stands and was never the machine's is a person's; one that was and stands no more was deleted.
    """

    standing: Mapping[str, Actor] = dataclasses.field(default_factory=dict)
    written: Mapping[str, Actor] = dataclasses.field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    places: KnownPlaces = dataclasses.field(default_factory=KnownPlaces)


@dataclasses.dataclass(frozen=True, slots=True)
class Settled:
    """Articles whose events name their actors, the actors and places to propose, and sentences on what stays open."""

    told: tuple[Proposed, ...]
    actors: tuple[Actor, ...]
    open: tuple[str, ...]
    places: tuple[NamedPlace, ...] = ()
    nests: Nests = NO_NESTS


def settle_parties(told: Sequence[Proposed], known: Known, world: World = NO_WORLD, code: str = "en") -> Settled:
    """Find the parties and places of all articles, and name the parties that take part in each event."""
    lexicon = build_lexicon(load(code), world)
    names = tuple(read_names(one.source.id, one.names, lexicon) for one in told)
    outlets = {one.source.outlet for one in told if one.source.outlet}
    parties = find_parties(names, lexicon, outlets)
    peoples = _own_names(_peoples(known))
    ids = _give_ids(parties.all, known, peoples)
    located = locate_places(names, lexicon, world, known.places, parties.doubtful)
    namer = _Namer(parties, ids, known)
    free = (party for party in parties.all if party.key in ids and not _endings(party) & peoples.keys())
    records = tuple(_record(party, ids) for party in free)
    return Settled(
        tuple(namer.name(one) for one in told),
        records,
        (*(told for name, told in parties.open if name not in peoples), *located.open),
        located.places,
        _nest(records, located.places, known),
    )


def _nest(actors: Iterable[Actor], places: Iterable[NamedPlace], known: Known) -> Nests:
    """What lies in what, where a person's word stands against the machine's."""
    parties = {actor.id: actor for actor in actors} | _changed(known.standing, known.written)
    found = {place.id: place for place in places} | _changed(known.places.standing, known.places.written)
    return Nests.of(found.values(), parties.values())


def _changed(standing: Mapping[str, T], written: Mapping[str, T]) -> dict[str, T]:
    """Records that are not as the machine wrote them."""
    return {id_: record for id_, record in standing.items() if record != written.get(id_)}


def _record(party: Party, ids: Mapping[Key, str]) -> Actor:
    whole = ids.get(party.part_of) if party.part_of else None
    return Actor(ids[party.key], party.name, party.aliases, whole, because=party.because)


def _names(actor: Actor | Party) -> frozenset[Words]:
    return frozenset(map(key_words, (actor.name, *actor.aliases)))


def _endings(party: Party) -> frozenset[Words]:
    """The names of a party, and what they end with: "Chief Steward Edda Corvane" is a person's "Edda Corvane"."""
    names = _names(party)
    return names | {name[at:] for name in names for at in range(1, len(name) - 1)}


def _peoples(known: Known) -> list[Actor]:
    return [actor for id_, actor in sorted(known.standing.items()) if id_ not in known.written]


def _own_names(actors: Iterable[Actor]) -> dict[Words, set[str]]:
    """Ids by name."""
    owners: dict[Words, set[str]] = {}
    for actor in actors:
        for name in _names(actor):
            owners.setdefault(name, set()).add(actor.id)
    return owners


def _give_ids(parties: Iterable[Party], known: Known, peoples: Mapping[Words, set[str]]) -> dict[Key, str]:
    """The id of each party: of a person's record with one of its names, of the machine's with most, or a new one."""
    given: dict[Key, str] = {}
    rest = []
    for party in parties:
        owners = {id_ for name in _endings(party) for id_ in peoples.get(name, ())}
        if not owners:
            rest.append(party)
        elif len(owners) == 1:
            given[party.key] = min(owners)
    written = _own_names(known.written.values())
    shared = Counter(
        (n, id_) for n, party in enumerate(rest) for name in _names(party) for id_ in written.get(name, ())
    )
    used: set[str] = set()
    for _, id_, number in sorted((-count, id_, number) for (number, id_), count in shared.items()):
        if rest[number].key not in given and id_ not in used:
            given[rest[number].key] = id_
            used.add(id_)
    taken = set(known.taken | known.standing.keys() | known.written.keys())
    for party in rest:
        if party.key not in given:
            given[party.key] = unused(party.suggested, taken)
            taken.add(given[party.key])
    return given


class _Namer:
    """Says who takes part in events."""

    def __init__(self, parties: Parties, ids: Mapping[Key, str], known: Known) -> None:
        self.parties = parties
        self.ids = {party.key: ids[party.key] for party in parties.all if party.key in ids}
        self.gone = known.written.keys() - known.standing.keys()
        self.blocked: dict[str, frozenset[Words]] = {}
        peoples = _peoples(known)
        self.peoples = {actor.id: _names(actor) for actor in peoples}
        finders = list(peoples)
        for id_, actor in known.standing.items():
            if id_ in known.written:
                was, is_ = _names(known.written[id_]), _names(actor)
                self.blocked[id_] = was - is_  # a person took these names away
                own = tuple(name for name in (actor.name, *actor.aliases) if key_words(name) not in was)
                finders += [Actor(id_, own[0], own[1:])] if own else []
        self.finder = ActorFinder.of(finders)

    def name(self, told: Proposed) -> Proposed:
        """An article with the actors of its events."""
        found: dict[str, dict[str, None]] = {}
        for phrase in sorted(told.names.phrases, key=lambda phrase: (phrase.start, phrase)):
            if phrase.event and phrase.role not in {SOURCE, PLACE}:
                actors = found.setdefault(phrase.event, {})
                actors.update(dict.fromkeys(self.finder.find(phrase.text)))
                actors.update(dict.fromkeys(self._of_machine(told.source.id, phrase.event, phrase.start)))
        return dataclasses.replace(
            told, events=tuple(_with_actors(event, found.get(event.id, {})) for event in told.events)
        )

    def _of_machine(self, source: str, event: str, start: int) -> Iterable[str]:
        for key, name in self.parties.named.get((source, event, start), ()):
            id_ = self.ids.get(key)
            words = key_words(name)
            if id_ is None or id_ in self.gone or words in self.blocked.get(id_, ()):
                continue
            if id_ not in self.peoples or _ends_with_one(words, self.peoples[id_]):
                yield id_


def _ends_with_one(words: Words, names: frozenset[Words]) -> bool:
    return words in names or any(words[at:] in names for at in range(1, len(words) - 1))


def _with_actors(event: Event, actors: Iterable[str]) -> Event:
    return dataclasses.replace(event, actors=tuple(actors))
