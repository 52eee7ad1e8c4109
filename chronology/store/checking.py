"""Everything that is wrong in content/, at file:line:column. Reads only."""

from __future__ import annotations

from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.base import read_bases
from chronology.store.loading import load_chronology
from chronology.store.shapes import KINDS


def check_content(content: Path, cache: Path | None = None) -> tuple[Problem, ...]:
    """All problems, sorted by place: in single files, between records, and in the machine's bases."""
    if not content.is_dir():
        return (Problem(str(content), None, None, None, "there is no such folder; run: chronology init"),)
    problems = [*load_chronology(content, cache).problems]
    for kind in KINDS:
        try:
            read_bases(content, kind.name)
        except RecordError as error:
            problems += error.problems
    return tuple(problems)
