"""The outlines and the standings of all events, those that a build before this one left taken over where they hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from chronology.linking.folding import fold_same
from chronology.model.records import Actor, Chronology, Event, Source
from chronology.reasoning.grades import Rubric
from chronology.reasoning.known_on import KnownDays, date_publications, date_sources, find_first
from chronology.site.dating import Dated
from chronology.site.fingerprints import hash_all, hash_source
from chronology.site.outline import Outline, Standing, outline_event, stand_event
from chronology.site.views.evidence import evidence_of
from chronology.site.views.facts import DateView
from chronology.temporal.edtf import Edtf


class Row(NamedTuple):
    """What is remembered of an event: ``context`` stands for all that the standing follows from but the record."""

    outline: Outline
    context: str
    standing: Standing | None  # of an event with relations nothing is remembered: it follows from other events too


@dataclasses.dataclass(frozen=True, slots=True)
class Memory:
    """Rows by the name of the event's content; ``last`` is the last day on which anything became known."""

    last: int = 0
    rows: Mapping[str, Row] = dataclasses.field(default_factory=dict)
    digest: str = ""  # of the file that these rows, or most of them, were read from
    there: frozenset[str] = frozenset()  # the names of the rows in that file


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Outlined:
    """The events that are shown, in the order of the records, each in outline and with its standing, by id."""

    events: tuple[Event, ...]
    shown_at: Mapping[str, str]
    sources: Mapping[str, Source]  # with a bare one for each that is cited without a record
    outlines: Mapping[str, Outline]
    standings: Mapping[str, Standing]
    known: KnownDays
    memory: Memory  # for the next build

    @property
    def tied(self) -> Chronology:
        """The events that relations or the dates of claims tie to something, and those that they name."""
        wanted = {id_ for id_, outline in self.outlines.items() if outline.tied}
        wanted.update(one or "" for id_ in tuple(wanted) for pair in self.outlines[id_].related for one in pair)
        events = tuple(event for event in self.events if event.id in wanted)
        return Chronology(events, tuple(self.sources.values()))


def outline_records(
    chronology: Chronology,
    dated: Callable[[Edtf], Dated],
    describe: Callable[[Edtf | None], DateView],
    names: Mapping[str, str],
    memory: Memory,
    rubric: Rubric,
) -> Outlined:
    """Outline what a chronology holds; ``names`` are those of the events' contents, by id."""
    found = {event.id: _recall_outline(event, dated, names, memory) for event in chronology.events}
    events, shown_at = _fold(chronology, found)
    outlines: dict[str, Outline] = {}
    changed = set()  # by folding: what is remembered of the record does not hold for these
    for before, event in events:
        outlines[event.id] = found[event.id] if event is before else outline_event(event, dated)
        if event is not before:
            changed.add(event.id)
    sources = {source.id: source for source in chronology.sources}
    for cited in dict.fromkeys(outline.cited for outline in outlines.values()):
        for id_ in cited:
            sources.setdefault(id_, Source(id_, id_))
    latest = date.fromordinal(max((outline.latest for outline in outlines.values()), default=date.min.toordinal()))
    last = max([date.min, *date_publications(sources.values()), latest])
    shown = tuple(event for _, event in events)
    work = _Standings(sources, chronology.actors, last, names, memory, changed, describe, rubric, dated)
    standings, known = work.find(shown, outlines)
    rows = {
        names[id_]: work.remember(id_, outline, standings.get(id_))
        for id_, outline in found.items()
        if id_ in names and id_ not in changed
    }
    return Outlined(shown, shown_at, sources, outlines, standings, known, Memory(last.toordinal(), rows))


def _recall_outline(event: Event, dated: Callable[[Edtf], Dated], names: Mapping[str, str], memory: Memory) -> Outline:
    row = memory.rows.get(names.get(event.id, ""))
    return row.outline if row else outline_event(event, dated)


