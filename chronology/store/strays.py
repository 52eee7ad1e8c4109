"""Files below content/ that nothing reads, articles that are missed, and names that are one on other systems."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from chronology.errors import Problem
from chronology.ingest.reading import SUFFIXES
from chronology.model.records import Source
from chronology.store.articles import FOLDER as ARTICLES
from chronology.store.files import safe_path
from chronology.store.places import Disagreement
from chronology.store.plain import Fault
from chronology.store.shapes import KINDS

_FOLDERS = tuple(kind.folder for kind in KINDS)
_SUFFIXES = (".yml", ".yaml")
_OTHERS = frozenset({"pages", ARTICLES})  # no records there


def find_missing_articles(content: Path, sources: Iterable[Source]) -> Iterator[Disagreement]:
    """Sources whose kept article is not there."""
    for source in sources:
        if source.file is not None and not _is_file(content, source.file):
            message = f"there is no {source.file}; restore it from git, or remove file: where nothing is kept"
            yield Disagreement("source", source.id, Fault(("file",), message))


def _is_file(content: Path, file: str) -> bool:
    try:
        return (content / safe_path(file)).is_file()
    except (ValueError, OSError):
        return False


def find_strays(content: Path, sources: Iterable[Source]) -> Iterator[Problem]:
    """Warnings about files: read by nothing, named by no source, or told apart by capitals only."""
    paths = list(_walk(content))
    named = {source.file for source in sources}
    for path in paths:
        message = _explain_unread(path)
        if path.startswith(f"{ARTICLES}/") and path not in named:
            message = _explain_unnamed(content, path)
        if message:
            yield Problem(f"{content.name}/{path}", None, None, None, message, "warning")
    yield from _find_collisions(content, paths)


def _explain_unnamed(content: Path, path: str) -> str:
    if not path.lower().endswith(SUFFIXES):
        kinds = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        return f"cannot be read as an article; save it with a name that ends in {kinds}, or keep it outside {ARTICLES}/"
    return f"no source names this article; run: chronology extract {content.name}/{path}, or delete it"


def _walk(content: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(content).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in sorted(names) if name[0] != ".")


def _explain_unread(path: str) -> str | None:
    top, _, rest = path.partition("/")
    if not path.lower().endswith(_SUFFIXES) or (rest and top in _OTHERS):
        return None
    if not rest or top not in _FOLDERS:
        return "is read by nothing; records stand in " + ", ".join(f"{folder}/" for folder in sorted(_FOLDERS))
    if not path.endswith(_SUFFIXES):
        return "is read by nothing; write the end of its name in small letters: .yml"
    return None


def _find_collisions(content: Path, paths: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            message = f"is the same file as {other} on Windows and macOS; rename one of the two"
            yield Problem(f"{content.name}/{path}", None, None, None, message, "warning")
