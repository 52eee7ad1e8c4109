"""What files said when they were last read, by the hash of their bytes: a cache that may be deleted at any time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from chronology.store.plain import Plain

_FORMAT = b"chronology store cache 1 "


def read_cache(file: Path, version: str) -> dict[str, Plain]:
    """The cached values by content hash; empty when the cache is missing, torn, or of another version."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != _head(body, version):
        return {}
    values: dict[str, Plain] = json.loads(body)
    return values


def write_cache(file: Path, version: str, values: Mapping[str, Plain]) -> None:
    """Keep values by content hash. A cache that cannot be written is no mistake: the next run reads the files."""
    body = json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_head(body, version) + b"\n" + body)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)


def _head(body: bytes, version: str) -> bytes:
    return _FORMAT + version.encode() + b" " + hashlib.sha256(body).hexdigest().encode()


def hash_bytes(data: bytes) -> str:
    """The name of a content: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
