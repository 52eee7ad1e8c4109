"""Puts a site in its place: the bytes of a clean build, with the work of the edit, and torn by no kill.

MkDocs writes its own few files into a folder beside the site. A first build makes all pages there, and the folder
takes the site's place by renaming. A later build replaces in the site each file that changed, by renaming too.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from chronology.site.manifest import Batch, Line, Manifest, make_batch, manifest_path, read_manifest, write_manifest
from chronology.site.page import Page, PageBatch
from chronology.site.render import to_bytes
from chronology.store.sealed import drop_sealed


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """How many pages were written anew, left as they were, and removed."""

    written: int
    kept: int
    removed: int


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


def publish(
    batches: Iterable[PageBatch],
    pages: Iterable[Page],
    data: Mapping[str, tuple[bytes, Callable[[], str]]],
    render: Callable[[Page], bytes],
    site_dir: Path,
    cache: Path,
    salt: bytes,
) -> Published:
    """Write every page whose key is new, and remove those that are no more.

    Of ``batches`` of which nothing is new and no file was touched, no page is looked at. ``data`` are the files beside
    the pages, each with its key; ``salt`` stands for templates, settings and code.
    """
    record = manifest_path(cache, site_dir)
    before = read_manifest(record) if site_dir.is_dir() else Manifest()
    drop_sealed(record)  # a build that breaks off leaves none, and the next one is a clean one
    hosted = tuple(_list_files(_new_of(site_dir)))
    writer = _Writer(before, site_dir, salt.hex(), render)
    now = writer.write_all(batches, pages, data)
    made = set(now.paths)
    hosted = tuple(path for path in hosted if path not in made)
    gone = [path for path in before.paths if path not in made]
    if writer.stands:
        _take_over(site_dir, made, hosted)
        _remove(site_dir, (path for path in (*gone, *before.hosted) if path not in made and path not in hosted))
    else:
        _take_place(site_dir)
    drop_build(site_dir)
    write_manifest(record, dataclasses.replace(now, hosted=hosted))
    return Published(writer.written, len(made) - writer.written, len(gone))


class _Writer:
    """Writes the files whose key is new, and counts them: in the site if it stands, else beside it."""

    def __init__(self, before: Manifest, site_dir: Path, salt: str, render: Callable[[Page], bytes]) -> None:
        self.stands = bool(before.files)
        self.written = 0
        self._root = str(site_dir if self.stands else _new_of(site_dir))
        self._write = _replace if self.stands else _write
        self._before = before
        self._salt = salt
        self._render = render

    def write_all(
        self,
        batches: Iterable[PageBatch],
        pages: Iterable[Page],
        data: Mapping[str, tuple[bytes, Callable[[], str]]],
    ) -> Manifest:
        """Every file, as it stands from now on."""
        wanted = list(batches)
        kept = self._keep_batches(wanted)
        known = dict(self._before.files) if self._before.salt == self._salt else {}
        for key, batch in self._before.batches.items():
            if key not in kept and self._before.salt == self._salt:
                known |= batch.pages()
        done: dict[str, Batch] = {}
        for one in wanted:
            key = one.key.hex()
            done[key] = kept.get(key) or make_batch(key, dict(self._put_page(page, known) for page in one.pages()))
        files = dict(self._put_page(page, known) for page in pages)
        files |= {path: self._put_data(path, key, make, known) for path, (key, make) in data.items()}
        return Manifest(self._salt, done, files)

    def _keep_batches(self, wanted: Iterable[PageBatch]) -> dict[str, Batch]:
        """Those that stand in the site as they are wanted."""
        if self._before.salt != self._salt:
            return {}
        found = ((one.key.hex(), self._before.batches.get(one.key.hex())) for one in wanted)
        return {key: batch for key, batch in found if batch is not None and batch.is_untouched(self._root)}

    def _put_page(self, page: Page, known: Mapping[str, Line]) -> tuple[str, Line]:
        path = f"{page.folder}index.html"
        return path, self._put(path, page.key.hex(), lambda: self._render(page), known)

    def _put_data(self, path: str, key: bytes, make: Callable[[], str], known: Mapping[str, Line]) -> Line:
        return self._put(path, key.hex(), lambda: to_bytes(make()), known)

    def _put(self, path: str, key: str, make: Callable[[], bytes], known: Mapping[str, Line]) -> Line:
        """Write a file unless it is the same and nobody touched it."""
        full = f"{self._root}/{path}"
        line = known.get(path)
        if line is not None and line[0] == key:
            try:
                found = os.stat(full)  # noqa: PTH116 - thousands of times a build
            except OSError:
                found = None
            if found is not None and (found.st_size, found.st_mtime_ns) == line[1:]:
                return line
        self.written += 1
        return self._write(full, key, make())


# ---------------------------------------------------------------- one file


def _write(path: str, key: str, data: bytes) -> Line:
    """Write a file in as few system calls as there can be: they are a third of a clean build."""
    _make_folder(path.rpartition("/")[0])  # most pages are the only one in their folder
    rest = data
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        while rest := rest[os.write(descriptor, rest) :]:
            pass
        found = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return key, found.st_size, found.st_mtime_ns


def _replace(path: str, key: str, data: bytes) -> Line:
    """Write a file that readers may be reading: it is the old one or the new one at any time."""
    line = _write(f"{path}.new", key, data)
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


def _take_over(site_dir: Path, now: Iterable[str], hosted: Iterable[str]) -> None:
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
