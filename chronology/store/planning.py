"""Proposals against content/: which record is which, what to write where, and what waits for a person. Reads only."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Set
from pathlib import Path, PurePosixPath
from typing import Any

from chronology.errors import Problem
from chronology.linking.naming import slug, unused
from chronology.model.records import Proposals
from chronology.store.base import Base, render_base
from chronology.store.changes import Change, apply_change
from chronology.store.encoding import encode_record, render_plain_file, schema_path
from chronology.store.files import Write, read_if_there
from chronology.store.fingerprints import fingerprints_of
from chronology.store.matching import match_records
from chronology.store.merging import merge_record
from chronology.store.plain import Plain
from chronology.store.proposals import WHOLE, keep_waiting, kept_value, waiting_labels
from chronology.store.references import name_suggestions, rename_event, sources_of, translate_evidence
from chronology.store.report import Alike, FileChange, Outcome, Report, Waiting
from chronology.store.shapes import KINDS, RecordKind
from chronology.store.shelves import Shelf, Standing, read_shelf
from chronology.store.splicing import splice

_Plain = dict[str, Plain]
SOURCE, _, EVENT = KINDS


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Records and bases to write, and the report on it."""

    records: tuple[Write, ...]
    bases: tuple[Write, ...]
    report: Report


def plan_writes(content: Path, proposals: Proposals, extractor: str) -> Plan:
    """What writing the proposals comes to. Raises RecordError when a base is damaged."""
    planner = _Planner(content, extractor)
    sources = [
        encode_record(dataclasses.replace(source, file=_kept_file(content, source.file)))
        for source in sorted(proposals.sources, key=lambda source: source.id)
    ]
    shelves = read_shelf(content, SOURCE), read_shelf(content, EVENT)
    names = planner.place_sources(shelves[0], sources)
    events = [encode_record(event) for event in proposals.events]
    planner.place_events(shelves[1], sorted(events, key=_order), names, proposals.touched)
    tellings = {id_: [encode_record(event) for event in told] for id_, told in proposals.tellings.items()}
    planner.point_to_joined(shelves[1], tellings, names)
    planner.note_alike(shelves[1], proposals.alike)
    return planner.finish(shelves)


def _order(event: _Plain) -> tuple[str, ...]:
    return (str(event.get("when", "")), str(event["title"]), *sorted(fingerprints_of(event)), str(event["id"]))


def _kept_file(content: Path, file: str | None) -> str | None:
    """The way to a kept copy from content/; None for a file that is not kept there."""
    if file is None or (content / file).is_file():
        return file
    path, root = Path(file).resolve(), content.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None


