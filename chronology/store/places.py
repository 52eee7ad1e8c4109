"""Where records stand: file, and line and column when someone asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path

from chronology.errors import Problem, Severity
from chronology.store.nodes import place_faults
from chronology.store.plain import Fault, Steps
from chronology.store.reading import decode_text


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A record: its file below content/, and the way to it within the file."""

    path: str
    steps: Steps


@dataclasses.dataclass(frozen=True, slots=True)
class Disagreement:
    """A fault of a record that shows only beside other records."""

    kind: str  # event, source or actor
    id: str
    fault: Fault
    severity: Severity = "error"


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where each record stands, by kind (event, source, actor) and id."""

    content: Path
    by_id: Mapping[tuple[str, str], Place]

    def find(self, kind: str, id_: str) -> Place | None:
        """The place of a record, or None when there is no such record."""
        return self.by_id.get((kind, id_))

    def locate(self, place: Place, steps: Steps = ()) -> tuple[str, int | None, int | None]:
        """Path as people see it, line and column of a value in a record."""
        problem = self._tell_file(place.path, [(Fault((*place.steps, *steps), ""), "error")])[0]
        return problem.path, problem.line, problem.column

    def tell(self, found: Iterable[Disagreement]) -> list[Problem]:
        """The problems behind disagreements; each file is read once more."""
        by_path: dict[str, list[tuple[Fault, Severity]]] = {}
        for item in found:
            place = self.by_id[item.kind, item.id]
            fault = dataclasses.replace(item.fault, steps=(*place.steps, *item.fault.steps))
            by_path.setdefault(place.path, []).append((fault, item.severity))
        return [problem for path, faults in by_path.items() for problem in self._tell_file(path, faults)]

    def _tell_file(self, path: str, faults: list[tuple[Fault, Severity]]) -> list[Problem]:
        shown = f"{self.content.name}/{path}"
        try:
            text, unreadable = decode_text((self.content / path).read_bytes(), shown)
        except OSError:
            text, unreadable = "", None
        if unreadable or not text:  # gone since it was loaded
            return [Problem(shown, None, None, fault.key, fault.message, severity) for fault, severity in faults]
        told = place_faults([fault for fault, _ in faults], text, shown)
        return [
            dataclasses.replace(problem, severity=severity) for problem, (_, severity) in zip(told, faults, strict=True)
        ]
