"""Writes pages, only those that changed: the bytes are those of a clean build, the work is that of the edit."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from chronology.site.page import Page
from chronology.site.pages import SEARCH_DATA, SECTIONS

_FORMAT = 1
_OURS = re.compile(rf"{'|'.join(SECTIONS)}|{re.escape(SEARCH_DATA)}|\d{{4}}", re.ASCII)

# Path below the site -> key in hex, size in bytes, time of modification in ns.
Manifest = Mapping[str, tuple[str, int, int]]


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """How many pages were written anew, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def set_aside(site_dir: Path) -> Path:
    """Move the last build out of the way of MkDocs, which empties its folder; O(1). Returns where it lies now."""
    aside = _aside_of(site_dir)
    shutil.rmtree(aside, ignore_errors=True)
    if site_dir.is_dir():
        try:
            site_dir.rename(aside)
        except OSError:  # a mount point cannot be moved: the build is a clean one then
            return aside
    return aside


def _aside_of(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.before"


def drop_aside(site_dir: Path) -> None:
    """Remove what :func:`set_aside` kept."""
    shutil.rmtree(_aside_of(site_dir), ignore_errors=True)


def manifest_path(cache: Path, site_dir: Path) -> Path:
    """Where the keys of the pages in ``site_dir`` are kept."""
    return cache / f"site-{hashlib.blake2b(os.fsencode(site_dir), digest_size=6).hexdigest()}.json"


def publish(
    pages: Iterable[Page],
    data: Mapping[str, tuple[bytes, Callable[[], str]]],
    render: Callable[[Page], str],
    site_dir: Path,
    cache: Path,
    salt: bytes,
) -> Published:
    """Write every page whose key is new, and remove those that are no more.

    ``data`` are the files beside the pages, each with its key; ``salt`` stands for templates, settings and code.
    """
    record = manifest_path(cache, site_dir)
    before = _read_manifest(record)
    record.unlink(missing_ok=True)  # a build that breaks off leaves none, and the next one is a clean one
    if before:
        _restore(site_dir)
    drop_aside(site_dir)
    now: dict[str, tuple[str, int, int]] = {}
    written = 0
    root = str(site_dir)
    made: list[tuple[str, bytes, Callable[[], str]]]
    for page in pages:
        path, key = f"{page.folder}index.html", _salted(page.key, salt)
        kept = _kept(before.get(path), key, f"{root}/{path}")
        now[path] = kept or _write(f"{root}/{path}", key, render(page))
        written += kept is None
    made = [(name, key, make) for name, (key, make) in data.items()]
    for name, raw_key, make in made:
        key = _salted(raw_key, salt)
        kept = _kept(before.get(name), key, f"{root}/{name}")
        now[name] = kept or _write(f"{root}/{name}", key, make())
        written += kept is None
    gone = [path for path in before if path not in now]
    _remove(site_dir, gone)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({"format": _FORMAT, "pages": now}, separators=(",", ":")), encoding="utf-8")
    return Published(written, len(now) - written, len(gone))


def _salted(key: bytes, salt: bytes) -> str:
    return hashlib.blake2b(key, key=salt, digest_size=12).hexdigest()


def _read_manifest(record: Path) -> Manifest:
    try:
        read = json.loads(record.read_text(encoding="utf-8"))
        if read["format"] != _FORMAT:
            return {}
        return {path: (str(key), int(size), int(mtime)) for path, (key, size, mtime) in read["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _restore(site_dir: Path) -> None:
    """Move what was made here back from the last build; O(number of sections)."""
    aside = _aside_of(site_dir)
    if not aside.is_dir():
        return
    site_dir.mkdir(parents=True, exist_ok=True)
    for found in sorted(aside.iterdir()):
        target = site_dir / found.name
        if _OURS.fullmatch(found.name) and not target.exists():
            found.rename(target)


def _kept(known: tuple[str, int, int] | None, key: str, path: str) -> tuple[str, int, int] | None:
    """The manifest's line when the page is the same and nobody touched its file."""
    if known is None or known[0] != key:
        return None
    try:
        found = os.stat(path)  # noqa: PTH116 - ten thousand times a build
    except OSError:
        return None
    return known if (found.st_size, found.st_mtime_ns) == known[1:] else None


def _write(path: str, key: str, text: str) -> tuple[str, int, int]:
    """Write a file in as few system calls as there can be: they are a third of a clean build."""
    _make_folder(path.rpartition("/")[0])  # most pages are the only one in their folder
    rest = text.encode("utf-8", "replace")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        while rest := rest[os.write(descriptor, rest) :]:
            pass
        found = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return key, found.st_size, found.st_mtime_ns


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 - its parent is mostly there
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _remove(site_dir: Path, gone: Iterable[str]) -> None:
    for path in gone:
        file = site_dir / path
        file.unlink(missing_ok=True)
        for folder in file.relative_to(site_dir).parents:
            if not folder.name:
                break
            try:
                (site_dir / folder).rmdir()
            except OSError:
                break
