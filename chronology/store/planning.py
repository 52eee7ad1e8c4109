"""Proposals against content/: which record is which, and what waits for a person. Reads only."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

from chronology.linking.naming import slug, unused
from chronology.model.records import Proposals
from chronology.store.encoding import encode_record
from chronology.store.fingerprints import fingerprints_of
from chronology.store.library import ACTOR, EVENT, PLACE, SOURCE, Library
from chronology.store.matching import match_records
from chronology.store.placing import Placer, Plan
from chronology.store.plain import Plain
from chronology.store.references import name_suggestions, rename_event, sources_of, translate_evidence
from chronology.store.report import Alike, Outcome
from chronology.store.shelves import Shelf

_Plain = dict[str, Plain]


def plan_writes(content: Path, proposals: Proposals, extractor: str, library: Library | None = None) -> Plan:
    """What writing the proposals comes to; of what ``library`` has read, if there is one.

    Raises RecordError when a base is damaged.
    """
    library = library or Library(content)
    placer = Placer(content, extractor)
    sources = [
        encode_record(dataclasses.replace(source, file=_kept_file(content, source.file)))
        for source in sorted(proposals.sources, key=lambda source: source.id)
    ]
    shelves = tuple(library.shelf(kind) for kind in (SOURCE, EVENT, ACTOR, PLACE))
    names = _place_sources(placer, shelves[0], sources)
    for shelf, records in zip(shelves[2:], (proposals.actors, proposals.places), strict=True):
        _place_named(placer, shelf, [encode_record(record) for record in records])
    events = _Events(placer, shelves[1], names)
    events.place(sorted((encode_record(event) for event in proposals.events), key=_order), proposals.touched)
    tellings = {id_: [encode_record(event) for event in told] for id_, told in proposals.tellings.items()}
    events.point_to_joined(tellings)
    return placer.finish(shelves, events.find_alike(proposals.alike), proposals.open)


def _order(event: _Plain) -> tuple[str, ...]:
    return (str(event.get("when", "")), str(event["title"]), *sorted(fingerprints_of(event)), str(event["id"]))


def _kept_file(content: Path, file: str | None) -> str | None:
    """The way to a kept copy from content/; None for a file that is not kept there."""
    if file is None or (content / file).is_file():
        return file
    path, root = Path(file).resolve(), content.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None


def _place_sources(placer: Placer, shelf: Shelf, sources: list[_Plain]) -> dict[str, str | None]:
    """Place sources; gives the id that stands for each proposed one, None where a person deleted it."""
    placer.problems += shelf.problems
    names: dict[str, str | None] = {}
    known, taken = shelf.known(), shelf.names()
    for source in sources:
        name = _find_source(source, known) or unused(slug(str(source["id"])), taken)
        if name not in names.values():  # the same article twice is one source
            is_there = placer.place(shelf, name, {**source, "id": name}, False)
            names[str(source["id"])] = name if is_there else None
        else:
            names[str(source["id"])] = name
        taken.add(name)
        known[name] = source
    return names


def _place_named(placer: Placer, shelf: Shelf, records: list[_Plain]) -> None:
    """Place actors or places, whose ids are settled; tell which of the machine's are found no more."""
    placer.problems += shelf.problems
    for record in records:
        placer.place(shelf, str(record["id"]), record, False)
    found = {str(record["id"]) for record in records}
    for id_, base in sorted(shelf.bases.items()):
        if found and id_ in shelf.standing and id_ not in found:
            placer.mark_stale(shelf, base)


