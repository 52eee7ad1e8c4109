"""Entries pass from one phase to the next in files: each writer sorts its own by bucket, each reader takes a bucket.

One file a writer, with an index of where each bucket begins, and not one for each bucket: ten million articles are
20,000 parts, and with 500 buckets would be ten million files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_LINES, _INDEX = "lines.jsonl", "index.json"


def bucket_of(key: str, buckets: int) -> int:
    """The bucket of a key: the same on every machine."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "backslashreplace")).digest()[:8], "big") % buckets


def write_buckets(folder: Path, lines: Iterable[tuple[int, str]], buckets: int) -> None:
    """Write lines, each with its bucket; within a bucket they keep their order."""
    sorted_: list[list[bytes]] = [[] for _ in range(buckets)]
    for bucket, line in lines:
        sorted_[bucket].append(line.encode("utf-8") + b"\n")
    index, at = [0], 0
    with (folder / _LINES).open("wb") as file:
        for some in sorted_:
            for data in some:
                file.write(data)
                at += len(data)
            index.append(at)
    (folder / _INDEX).write_text(json.dumps(index), "utf-8")


def read_bucket(folders: Sequence[Path], bucket: int) -> Iterator[bytes]:
    """The lines of a bucket, by writer in order. Raises JSONDecodeError where a file was torn."""
    for folder in folders:
        start, stop = json.loads((folder / _INDEX).read_bytes())[bucket : bucket + 2]
        if start == stop:
            continue
        with (folder / _LINES).open("rb") as file:
            file.seek(start)
            while start < stop:
                line = file.readline()
                if not line.endswith(b"\n"):
                    raise json.JSONDecodeError("lines are missing", "", 0)
                start += len(line)
                yield line


def read_all(folder: Path) -> Iterator[bytes]:
    """All lines that a writer wrote, by bucket."""
    with (folder / _LINES).open("rb") as file:
        yield from file
