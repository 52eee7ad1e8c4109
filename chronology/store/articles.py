"""Articles are kept under content/articles/, so that every quote can be compared with its source, offline."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.files import Write, read_if_there, write_batch
from chronology.store.locking import locked

FOLDER = "articles"


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """Where an article is kept: its path below content/, and the write that is needed, if any."""

    file: str
    write: Write | None = None


def plan_keeping(content: Path, name: str, data: bytes, path: Path | None = None) -> Kept:
    """Where an article is or will be kept; one that lies below ``content`` already stays where it is.

    ``name`` is the file name for a copy. Raises RecordError when another text is kept under that name.
    """
    if path is not None and path.resolve().is_relative_to(content.resolve()):
        return Kept(path.resolve().relative_to(content.resolve()).as_posix())
    file = f"{FOLDER}/{name}"
    there = read_if_there(content / file)
    if there is not None and there != data:
        message = f"another article is kept under this name; rename {path or name}, or remove the kept one"
        raise RecordError([Problem(f"{content.name}/{file}", None, None, None, message)])
    return Kept(file, None if there == data else Write(file, None, data))


def keep_articles(content: Path, kept: tuple[Kept, ...]) -> None:
    """Write the copies that are needed; each file is whole or not there."""
    writes = [one.write for one in kept if one.write is not None]
    if writes:
        with locked(content):
            write_batch(content, writes, [])
