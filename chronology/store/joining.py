"""Two events that are one: one takes over the other's evidence and claims, and the other is rejected for good."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.linking.naming import unused
from chronology.store.changes import Action, Change
from chronology.store.files import Write, read_bytes, recover, write_batch
from chronology.store.fingerprints import fingerprint_evidence, items_of
from chronology.store.locking import locked
from chronology.store.plain import Plain, Steps
from chronology.store.planning import describe_change
from chronology.store.report import FileChange
from chronology.store.shapes import KINDS
from chronology.store.shelves import Shelf, Standing, read_shelf
from chronology.store.splicing import CannotSpliceError, splice_all
from chronology.store.writing import with_told_errors

_Items = list[dict[str, Plain]]
EVENT = KINDS[2]


@dataclasses.dataclass(frozen=True, slots=True)
class Joined:
    """What was taken over, or would be: counts, the ids of events whose relations were led on, and the changes."""

    quotes: int
    claims: int
    led_on: tuple[str, ...]
    changes: tuple[FileChange, ...]


def join_events(content: Path, keep: str, other: str, *, dry_run: bool = False) -> Joined:
    """Add to ``keep`` the evidence and claims of ``other`` that it lacks, reject that one, and lead relations on.

    What is added counts as a person's. Raises RecordError, with nothing written, when there is no such event, or
    when a file cannot be changed without touching what a person wrote.
    """
    if dry_run:
        return _plan(content, keep, other)[0]
    with locked(content):
        with_told_errors(content, lambda: recover(content))
        joined, writes = with_told_errors(content, lambda: _plan(content, keep, other))
        try:
            # First what takes over, then what is rejected: a kill between the two loses nothing, and is mended
            # by joining again.
            for write in writes:
                write_batch(content, [write], [])
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}; run again"
            raise RecordError([Problem(str(error.filename or content), None, None, None, message)]) from None
    return joined


def _plan(content: Path, keep: str, other: str) -> tuple[Joined, list[Write]]:
    shelf = read_shelf(content, EVENT)
    one, two = _find(content, shelf, keep), _find(content, shelf, other)
    if keep == other:
        raise RecordError([Problem(content.name, None, None, keep, "an event cannot be joined with itself; name two")])
    evidence = _lacking(items_of(one.value.get("evidence")), items_of(two.value.get("evidence")))
    claims = _new_claims(items_of(one.value.get("claims")), items_of(two.value.get("claims")))
    changes = [*_additions(one, "evidence", evidence), *_additions(one, "claims", claims)]
    placed = [(one, change) for change in changes]
    placed.append((two, _set(two, "rejected", True)))
    led = list(_lead_on(shelf, keep, other))
    writes = _splice(content, [*placed, *led])
    led_on = tuple(sorted({str(standing.value["id"]) for standing, _ in led}))
    told = tuple(describe_change(content, write) for write in writes)
    return Joined(len(evidence), len(claims), led_on, told), writes


def _find(content: Path, shelf: Shelf, id_: str) -> Standing:
    standing = shelf.standing.get(id_)
    if standing is None:
        raise RecordError([Problem(content.name, None, None, id_, "there is no such event; see content/events/")])
    return standing


def _lacking(there: _Items, more: _Items) -> _Items:
    known = set(map(fingerprint_evidence, there))
    return [item for item in more if fingerprint_evidence(item) not in known]


def _new_claims(there: _Items, more: _Items) -> _Items:
    """The claims that are not there yet, under ids that are free, still answering each other."""
    said = {_bare(claim): str(claim["id"]) for claim in there}
    taken = {str(claim["id"]) for claim in there}
    names: dict[str, str] = {}
    for claim in more:
        names[str(claim["id"])] = said.get(_bare(claim)) or unused(str(claim["id"]), taken)
        taken.add(names[str(claim["id"])])
    new = (claim for claim in more if _bare(claim) not in said)
    return [
        {
            key: names.get(str(item), item) if key in {"id", "counters"} and isinstance(item, str) else item
            for key, item in claim.items()
        }
        for claim in new
    ]


def _bare(claim: dict[str, Plain]) -> str:
    """What a claim says, without the names that claims have in one event."""
    return repr(sorted((key, repr(item)) for key, item in claim.items() if key not in {"id", "counters"}))


def _additions(standing: Standing, name: str, items: _Items) -> Iterator[Change]:
    steps: Steps = (*standing.stored.steps, name)
    there = standing.value.get(name)
    if not items:
        return
    if isinstance(there, dict):  # one quote without a list around it
        yield Change("set", steps, steps, name, [there, *items])
    elif there:
        yield from (Change("append", steps, steps, name, item) for item in items)
    else:
        yield Change("set" if name in standing.value else "add", steps, steps, name, list[Plain](items))


def _set(standing: Standing, name: str, value: Plain) -> Change:
    steps: Steps = (*standing.stored.steps, name)
    action: Action = "set" if name in standing.value else "add"
    return Change(action, steps, steps, name, value)


def _lead_on(shelf: Shelf, keep: str, other: str) -> Iterator[tuple[Standing, Change]]:
    """Relations of third events that lead to the rejected one lead to the one that is kept."""
    for id_, standing in sorted(shelf.standing.items()):
        for index, relation in enumerate(items_of(standing.value.get("relations"))):
            for name in ("before", "after"):
                if relation.get(name) == other and id_ not in {keep, other}:
                    steps: Steps = (*standing.stored.steps, "relations", index, name)
                    yield standing, Change("set", steps, steps, name, keep)


def _splice(content: Path, placed: list[tuple[Standing, Change]]) -> list[Write]:
    by_path: dict[str, list[Change]] = {}
    for standing, change in placed:
        by_path.setdefault(standing.file.path, []).append(change)
    writes = []
    for path, changes in by_path.items():
        data = read_bytes(content / path)
        text = data.decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        try:
            after = mark + splice_all(text.removeprefix(mark), changes, EVENT.cls)
        except CannotSpliceError as error:
            names = ", ".join(sorted({change.label for change in changes}))
            message = f"cannot be changed without touching what is yours: {error}; join them by hand"
            raise RecordError([Problem(f"{content.name}/{path}", None, None, names, message)]) from None
        if after.encode() != data:
            writes.append(Write(path, data, after.encode()))
    return writes
