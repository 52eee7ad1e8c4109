"""Puts a site in its place: the bytes of a clean build, with the work of the edit, and torn by no kill.

MkDocs writes its own few files into a folder beside the site. A first build makes all pages there, and the folder
takes the site's place by renaming. A later build replaces in the site each file that changed, by renaming too.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from chronology.site.page import Page

_FORMAT = 2

Line = tuple[str, int, int]  # key in hex, size in bytes, time of modification in ns


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """How many pages were written anew, left as they were, and removed."""

    written: int
    kept: int
    removed: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Manifest:
    """What the last build left in the site: a line for each page by its path, and the paths that MkDocs wrote."""

    pages: Mapping[str, Line] = dataclasses.field(default_factory=dict)
    hosted: tuple[str, ...] = ()


def begin_build(site_dir: Path) -> Path:
    """The empty folder beside the site that MkDocs is to write into; what a build that was killed left is removed."""
    drop_build(site_dir)
    return _new_of(site_dir)


def drop_build(site_dir: Path) -> None:
    """Remove what a build that broke off leaves beside the site; the site stays as it is."""
    for folder in (_new_of(site_dir), _old_of(site_dir)):
        shutil.rmtree(folder, ignore_errors=True)


def _new_of(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.new"


def _old_of(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.before"


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
    before = _read_manifest(record) if site_dir.is_dir() else _Manifest()
    record.unlink(missing_ok=True)  # a build that breaks off leaves none, and the next one is a clean one
    hosted = tuple(_list_files(_new_of(site_dir)))
    files = chain(
        ((f"{page.folder}index.html", page.key, _later(render, page)) for page in pages),
        ((name, key, make) for name, (key, make) in data.items()),
    )
    now, written = _write_files(files, before, site_dir, salt)
    hosted = tuple(path for path in hosted if path not in now)
    gone = [path for path in before.pages if path not in now]
    if before.pages:
        _take_over(site_dir, now, hosted)
        _remove(site_dir, (path for path in (*gone, *before.hosted) if path not in now and path not in hosted))
    else:
        _take_place(site_dir)
    drop_build(site_dir)
    record.parent.mkdir(parents=True, exist_ok=True)
    kept = {"format": _FORMAT, "pages": now, "hosted": hosted}
    record.write_text(json.dumps(kept, separators=(",", ":")), encoding="utf-8")
    return Published(written, len(now) - written, len(gone))


def _later(render: Callable[[Page], str], page: Page) -> Callable[[], str]:
    return lambda: render(page)


def _write_files(
    files: Iterable[tuple[str, bytes, Callable[[], str]]], before: _Manifest, site_dir: Path, salt: bytes
) -> tuple[dict[str, Line], int]:
    """Write the files whose key is new, and count them: in the site if it stands, else beside it."""
    root, write = (str(site_dir), _replace) if before.pages else (str(_new_of(site_dir)), _write)
    now: dict[str, Line] = {}
    written = 0
    for path, raw_key, make in files:
        key = hashlib.blake2b(raw_key, key=salt, digest_size=12).hexdigest()
        kept = _kept(before.pages.get(path), key, f"{root}/{path}")
        now[path] = kept or write(f"{root}/{path}", key, make())
        written += kept is None
    return now, written


# ---------------------------------------------------------------- the last build


def _read_manifest(record: Path) -> _Manifest:
    try:
        read = json.loads(record.read_text(encoding="utf-8"))
        if read["format"] != _FORMAT:
            return _Manifest()
        pages = {path: (str(key), int(size), int(mtime)) for path, (key, size, mtime) in read["pages"].items()}
        return _Manifest(pages, tuple(map(str, read["hosted"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Manifest()


def _kept(known: Line | None, key: str, path: str) -> Line | None:
    """The manifest's line when the page is the same and nobody touched its file."""
    if known is None or known[0] != key:
        return None
    try:
        found = os.stat(path)  # noqa: PTH116 - ten thousand times a build
    except OSError:
        return None
    return known if (found.st_size, found.st_mtime_ns) == known[1:] else None


# ---------------------------------------------------------------- one file


def _write(path: str, key: str, text: str) -> Line:
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


def _replace(path: str, key: str, text: str) -> Line:
    """Write a file that readers may be reading: it is the old one or the new one at any time."""
    line = _write(f"{path}.new", key, text)
    os.replace(f"{path}.new", path)  # noqa: PTH105 - as above
    return line


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 - its parent is mostly there
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


# ---------------------------------------------------------------- all of them


def _list_files(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, sorted, with forward slashes."""
    for where, folders, names in os.walk(folder):
        folders.sort()
        below = Path(where).relative_to(folder)
        yield from ((below / name).as_posix() for name in sorted(names))


def _take_over(site_dir: Path, now: Mapping[str, Line], hosted: Iterable[str]) -> None:
    """Move what MkDocs wrote into the site, and remove from its top what this build did not make."""
    for path in hosted:
        _make_folder(str((site_dir / path).parent))
        (_new_of(site_dir) / path).replace(site_dir / path)
    made = {path.partition("/")[0] for path in chain(now, hosted)}
    for found in sorted(site_dir.iterdir()):
        if found.name not in made:
            _delete(found)


def _take_place(site_dir: Path) -> None:
    """Let the folder beside the site take the site's place."""
    new, old = _new_of(site_dir), _old_of(site_dir)
    try:
        if site_dir.exists():
            site_dir.rename(old)
        new.rename(site_dir)
    except OSError:  # a mount point cannot be moved: its files are
        site_dir.mkdir(parents=True, exist_ok=True)
        for found in sorted(site_dir.iterdir()):
            _delete(found)
        for made in sorted(new.iterdir()):
            shutil.move(made, site_dir / made.name)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


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