class _Events:
    """Places events: known again by their evidence, whatever they are called now."""

    def __init__(self, placer: Placer, shelf: Shelf, sources: Mapping[str, str | None]) -> None:
        self.placer = placer
        self.shelf = shelf
        self.sources = sources  # ids in content/, by the suggested ones
        self.gone = (shelf.bases.keys() - shelf.standing.keys()) | shelf.rejected()
        self.given: dict[str, str] = {}  # ids of events in content/, by the suggested ones
        self.found: set[str] = set()  # ids of events that this run has found in its articles
        self.seen: set[str] = set()  # ids of the sources that were read

    def place(self, events: list[_Plain], touched: Set[str] | None) -> None:
        """Place events: known again by their evidence, or new under an id of their own."""
        self.placer.problems += self.shelf.problems
        events = [event for event in map(self._translate, events) if event is not None]
        self.seen = {name for name in self.sources.values() if name} or sources_of(events)
        matches = match_records(events, self.shelf.known(), self.gone)
        names = _name_events(self.shelf, events, {**matches.near, **matches.exact})
        by_suggestion = name_suggestions(events, names)
        for index, event in enumerate(events):
            if touched is not None and str(event["id"]) not in touched:
                self._name_actors(names[index], event, matches.exact.get(index))
                continue
            renamed = rename_event(event, names[index], by_suggestion, self.gone)
            if index in matches.near:
                self.placer.propose_whole(self.shelf, names[index], renamed)
            else:
                base = self.shelf.bases.get(names[index])
                seen = self.seen | sources_of([event])
                self.placer.place(
                    self.shelf, names[index], renamed, base is not None and not sources_of([base.value]) <= seen
                )
        self.given = {str(event["id"]): name for event, name in zip(events, names, strict=True)}
        self.found = {*matches.exact.values(), *matches.near.values()}

    def _name_actors(self, name: str, event: _Plain, matched: str | None) -> None:
        """Give an event that is as it was the actors that are known by now.

        A record that rests on more than this event, since it was joined once, keeps those of all.
        """
        base = self.shelf.bases.get(name)
        if base is not None and not sources_of([base.value]) <= sources_of([event]):
            return
        actors = event.get("actors", [])
        if base is not None and matched and name in self.shelf.standing and base.value.get("actors", []) != actors:
            rest: _Plain = {key: value for key, value in base.value.items() if key != "actors"}
            self.placer.place(self.shelf, name, {**rest, **({"actors": actors} if actors else {})}, False)

    def point_to_joined(self, tellings: Mapping[str, list[_Plain]]) -> None:
        """Point records of tellings that were joined into other events to these; tell which are found no more."""
        rest = {
            id_: record
            for id_, record in self.shelf.known().items()
            if id_ not in self.found and id_ in self.shelf.bases
        }
        told = [(id_, self._translate(one)) for id_, members in sorted(tellings.items()) for one in members]
        known = [(self.given[id_], one) for id_, one in told if one is not None and id_ in self.given]
        matches = match_records([one for _, one in known], rest)
        for index, id_ in sorted(matches.exact.items()):
            name, base = known[index][0], self.shelf.bases[id_]
            if id_ in self.shelf.standing and name in {*self.shelf.standing, *self.given.values()}:
                self.found.add(id_)
                self.placer.place(self.shelf, id_, {**base.value, "same_as": name}, False)
        for id_, base in sorted(self.shelf.bases.items()):
            if id_ in self.shelf.standing and id_ not in self.found and sources_of([base.value]) <= self.seen:
                self.placer.mark_stale(self.shelf, base)

    def find_alike(self, pairs: Iterable[tuple[str, str, tuple[str, ...]]]) -> Iterator[Alike]:
        """Pairs that may be one event, of those that stand or will stand."""
        for one, other, reasons in pairs:
            names = [self.given.get(one), self.given.get(other)]
            if names[0] != names[1] and all(name is not None and name not in self.gone for name in names):
                yield Alike(str(names[0]), str(names[1]), reasons)

    def _translate(self, event: _Plain) -> _Plain | None:
        """The event with the ids of its sources as they stand; None when all of its sources were deleted."""
        translated = translate_evidence(event, self.sources)
        if event.get("evidence") and not translated.get("evidence"):
            detail = "its source was deleted by a person"
            self.placer.note("skipped", Outcome("event", str(event["id"]), "", detail))
            return None
        return translated


def _name_events(shelf: Shelf, events: list[_Plain], matched: Mapping[int, str]) -> list[str]:
    taken = shelf.names()
    names = []
    for index, event in enumerate(events):
        names.append(matched.get(index) or unused(slug(str(event["id"])), taken))
        taken.add(names[-1])
    return names


def _find_source(source: _Plain, known: Mapping[str, _Plain]) -> str | None:
    """The known source that is this one: the same file, the same bytes, the same address, or else the same id."""
    for key in ("file", "sha256", "url", "id"):
        wanted = source.get(key) if key != "id" else slug(str(source["id"]))
        same = sorted(id_ for id_, record in known.items() if wanted is not None and record.get(key) == wanted)
        if same:
            return same[0]
    return None
