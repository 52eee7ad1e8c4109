"""Single records into content/: new files, splices into those that stand, their bases, and what became of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from chronology.errors import Problem
from chronology.store.base import Base, render_base
from chronology.store.changes import Change, apply_change
from chronology.store.encoding import render_plain_file, schema_path
from chronology.store.files import Write, read_if_there
from chronology.store.merging import merge_record
from chronology.store.plain import Plain
from chronology.store.proposals import WHOLE, keep_waiting, kept_value, waiting_labels
from chronology.store.report import Alike, FileChange, Outcome, Report, Waiting
from chronology.store.shapes import RecordKind
from chronology.store.shelves import Shelf, Standing
from chronology.store.splicing import splice

_Plain = dict[str, Plain]


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Records and bases to write, and the report on it."""

    records: tuple[Write, ...]
    bases: tuple[Write, ...]
    report: Report


class Placer:
    """Collects writes and outcomes while records are placed, one after the other."""

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

    def place(self, shelf: Shelf, name: str, value: _Plain, partial: bool) -> bool:
        """Add or merge one record; whether it stands in content/ afterwards, not deleted by a person."""
        standing, base = shelf.standing.get(name), shelf.bases.get(name)
        if standing is None:
            return self._add(shelf, name, value, base)
        path = standing.file.path
        if standing.value.get("rejected") is True:
            self.note("skipped", Outcome(shelf.kind.name, name, path, "rejected by a person"))
        elif base is None:
            self.note("kept", Outcome(shelf.kind.name, name, path, "written by a person"))
        else:
            self._merge(shelf.kind, standing, base, value, partial)
        return True

    def _add(self, shelf: Shelf, name: str, value: _Plain, base: Base | None) -> bool:
        kind = shelf.kind
        if base is not None:
            detail = "deleted by a person"
            if shelf.broken:
                detail += ", or in a file that cannot be read: " + ", ".join(sorted(shelf.broken))
            self.note("skipped", Outcome(kind.name, name, "", detail))
            return bool(shelf.broken)
        path = f"{kind.folder}/{name}.yml"
        text = render_plain_file(value, schema_path(kind.name, PurePosixPath(kind.folder)))
        self.records[path] = Write(path, None, text.encode())
        made = Base(kind.name, name, value, extractor=self.extractor)
        self.bases.append(Write(made.path, None, render_base(made), path))
        self.note("added", Outcome(kind.name, name, path))
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
            self.note("updated", Outcome(kind.name, new.id, path, ", ".join(change.label for change in done)))
        elif not new.proposed:
            self.note("kept", Outcome(kind.name, new.id, path))
        self._note_waiting(standing, new)
        self._keep_base(old, new, path if done else None)

    def _note_waiting(self, standing: Standing, base: Base) -> None:
        """Note the proposals that wait, and that this record's have been looked at."""
        self.placed.add(base.path)
        path, kind, labels = standing.file.path, standing.file.kind, waiting_labels(base)
        if labels:
            told = ["found again in other words of its source" if label == WHOLE else label for label in labels]
            self.note("proposed", Outcome(kind.name, base.id, path, ", ".join(told)))
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

    def note(self, name: str, outcome: Outcome) -> None:
        """Note what became of a record: "added", "kept" and so on."""
        self.outcomes.setdefault(name, []).append(outcome)

    def mark_stale(self, shelf: Shelf, base: Base) -> None:
        """Note that nothing tells of a record any more."""
        standing = shelf.standing[base.id]
        if standing.value.get("rejected") is True:
            return
        self.note("stale", Outcome(shelf.kind.name, base.id, standing.file.path, "no longer found in its sources"))
        self.placed.add(base.path)
        self._keep_base(base, dataclasses.replace(base, stale=True, proposed={}, against={}))

    def propose_whole(self, shelf: Shelf, name: str, event: _Plain) -> None:
        """Propose an event as a whole, in the place of one that stands on other words of the same source."""
        standing, base = shelf.standing.get(name), shelf.bases.get(name)
        if standing is None or standing.value.get("rejected") is True:
            self.note("skipped", Outcome("event", name, "", "deleted or rejected by a person"))
        elif base is None:
            self.note("kept", Outcome("event", name, standing.file.path, "written by a person"))
        else:
            self._settle(standing, base, dataclasses.replace(base, proposed={WHOLE: event}, stale=False), [])

    def finish(self, shelves: Iterable[Shelf], alike: Iterable[Alike], open_: Sequence[str] = ()) -> Plan:
        """Splice what is to be spliced, file by file, and tell what waits in the shelves."""
        for path in sorted(self.edits):
            self._splice_file(path)
        for shelf in shelves:
            self.remember(shelf)
        changes = tuple(describe_change(self.content, self.records[path]) for path in sorted(self.records))
        outcomes: Any = {name: tuple(sorted(found)) for name, found in self.outcomes.items()}
        waiting = tuple(sorted(self.waiting, key=lambda one: (one.kind, one.id, one.field)))
        report = Report(
            problems=tuple(self.problems),
            changes=changes,
            waiting=waiting,
            alike=tuple(alike),
            open=tuple(open_),
            **outcomes,
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
