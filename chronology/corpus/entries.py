"""What became of one record: a line of JSON that passes between processes and stands in the files of a job."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Literal

from chronology.errors import Problem

# read: all went well; failed: there is no article; aside: reading it was given up.
State = Literal["read", "failed", "aside"]


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A record by its place, its article's id and the digest of its text, and what it gave.

    ``payload`` is what is wanted of it, as JSON on one line; empty where there is nothing.
    """

    place: str
    id: str
    state: State
    digest: str = ""
    payload: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a person has to look."""
        return self.state == "aside" or any(problem.severity == "error" for problem in self.problems)

    def to_json(self) -> str:
        """All of it, on one line."""
        problems = [dataclasses.astuple(problem) for problem in self.problems]
        return json.dumps([self.place, self.id, self.state, self.digest, self.payload, problems])

    @classmethod
    def from_json(cls, text: str | bytes) -> Entry:
        """What `to_json` wrote."""
        place, id_, state, digest, payload, problems = json.loads(text)
        return cls(place, id_, state, digest, payload, tuple(Problem(*problem) for problem in problems))


def set_aside(place: str, reason: str) -> Entry:
    """The entry of a record that is given up."""
    return Entry(place, place, "aside", problems=(Problem(place, None, None, None, f"set aside: {reason}"),))


def describe_aside(entries: Iterable[Entry]) -> str:
    """What is wrong with records that gave nothing, or not all, one a line: for a person to read."""
    return "".join(f"{problem}\n" for entry in entries for problem in entry.problems if problem.severity == "error")
