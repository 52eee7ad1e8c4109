"""Dates that people typed in words, rewritten as EDTF when they ask for it; every other byte stays."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

from chronology.errors import Problem, RecordError
from chronology.store.base import Base, read_bases, render_base
from chronology.store.changes import Change, apply_change
from chronology.store.decoding import parse_date
from chronology.store.files import Write, read_bytes, read_if_there, recover
from chronology.store.labels import find_labelled, item_key
from chronology.store.locking import locked
from chronology.store.nodes import place_faults
from chronology.store.placing import Plan, describe_change
from chronology.store.plain import Fault, Plain, Steps
from chronology.store.record_files import FileRead, by_place, find_files, read_file
from chronology.store.report import Report
from chronology.store.shapes import KINDS, Kind, field_map
from chronology.store.splicing import splice
from chronology.store.writing import apply_plan, with_told_errors


@dataclasses.dataclass(frozen=True, slots=True)
class Formatted:
    """What was rewritten, or would be: each date at its place, with the words that stood there and its EDTF.

    ``report`` has the changes by file, and the problems: files that cannot be read or written, and dates that
    cannot be rewritten without touching what a person wrote.
    """

    rewritten: tuple[Problem, ...]
    report: Report


@dataclasses.dataclass(frozen=True, slots=True)
class _Typed:
    """A date in words: the id of its record, the words, and the change that makes it EDTF."""

    id: str
    words: str
    change: Change

    @property
    def told(self) -> str:
        return f"{self.words} → {self.change.value}"


def format_dates(content: Path, below: str = "", *, write: bool = True) -> Formatted:
    """Rewrite dates in words as EDTF in the files of records that are, or lie in, ``below`` (a path below ``content``).

    Only the dates' own characters change. A date that a person respelled stays theirs, even where its EDTF is what
    extraction once wrote. Raises RecordError, with nothing written, when there is no such folder, when another
    process is writing, or when a base is damaged.
    """
    if not content.is_dir():
        raise RecordError([Problem(str(content), None, None, None, "there is no such folder; run: chronology init")])
    if not write:
        return _Formatter(content, below).formatted
    with locked(content):
        formatter = with_told_errors(content, lambda: _begin(content, below))
        report = apply_plan(content, formatter.plan)
    written = {change.path for change in report.changes}
    return Formatted(tuple(one for one in formatter.formatted.rewritten if one.path in written), report)


def _begin(content: Path, below: str) -> _Formatter:
    recover(content)
    return _Formatter(content, below)


class _Formatter:
    """Collects what is to be written, file by file."""

    def __init__(self, content: Path, below: str) -> None:
        self.content = content
        self.records: list[Write] = []
        self.bases: list[Write] = []
        self.problems: list[Problem] = []
        self.rewritten: list[Problem] = []
        for kind in KINDS:
            known = read_bases(content, kind.name)
            for path in find_files(content, kind):
                if not below or f"{path}/".startswith(f"{below}/"):
                    self._take_file(read_file(content, kind, path, {}, None), known)

    @property
    def report(self) -> Report:
        changes = tuple(describe_change(self.content, write) for write in self.records)
        return Report(problems=tuple(sorted(self.problems, key=by_place)), changes=changes)

    @property
    def formatted(self) -> Formatted:
        return Formatted(tuple(sorted(self.rewritten, key=by_place)), self.report)

    @property
    def plan(self) -> Plan:
        return Plan(tuple(self.records), tuple(self.bases), self.report)

    def _take_file(self, file: FileRead, known: Mapping[str, Base]) -> None:
        self.problems += file.problems
        found = list(_find_typed(file))
        if not found:
            return
        data = read_bytes(self.content / file.path)
        text = data.decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix(mark)
        after, done = splice(text, [one.change for one in found], file.kind.cls)
        faults = [Fault(one.change.steps, one.told) for one in found]
        self._tell(place_faults(faults, text, f"{self.content.name}/{file.path}"), done)
        if after != text:
            self.records.append(Write(file.path, data, (mark + after).encode()))
            made = [one for one, is_done in zip(found, done, strict=True) if is_done]
            self.bases += _keep_as_theirs(self.content, file, made, known)

    def _tell(self, told: list[Problem], done: tuple[bool, ...]) -> None:
        for problem, is_done in zip(told, done, strict=True):
            if is_done:
                self.rewritten.append(problem)
            else:
                message = f"cannot be rewritten without touching what is yours; do it by hand: {problem.message}"
                self.problems.append(dataclasses.replace(problem, message=message))


def _find_typed(file: FileRead) -> Iterator[_Typed]:
    """The dates of a file that are not EDTF."""
    for stored in file.records:
        for steps, label, text in _dates(stored.value, file.kind.cls, (), ""):
            edtf = parse_date(text).text
            if edtf != text:
                yield _Typed(stored.record.id, text, Change("set", (*stored.steps, *steps), (), label, edtf))


def _dates(value: Plain, cls: type, steps: Steps, label: str) -> Iterator[tuple[Steps, str, str]]:
    """Every date of a plain record: the way to it, its name for people, and its text."""
    if not isinstance(value, dict):
        return
    for name, field in field_map(cls).items():
        item, here = value.get(name), f"{label}{name}"
        if field.kind is Kind.DATE and isinstance(item, str):
            yield (*steps, name), here, item
        elif field.kind is Kind.RECORDS and isinstance(item, list):
            for index, member in enumerate(item):
                if isinstance(member, dict):
                    inner = f"{here}.{item_key(field.of, member)}."
                    yield from _dates(member, field.of, (*steps, name, index), inner)
        elif field.kind in {Kind.RECORD, Kind.RECORDS}:
            yield from _dates(item, field.of, (*steps, name), f"{here}.")


def _keep_as_theirs(content: Path, file: FileRead, made: list[_Typed], known: Mapping[str, Base]) -> Iterator[Write]:
    """Bases that would own a respelled date: they get the words that stood there, from which it differs."""
    new: dict[str, Base] = {}
    for one in made:
        base = new.get(one.id) or known.get(one.id)
        found = find_labelled(file.kind.cls, base.value, one.change.label) if base else None
        if base and found and found.there and found.value == one.change.value:
            value = apply_change(base.value, "set", found.steps, one.words)
            assert isinstance(value, dict)
            new[one.id] = dataclasses.replace(base, value=value)
    for base in new.values():
        yield Write(base.path, read_if_there(content / base.path), render_base(base), file.path)
