"""How a person settles what the machine proposes: dismiss it for good, or take it into the file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from chronology.errors import Problem, RecordError
from chronology.store.base import Base, render_base
from chronology.store.changes import Change, apply_change
from chronology.store.files import Write, read_if_there, recover, write_batch
from chronology.store.fingerprints import items_of
from chronology.store.labels import find_labelled
from chronology.store.locking import locked
from chronology.store.merging import REASONS, At, adopt_item, merge_record
from chronology.store.plain import Plain, Steps
from chronology.store.proposals import WHOLE, has_changed, keep_waiting, mark_proposal, waiting_labels
from chronology.store.report import Outcome
from chronology.store.shapes import KINDS, class_at
from chronology.store.shelves import Standing, read_shelf
from chronology.store.splicing import CannotSpliceError, splice_all
from chronology.store.writing import with_told_errors


@dataclasses.dataclass(frozen=True, slots=True)
class _Settled:
    """A record with proposals that wait, and the ones that a person wants settled."""

    standing: Standing
    base: Base
    labels: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        file = self.standing.file
        return Outcome(file.kind.name, self.base.id, file.path, ", ".join(self.labels))


def dismiss(content: Path, id_: str, fields: Sequence[str] = ()) -> Outcome:
    """Settle proposals for a record, all or those for some fields, by keeping what stands there.

    The same values are never proposed again; other ones are. Raises RecordError when nothing such waits, or
    when the base cannot be written.
    """
    with locked(content):
        with_told_errors(content, lambda: recover(content))
        settled = _find_settled(content, id_, fields)
        base = settled.base
        marks = {mark_proposal(label, base.proposed[label]) for label in settled.labels}
        new = _without(dataclasses.replace(base, dismissed=base.dismissed | marks), settled.labels)
        _write(content, settled, None, new)
    return settled.outcome


def accept(content: Path, id_: str, fields: Sequence[str] = ()) -> Outcome:
    """Settle proposals for a record, all or those for some fields, by writing them; the values are the machine's then.

    Raises RecordError, with nothing written, when nothing such waits, when what stands there is not what stood
    there when it was proposed, or when a value cannot be put there without touching what a person wrote.
    """
    with locked(content):
        with_told_errors(content, lambda: recover(content))
        settled = _find_settled(content, id_, fields)
        standing, base = settled.standing, settled.base
        data = read_if_there(content / standing.file.path)
        if data is None or any(
            has_changed(base, standing.file.kind.cls, standing.value, label) for label in settled.labels
        ):
            _refuse_changed(content, settled)
        new = _without(base, settled.labels)
        changes: list[Change] = []
        for label in settled.labels:
            found, new = _plan(settled, new, label)
            changes += found
        after, changes = _splice(content, settled, data, changes)
        for change in changes:
            new = _take_over(new, change)
        _write(content, settled, Write(standing.file.path, data, after), new)
    return settled.outcome


# ---------------------------------------------------------------- finding


def _find_settled(content: Path, id_: str, fields: Sequence[str]) -> _Settled:
    waiting: list[str] = []
    for kind in reversed(KINDS):
        shelf = read_shelf(content, kind)
        for name, base in sorted(shelf.bases.items()):
            standing = shelf.standing.get(name)
            if standing is None or standing.value.get("rejected") is True or not base.proposed:
                continue
            kept = dataclasses.replace(keep_waiting(base, kind.cls, standing.value), against=base.against)
            if name == id_ and kept.proposed:
                return _Settled(standing, kept, _choose(content, standing, kept, fields))
            waiting += [name] if kept.proposed else []
    told = f"proposals wait for {', '.join(waiting)}" if waiting else "nothing waits at all"
    raise RecordError([Problem(content.name, None, None, id_, f"no proposal waits for this; {told}")])


def _choose(content: Path, standing: Standing, base: Base, fields: Sequence[str]) -> tuple[str, ...]:
    labels = waiting_labels(base)
    chosen = {label: field for field in fields for label in labels if f"{label}.".startswith(f"{field}.")}
    unknown = sorted(set(fields) - set(chosen.values()))
    if unknown:
        message = f"no proposal waits for this field; they wait for {', '.join(labels)}"
        path = f"{content.name}/{standing.file.path}"
        raise RecordError([Problem(path, None, None, field, message) for field in unknown])
    return tuple(sorted(chosen)) if fields else tuple(labels)


def _without(base: Base, labels: Sequence[str]) -> Base:
    """The base without proposals that are settled; the reasons for a date go with it."""
    gone = {*labels, *(REASONS if "when" in labels else ())}
    proposed = {label: value for label, value in base.proposed.items() if label not in gone}
    against = {label: mark for label, mark in base.against.items() if label in proposed}
    return dataclasses.replace(base, proposed=proposed, against=against)


# ---------------------------------------------------------------- accepting


def _plan(settled: _Settled, base: Base, label: str) -> tuple[list[Change], Base]:
    """What to change for one proposal, and the base with what waits instead of it."""
    value, ours, cls = settled.base.proposed[label], settled.standing.value, settled.standing.file.kind.cls
    if label == WHOLE:
        assert isinstance(value, dict)
        merge = merge_record(cls, base.value, {**ours, "reviewed": False, "locked": []}, value, adopting=True)
        return merge.changes, keep_waiting(dataclasses.replace(base, proposed=merge.proposed), cls, ours)
    here, there = find_labelled(cls, ours, label), find_labelled(cls, settled.base.value, label)
    if here and there and here.is_item and here.there and there.there:
        was, is_ = there.value, here.value
        assert isinstance(was, dict)
        assert isinstance(is_, dict)
        assert isinstance(value, dict)
        merge = adopt_item(class_at(cls, here.steps), was, is_, value, At(here.steps, there.steps, label))
        return merge.changes, _wait_for_more(base, cls, ours, merge.proposed)
    changes = [_change(settled, label, value)]
    if label == "when":
        reasons = sorted(REASONS & settled.base.proposed.keys())
        changes += [_change(settled, name, settled.base.proposed[name]) for name in reasons]
    return changes, base


def _wait_for_more(base: Base, cls: type, ours: dict[str, Plain], proposed: dict[str, Plain]) -> Base:
    """The base with values of a claim that was taken which stand against a person's own."""
    more = keep_waiting(dataclasses.replace(base, proposed=proposed), cls, ours)
    return dataclasses.replace(
        base, proposed={**base.proposed, **more.proposed}, against={**base.against, **more.against}
    )


