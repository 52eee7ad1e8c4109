"""Two events that are one: a person says so, and readers see one entry with the evidence and claims of both."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from chronology.errors import Problem, RecordError
from chronology.store.changes import Change
from chronology.store.files import Write, read_bytes, recover, write_batch
from chronology.store.locking import locked
from chronology.store.placing import describe_change
from chronology.store.report import FileChange
from chronology.store.shapes import KINDS
from chronology.store.shelves import Shelf, Standing, read_shelf
from chronology.store.splicing import CannotSpliceError, splice_all
from chronology.store.writing import with_told_errors

EVENT = KINDS[2]


def join_events(content: Path, keep: str, other: str, *, dry_run: bool = False) -> FileChange | None:
    """Write ``same_as: keep`` into ``other``; None when it stands there already. The value is a person's.

    Raises RecordError, with nothing written, when there is no such event, when one of them is rejected or the two
    are kept apart, when they would lead to each other, or when the file cannot be changed.
    """
    if dry_run:
        write = _plan(content, keep, other)
        return describe_change(content, write) if write else None
    with locked(content):
        with_told_errors(content, lambda: recover(content))
        write = with_told_errors(content, lambda: _plan(content, keep, other))
        if write is None:
            return None
        try:
            write_batch(content, [write], [])
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}; run again"
            raise RecordError([Problem(f"{content.name}/{write.path}", None, None, None, message)]) from None
    return describe_change(content, write)


def _plan(content: Path, keep: str, other: str) -> Write | None:
    shelf = read_shelf(content, EVENT)
    one, two = _find(content, shelf, keep), _find(content, shelf, other)
    _refuse_contradictions(content, shelf, one, two)
    if two.value.get("same_as") == keep:
        return None
    steps = (*two.stored.steps, "same_as")
    change = Change("set" if "same_as" in two.value else "add", steps, steps, "same_as", keep)
    data = read_bytes(content / two.file.path)
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    try:
        after = mark + splice_all(text.removeprefix(mark), [change], EVENT.cls)
    except CannotSpliceError as error:
        _refuse(content, two, "same_as", f"cannot be written without touching what is yours: {error}; write it there")
    return Write(two.file.path, data, after.encode())


def _find(content: Path, shelf: Shelf, id_: str) -> Standing:
    standing = shelf.standing.get(id_)
    if standing is None:
        raise RecordError([Problem(content.name, None, None, id_, "there is no such event; see content/events/")])
    return standing


def _refuse_contradictions(content: Path, shelf: Shelf, one: Standing, two: Standing) -> None:
    keep, other = one.stored.record.id, two.stored.record.id
    for standing, against in ((one, other), (two, keep)):
        if standing.value.get("rejected") is True:
            _refuse(content, standing, "rejected", f"{standing.stored.record.id} is rejected; remove that first")
        apart = standing.value.get("not_same_as")
        if isinstance(apart, list) and against in apart:
            _refuse(content, standing, "not_same_as", f"keeps {against} apart from this; remove it there first")
    seen, at = set[str](), keep
    while at not in seen:
        if at == other:
            _refuse(content, one, "same_as", f"{keep} leads to {other} already; name them the other way round")
        seen.add(at)
        following = shelf.standing.get(at)
        at = str(following.value.get("same_as", at)) if following else at


def _refuse(content: Path, standing: Standing, key: str, message: str) -> NoReturn:
    raise RecordError([Problem(f"{content.name}/{standing.file.path}", None, None, key, message)])
