"""A part of a corpus: some hundred records of one file, or some hundred files; what one worker reads at a time."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Literal

PART_RECORDS = 500  # a minute of work; starting a reader costs two seconds
PART_BYTES = 20_000_000
Kind = Literal["files", "lines", "parquet", "warc", "unread"]


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """Where some records stand.

    ``start`` and ``stop`` are bytes of a JSON Lines or WARC file, and rows of a Parquet file; ``first`` is the number
    of the first record, counted from 1. ``version`` says which state of the files is meant. ``before`` are files of
    other parts that are read first, since they may have taken an id. Kind "unread" is a path that cannot be read,
    because of ``problem``.
    """

    kind: Kind
    paths: tuple[str, ...]
    version: str = ""
    start: int = 0
    stop: int = 0
    first: int = 1
    named: tuple[bool, ...] = ()
    before: tuple[str, ...] = ()
    problem: str = ""
    severity: Literal["error", "warning"] = "error"

    @property
    def path(self) -> str:
        """The file, where there is but one."""
        return self.paths[0]

    @property
    def name(self) -> str:
        """Known by what it holds: an unlike part has an unlike name."""
        return hashlib.sha256(self.to_json().encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def to_json(self) -> str:
        """All of it, on one line."""
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Part:
        """What `to_json` wrote."""
        value = json.loads(text)
        lists = {key: tuple(value[key]) for key in ("paths", "named", "before")}
        return cls(**{**value, **lists})
