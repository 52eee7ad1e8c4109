"""Where records stand: file, and line and column when someone asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from chronology.errors import Problem, Severity
from chronology.store.files import read_bytes
from chronology.store.nodes import place_faults
from chronology.store.plain import Fault, Steps
from chronology.store.reading import MAX_BYTES, decode_text


class Place(NamedTuple):
    """A record: its file below content/, and the way to it within the file."""

    path: str
    steps: Steps


@dataclasses.dataclass(frozen=True, slots=True)
class Disagreement:
    """A fault of a record that shows only beside other records.

    ``links`` are what those say, told before it with the place of each.
    """

    kind: str  # event, source, actor or place
    id: str
    fault: Fault
    severity: Severity = "error"
    links: tuple[Disagreement, ...] = ()


def _in_a_line(problem: Problem) -> str:
    place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    return f"{problem.message} ({place})"


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where each record stands, by kind (event, source, actor, place) and id."""

    content: Path
    by_id: Mapping[tuple[str, str], Place]

    def find(self, kind: str, id_: str) -> Place | None:
        """The place of a record, or None when there is no such record."""
        return self.by_id.get((kind, id_))

    def tell(self, found: Iterable[Disagreement]) -> list[Problem]:
        """The problems behind disagreements, in their order; each file is read once more."""
        items = list(found)
        linked = [link for item in items for link in item.links]
        told = iter(self.tell_at([(self.by_id[item.kind, item.id], item.fault) for item in (*items, *linked)]))
        problems = [(item, next(told)) for item in items]
        return [
            dataclasses.replace(
                problem,
                severity=item.severity,
                message="; ".join((*(_in_a_line(next(told)) for _ in item.links), problem.message)),
            )
            for item, problem in problems
        ]

    def tell_at(self, faults: Sequence[tuple[Place, Fault]]) -> list[Problem]:
        """The problems behind faults of records, in their order."""
        by_path: dict[str, list[int]] = {}
        for index, (place, _) in enumerate(faults):
            by_path.setdefault(place.path, []).append(index)
        told: dict[int, Problem] = {}
        for path, indices in by_path.items():
            there = [
                dataclasses.replace(fault, steps=(*place.steps, *fault.steps))
                for place, fault in (faults[index] for index in indices)
            ]
            told.update(zip(indices, self._tell_file(path, there), strict=True))
        return [told[index] for index in range(len(faults))]

    def _tell_file(self, path: str, faults: list[Fault]) -> list[Problem]:
        shown = f"{self.content.name}/{path}"
        try:
            text, unreadable = decode_text(read_bytes(self.content / path, MAX_BYTES), shown)
        except OSError:
            text, unreadable = "", None
        if unreadable or not text:  # gone since it was loaded
            return [Problem(shown, None, None, fault.key, fault.message) for fault in faults]
        return place_faults(faults, text, shown)