def _fold(
    chronology: Chronology, outlines: Mapping[str, Outline]
) -> tuple[list[tuple[Event, Event]], Mapping[str, str]]:
    """The events that are shown, each as its record has it and as it is shown; and where the others are shown."""
    told_again = {id_: outline.same_as for id_, outline in outlines.items() if outline.same_as}
    kept = [event for event in chronology.events if not outlines[event.id].rejected]
    if not told_again:
        return [(event, event) for event in kept], {}
    # Folding looks at entries that tell an event again, at the events that they lead to, and at relations.
    touched = {*told_again, *told_again.values(), *(id_ for id_, outline in outlines.items() if outline.related)}
    folded = fold_same(Chronology(tuple(event for event in chronology.events if event.id in touched)))
    now = {event.id: event for event in folded.chronology.events}
    events = [(event, now.get(event.id, event)) for event in kept if event.id not in folded.shown_at]
    return events, folded.shown_at


class _Standings:
    """Works out how events stand, or recalls it where nothing that it follows from is another one."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        actors: Iterable[Actor],
        last: date,
        names: Mapping[str, str],
        memory: Memory,
        changed: set[str],
        describe: Callable[[Edtf | None], DateView],
        rubric: Rubric,
        dated: Callable[[Edtf], Dated],
    ) -> None:
        self._sources = sources
        self._names = names
        self._memory = memory
        self._changed = changed
        self._describe = describe
        self._rubric = rubric
        self._dated = dated
        self._last = last
        self._hashes = {source.id: hash_source(source) for source in sources.values()}
        self._actors = {actor.id: actor.name for actor in actors}
        self._contexts: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}

    def find(self, events: Iterable[Event], outlines: Mapping[str, Outline]) -> tuple[dict[str, Standing], KnownDays]:
        """How each event stands, by id, and from when on everything is known."""
        days = date_sources(self._sources.values(), self._last)
        firsts: dict[str, date] = {}
        changes: dict[str, tuple[date, ...]] = {}
        known = KnownDays(days, firsts, changes, self._last)
        standings: dict[str, Standing] = {}
        related = []
        to_days = _keep_days()
        for event in events:
            outline = outlines[event.id]
            if outline.related:
                related.append(event)
                firsts[event.id] = find_first(event, days, self._last)
                continue
            standing = self._recall(event.id, outline) or self._work_out(event, known)
            standings[event.id] = standing
            changes[event.id] = to_days(standing.changes)
            firsts[event.id] = changes[event.id][0]
        for event in related:
            standing = standings[event.id] = self._work_out(event, known)
            changes[event.id] = to_days(standing.changes)
        return standings, known

    def _work_out(self, event: Event, known: KnownDays) -> Standing:
        return stand_event(event, known, self._sources, self._shown, self._describe, self._rubric, self._dated)

    def _recall(self, id_: str, outline: Outline) -> Standing | None:
        row = self._memory.rows.get(self._names.get(id_, ""))
        if row is None or row.standing is None or id_ in self._changed or row.context != self._context(outline):
            return None
        last, then = self._last.toordinal(), self._memory.last
        return row.standing if last == then or (last > then and row.standing.changes[-1] != then) else None

    def remember(self, id_: str, outline: Outline, standing: Standing | None) -> Row:
        """What to remember of an event; what was remembered before where it is the same."""
        standing = standing if not outline.related else None
        before = self._memory.rows.get(self._names[id_])
        if before is not None and standing is before.standing and before.outline is outline:
            return before
        return Row(outline, self._context(outline), standing)

    def _context(self, outline: Outline) -> str:
        """A hash of the articles that an event cites and the names of its parties."""
        key = outline.cited, outline.actors
        found = self._contexts.get(key)
        if found is None:
            cited = [self._hashes.get(id_, id_) for id_ in outline.cited]
            found = self._contexts[key] = hash_all([*cited, *map(self._name, outline.actors)]).hex()
        return found

    def _name(self, actor: str) -> str:
        return name_actor(actor, self._actors)

    def _shown(self, event: Event) -> tuple[bytes | str, ...]:
        cited = [self._hashes[evidence.source] for evidence in evidence_of(event)]
        return (*cited, *map(self._name, event.actors))


def name_actor(actor: str, names: Mapping[str, str]) -> str:
    """An actor's name, or the id made readable when there is no record."""
    return names[actor] if actor in names else actor.replace("-", " ")


def _keep_days() -> Callable[[tuple[int, ...]], tuple[date, ...]]:
    known: dict[tuple[int, ...], tuple[date, ...]] = {}

    def to_days(ordinals: tuple[int, ...]) -> tuple[date, ...]:
        found = known.get(ordinals)
        if found is None:
            found = known[ordinals] = tuple(map(date.fromordinal, ordinals))
        return found

    return to_days