class _Planner:
    """Collects writes and outcomes while the proposals are placed."""

    def __init__(self, content: Path, extractor: str) -> None:
        self.content = content
        self.extractor = extractor
        self.records: dict[str, Write] = {}
        self.bases: list[Write] = []
        self.problems: list[Problem] = []
        self.outcomes: dict[str, list[Outcome]] = {}
        self.waiting: list[Waiting] = []
        self.placed: set[str] = set()  # paths of the bases of records that this run has seen
        self.edits: dict[str, list[tuple[Standing, Base, Base, list[Change]]]] = {}
        self.given: dict[str, str] = {}  # ids of events in content/, by the suggested ones
        self.found: set[str] = set()  # ids of events that this run has found in its articles
        self.alike: list[Alike] = []
        self.seen: set[str] = set()  # ids of the sources that were read

    # ------------------------------------------------------------ sources

    def place_sources(self, shelf: Shelf, sources: list[_Plain]) -> dict[str, str | None]:
        """Place sources; gives the id that stands for each proposed one, None where a person deleted it."""
        self.problems += shelf.problems
        names: dict[str, str | None] = {}
        known, taken = shelf.known(), shelf.names()
        for source in sources:
            name = _find_source(source, known) or unused(slug(str(source["id"])), taken)
            if name not in names.values():  # the same article twice is one source
                is_there = self._place(shelf, name, {**source, "id": name}, False)
                names[str(source["id"])] = name if is_there else None
            else:
                names[str(source["id"])] = name
            taken.add(name)
            known[name] = source
        return names

    # ------------------------------------------------------------ events

    def place_events(
        self, shelf: Shelf, events: list[_Plain], sources: Mapping[str, str | None], touched: Set[str] | None = None
    ) -> None:
        """Place events: known again by their evidence, or new under an id of their own."""
        self.problems += shelf.problems
        events = [event for event in (self._translate(event, sources) for event in events) if event is not None]
        self.seen = {name for name in sources.values() if name} or sources_of(events)
        gone = (shelf.bases.keys() - shelf.standing.keys()) | shelf.rejected()
        matches = match_records(events, shelf.known(), gone)
        names = _name_events(shelf, events, {**matches.near, **matches.exact})
        by_suggestion = name_suggestions(events, names)
        for index, event in enumerate(events):
            if touched is not None and str(event["id"]) not in touched:
                continue
            renamed = rename_event(event, names[index], by_suggestion, gone)
            if index in matches.near:
                self._propose_whole(shelf, names[index], renamed)
            else:
                base = shelf.bases.get(names[index])
                seen = self.seen | sources_of([event])
                self._place(shelf, names[index], renamed, base is not None and not sources_of([base.value]) <= seen)
        self.given = {str(event["id"]): name for event, name in zip(events, names, strict=True)}
        self.found = {*matches.exact.values(), *matches.near.values()}

    def point_to_joined(
        self, shelf: Shelf, tellings: Mapping[str, list[_Plain]], sources: Mapping[str, str | None]
    ) -> None:
        """Point records of tellings that were joined into other events to these; tell which are found no more."""
        rest = {id_: record for id_, record in shelf.known().items() if id_ not in self.found and id_ in shelf.bases}
        told = [(id_, self._translate(one, sources)) for id_, members in sorted(tellings.items()) for one in members]
        known = [(self.given[id_], one) for id_, one in told if one is not None and id_ in self.given]
        matches = match_records([one for _, one in known], rest)
        for index, id_ in sorted(matches.exact.items()):
            name, base = known[index][0], shelf.bases[id_]
            if id_ in shelf.standing and name in {*shelf.standing, *self.given.values()}:
                self.found.add(id_)
                self._place(shelf, id_, {**base.value, "same_as": name}, False)
        for id_, base in sorted(shelf.bases.items()):
            if id_ in shelf.standing and id_ not in self.found and sources_of([base.value]) <= self.seen:
                self._mark_stale(shelf, base)

    def note_alike(self, shelf: Shelf, pairs: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        """Note pairs that may be one event, of those that stand or will stand."""
        gone = (shelf.bases.keys() - shelf.standing.keys()) | shelf.rejected()
        for one, other, reasons in pairs:
            names = [self.given.get(one), self.given.get(other)]
            if names[0] != names[1] and all(name is not None and name not in gone for name in names):
                self.alike.append(Alike(str(names[0]), str(names[1]), reasons))

    def _translate(self, event: _Plain, sources: Mapping[str, str | None]) -> _Plain | None:
        """The event with the ids of its sources as they stand; None when all of its sources were deleted."""
        translated = translate_evidence(event, sources)
        if event.get("evidence") and not translated.get("evidence"):
            detail = "its source was deleted by a person"
            self._note("skipped", Outcome("event", str(event["id"]), "", detail))
            return None
        return translated

    def _mark_stale(self, shelf: Shelf, base: Base) -> None:
        standing = shelf.standing[base.id]
        if standing.value.get("rejected") is True:
            return
        self._note("stale", Outcome("event", base.id, standing.file.path, "no longer found in its sources"))
        self.placed.add(base.path)
        self._keep_base(base, dataclasses.replace(base, stale=True, proposed={}, against={}))

    def _propose_whole(self, shelf: Shelf, name: str, event: _Plain) -> None:
        standing, base = shelf.standing.get(name), shelf.bases.get(name)
        if standing is None or standing.value.get("rejected") is True:
            self._note("skipped", Outcome("event", name, "", "deleted or rejected by a person"))
        elif base is None:
            self._note("kept", Outcome("event", name, standing.file.path, "written by a person"))
        else:
            self._settle(standing, base, dataclasses.replace(base, proposed={WHOLE: event}, stale=False), [])

    # ------------------------------------------------------------ one record

    def _place(self, shelf: Shelf, name: str, value: _Plain, partial: bool) -> bool:
        """Add or merge one record; whether it stands in content/ afterwards, not deleted by a person."""
        standing, base = shelf.standing.get(name), shelf.bases.get(name)
        if standing is None:
            return self._add(shelf, name, value, base)
        path = standing.file.path
        if standing.value.get("rejected") is True:
            self._note("skipped", Outcome(shelf.kind.name, name, path, "rejected by a person"))
        elif base is None:
            self._note("kept", Outcome(shelf.kind.name, name, path, "written by a person"))
        else:
            self._merge(shelf.kind, standing, base, value, partial)
        return True

    def _add(self, shelf: Shelf, name: str, value: _Plain, base: Base | None) -> bool:
        kind = shelf.kind
        if base is not None:
            detail = "deleted by a person"
            if shelf.broken:
                detail += ", or in a file that cannot be read: " + ", ".join(sorted(shelf.broken))
            self._note("skipped", Outcome(kind.name, name, "", detail))
            return bool(shelf.broken)
        path = f"{kind.folder}/{name}.yml"
        text = render_plain_file(value, schema_path(kind.name, PurePosixPath(kind.folder)))
        self.records[path] = Write(path, None, text.encode())
        made = Base(kind.name, name, value, extractor=self.extractor)
        self.bases.append(Write(made.path, None, render_base(made), path))
        self._note("added", Outcome(kind.name, name, path))
        return True

    def _merge(self, kind: RecordKind, standing: Standing, base: Base, value: _Plain, partial: bool) -> None:
        merge = merge_record(kind.cls, base.value, standing.value, value, partial)
        earlier = base.proposed if partial else {}
        new = dataclasses.replace(base, proposed={**earlier, **merge.proposed}, stale=False)
        if merge.changes:
            self.edits.setdefault(standing.file.path, []).append((standing, base, new, merge.changes))
        else:
            self._settle(standing, base, new, [])

    def _settle(self, standing: Standing, old: Base, new: Base, done: list[Change]) -> None:
        """Note what became of a record, and keep its base."""
        path, kind = standing.file.path, standing.file.kind
        new = keep_waiting(new, kind.cls, standing.value)
        if done:
            new = dataclasses.replace(new, extractor=self.extractor)
            self._note("updated", Outcome(kind.name, new.id, path, ", ".join(change.label for change in done)))
        elif not new.proposed:
            self._note("kept", Outcome(kind.name, new.id, path))
        self._note_waiting(standing, new)
        self._keep_base(old, new, path if done else None)

    def _note_waiting(self, standing: Standing, base: Base) -> None:
        """Note the proposals that wait, and that this record's have been looked at."""
        self.placed.add(base.path)
        path, kind, labels = standing.file.path, standing.file.kind, waiting_labels(base)
        if labels:
            told = ["found again in other words of its source" if label == WHOLE else label for label in labels]
            self._note("proposed", Outcome(kind.name, base.id, path, ", ".join(told)))
        for label in labels:
            kept = standing.value if label == WHOLE else kept_value(kind.cls, standing.value, label)
            self.waiting.append(Waiting(kind.name, base.id, path, label, base.proposed[label], kept))

    def remember(self, shelf: Shelf) -> None:
        """Note what still waits from earlier runs, of records that this one has not seen."""
        for id_, base in shelf.bases.items():
            standing = shelf.standing.get(id_)
            if (
                base.proposed
                and standing
                and base.path not in self.placed
                and standing.value.get("rejected") is not True
            ):
                self._note_waiting(standing, keep_waiting(base, shelf.kind.cls, standing.value))

    def _keep_base(self, old: Base, new: Base, goes_with: str | None = None) -> None:
        if old != new and render_base(old) != (after := render_base(new)):
            before = read_if_there(self.content / new.path)  # with the line ends that git may have given it
            self.bases.append(Write(new.path, before, after, goes_with))

    def _note(self, name: str, outcome: Outcome) -> None:
        self.outcomes.setdefault(name, []).append(outcome)

    # ------------------------------------------------------------ files

    def finish(self, shelves: Iterable[Shelf]) -> Plan:
        """Splice what is to be spliced, file by file, and tell what waits in the shelves."""
        for path in sorted(self.edits):
            self._splice_file(path)
        for shelf in shelves:
            self.remember(shelf)
        changes = tuple(describe_change(self.content, self.records[path]) for path in sorted(self.records))
        outcomes: Any = {name: tuple(sorted(found)) for name, found in self.outcomes.items()}
        waiting = tuple(sorted(self.waiting, key=lambda one: (one.kind, one.id, one.field)))
        report = Report(
            problems=tuple(self.problems), changes=changes, waiting=waiting, alike=tuple(self.alike), **outcomes
        )
        return Plan(tuple(self.records[path] for path in sorted(self.records)), tuple(self.bases), report)

    def _splice_file(self, path: str) -> None:
        edits = self.edits[path]
        data = read_if_there(self.content / path)
        assert data is not None
        text = data.decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        all_changes = [
            dataclasses.replace(change, steps=(*standing.stored.steps, *change.steps))
            for standing, _, _, changes in edits
            for change in changes
        ]
        text, done = splice(text.removeprefix(mark), all_changes, edits[0][0].file.kind.cls)
        after = (mark + text).encode()
        if after != data:
            self.records[path] = Write(path, data, after)
        flags = iter(done)
        for standing, old, new, changes in edits:
            made = [change for change, flag in zip(changes, flags, strict=False) if flag]
            self._settle(standing, old, _apply_to_base(new, changes, made), made)


def _apply_to_base(base: Base, changes: list[Change], made: list[Change]) -> Base:
    value: Plain = base.value
    proposed = dict(base.proposed)
    for change in changes:
        if change in made:
            value = apply_change(value, change.action, change.base_steps, change.value)
        else:
            proposed[change.label] = change.value
    assert isinstance(value, dict)
    return dataclasses.replace(base, value=value, proposed=proposed)


def describe_change(content: Path, write: Write) -> FileChange:
    """A write of a record's file, as it is reported."""
    before = None if write.before is None else write.before.decode()
    return FileChange(f"{content.name}/{write.path}", before, write.after.decode())


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
