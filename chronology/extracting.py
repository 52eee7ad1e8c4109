"""Articles -> proposals for content/: the main job, without the command line around it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from chronology import __version__
from chronology.errors import InputError, Problem
from chronology.ingest.reading import Reading, read_documents
from chronology.linking.proposing import Proposed, propose
from chronology.model.document import Document
from chronology.model.records import Actor, Proposals
from chronology.pipeline import annotate
from chronology.store.articles import Kept, keep_articles, plan_keeping
from chronology.store.loading import load_chronology
from chronology.store.report import Report
from chronology.store.writing import write_proposals

Tell = Callable[[tuple[Problem, ...]], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Extraction:
    """What became of the articles: how many were read, how many failed, and the store's report.

    ``background`` counts events that were found and not proposed, because they matter little.
    """

    articles: int
    failed: int
    background: int
    report: Report


def extract_articles(readings: Iterable[Reading], content: Path, *, tell: Tell, dry_run: bool = False) -> Extraction:
    """Read articles, and write what they tell into ``content``, keeping every edit that a person made.

    ``tell`` hears each article's problems as they are found. One bad article never stops the others.
    Raises RecordError when ``content`` cannot be written, SetupError when the parser is missing.
    """
    actors = load_chronology(content).chronology.actors
    proposed: list[Proposed] = []
    kept: list[Kept] = []
    failed = 0
    for reading in readings:
        tell(reading.problems)
        try:
            copy = _keep(reading.document, content) if reading.document else None
        except InputError as error:
            tell(error.problems)
            copy = None
        if reading.document is None or copy is None:
            failed += 1
            continue
        kept.append(copy)
        proposed.append(_propose(dataclasses.replace(reading.document, path=copy.file), actors, tell))
    if not dry_run:
        keep_articles(content, tuple(kept))
    events = tuple(event for one in proposed for event in one.events)
    proposals = Proposals(events, tuple(one.source for one in proposed))
    report = write_proposals(content, proposals, dry_run, extractor=__version__)
    tell(report.problems)
    return Extraction(len(proposed), failed, sum(one.background for one in proposed), report)


def _propose(document: Document, actors: tuple[Actor, ...], tell: Tell) -> Proposed:
    annotated = annotate(document)
    tell(annotated.problems)
    return propose(document, annotated.annotations, actors)


def _keep(document: Document, content: Path) -> Kept:
    """Where the article is kept. One of many in a JSON Lines file is kept as a file of its own."""
    path = Path(document.path) if document.path else None
    if path is not None and path.suffix.lower() != ".jsonl" and path.is_file():
        return plan_keeping(content, path.name, path.read_bytes(), path)
    if path is not None and path.resolve().is_relative_to(content.resolve()):
        return plan_keeping(content, path.name, b"", path)
    line = {"id": document.id, "text": document.text, "dct": _dct(document), "title": document.title}
    told = {key: value for key, value in line.items() if value is not None}
    return plan_keeping(content, f"{document.id}.jsonl", (json.dumps(told, ensure_ascii=False) + "\n").encode())


def _dct(document: Document) -> str | None:
    if document.dct is None:
        return None
    return document.dct.isoformat() + (f"T{document.dct_time}" if document.dct_time else "")


def read_kept(content: Path, file: str, id_: str) -> Document | None:
    """A kept article, as `verify` needs it: read again from its file; None when it cannot be read."""
    for reading in read_documents([content / file]):
        if reading.document is not None and (reading.document.id == id_ or not file.endswith(".jsonl")):
            return reading.document
    return None
