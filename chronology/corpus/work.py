"""What is done with one record: a pure function of it, whatever process it runs in."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from chronology.corpus.entries import Entry
from chronology.errors import Problem
from chronology.exports.annotation_jsonl import Part as AnnotationPart
from chronology.exports.annotation_jsonl import to_annotation_jsonl, to_failed_jsonl
from chronology.ingest.sources import Reading
from chronology.model.document import Document
from chronology.pipeline import ALL_LAYERS, Layer, annotate

MAX_TEXT_CHARS = 1_000_000  # a long book; no article
WorkKind = Literal["annotate", "tell", "remember"]


@dataclasses.dataclass(frozen=True, slots=True)
class Work:
    """What is wanted of each record.

    "annotate": the line that ``chronology annotate`` prints, with this part ``only`` where one is named. "tell": the
    article and the events that it proposes. "remember": the same, into the cache of ``content``, where ``extract``
    finds it.
    """

    kind: WorkKind
    only: AnnotationPart | None = None
    published: date | None = None
    content: str | None = None

    def to_json(self) -> str:
        """All of it, on one line."""
        published = self.published.isoformat() if self.published else None
        return json.dumps([self.kind, self.only, published, self.content])

    @classmethod
    def from_json(cls, text: str) -> Work:
        """What `to_json` wrote."""
        kind, only, published, content = json.loads(text)
        return cls(kind, only, date.fromisoformat(published) if published else None, content)


Do = Callable[[str, Reading], Entry]


def prepare(work: Work) -> Do:
    """The function that does it to the record at a place. Raises SetupError, RecordError."""
    if work.kind == "annotate":
        return lambda place, reading: annotate_record(place, reading, work.only)
    if work.kind == "tell":
        return tell_record
    from chronology.corpus.remembering import remember_into

    return remember_into(Path(work.content or "content"))


def annotate_record(place: str, reading: Reading, only: AnnotationPart | None = None) -> Entry:
    """What is found in an article, as the line that ``annotate`` prints for it.

    Raises SetupError when the language's parser is not installed.
    """
    document = reading.document
    if document is None:
        return _failed(place, reading)
    annotated = annotate(document, frozenset({Layer(only)}) if only else ALL_LAYERS)
    problems = (*reading.problems, *annotated.problems)
    with_text = document.path is None or not document.path.endswith(".jsonl")
    line = to_annotation_jsonl(document, annotated.annotations, problems, only=only, with_text=with_text)
    return Entry(place, document.id, "read", digest_of(document), line.rstrip("\n"), problems)


def tell_record(place: str, reading: Reading) -> Entry:
    """An article, and the events and claims that it proposes. Raises SetupError."""
    from chronology.linking.proposing import propose
    from chronology.store.proposed_cache import encode_proposed

    document = reading.document
    if document is None:
        return _failed(place, reading)
    annotated = annotate(document)
    proposed = propose(document, annotated.annotations)
    article = {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "url": document.url,
        "published": document.dct.isoformat() if document.dct else None,
        "language": document.language,
        "place": place,
        "text": document.text,
    }
    payload = json.dumps({"article": article, "told": encode_proposed(proposed)}, ensure_ascii=False)
    return Entry(place, document.id, "read", digest_of(document), payload, (*reading.problems, *annotated.problems))


def refuse_long(place: str, reading: Reading) -> Entry | None:
    """The entry of an article that is too long to be one."""
    chars = len(reading.document.text) if reading.document else 0
    if chars <= MAX_TEXT_CHARS:
        return None
    message = f"set aside: its text has {chars:,} characters, more than {MAX_TEXT_CHARS:,}; split it"
    return Entry(place, place, "aside", problems=(Problem(place, None, None, None, message),))


def digest_of(document: Document) -> str:
    """The digest of what an article says and when."""
    told = [document.title, document.dct.isoformat() if document.dct else None, document.text]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def line_of(entry: Entry) -> str:
    """The line that ``annotate`` prints for a record, also where it gave nothing."""
    if entry.state == "read":
        return entry.payload
    return to_failed_jsonl(entry.problems[0].path if entry.problems else entry.place, entry.problems).rstrip("\n")


def _failed(place: str, reading: Reading) -> Entry:
    return Entry(place, place, "failed", problems=reading.problems)
