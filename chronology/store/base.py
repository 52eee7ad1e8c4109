"""What extraction last wrote, kept beside the records, committed to git, owned by the machine.

A value that equals its base is the machine's; every other value is a person's, for good.
A base without its record is a tombstone: somebody deleted the record.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.cache import Look, is_settled, look_at
from chronology.store.files import read_bytes
from chronology.store.plain import Plain
from chronology.store.shapes import KINDS, Kind, fields_of

FOLDER = ".base"
MAX_BYTES = 1 << 24  # of one base; the record itself may have 1 MiB
_CONFLICT = re.compile(rb"^(?:<{7}|>{7})(?= |\r?$)", re.MULTILINE)


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


class Held:
    """Bases that were read, by path, for as long as their files look as they did.

    ``now_ns`` is the time on the disk: a file that was changed shortly before is not held.
    """

    def __init__(self, now_ns: int) -> None:
        self._now_ns = now_ns
        self._bases: dict[str, tuple[Look, Base]] = {}

    def recall(self, path: str, look: Look | None) -> Base | None:
        """A base that was read before, if its file looks as it did."""
        found = self._bases.get(path)
        return found[1] if found and found[0] == look else None

    def hold(self, path: str, look: Look | None, base: Base) -> None:
        """Hold a base whose file looked like this before it was read."""
        if look is not None and is_settled(look, self._now_ns):
            self._bases[path] = look, base


def read_bases(content: Path, kind: str, held: Held | None = None) -> dict[str, Base]:
    """All bases of a kind, by id; what is ``held`` is not read again.

    Raises RecordError, with every damaged file, rather than guess who owns what.
    """
    held = held or Held(0)
    bases: dict[str, Base] = {}
    problems = list(_check_folders(content, kind))
    for path in sorted(map(str, (content / FOLDER / _folder(kind)).glob("*.json"))):
        look, file = look_at(path), Path(path)
        if (base := held.recall(path, look)) is not None:
            bases[base.id] = base
            continue
        data = b""
        try:
            data = read_bytes(file, MAX_BYTES)
            bases[file.stem] = base = parse_base(kind, file.stem, data)
            held.hold(path, look, base)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            path = file.relative_to(content.parent).as_posix()
            problems.append(Problem(path, None, None, None, _explain_damage(path, data)))
    if problems:
        raise RecordError(problems)
    return bases


def _check_folders(content: Path, kind: str) -> Iterator[Problem]:
    for path in (FOLDER, f"{FOLDER}/{_folder(kind)}"):
        folder = content / path
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            message = "is no folder, so nobody can say what a person changed; restore it from git, then run again"
            yield Problem(f"{content.name}/{path}", None, None, None, message)
            return


def _explain_damage(path: str, data: bytes) -> str:
    if _CONFLICT.search(data):
        taking = f"git checkout --ours -- {shlex.quote(path)}"
        return f"a merge conflict is left here; take one side whole ({taking}, or --theirs), then run again"
    return "is damaged, so nobody can say what a person changed; restore it from git, then run again"


def parse_base(kind: str, id_: str, data: bytes) -> Base:
    """A base from its file. Raises ValueError, TypeError or KeyError when it is not as it was written."""
    body = json.loads(data)
    if body["sha256"] != _hash(body):
        raise ValueError("changed by hand")
    base = Base(
        kind,
        id_,
        body["value"],
        body.get("proposed", {}),
        body.get("stale", False),
        body["extractor"],
        body.get("against", {}),
        frozenset(body.get("dismissed", ())),
    )
    cls = next(k.cls for k in KINDS if k.name == kind)
    if not (_is_shaped(base.value, cls) and base.value["id"] == id_ and _has_texts(base)):
        raise ValueError("written by nobody")
    return base


def _is_shaped(value: Plain, cls: type) -> bool:
    """Whether a plain value has the parts that a merge goes by; the rest is compared as it is."""
    if not isinstance(value, dict):
        return False
    for field in fields_of(cls):
        item = value.get(field.name)
        if field.required and not isinstance(item, str):
            return False
        if field.kind is Kind.RECORDS and field.name in value:
            members = item if isinstance(item, list) else [item]
            if not all(_is_shaped(member, field.of) for member in members):
                return False
        elif field.kind is Kind.RECORD and field.name in value and not _is_shaped(item, field.of):
            return False
    return True


def _has_texts(base: Base) -> bool:
    parts: tuple[object, ...] = (base.proposed, base.against)
    if not all(isinstance(part, dict) for part in parts):
        return False
    texts = (base.extractor, *base.dismissed, *base.against.values(), *base.against, *base.proposed)
    return base.stale in {True, False} and all(isinstance(text, str) for text in texts)


def _folder(kind: str) -> str:
    return next(k.folder for k in KINDS if k.name == kind)
