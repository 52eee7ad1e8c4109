"""The only way back for a record that a person deleted."""

from __future__ import annotations

import difflib
from pathlib import Path, PurePosixPath

from chronology.errors import Problem, RecordError
from chronology.store.base import Base, read_bases
from chronology.store.encoding import render_plain_file, schema_path
from chronology.store.files import Write, recover, write_batch
from chronology.store.loading import load_chronology
from chronology.store.locking import locked
from chronology.store.report import Outcome
from chronology.store.shapes import KINDS, RecordKind

MAX_TOLD = 10  # of the names of what was deleted


def undelete(content: Path, id_: str) -> Outcome:
    """Write a deleted record again as the machine last wrote it.

    Raises RecordError when nothing of that id was deleted, or when its file cannot be written.
    """
    with locked(content):
        recover(content)
        kind, base = _find_tombstone(content, id_)
        path = f"{kind.folder}/{id_}.yml"
        text = render_plain_file(base.value, schema_path(kind.name, PurePosixPath(kind.folder)))
        try:
            write_batch(content, [Write(path, None, text.encode())], [])
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            raise RecordError([Problem(f"{content.name}/{path}", None, None, None, message)]) from None
    return Outcome(kind.name, id_, path)


def _find_tombstone(content: Path, id_: str) -> tuple[RecordKind, Base]:
    loaded = load_chronology(content)
    bases = {kind: read_bases(content, kind.name) for kind in KINDS}
    for kind in reversed(KINDS):
        base = bases[kind].get(id_)
        if base and loaded.places.find(kind.name, id_) is None:
            return kind, base
    deleted = sorted(id_ for kind in KINDS for id_ in bases[kind] if loaded.places.find(kind.name, id_) is None)
    if any(loaded.places.find(kind.name, id_) for kind in KINDS):
        message = "is there, and was not deleted"
    elif deleted:
        near = difflib.get_close_matches(id_, deleted, 1, 0.6)
        hint = f"did you mean {near[0]}?" if near else f"these were: {', '.join(deleted[:MAX_TOLD])}"
        more = f" and {len(deleted) - MAX_TOLD} more" if len(deleted) > MAX_TOLD and not near else ""
        message = f"nothing of this name was deleted; {hint}{more}"
    else:
        message = "nothing of this name was deleted, and nothing else was"
    raise RecordError([Problem(content.name, None, None, id_, message)])
