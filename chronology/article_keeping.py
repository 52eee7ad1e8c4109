"""Where each article that is read is kept in content/, and which were read twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from chronology.errors import IngestError, Problem
from chronology.ingest.slugs import make_slug
from chronology.ingest.walking import STDIN
from chronology.model.document import Document
from chronology.store.articles import Kept, plan_keeping

MAX_NAME_BYTES = 200  # file systems take 255, and a file in the making has a longer name
Tell = Callable[[tuple[Problem, ...]], None]
_PLAIN_NAME = re.compile(r"[^\W_][\w .,()+-]*")


def plan_copy(document: Document, content: Path) -> Kept:
    """Where the article is kept. One of many in a JSON Lines file is kept as a file of its own."""
    path = Path(document.path) if document.path and document.path != STDIN else None
    if path is not None and path.is_file():
        lines = path.suffix.lower() == ".jsonl"
        if not lines or (path.resolve().is_relative_to(content.resolve()) and _holds_one(path)):
            return plan_keeping(content, _copy_name(path.name), path.read_bytes(), path)
    line = {name: getattr(document, name) for name in ("id", "title", "author", "outlet", "url", "text")}
    line |= {"dct": _dct(document), "lang": document.language}
    told = {key: value for key, value in line.items() if value is not None}
    data = (json.dumps(told, ensure_ascii=False) + "\n").encode()
    return plan_keeping(content, f"{make_slug(document.id)}.jsonl", data)


def _holds_one(path: Path) -> bool:
    with path.open("rb") as lines:
        return bool(lines.readline()) and not lines.read(1_000).strip()


def _copy_name(name: str) -> str:
    """The name itself where every file system takes it; else a short one in ASCII."""
    if _PLAIN_NAME.fullmatch(name) and len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, _, suffix = name.rpartition(".")
    return f"{make_slug(stem)}.{suffix.lower()}"


def is_known(document: Document, copy: Kept, kept: Mapping[str, Kept], tell: Tell) -> bool:
    """Whether the same bytes were read before; ``kept`` has names and hashes.

    Raises IngestError when other bytes have the name.
    """
    other = kept.get(copy.file) or kept.get(copy.sha256)
    if other is None:
        return False
    name = document.path or document.id
    if other.sha256 != copy.sha256:
        message = f"another article of this run is kept as {copy.file}; give this one a name or an id of its own"
        raise IngestError([Problem(name, None, None, "id", message)])
    if other.file != copy.file:
        message = f"the same bytes as {other.file}, which was read already; delete one of them"
        tell((Problem(name, None, None, None, message, "warning"),))
    return True


def _dct(document: Document) -> str | None:
    if document.dct is None:
        return None
    return document.dct.isoformat() + (f"T{document.dct_time}" if document.dct_time else "")
