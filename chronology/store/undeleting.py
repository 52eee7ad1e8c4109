"""The only way back for a record, a field, a claim or a quote that a person deleted."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from chronology.errors import Problem, RecordError
from chronology.store.base import Base, read_bases
from chronology.store.changes import Change
from chronology.store.encoding import render_plain_file, schema_path
from chronology.store.files import Write, read_bytes, recover, write_batch
from chronology.store.fingerprints import items_of
from chronology.store.labels import find_labelled, item_key
from chronology.store.locking import locked
from chronology.store.merging import PEOPLES
from chronology.store.plain import Plain
from chronology.store.report import Outcome
from chronology.store.shapes import KINDS, Kind, RecordKind, fields_of
from chronology.store.shelves import Standing, read_shelf
from chronology.store.splicing import CannotSpliceError, splice_all
from chronology.store.writing import with_told_errors

MAX_TOLD = 10  # of the names of what was deleted


def undelete(content: Path, id_: str, fields: Sequence[str] = ()) -> Outcome:
    """Write a deleted record again as the machine last wrote it; or, in a record that is there, deleted fields.

    Raises RecordError, with nothing written, when nothing of that name was deleted, when a field cannot be put
    there without touching what a person wrote, or when the file cannot be written.
    """
    with locked(content):
        with_told_errors(content, lambda: recover(content))
        for kind in reversed(KINDS):
            shelf = read_shelf(content, kind)
            base, standing = shelf.bases.get(id_), shelf.standing.get(id_)
            if base and standing:
                return _undelete_fields(content, standing, base, fields)
            if base and not fields:
                path = f"{kind.folder}/{id_}.yml"
                text = render_plain_file(base.value, schema_path(kind.name, PurePosixPath(kind.folder)))
                _write(content, Write(path, None, text.encode()))
                return Outcome(kind.name, id_, path)
        raise _unknown(content, id_)


def _write(content: Path, write: Write) -> None:
    try:
        write_batch(content, [write], [])
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise RecordError([Problem(f"{content.name}/{write.path}", None, None, None, message)]) from None


def _unknown(content: Path, id_: str) -> RecordError:
    deleted = sorted(_deleted_ids(content))
    near = difflib.get_close_matches(id_, deleted, 1, 0.6)
    if any(id_ in read_shelf(content, kind).standing for kind in KINDS):
        message = "is there, and was not deleted"
    elif deleted:
        hint = f"did you mean {near[0]}?" if near else f"these were: {', '.join(deleted[:MAX_TOLD])}"
        more = f" and {len(deleted) - MAX_TOLD} more" if len(deleted) > MAX_TOLD and not near else ""
        message = f"nothing of this name was deleted; {hint}{more}"
    else:
        message = "nothing of this name was deleted, and nothing else was"
    return RecordError([Problem(content.name, None, None, id_, message)])


def _deleted_ids(content: Path) -> Iterator[str]:
    for kind in KINDS:
        standing = read_shelf(content, kind).standing
        yield from (id_ for id_ in read_bases(content, kind.name) if id_ not in standing)


# ---------------------------------------------------------------- fields


def _undelete_fields(content: Path, standing: Standing, base: Base, fields: Sequence[str]) -> Outcome:
    kind, path = standing.file.kind, standing.file.path
    deleted = dict(_find_deleted(kind.cls, base.value, standing.value, ""))
    shown = f"{content.name}/{path}"
    unknown = [field for field in fields if field not in deleted]
    if unknown or not fields:
        known = f"deleted in it: {', '.join(deleted)}" if deleted else "nothing in it was deleted"
        what = "was not deleted" if unknown else "is there, and was not deleted"
        how = "; name those that should come back" if deleted else ""
        names = unknown or [base.id]
        raise RecordError([Problem(shown, None, None, name, f"{what}; {known}{how}") for name in names])
    changes = [_change(standing, kind, field, deleted[field]) for field in fields]
    data = read_bytes(content / path)
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    try:
        after = mark + splice_all(text.removeprefix(mark), changes, kind.cls)
    except CannotSpliceError as error:
        message = f"cannot be written without touching what is yours: {error}; write it there yourself"
        raise RecordError([Problem(shown, None, None, ", ".join(fields), message)]) from None
    _write(content, Write(path, data, after.encode()))
    return Outcome(kind.name, base.id, path, ", ".join(fields))


def _change(standing: Standing, kind: RecordKind, label: str, value: Plain) -> Change:
    found = find_labelled(kind.cls, standing.value, label)
    assert found is not None  # `_find_deleted` came that far
    steps = (*standing.stored.steps, *found.steps)
    return Change("append" if found.is_item else "add", steps, (), label, value)


def _find_deleted(
    cls: type, base: Mapping[str, Plain], ours: Mapping[str, Plain], label: str
) -> Iterator[tuple[str, Plain]]:
    """What the machine wrote and is not there any more: names for people, and values."""
    for field in fields_of(cls):
        name, here = field.name, f"{label}{field.name}"
        if name in PEOPLES or name not in base:
            continue
        was, is_ = base[name], ours.get(name)
        if name not in ours:
            yield here, was
        elif field.kind is Kind.RECORD and isinstance(was, dict) and isinstance(is_, dict):
            yield from _find_deleted(field.of, was, is_, f"{here}.")
        elif field.kind is Kind.RECORDS:
            there = {item_key(field.of, item): item for item in items_of(is_)}
            for item in items_of(was):
                key = item_key(field.of, item)
                if key in there:
                    yield from _find_deleted(field.of, item, there[key], f"{here}.{key}.")
                else:
                    yield f"{here}.{key}", item
