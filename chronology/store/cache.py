"""What files said when they were last read, by the hash of their bytes: a cache that may be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from chronology.store.plain import Plain

_FORMAT = "chronology store cache 2"
_decode = json.JSONDecoder().raw_decode
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def read_cache(file: Path, version: str) -> dict[str, str]:
    """The cached values by content hash, packed; empty when the cache is missing, torn, or of another version."""
    with contextlib.suppress(OSError, ValueError):
        head, _, body = file.read_bytes().partition(b"\n")
        if head == _head(body, version):
            lines = body.decode("utf-8").split("\n")
            return dict(zip(lines[::2], lines[1::2], strict=False))
    return {}


def write_cache(file: Path, version: str, values: Mapping[str, str]) -> None:
    """Keep packed values by content hash. When that fails nothing is lost: the next run reads the files."""
    body = "\n".join(line for item in values.items() for line in item).encode("utf-8")
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.writelines((_head(body, version), b"\n", body))
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _head(body: bytes, version: str) -> bytes:
    return f"{_FORMAT} {version} {hashlib.sha256(body).hexdigest()}".encode()


def pack(value: Plain) -> str:
    """A value as one line: as JSON."""
    return _encode(value)


def unpack(line: str) -> Plain:
    """The value of a line that `pack` made."""
    value: Plain = _decode(line)[0]
    return value


def hash_bytes(data: bytes) -> str:
    """The name of a content: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
