"""What an extraction did to content/, or would do: by record, and by file."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
from collections.abc import Iterator

from chronology.errors import Problem
from chronology.store.plain import Plain


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """What became of one record: its kind and id, its file below content/, and why or which fields."""

    kind: str
    id: str
    path: str
    detail: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """A value that waits for a person: the field it is for, the value proposed, and the value kept (None: none)."""

    kind: str
    id: str
    path: str
    field: str
    proposed: Plain
    kept: Plain


@dataclasses.dataclass(frozen=True, slots=True)
class Alike:
    """Two events, by id, that may be one, and why."""

    one: str
    other: str
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class FileChange:
    """A file that people edit, before (None: it was not there) and after."""

    path: str
    before: str | None
    after: str

    def diff(self) -> str:
        """A unified diff, as git prints it."""
        old = (self.before or "").splitlines(keepends=True)
        new = self.after.splitlines(keepends=True)
        name = f"a/{self.path}" if self.before is not None else "/dev/null"
        return "".join(_close_lines(difflib.unified_diff(old, new, name, f"b/{self.path}")))


def _close_lines(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """The outcome of `writing.write_proposals`, sorted within each kind of outcome.

    ``added`` are new; ``updated`` got new values where the machine's old ones stood; ``kept`` needed nothing;
    ``proposed`` hold values of the machine's that wait for a person, each told in ``waiting``; ``stale`` are no
    longer found in the sources that were read; ``skipped`` were deleted or rejected by a person, or stand in a
    file that cannot be read. ``alike`` are pairs of events that may be one, the likeliest first; ``open`` are sentences
    on names of which nobody can say whom or what they mean.
    """

    added: tuple[Outcome, ...] = ()
    updated: tuple[Outcome, ...] = ()
    kept: tuple[Outcome, ...] = ()
    proposed: tuple[Outcome, ...] = ()
    stale: tuple[Outcome, ...] = ()
    skipped: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    changes: tuple[FileChange, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    alike: tuple[Alike, ...] = ()
    open: tuple[str, ...] = ()

    def diff(self) -> str:
        """All changes to files as one unified diff."""
        return "".join(change.diff() for change in self.changes)

    def plan(self) -> str:
        """The same as JSON, with the hash that each file must still have when it is applied."""
        body = {
            name: [dataclasses.asdict(outcome) for outcome in getattr(self, name)]
            for name in ("added", "updated", "kept", "proposed", "stale", "skipped")
        }
        files = [
            {"path": change.path, "sha256_before": _hash(change.before), "sha256_after": _hash(change.after)}
            for change in self.changes
        ]
        waiting = [dataclasses.asdict(one) for one in self.waiting]
        alike = [dataclasses.asdict(one) for one in self.alike]
        return (
            json.dumps(
                {**body, "waiting": waiting, "alike": alike, "open": list(self.open), "files": files},
                indent=2,
                ensure_ascii=False,
            )
            + "\n"
        )


def _hash(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()
