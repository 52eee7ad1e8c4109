"""What an article tells goes into the cache of a chronology, where ``extract`` finds it and need not read it again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from chronology.article_keeping import plan_copy
from chronology.article_reading import ArticleReader
from chronology.corpus.entries import Entry
from chronology.errors import InputError, Problem
from chronology.ingest.sources import Reading
from chronology.store.library import Library


def _ignore(_problems: tuple[Problem, ...]) -> None:
    """Problems are told when `extract` reads the article itself."""


def remember_into(content: Path) -> Callable[[str, Reading], Entry]:
    """A function that reads an article as `extract` would, and leaves what it tells in the cache."""
    reader = ArticleReader(content, Library(content).sources(), _ignore, dry_run=False)

    def remember(place: str, reading: Reading) -> Entry:
        document = reading.document
        if document is None:
            return Entry(place, place, "failed")
        try:
            copy = plan_copy(document, content)
        except InputError:
            return Entry(place, document.id, "failed")
        reader.read(dataclasses.replace(document, path=copy.file, sha256=copy.sha256))
        return Entry(place, document.id, "read")

    return remember