def _change(settled: _Settled, label: str, value: Plain) -> Change:
    cls = settled.standing.file.kind.cls
    here, base = find_labelled(cls, settled.standing.value, label), find_labelled(cls, settled.base.value, label)
    if here is None or base is None:
        raise RecordError([Problem(settled.standing.file.path, None, None, label, "there is no such place any more")])
    if here.is_item:
        return Change("append", here.steps, base.steps, label, value)
    return Change("remove" if value is None else "set" if here.there else "add", here.steps, base.steps, label, value)


def _splice(content: Path, settled: _Settled, data: bytes, changes: list[Change]) -> tuple[bytes, list[Change]]:
    """The file's bytes after the changes, and those that were made: a reason that cannot be put there is let go."""
    standing = settled.standing
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    placed = [dataclasses.replace(change, steps=(*standing.stored.steps, *change.steps)) for change in changes]
    must = [change for change in placed if change.label not in REASONS]
    for wanted in (placed, must):
        try:
            after = mark + splice_all(text.removeprefix(mark), wanted, standing.file.kind.cls)
        except CannotSpliceError as error:
            refusal = error
        else:
            return after.encode(), wanted
    labels = ", ".join(settled.labels)
    value = json.dumps([settled.base.proposed[label] for label in settled.labels], ensure_ascii=False)[1:-1]
    message = f"cannot be written without touching what is yours: {refusal}; write it there yourself: {value}"
    raise RecordError([Problem(f"{content.name}/{standing.file.path}", None, None, labels, message)])


def _take_over(base: Base, change: Change) -> Base:
    """The base after a change in the file: what stands there is the machine's."""
    if change.action == "remove" and not _is_there(base.value, change.base_steps):  # what a person wrote
        return base
    action = "set" if change.action == "add" else change.action
    value = apply_change(base.value, action, change.base_steps, change.value)
    assert isinstance(value, dict)
    return dataclasses.replace(base, value=value)


def _is_there(value: Plain, steps: Steps) -> bool:
    for step in steps:
        if isinstance(step, int):
            value = items_of(value)[step]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return False
    return True


def _refuse_changed(content: Path, settled: _Settled) -> NoReturn:
    message = "what stands there has changed since this was proposed; run chronology extract again, then look anew"
    path = f"{content.name}/{settled.standing.file.path}"
    raise RecordError([Problem(path, None, None, ", ".join(settled.labels), message)])


def _write(content: Path, settled: _Settled, record: Write | None, base: Base) -> None:
    """Write the base, and its record when that changes. Raises RecordError, with nothing written."""
    before = read_if_there(content / base.path)
    records = [record] if record and record.before != record.after else []
    bases = [Write(base.path, before, render_base(base), record.path if record and records else None)]
    try:
        write_batch(content, records, bases)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}; run again"
        path = str(error.filename) if error.filename else f"{content.name}/{settled.standing.file.path}"
        raise RecordError([Problem(path, None, None, None, message)]) from None
