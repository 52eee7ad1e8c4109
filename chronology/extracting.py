"""Articles -> proposals for content/: the main job, without the command line around it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from chronology import __version__
from chronology.errors import IngestError, InputError, Problem
from chronology.ingest.reading import Reading, read_documents
from chronology.ingest.slugs import make_slug
from chronology.ingest.walking import STDIN
from chronology.linking.clustering import Key, Linked, link_tellings
from chronology.linking.joining import Joined, join_clusters
from chronology.linking.proposing import Proposed, describe_source, propose
from chronology.linking.tellings import Telling, read_all
from chronology.model.document import Document
from chronology.model.records import Chronology, Proposals, Source
from chronology.pipeline import annotate
from chronology.store.articles import Kept, keep_articles, plan_keeping
from chronology.store.deciding import read_decided
from chronology.store.files import Write, read_if_there
from chronology.store.loading import load_chronology
from chronology.store.placing import Plan
from chronology.store.planning import plan_writes
from chronology.store.proposed_cache import (
    cache_folder,
    drop_entries,
    name_entry,
    read_clusters,
    read_entry,
    write_clusters,
    write_entry,
)
from chronology.store.report import Report
from chronology.store.writing import write_proposals

Tell = Callable[[tuple[Problem, ...]], None]
Progress = Callable[[Iterable[Source]], Iterable[Source]]
MAX_NAME_BYTES = 200  # file systems take 255, and a file in the making has a longer name
_PLAIN_NAME = re.compile(r"[^\W_][\w .,()+-]*")


@dataclasses.dataclass(frozen=True, slots=True)
class Extraction:
    """What became of the articles: how many were read, how many failed, and the store's report.

    ``background`` counts events that were found and not proposed, because they matter little. ``plan`` and
    ``copies`` are what a dry run would write: records with their bases, and copies of articles.
    """

    articles: int
    failed: int
    background: int
    report: Report
    plan: Plan | None = None
    copies: tuple[Write, ...] = ()


def extract_articles(
    readings: Iterable[Reading], content: Path, *, tell: Tell, dry_run: bool = False, progress: Progress = iter
) -> Extraction:
    """Read articles, and write what they tell into ``content``, keeping every edit that a person made.

    What they tell is held against what the other articles of ``content`` tell: one event, one entry. ``tell`` hears
    each article's problems as they are found; ``progress`` is handed the other articles that must be read again. One
    bad article never stops the others.
    Raises RecordError when ``content`` cannot be written, SetupError when the parser is missing.
    """
    there = load_chronology(content, None if dry_run else cache_folder(content).parent).chronology
    reader = _Reader(content, there, tell, dry_run)
    proposed: list[Proposed] = []
    kept: dict[str, Kept] = {}
    failed = 0
    for reading in readings:
        tell(reading.problems)
        if reading.document is None:
            failed += 1
            continue
        try:
            copy = _keep(reading.document, content)
            known = _is_known(reading.document, copy, kept, tell)
        except InputError as error:
            tell(error.problems)
            failed += 1
            continue
        if not known:
            kept[copy.file] = kept[copy.sha256] = copy
            proposed.append(reader.read(dataclasses.replace(reading.document, path=copy.file, sha256=copy.sha256)))
    copies = tuple(dict.fromkeys(kept.values()))
    others = reader.read_others({one.source.file for one in proposed}, progress) if proposed else []
    proposals, clusters = link_proposed(proposed, others, content, reader.last_clusters())
    background = sum(one.background for one in proposed)
    if dry_run:
        plan = plan_writes(content, proposals, __version__)
        tell(plan.report.problems)
        writes = tuple(copy.write for copy in copies if copy.write is not None)
        return Extraction(len(proposed), failed, background, plan.report, plan, writes)
    keep_articles(content, copies)
    report = write_proposals(content, proposals, extractor=__version__)
    if proposed:
        reader.forget_others(clusters)
    tell(report.problems)
    return Extraction(len(proposed), failed, background, report)


def link_proposed(
    proposed: Sequence[Proposed], others: Iterable[Proposed], content: Path, before: frozenset[frozenset[Key]] | None
) -> tuple[Proposals, list[frozenset[Key]]]:
    """The events of all articles, joined where they are the same; and the clusters of their tellings.

    To be written are those that ``proposed`` tell, and those that are others than ``before``: than in the last run, or
    without ``proposed``, when nobody knows of a last run.
    """
    mine, rest = read_all(proposed), read_all(others)
    decided = read_decided(content, (*mine, *rest))
    linked = link_tellings((*mine, *rest), decided)
    if before is None:
        before = frozenset(map(_keys, link_tellings(rest, decided).clusters if rest else ()))
    own = {one.source.id for one in proposed}
    joined = join_clusters(linked.clusters)
    touched = frozenset(
        one.event.id
        for one in joined
        if _keys(one.tellings) not in before or any(telling.source.id in own for telling in one.tellings)
    )
    proposals = Proposals(
        tuple(one.event for one in joined),
        tuple(one.source for one in proposed),
        {one.event.id: tuple(telling.event for telling in one.tellings) for one in joined if len(one.tellings) > 1},
        touched,
        tuple(_find_alike(linked, joined, touched)),
    )
    return proposals, [_keys(cluster) for cluster in linked.clusters]


def _find_alike(
    linked: Linked, joined: Iterable[Joined], touched: Container[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Pairs of events that may be one, of which at least one is touched: by suggested id, the likeliest first."""
    ids = {telling.key: one.event.id for one in joined for telling in one.tellings}
    told = set()
    for link in linked.asked:
        one, other = sorted((ids[link.one], ids[link.other]))
        if (one, other) not in told and (one in touched or other in touched):
            told.add((one, other))
            yield one, other, link.likeness.reasons


