"""What single articles gave when they were last read: a cache that may be deleted at any time.

Linking needs what every article tells; only new articles are parsed. An entry is known by the bytes of the article, its
date, and the extractor, so that none is ever taken for another.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import chronology
from chronology.linking.clustering import Key
from chronology.linking.entities.named import Named, NamesFound
from chronology.linking.proposing import Proposed
from chronology.model.records import Event, Source
from chronology.store.decoding import build
from chronology.store.encoding import encode_record
from chronology.store.sealed import from_line, read_own_bytes

_FORMAT = 3
_CLUSTERS = "clusters.json"
_READ_BY = (
    "extraction",
    "ingest",
    "languages",
    "linking",
    "model",
    "reasoning",
    "temporal",
    "article_reading.py",
    "pipeline.py",
)


def cache_folder(content: Path) -> Path:
    """Where the entries of a chronology are kept: beside ``content``, out of git."""
    return content.resolve().parent / ".cache" / "chronology" / "proposed"


def name_entry(source: Source, sha256: str) -> str:
    """The name of an article's entry; ``sha256`` is that of its kept bytes."""
    told = [source.id, sha256, source.published.text if source.published else None, source.language]
    return hashlib.sha256(json.dumps([_FORMAT, extractor_hash(), told]).encode()).hexdigest()


@functools.cache
def extractor_hash() -> str:
    """The hash of the code and the words that articles are read with."""
    return hash_code(_READ_BY)


def hash_code(names: Iterable[str]) -> str:
    """The hash of modules and rooms of this package, and of their words."""
    root = Path(chronology.__file__).parent
    digest = hashlib.sha256()
    files = (file for name in names for file in ([root / name] if "." in name else (root / name).rglob("*")))
    for file in sorted(file for file in files if file.suffix in {".py", ".yml"}):
        digest.update(file.relative_to(root).as_posix().encode() + b"\n" + file.read_bytes())
    return digest.hexdigest()


def read_entry(folder: Path, name: str) -> Proposed | None:
    """An article's proposals; None when there is no entry, or a damaged one."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        data = read_own_bytes(folder / f"{name}.json")
        head, _, body = data.partition(b"\n")
        if head.decode() == hashlib.sha256(body).hexdigest():
            return decode_proposed(from_line(body.decode()))
    return None


def encode_proposed(proposed: Proposed) -> dict[str, object]:
    """An article's proposals as plain values, fit for JSON."""
    return {
        "events": [encode_record(event) for event in proposed.events],
        "source": encode_record(proposed.source),
        "background": proposed.background,
        "names": dataclasses.astuple(proposed.names),
    }


def decode_proposed(value: Mapping[str, Any]) -> Proposed:
    """What `encode_proposed` made. Raises ValueError, TypeError, KeyError, AttributeError where it did not."""
    events = tuple(build(event, Event) for event in value["events"])
    return Proposed(events, build(value["source"], Source), value["background"], _read_names(value["names"]))


def write_entry(folder: Path, name: str, proposed: Proposed) -> None:
    """Keep an article's proposals. When that fails nothing is lost: the next run reads the article."""
    body = json.dumps(encode_proposed(proposed), ensure_ascii=False, separators=(",", ":")).encode()
    temporary = folder / f"{name}.tmp"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        temporary.replace(folder / f"{name}.json")


def _read_names(value: Any) -> NamesFound:
    phrases, acronyms, heads = value
    pairs = (tuple((short, full) for short, full in some) for some in (acronyms, heads))
    return NamesFound(tuple(Named(*phrase) for phrase in phrases), *pairs)


def read_clusters(folder: Path) -> frozenset[frozenset[Key]] | None:
    """Which tellings were one event at the last run; None when nobody knows."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        clusters = from_line(read_own_bytes(folder / _CLUSTERS).decode())
        return frozenset(frozenset((str(s), int(at), str(title)) for s, at, title in cluster) for cluster in clusters)
    return None


def write_clusters(folder: Path, clusters: Iterable[Iterable[Key]]) -> None:
    """Keep which tellings are one event, for the next run."""
    temporary = folder / f"{_CLUSTERS}.tmp"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps([sorted(cluster) for cluster in clusters], ensure_ascii=False), "utf-8")
        temporary.replace(folder / _CLUSTERS)


def drop_entries(folder: Path, keep: Iterable[str]) -> None:
    """Remove the entries of articles and extractors that are no more."""
    names = {_CLUSTERS, *(f"{name}.json" for name in keep)}
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if file.name not in names:
                file.unlink(missing_ok=True)
