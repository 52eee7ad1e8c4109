"""What every reader takes and gives: the bytes of one file in, a Reading out."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import PurePath

from chronology.errors import IngestError, Problem, Severity
from chronology.model.document import Document


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """What came of one article: a Document, or None when it could not be read, and all that is to be said about it."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of one file. ``path`` is as the person gave it, for messages."""

    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def stem(self) -> str:
        """The file's name without folder and last suffix."""
        return PurePath(self.path).stem

    def problem(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        key: str | None = None,
        severity: Severity = "warning",
    ) -> Problem:
        """Something that a person should know about this file."""
        return Problem(self.path, line, column, key, message, severity)

    def fault(
        self, message: str, *, line: int | None = None, column: int | None = None, key: str | None = None
    ) -> IngestError:
        """The error to raise when this file cannot be used."""
        return IngestError([Problem(self.path, line, column, key, message)])


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a code point of ``text``."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