def _keys(cluster: Iterable[Telling]) -> frozenset[Key]:
    return frozenset(telling.key for telling in cluster)


class _Reader:
    """Reads what single articles tell, from the cache where it is known already."""

    def __init__(self, content: Path, there: Chronology, tell: Tell, dry_run: bool) -> None:
        self.content = content
        self.actors = there.actors
        self.sources = there.sources
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
        name = name_entry(source, sha256, self.actors)
        self.names.add(name)
        return read_entry(self.folder, name) if self.folder else None

    def _annotate(self, document: Document, source: Source) -> Proposed:
        annotated = annotate(document)
        self.tell(annotated.problems)
        proposed = propose(document, annotated.annotations, self.actors)
        if self.folder and not annotated.problems:
            write_entry(self.folder, name_entry(source, document.sha256 or "", self.actors), proposed)
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


def _keep(document: Document, content: Path) -> Kept:
    """Where the article is kept. One of many in a JSON Lines file is kept as a file of its own."""
    path = Path(document.path) if document.path and document.path != STDIN else None
    if path is not None and path.is_file():
        lines = path.suffix.lower() == ".jsonl"
        if not lines or (path.resolve().is_relative_to(content.resolve()) and _holds_one(path)):
            return plan_keeping(content, _copy_name(path.name), path.read_bytes(), path)
    line = {name: getattr(document, name) for name in ("id", "title", "author", "outlet", "url", "text")}
    line |= {"dct": _dct(document), "lang": document.language}
    told = {key: value for key, value in line.items() if value is not None}
    data = (json.dumps(told, ensure_ascii=False) + "\n").encode()
    return plan_keeping(content, f"{make_slug(document.id)}.jsonl", data)


def _holds_one(path: Path) -> bool:
    with path.open("rb") as lines:
        return bool(lines.readline()) and not lines.read(1_000).strip()


def _copy_name(name: str) -> str:
    """The name itself where every file system takes it; else a short one in ASCII."""
    if _PLAIN_NAME.fullmatch(name) and len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, _, suffix = name.rpartition(".")
    return f"{make_slug(stem)}.{suffix.lower()}"


def _is_known(document: Document, copy: Kept, kept: Mapping[str, Kept], tell: Tell) -> bool:
    """Whether the same bytes were read before; ``kept`` has names and hashes.

    Raises IngestError when other bytes have the name.
    """
    other = kept.get(copy.file) or kept.get(copy.sha256)
    if other is None:
        return False
    name = document.path or document.id
    if other.sha256 != copy.sha256:
        message = f"another article of this run is kept as {copy.file}; give this one a name or an id of its own"
        raise IngestError([Problem(name, None, None, "id", message)])
    if other.file != copy.file:
        message = f"the same bytes as {other.file}, which was read already; delete one of them"
        tell((Problem(name, None, None, None, message, "warning"),))
    return True


def _dct(document: Document) -> str | None:
    if document.dct is None:
        return None
    return document.dct.isoformat() + (f"T{document.dct_time}" if document.dct_time else "")


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
