"""Everything that is wrong in content/, at file:line:column. Reads only."""

from __future__ import annotations

from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.base import read_bases
from chronology.store.loading import load_chronology
from chronology.store.record_files import by_place
from chronology.store.shapes import KINDS
from chronology.store.strays import find_missing_articles, find_strays


def check_content(content: Path, cache: Path | None = None) -> tuple[Problem, ...]:
    """All problems, sorted by place: in single files, between records, of files, and in the machine's bases."""
    if not content.is_dir():
        return (Problem(str(content), None, None, None, "there is no such folder; run: chronology init"),)
    loaded = load_chronology(content, cache)
    sources = loaded.chronology.sources
    problems = [*loaded.problems, *loaded.places.tell(find_missing_articles(content, sources))]
    problems += find_strays(content, sources)
    for kind in KINDS:
        try:
            read_bases(content, kind.name)
        except RecordError as error:
            problems += error.problems
    return tuple(sorted(problems, key=by_place))
