"""What a build left in the site, kept for the next one: of each file its key, its size and when it was written.

Pages that mostly stay as they are stand in batches, which are compared, checked and kept as a whole.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from chronology.store.sealed import from_line, read_sealed, to_line, write_sealed

_FORMAT = "chronology site 3"
_BATCH_LINES = 2

Line = tuple[str, int, int]  # key in hex, size in bytes, time of modification in ns


class Batch(NamedTuple):
    """Pages that were made together, as two lines of the file: places, sizes and times; and their keys."""

    key: str
    paths: Sequence[str]
    sizes: Sequence[int]
    times_ns: Sequence[int]
    lines: tuple[str, str]

    def is_untouched(self, root: str) -> bool:
        """Whether all files below ``root`` look as they were written."""
        stat = os.stat
        try:
            for path, size, time_ns in zip(self.paths, self.sizes, self.times_ns, strict=True):
                found = stat(f"{root}/{path}")
                if found.st_size != size or found.st_mtime_ns != time_ns:
                    return False
        except OSError:
            return False
        return True

    def pages(self) -> Mapping[str, Line]:
        """Each page by its path; as if it had never been made where its key is not there."""
        keys: Sequence[str] = ("",) * len(self.paths)
        with contextlib.suppress(ValueError, TypeError):
            keys = from_line(self.lines[1])
        rows = zip(keys, self.sizes, self.times_ns, strict=False)
        return dict(zip(self.paths, rows, strict=False))


@dataclasses.dataclass(frozen=True, slots=True)
class Manifest:
    """What the last build left: batches by their key, other files by their path, and the paths that MkDocs wrote.

    ``salt`` stands for what all files depend on. None of this leads out of the site.
    """

    salt: str = ""
    batches: Mapping[str, Batch] = dataclasses.field(default_factory=dict)
    files: Mapping[str, Line] = dataclasses.field(default_factory=dict)
    hosted: tuple[str, ...] = ()

    @property
    def paths(self) -> Iterator[str]:
        """Those of all pages and files but what MkDocs wrote."""
        yield from self.files
        for batch in self.batches.values():
            yield from batch.paths


def make_batch(key: str, pages: Mapping[str, Line]) -> Batch:
    """The batch of pages that were written."""
    paths, lines = list(pages), pages.values()
    keys, sizes, times_ns = [line[0] for line in lines], [line[1] for line in lines], [line[2] for line in lines]
    return Batch(key, paths, sizes, times_ns, (to_line([key, paths, sizes, times_ns]), to_line(keys)))


def manifest_path(cache: Path, site_dir: Path) -> Path:
    """Where what stands in ``site_dir`` is kept."""
    return cache / f"site-{hashlib.blake2b(os.fsencode(site_dir), digest_size=6).hexdigest()}.json"


def write_manifest(record: Path, manifest: Manifest) -> None:
    """Keep it. When that fails, the next build is a clean one."""
    write_sealed(record, _FORMAT, _encode(manifest))


def _encode(manifest: Manifest) -> Iterator[str]:
    yield to_line(manifest.salt)
    yield to_line(manifest.hosted)
    yield to_line(list(manifest.files))
    yield to_line(list(manifest.files.values()))
    for batch in manifest.batches.values():
        yield from batch.lines


def read_manifest(record: Path) -> Manifest:
    """What the last build left; nothing when it is missing, torn, or of another version."""
    sealed = read_sealed(record, _FORMAT)
    if sealed is not None:
        with contextlib.suppress(ValueError, TypeError, IndexError, KeyError, AttributeError):
            return _decode(sealed.lines)
    return Manifest()


def _decode(lines: list[str]) -> Manifest:
    salt, hosted, paths = from_line(lines[0]), tuple(from_line(lines[1])), from_line(lines[2])
    files = {path: (key, size, time_ns) for path, (key, size, time_ns) in zip(paths, from_line(lines[3]), strict=True)}
    starts = range(4, len(lines), _BATCH_LINES)
    batches = map(_read_batch, map(lines.__getitem__, starts), map(lines.__getitem__, (n + 1 for n in starts)))
    found = Manifest(salt, {batch.key: batch for batch in batches}, files, hosted)
    if _lead_out((*hosted, *found.paths)):
        raise ValueError("a path leads out of the site")
    return found


def _read_batch(places: str, keys: str) -> Batch:
    key, paths, sizes, times_ns = from_line(places)
    if not len(paths) == len(sizes) == len(times_ns):
        raise ValueError("columns of different lengths")
    return Batch(key, paths, sizes, times_ns, (places, keys))


def _lead_out(paths: Sequence[str]) -> bool:
    """Whether any path leads out of the folder that it counts from: what is gone from the site is removed."""
    joined = "\0" + "\0".join(paths)
    return "../" in joined or "..\\" in joined or "\0/" in joined
