"""What stands in content/ beside what the machine last wrote there, one kind at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from chronology.errors import Problem
from chronology.store.base import Base, read_bases
from chronology.store.plain import Plain
from chronology.store.record_files import FileRead, Stored, find_files, read_file
from chronology.store.schema import RESERVED_IDS
from chronology.store.shapes import RecordKind


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """A record that stands in a file."""

    file: FileRead
    stored: Stored

    @property
    def value(self) -> dict[str, Plain]:
        """The record as a plain mapping."""
        assert isinstance(self.stored.value, dict)
        return self.stored.value


@dataclasses.dataclass(frozen=True, slots=True)
class Shelf:
    """All of one kind as it is: records by id, bases by id, ids that are taken in any other way, problems."""

    kind: RecordKind
    standing: Mapping[str, Standing]
    bases: Mapping[str, Base]
    taken: frozenset[str]
    broken: frozenset[str]  # files that cannot be read
    problems: tuple[Problem, ...]

    def known(self) -> dict[str, dict[str, Plain]]:
        """Every record that a proposal may be: what the machine wrote, and what people wrote themselves."""
        peoples = {id_: standing.value for id_, standing in self.standing.items() if id_ not in self.bases}
        return {**peoples, **{id_: base.value for id_, base in self.bases.items()}}

    def rejected(self) -> set[str]:
        """The ids of records that a person rejected."""
        return {id_ for id_, standing in self.standing.items() if standing.value.get("rejected") is True}

    def names(self) -> set[str]:
        """Every id that cannot be given again, or at all."""
        return set(self.taken | self.standing.keys() | self.bases.keys() | RESERVED_IDS)


def read_shelf(content: Path, kind: RecordKind) -> Shelf:
    """Read one kind. Raises RecordError when a base is damaged."""
    files = [read_file(content, kind, path, {}, None) for path in find_files(content, kind)]
    return make_shelf(kind, files, read_bases(content, kind.name))


def make_shelf(kind: RecordKind, files: Iterable[FileRead], bases: Mapping[str, Base]) -> Shelf:
    """The shelf of files and bases that were read, each record with its plain value."""
    standing: dict[str, Standing] = {}
    taken: set[str] = set()
    broken: set[str] = set()
    problems: list[Problem] = []
    for file in files:
        for stored in file.records:
            standing.setdefault(stored.record.id, Standing(file, stored))
        taken |= {PurePosixPath(file.path).stem, *file.broken_ids}
        broken |= {file.path} if file.problems else set()
        problems += file.problems
    return Shelf(kind, standing, bases, frozenset(taken), frozenset(broken), tuple(problems))
