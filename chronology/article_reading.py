"""What single articles tell: read once, then remembered in the cache."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path

from chronology.article_keeping import Tell
from chronology.ingest.reading import read_documents
from chronology.linking.clustering import Key
from chronology.linking.proposing import Proposed, describe_source, propose
from chronology.model.document import Document
from chronology.model.records import Source
from chronology.pipeline import annotate
from chronology.store.files import read_if_there
from chronology.store.proposed_cache import (
    cache_folder,
    drop_entries,
    name_entry,
    read_clusters,
    read_entry,
    write_clusters,
    write_entry,
)

Progress = Callable[[Iterable[Source]], Iterable[Source]]


class ArticleReader:
    """Reads what single articles tell, from the cache where it is known already."""

    def __init__(self, content: Path, sources: Sequence[Source], tell: Tell, dry_run: bool) -> None:
        self.content = content
        self.sources = sources
        self.tell = tell
        self.folder = None if dry_run else cache_folder(content)
        self.names: set[str] = set()

    def read(self, document: Document) -> Proposed:
        """What an article tells, under the id that its source has in content/."""
        for key in ("path", "sha256"):
            known = [s for s in self.sources if getattr(s, "file" if key == "path" else key) == getattr(document, key)]
            if known:
                document = dataclasses.replace(document, id=known[0].id)
                break
        source = describe_source(document)
        return self._remembered(source, document.sha256 or "") or self._annotate(document, source)

    def read_others(self, read: Container[str | None], progress: Progress) -> list[Proposed]:
        """What the articles of content/ tell that were not read in this run."""
        found, unread = [], []
        for source in sorted(self.sources, key=lambda source: source.id):
            if source.file is None or source.file in read:
                continue
            data = read_if_there(self.content / source.file)
            if data is not None:
                told = self._remembered(source, hashlib.sha256(data).hexdigest())
                found.append(told) if told else unread.append(source)
        for source in progress(unread):
            document = read_kept(self.content, source.file or "", source.id)
            if document is not None:
                found.append(self._annotate(_dated(document, source), source))
        return found

    def _remembered(self, source: Source, sha256: str) -> Proposed | None:
        name = name_entry(source, sha256)
        self.names.add(name)
        return read_entry(self.folder, name) if self.folder else None

    def _annotate(self, document: Document, source: Source) -> Proposed:
        annotated = annotate(document)
        self.tell(annotated.problems)
        proposed = propose(document, annotated.annotations)
        if self.folder and not annotated.problems:
            write_entry(self.folder, name_entry(source, document.sha256 or ""), proposed)
        return proposed

    def last_clusters(self) -> frozenset[frozenset[Key]] | None:
        """Which tellings were one event at the last run, if anybody knows."""
        return read_clusters(self.folder) if self.folder else None

    def forget_others(self, clusters: Iterable[frozenset[Key]]) -> None:
        """Keep the clusters of this run; drop what the cache holds of articles that are no more."""
        if self.folder:
            write_clusters(self.folder, clusters)
            drop_entries(self.folder, self.names)


def _dated(document: Document, source: Source) -> Document:
    """A kept article with the id of its source, and the date that was given for it when it was first read."""
    document = dataclasses.replace(document, id=source.id, path=source.file, sha256=source.sha256)
    given = source.published.bounds.begin if source.published else None
    if document.dct is None and given is not None and given.is_exact:
        return dataclasses.replace(document, dct=given.earliest)
    return document


def read_kept(content: Path, file: str, id_: str) -> Document | None:
    """A kept article, as `verify` needs it: read again from its file; None when it cannot be read."""
    only: Document | None = None
    count = 0
    for reading in read_documents([content / file]):  # one line of many in memory at a time
        if reading.document is not None:
            if reading.document.id == id_:
                return reading.document
            count += 1
            only = reading.document if count == 1 else None
    return only
