"""What can go wrong, and how it is told.

    ChronologyError
    ├── InputError          something a person gave us cannot be used; carries Problems
    │   ├── IngestError     an article file
    │   └── RecordError     a YAML file under content/
    ├── EdtfError           a date that is not EDTF; carries the column within the date
    ├── ConfigError         mkdocs.yml, pyproject.toml or a flag
    └── SetupError          a part that has to be installed is missing or not the expected one

A ``Problem`` is a value, not an exception: every mistake is told at once, each at the
place where a person would mend it.
"""

from __future__ import annotations

import dataclasses
import os
import unicodedata
from collections.abc import Iterable
from typing import Literal

Severity = Literal["error", "warning"]


def printable(text: str) -> str:
    """Text with control, bidi and other invisible characters escaped, fit for a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text)


def _escape(char: str) -> str:
    # Private-use and unassigned characters cannot harm a terminal; controls and format characters can.
    if unicodedata.category(char) in {"Co", "Cn", "Zs"}:
        return char
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")


def describe_fault(error: OSError) -> str:
    """What a disk or a system refused, and of which file, in words for a person."""
    told = error.strerror or str(error) or type(error).__name__
    where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, (str, bytes)) else ""
    return f"{where}{told}; check the path, its rights and the room on its disk"


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place: ``path:line:column: key: what is wrong; what to do``.

    ``line`` and ``column`` count from 1, in Unicode code points; None when the whole file is meant.
    """

    path: str
    line: int | None
    column: int | None
    key: str | None
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        path = self.path.replace("\n", "\\n")  # a file's name must not look like a message of ours
        place = ":".join(str(part) for part in (path, self.line, self.column) if part is not None)
        return printable(": ".join(part for part in (place, self.key, self.message) if part))


class ChronologyError(Exception):
    """Anything that chronology itself raises."""


class InputError(ChronologyError):
    """Something a person gave us cannot be used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class IngestError(InputError):
    """An article cannot be read."""


class RecordError(InputError):
    """A YAML file under content/ cannot be read, or must not be written."""


class EdtfError(ChronologyError):
    """A date is not EDTF. ``column`` counts from 1 within the date."""

    def __init__(self, text: str, column: int, reason: str) -> None:
        self.text = text
        self.column = column
        self.reason = reason
        super().__init__(f"{text!r} is not a date in EDTF (at character {column}): {reason}")


class ConfigError(ChronologyError):
    """A setting cannot be used."""


class SetupError(ChronologyError):
    """A part that has to be installed is missing, or is not the one that was tested."""
