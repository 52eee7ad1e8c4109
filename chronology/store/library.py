"""What stands in content/, read once in a run and handed on; only what has changed since is read again."""

from __future__ import annotations

from pathlib import Path

from chronology.errors import Problem
from chronology.model.records import Source
from chronology.store.base import Held, read_bases
from chronology.store.cache import look_at, now_on_disk
from chronology.store.loading import Loaded, assemble, collection_paused
from chronology.store.record_files import FileRead, FileReader, find_files, read_file, read_kept, with_values
from chronology.store.report import Report
from chronology.store.shapes import KINDS, RecordKind
from chronology.store.shelves import Shelf, make_shelf

SOURCE, ACTOR, EVENT, PLACE = KINDS


class Library:
    """The files of a content/ for one run, each read when it is first asked for.

    ``cache`` is a folder of the machine's own, safe to delete; without one nothing is recalled, and after `refresh`
    all is read anew. What changes on the disk is seen after `refresh` only.
    """

    def __init__(self, content: Path, cache: Path | None = None) -> None:
        self.content = content
        self.cache = cache
        now_ns = now_on_disk(cache) if cache else 0
        self._reader = FileReader(content, read_kept(cache), now_ns) if cache else None
        self._held = Held(now_ns)
        self._files: dict[str, FileRead] = {}
        self._listed: dict[str, tuple[FileRead, ...]] = {}
        self._shelves: dict[str, Shelf] = {}

    def refresh(self) -> None:
        """Look again at what is asked for from now on: other processes may have written, or this one."""
        self._listed.clear()
        self._shelves.clear()

    def sources(self) -> tuple[Source, ...]:
        """The sources that can be read."""
        return tuple(stored.record for file in self._read(SOURCE) for stored in file.records)  # type: ignore[misc]

    def shelf(self, kind: RecordKind) -> Shelf:
        """All of one kind, with its bases. Raises RecordError when a base is damaged."""
        if kind.name not in self._shelves:
            with collection_paused():
                files = [with_values(file) for file in self._read(kind)]
                self._shelves[kind.name] = make_shelf(kind, files, read_bases(self.content, kind.name, self._held))
        return self._shelves[kind.name]

    def load(self) -> Loaded:
        """The whole chronology, checked; and what was read is kept for the next run."""
        with collection_paused():
            loaded = assemble(self.content, (file for kind in KINDS for file in self._read(kind)))
        if self._reader and self.cache:
            self._reader.keep(self.cache)
        return loaded

    def find_contradictions(self, report: Report) -> tuple[Problem, ...]:
        """What records that were written, as reported, say against others: `check` would warn of it later."""
        written = {change.path for change in report.changes}
        problems = self.load().problems if written else ()
        return tuple(problem for problem in problems if problem.severity == "warning" and problem.path in written)

    def _read(self, kind: RecordKind) -> tuple[FileRead, ...]:
        if kind.name not in self._listed:
            with collection_paused():
                self._listed[kind.name] = tuple(self._read_file(kind, path) for path in find_files(self.content, kind))
        return self._listed[kind.name]

    def _read_file(self, kind: RecordKind, path: str) -> FileRead:
        if self._reader is None:
            return read_file(self.content, kind, path, {}, None)
        look, file = self._reader.seen.looks.get(path), self._files.get(path)
        now = look_at(f"{self.content}/{path}") if look and file else None
        if file is None or look is None or now is None or look != (now.text, file.name):
            file = self._files[path] = self._reader.read(kind, path)
        return file
