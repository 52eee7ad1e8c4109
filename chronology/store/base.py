"""What extraction last wrote, kept beside the records, committed to git, owned by the machine.

A value that equals its base is the machine's; every other value is a person's, for good.
A base without its record is a tombstone: somebody deleted the record.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.plain import Plain
from chronology.store.shapes import KINDS

FOLDER = ".base"


@dataclasses.dataclass(frozen=True, slots=True)
class Base:
    """One record's base.

    ``value`` is what the machine last wrote, by field; ``proposed`` what it would write where a
    person's value stands, by the way to the value; ``against`` hashes of the values that stood there when it was
    proposed; ``dismissed`` hashes of the proposals that a person has settled. ``extractor`` names who wrote it.
    """

    kind: str
    id: str
    value: dict[str, Plain]
    proposed: Mapping[str, Plain] = dataclasses.field(default_factory=dict)
    stale: bool = False
    extractor: str = ""
    against: Mapping[str, str] = dataclasses.field(default_factory=dict)
    dismissed: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """Its file, below content/."""
        return f"{FOLDER}/{_folder(self.kind)}/{self.id}.json"


def render_base(base: Base) -> bytes:
    """The bytes of its file: the same base, the same bytes."""
    body: dict[str, Plain] = {"value": base.value}
    if base.proposed:
        body["proposed"] = {key: base.proposed[key] for key in sorted(base.proposed)}
    if base.against:
        body["against"] = {key: base.against[key] for key in sorted(base.against)}
    if base.dismissed:
        body["dismissed"] = list[Plain](sorted(base.dismissed))
    if base.stale:
        body["stale"] = True
    body["extractor"] = base.extractor
    body["sha256"] = _hash(body)
    return (json.dumps(body, indent=1, ensure_ascii=False) + "\n").encode()


def _hash(body: Mapping[str, Plain]) -> str:
    bare = {key: value for key, value in body.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(bare, sort_keys=True).encode()).hexdigest()


def read_bases(content: Path, kind: str) -> dict[str, Base]:
    """All bases of a kind, by id. Raises RecordError, with every damaged file, rather than guess who owns what."""
    bases: dict[str, Base] = {}
    problems = []
    for file in sorted((content / FOLDER / _folder(kind)).glob("*.json")):
        try:
            bases[file.stem] = parse_base(kind, file.stem, file.read_bytes())
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            path = file.relative_to(content.parent).as_posix()
            message = "is damaged, so nobody can say what a person changed; restore it from git, then run again"
            problems.append(Problem(path, None, None, None, message))
    if problems:
        raise RecordError(problems)
    return bases


def parse_base(kind: str, id_: str, data: bytes) -> Base:
    """A base from its file. Raises ValueError, TypeError or KeyError when it is not as it was written."""
    body = json.loads(data)
    if body["sha256"] != _hash(body):
        raise ValueError("changed by hand")
    proposed, against, dismissed = body.get("proposed", {}), body.get("against", {}), body.get("dismissed", ())
    stale = body.get("stale", False)
    return Base(kind, id_, body["value"], proposed, stale, body["extractor"], against, frozenset(dismissed))


def _folder(kind: str) -> str:
    return next(k.folder for k in KINDS if k.name == kind)
