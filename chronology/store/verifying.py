"""Quotes, their places and the hashes of their sources, against the kept articles. Offline."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from chronology.errors import InputError, Problem
from chronology.model.document import Document
from chronology.model.records import Event, Evidence, Source
from chronology.store.checks import each_evidence
from chronology.store.files import read_bytes, safe_path
from chronology.store.fingerprints import normalise_quote
from chronology.store.loading import load_chronology
from chronology.store.places import Disagreement
from chronology.store.plain import Fault, Steps

# content/, the way from there to the kept article, and the id of its source -> the article, None when unreadable.
ReadKept = Callable[[Path, str, str], Document | None]


@dataclasses.dataclass(frozen=True, slots=True)
class Verified:
    """How many quotes were compared with how many sources, and everything that does not agree."""

    quotes: int
    sources: int
    problems: tuple[Problem, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Cited:
    event: Event
    steps: Steps
    evidence: Evidence


def verify_quotes(content: Path, read_kept: ReadKept) -> Verified:
    """Compare every quote with its source as it is kept below ``content``; one article in memory at a time.

    Problems of the YAML itself are `checking`'s and are not told again.
    """
    loaded = load_chronology(content)
    cited: dict[str, list[_Cited]] = {}
    for event in loaded.chronology.events:
        for steps, evidence in each_evidence(event):
            cited.setdefault(evidence.source, []).append(_Cited(event, steps, evidence))
    found: list[Disagreement] = []
    compared = 0
    for source in loaded.chronology.sources:
        quotes = cited.get(source.id, [])
        compared += len(quotes)
        found += _verify_source(content, source, quotes, read_kept)
    problems = sorted(loaded.places.tell(found), key=lambda problem: (problem.path, problem.line or 0, str(problem)))
    return Verified(compared, len(loaded.chronology.sources), tuple(problems))


def _verify_source(content: Path, source: Source, quotes: list[_Cited], read_kept: ReadKept) -> Iterator[Disagreement]:
    if source.file is None:
        message = f"has no kept article (file:), so its {len(quotes)} quotes cannot be verified"
        if quotes:
            yield Disagreement("source", source.id, Fault((), message, missing="file"), "warning")
        return
    try:
        sha256 = hashlib.sha256(_read_article(content, source.file)).hexdigest()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        yield Disagreement("source", source.id, Fault(("file",), f"{source.file} cannot be read: {reason}"))
        return
    if source.sha256 is not None and source.sha256 != sha256:
        yield Disagreement("source", source.id, Fault(("sha256",), _changed(source.file, sha256)))
    document = _read(content, source, read_kept)
    if document is None:
        yield Disagreement("source", source.id, Fault(("file",), f"{source.file} cannot be read as an article"))
        return
    for cited in quotes:
        fault = _verify_quote(cited, document.text, sha256, source.file)
        if fault:
            yield Disagreement("event", cited.event.id, fault)


def _read_article(content: Path, file: str) -> bytes:
    """The bytes of a kept article. Raises ValueError or OSError, also where a link leads out of content/."""
    path = content / safe_path(file)
    if not path.resolve().is_relative_to(content.resolve()):
        raise ValueError("it leads out of content/ by a symbolic link")
    return read_bytes(path)


def _changed(file: str, sha256: str) -> str:
    return f"{file} has changed: it is {sha256} now; restore it, or check the quotes and put the new hash here"


def _read(content: Path, source: Source, read_kept: ReadKept) -> Document | None:
    try:
        return read_kept(content, str(source.file), source.id)
    except InputError:
        return None


def _verify_quote(cited: _Cited, text: str, sha256: str, file: str) -> Fault | None:
    evidence, steps = cited.evidence, cited.steps
    if evidence.start is None or evidence.end is None:
        if evidence.quote in text or normalise_quote(evidence.quote) in normalise_quote(text):
            return _verify_hash(cited, sha256, file)
        return Fault((*steps, "quote"), _not_there(evidence.quote, text, file))
    if text[evidence.start : evidence.end] == evidence.quote:
        return _verify_hash(cited, sha256, file)
    at = text.find(evidence.quote)
    if at < 0:
        return Fault((*steps, "quote"), _not_there(evidence.quote, text, file))
    message = f"the quote stands at {at} to {at + len(evidence.quote)} in {file}, not here; correct start: and end:"
    return Fault((*steps, "start"), message)


def _verify_hash(cited: _Cited, sha256: str, file: str) -> Fault | None:
    if cited.evidence.sha256 in {None, sha256}:
        return None
    return Fault((*cited.steps, "sha256"), _changed(file, sha256))


def _not_there(quote: str, text: str, file: str) -> str:
    if normalise_quote(quote) in normalise_quote(text):
        return f"stands in {file} with other spaces, letters or quotation marks; copy it from there to the letter"
    return f"does not stand in {file}; copy the words from there to the letter, or correct source:"
