"""Articles -> proposals for content/: the main job, without the command line around it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from chronology import __version__
from chronology.errors import IngestError, InputError, Problem
from chronology.ingest.reading import Reading, read_documents
from chronology.ingest.slugs import make_slug
from chronology.ingest.walking import STDIN
from chronology.linking.proposing import Proposed, propose
from chronology.model.document import Document
from chronology.model.records import Actor, Proposals
from chronology.pipeline import annotate
from chronology.store.articles import Kept, keep_articles, plan_keeping
from chronology.store.files import Write
from chronology.store.loading import load_chronology
from chronology.store.planning import Plan, plan_writes
from chronology.store.report import Report
from chronology.store.writing import write_proposals

Tell = Callable[[tuple[Problem, ...]], None]
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


def extract_articles(readings: Iterable[Reading], content: Path, *, tell: Tell, dry_run: bool = False) -> Extraction:
    """Read articles, and write what they tell into ``content``, keeping every edit that a person made.

    ``tell`` hears each article's problems as they are found. One bad article never stops the others.
    Raises RecordError when ``content`` cannot be written, SetupError when the parser is missing.
    """
    actors = load_chronology(content).chronology.actors
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
            document = dataclasses.replace(reading.document, path=copy.file, sha256=copy.sha256)
            proposed.append(_propose(document, actors, tell))
    copies = tuple(dict.fromkeys(kept.values()))
    events = tuple(event for one in proposed for event in one.events)
    proposals = Proposals(events, tuple(one.source for one in proposed))
    background = sum(one.background for one in proposed)
    if dry_run:
        plan = plan_writes(content, proposals, __version__)
        tell(plan.report.problems)
        writes = tuple(copy.write for copy in copies if copy.write is not None)
        return Extraction(len(proposed), failed, background, plan.report, plan, writes)
    keep_articles(content, copies)
    report = write_proposals(content, proposals, extractor=__version__)
    tell(report.problems)
    return Extraction(len(proposed), failed, background, report)


def _propose(document: Document, actors: tuple[Actor, ...], tell: Tell) -> Proposed:
    annotated = annotate(document)
    tell(annotated.problems)
    return propose(document, annotated.annotations, actors)


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
