"""Articles are kept under content/articles/, so that every quote can be compared with its source, offline."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.files import Write, read_if_there, write_batch
from chronology.store.locking import locked

FOLDER = "articles"


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """Where an article is kept: its path below content/, its hash, and the write that is needed, if any."""

    file: str
    sha256: str
    write: Write | None = None


def plan_keeping(content: Path, name: str, data: bytes, path: Path | None = None) -> Kept:
    """Where an article is or will be kept; one that lies below ``content`` already stays where it is.

    ``name`` is the file name for a copy. Raises RecordError when another text is kept under that name,
    or when the name of an article that stays has characters that cannot be written.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if path is not None and path.resolve().is_relative_to(content.resolve()):
        below = path.resolve().relative_to(content.resolve()).as_posix()
        if "\\" in below or not below.isprintable():
            message = "its name has characters that YAML or another system cannot hold; rename the file"
            raise RecordError([Problem(str(path), None, None, None, message)])
        return Kept(below, sha256)
    file = f"{FOLDER}/{name}"
    there = read_if_there(content / file)
    if there is not None and there != data:
        message = f"another article is kept under this name; rename {path or name}, or remove the kept one"
        raise RecordError([Problem(f"{content.name}/{file}", None, None, None, message)])
    return Kept(file, sha256, None if there == data else Write(file, None, data))


def keep_articles(content: Path, kept: tuple[Kept, ...]) -> None:
    """Write the copies that are needed; each file is whole or not there.

    Raises RecordError when another run has kept another text under the same name since it was planned,
    or when a copy cannot be written.
    """
    wanted = [one.write for one in kept if one.write is not None]
    if not wanted:
        return
    with locked(content):
        # Another run may have kept the same article in the meantime.
        writes = [write for write in wanted if read_if_there(content / write.path) != write.after]
        try:
            write_batch(content, writes, [])
        except OSError as error:
            message = f"the article cannot be kept: {error.strerror or error}; run again"
            raise RecordError([Problem(f"{content.name}/{error.filename}", None, None, None, message)]) from None
