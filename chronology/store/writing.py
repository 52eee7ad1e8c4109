"""Proposals into content/, keeping every byte that a person wrote."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from chronology.errors import Problem, RecordError
from chronology.model.records import Proposals
from chronology.store.files import Write, recover, write_batch
from chronology.store.library import Library
from chronology.store.locking import locked
from chronology.store.placing import Plan
from chronology.store.planning import plan_writes
from chronology.store.report import Outcome, Report

BATCH_FILES = 256
T = TypeVar("T")


def write_proposals(
    content: Path, proposals: Proposals, dry_run: bool = False, extractor: str = "", library: Library | None = None
) -> Report:
    """Merge what an extraction found into ``content``; with ``dry_run`` only say what would be written.

    ``extractor`` names the version of the rules, and is kept beside what they wrote; of what ``library`` has read only
    what has changed since is read again, and it sees what was written. A second call with the
    same proposals writes nothing. Raises RecordError, with nothing written, when another process is writing,
    or when a base is damaged; what cannot be written is in the report's problems.
    """
    if dry_run:
        return plan_writes(content, proposals, extractor).report
    with locked(content):
        library = library or Library(content)
        report = apply_plan(content, with_told_errors(content, lambda: _begin(library, proposals, extractor)))
        library.refresh()
        return report


def _begin(library: Library, proposals: Proposals, extractor: str) -> Plan:
    recover(library.content)
    library.refresh()  # others may have written before this process got the lock
    return plan_writes(library.content, proposals, extractor, library)


def with_told_errors(content: Path, plan: Callable[[], T]) -> T:
    """What ``plan`` gives, before anything is written. Raises RecordError for its OSError."""
    try:
        return plan()
    except OSError as error:
        raise RecordError([_explain(content, error, "nothing is written")]) from None


def apply_plan(content: Path, plan: Plan) -> Report:
    """Write a plan, while the lock is held; the report has what was written, and what could not be, as a problem."""
    for records, bases in _batches(plan):
        try:
            write_batch(content, records, bases)
        except OSError as error:
            return _without_unwritten(plan.report, content, _explain(content, error, "what came before it is"))
    return plan.report


def _explain(content: Path, error: OSError, what_now: str) -> Problem:
    path = str(error.filename) if error.filename else content.name
    return Problem(path, None, None, None, f"cannot be written: {error.strerror or error}; {what_now}; run again")


def _batches(plan: Plan) -> Iterator[tuple[list[Write], list[Write]]]:
    """Each record's file in one batch with the bases that describe it."""
    lone = [base for base in plan.bases if base.goes_with is None]
    for start in range(0, len(lone), BATCH_FILES):
        yield [], lone[start : start + BATCH_FILES]
    by_record: dict[str, list[Write]] = {}
    for base in plan.bases:
        if base.goes_with is not None:
            by_record.setdefault(base.goes_with, []).append(base)
    for start in range(0, len(plan.records), BATCH_FILES):
        records = list(plan.records[start : start + BATCH_FILES])
        yield records, [base for record in records for base in by_record.get(record.path, ())]


def _without_unwritten(report: Report, content: Path, problem: Problem) -> Report:
    """The report with only what the files say now."""
    written = {change.path for change in report.changes if _says(content.parent / change.path, change.after)}

    def is_written(outcome: Outcome) -> bool:
        return f"{content.name}/{outcome.path}" in written

    return dataclasses.replace(
        report,
        added=tuple(outcome for outcome in report.added if is_written(outcome)),
        updated=tuple(outcome for outcome in report.updated if is_written(outcome)),
        changes=tuple(change for change in report.changes if change.path in written),
        problems=(*report.problems, problem),
    )


def _says(file: Path, text: str) -> bool:
    try:
        return file.read_bytes() == text.encode()
    except OSError:
        return False
