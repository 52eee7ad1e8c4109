"""Keeps the outlines of one build for the next: a cache that may be deleted at any time, and that is never code."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from chronology.reasoning.grades import Condition, Findings, Grade, Graded
from chronology.reasoning.status import Dispute, Status
from chronology.site.dating import Dated
from chronology.site.outline import Outline, Past, Standing, Told
from chronology.site.outlining import Memory, Row
from chronology.store.sealed import (
    additions_of,
    from_line,
    from_repeated,
    is_addition,
    read_sealed,
    to_line,
    to_repeated,
    write_sealed,
)

_FILE = "outlines.json"
_FORMAT = "chronology outlines 1"
_TEXTS = ("title", "words")  # columns of which each value is another one
_FINDINGS = tuple(field.name for field in dataclasses.fields(Findings))
# `_make` looks at the length of each row once more, in Python: the columns of these are counted.
_OUTLINE: Callable[[Iterable[Any]], Outline] = partial(tuple.__new__, Outline)
_STANDING: Callable[[Iterable[Any]], Standing] = partial(tuple.__new__, Standing)
_STATES = {status.value: status for status in Status}


def read_outlines(cache: Path, version: str) -> Memory:
    """What the last build left; nothing when it is missing, torn, or of another version."""
    base = read_sealed(cache / _FILE, f"{_FORMAT} {version}")
    if base is not None:
        with contextlib.suppress(ValueError, TypeError, IndexError, KeyError):
            last, rows = _decode(base.lines)
            there = frozenset(rows)
            more = read_sealed(additions_of(cache / _FILE), f"{_FORMAT} {base.digest}")
            if more is not None:
                rows |= _decode(more.lines)[1]
            return Memory(last, rows, base.digest, there)
    return Memory()


def write_outlines(cache: Path, version: str, memory: Memory, before: Memory) -> None:
    """Keep outlines, those that are new beside those of ``before``. When that fails nothing is lost but time."""
    fresh = {name: row for name, row in memory.rows.items() if before.rows.get(name) is not row}
    if not fresh and memory.last == before.last and len(memory.rows) == len(before.rows):
        return
    changed = any(name in before.there for name in fresh)
    fresh |= {name: memory.rows[name] for name in before.rows.keys() - before.there if name in memory.rows}
    small = is_addition(len(fresh), len(memory.rows), len(before.there))
    if before.digest and small and not changed and memory.last == before.last:
        write_sealed(additions_of(cache / _FILE), f"{_FORMAT} {before.digest}", _encode(memory.last, fresh))
    else:
        write_sealed(cache / _FILE, f"{_FORMAT} {version}", _encode(memory.last, memory.rows))


def _decode(lines: list[str]) -> tuple[int, dict[str, Row]]:
    last, names = from_line(lines[0]), from_line(lines[1])
    width = len(Outline._fields)
    columns = [_read_column(field, line) for field, line in zip(Outline._fields, lines[2 : 2 + width], strict=True)]
    outlines = map(_OUTLINE, zip(*columns, strict=True))
    rest = lines[2 + width :]
    rows = map(Row, outlines, from_repeated(rest[0]), _read_standings(rest[1:]))
    return int(last), dict(zip(names, rows, strict=True))


def _encode(last: int, named: Mapping[str, Row]) -> Iterator[str]:
    rows = list(named.values())
    standings = [row.standing for row in rows]
    yield to_line(last)
    yield to_line(list(named))
    for at, field in enumerate(Outline._fields):
        column = [row.outline[at] for row in rows]
        yield to_line(column) if field in _TEXTS else to_repeated(column)
    yield to_repeated([row.context for row in rows])
    yield to_line([s.key.hex() if s else "" for s in standings])
    yield to_repeated([tuple([state.value for state in s.states]) if s else () for s in standings])
    yield to_repeated([(s.dispute.facets, s.dispute.claims) if s and s.dispute else None for s in standings])
    yield to_repeated([_flatten_grade(s.graded) if s else None for s in standings])
    yield to_repeated([s.changes if s else () for s in standings])
    yield to_repeated([s.told if s else () for s in standings])
    yield to_line([s.weight if s else 0 for s in standings])
    yield to_repeated([tuple(map(_flatten_past, s.past)) if s else () for s in standings])


def _read_column(field: str, line: str) -> list[Any]:
    if field in _TEXTS:
        found: list[Any] = from_line(line)
        return found
    return from_repeated(line, _make_dated) if field == "when" else from_repeated(line)


def _make_dated(value: Any) -> Dated | None:
    return Dated(*value) if value is not None else None


def _read_standings(lines: list[str]) -> list[Standing | None]:
    keys = from_line(lines[0])
    states = from_repeated(lines[1], lambda value: tuple([_STATES[state] for state in value]))
    disputes = from_repeated(lines[2], lambda value: Dispute(*value) if value else None)
    graded = from_repeated(lines[3], lambda value: _make_graded(*value) if value else None)
    changes = from_repeated(lines[4])
    told = from_repeated(lines[5], lambda value: tuple([Told(*one) for one in value]))
    weights = from_line(lines[6])
    past = from_repeated(lines[7], lambda value: tuple([_make_past(*one) for one in value]))
    columns = zip(states, disputes, graded, map(bytes.fromhex, keys), changes, told, weights, past, strict=True)
    return [_STANDING(row) if row[3] else None for row in columns]


def _flatten_grade(graded: Graded) -> object:
    way = tuple([(condition.finding, condition.value) for condition in graded.way])
    found = graded.found
    return graded.grade and graded.grade.value, way, tuple([getattr(found, name) for name in _FINDINGS])


def _make_graded(grade: str | None, way: Any, found: Any) -> Graded:
    return Graded(Grade(grade) if grade else None, tuple([Condition(*one) for one in way]), Findings(*found))


def _flatten_past(past: Past) -> object:
    states = tuple([state.value for state in past.states])
    return past.until, past.when, states, past.grade and past.grade.value, past.differ


def _make_past(until: int, when: Any, states: Any, grade: str | None, differ: str) -> Past:
    known = tuple([_STATES[state] for state in states])
    return Past(until, _make_dated(when), known, Grade(grade) if grade else None, differ)
