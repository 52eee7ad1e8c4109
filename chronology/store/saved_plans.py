"""A plan as a file: what an extraction would write, to be looked at, kept, and applied to the very same state later."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from chronology.errors import Problem, RecordError
from chronology.store.articles import FOLDER as ARTICLES
from chronology.store.base import FOLDER as BASES
from chronology.store.base import parse_base
from chronology.store.files import Write, read_bytes, read_if_there, recover, safe_path
from chronology.store.locking import locked
from chronology.store.placing import Plan, describe_change
from chronology.store.reading import read_yaml
from chronology.store.record_files import find_files
from chronology.store.report import Outcome, Report, Waiting
from chronology.store.shapes import KINDS, RecordKind
from chronology.store.writing import apply_plan, with_told_errors

FORMAT = "chronology plan 1"
_OUTCOMES = ("added", "updated", "kept", "proposed", "stale", "skipped")
_AGAIN = "make the plan anew: chronology extract … --dry-run --format json"


@dataclasses.dataclass(frozen=True, slots=True)
class _Saved:
    """One write of a plan: the hash that the file must still have (None: it is not there), and its new bytes."""

    path: str
    sha256_before: str | None
    after: bytes
    goes_with: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan that was read from a file, and the hash of every file that it was made against."""

    records: tuple[_Saved, ...]
    bases: tuple[_Saved, ...]
    articles: tuple[_Saved, ...]
    against: Mapping[str, str]
    report: Report


# ---------------------------------------------------------------- writing


def render_plan(content: Path, plan: Plan, articles: Sequence[Write] = ()) -> str:
    """A plan as JSON: the report, every file with its hashes and new text, and the hashes of all other files."""
    report = plan.report
    body: dict[str, object] = {"format": FORMAT, "content": content.name}
    body |= {name: [dataclasses.asdict(outcome) for outcome in getattr(report, name)] for name in _OUTCOMES}
    body["waiting"] = [dataclasses.asdict(one) for one in report.waiting]
    body["files"] = [{**_hashes(write), "after": write.after.decode()} for write in plan.records]
    body["bases"] = [
        {**_hashes(write), "after": write.after.decode(), "goes_with": write.goes_with} for write in plan.bases
    ]
    body["articles"] = [{**_hashes(write), "base64": base64.b64encode(write.after).decode()} for write in articles]
    body["against"] = hash_state(content)
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def _hashes(write: Write) -> dict[str, str | None]:
    return {"path": write.path, "sha256_before": _hash(write.before), "sha256_after": _hash(write.after)}


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def hash_state(content: Path) -> dict[str, str]:
    """SHA-256 of every file of records and every base below ``content``, by path."""
    paths = [path for kind in KINDS for path in find_files(content, kind)]
    paths += sorted(file.relative_to(content).as_posix() for file in (content / BASES).glob("*/*.json"))
    return {path: _hash_file(content / path) for path in paths}


def _hash_file(file: Path) -> str:
    try:
        return hashlib.sha256(read_bytes(file)).hexdigest()
    except OSError as error:  # a link that is not followed, a file that may not be read: told by `check`
        return f"unreadable: {error.errno}"


# ---------------------------------------------------------------- reading


def read_plan(data: bytes, shown: str) -> SavedPlan:
    """A plan from its file, ``shown`` to people. Raises RecordError when it is none, or was changed by hand."""
    try:
        body = json.loads(data)
        if not isinstance(body, dict) or body.get("format") != FORMAT:
            raise ValueError(f"expected {FORMAT!r}")
        records, bases, articles = (tuple(_read_writes(body[name])) for name in ("files", "bases", "articles"))
        outcomes: dict[str, Any] = {name: tuple(Outcome(**one) for one in body[name]) for name in _OUTCOMES}
        report = Report(waiting=tuple(Waiting(**one) for one in body["waiting"]), **outcomes)
        against = {str(path): str(sha256) for path, sha256 in body["against"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"is no plan that can be applied ({error}); {_AGAIN}"
        raise RecordError([Problem(shown, None, None, None, message)]) from None
    problems = [*_check_paths(records, bases, articles), *_check_texts(records, bases)]
    if problems:
        raise RecordError([Problem(shown, None, None, path, f"{message}; {_AGAIN}") for path, message in problems])
    return SavedPlan(records, bases, articles, against, report)


def _read_writes(entries: Sequence[Mapping[str, Any]]) -> Iterator[_Saved]:
    for entry in entries:
        after = base64.b64decode(entry["base64"], validate=True) if "base64" in entry else entry["after"].encode()
        if _hash(after) != entry["sha256_after"]:
            raise ValueError(f"{entry['path']} was changed by hand")
        yield _Saved(str(entry["path"]), entry["sha256_before"], after, entry.get("goes_with"))


def _check_paths(*writes: Sequence[_Saved]) -> Iterator[tuple[str, str]]:
    records, bases, articles = writes
    for one in records:
        if not one.path.endswith((".yml", ".yaml")) or _kind_at(one.path) is None:
            yield one.path, "is no file of records"
    for one in bases:
        if not _is_below(one.path, BASES) or not one.path.endswith(".json") or _kind_of_base(one.path) is None:
            yield one.path, "is no base of a record"
    for one in articles:
        if not _is_below(one.path, ARTICLES):
            yield one.path, "is no kept article"


def _is_below(path: str, folder: str) -> bool:
    try:
        parts = safe_path(path).parts
    except ValueError:
        return False
    return len(parts) > 1 and parts[0] == folder and not any(part.startswith(".") for part in parts[1:])


def _kind_at(path: str) -> RecordKind | None:
    return next((kind for kind in KINDS if _is_below(path, kind.folder)), None)


def _kind_of_base(path: str) -> RecordKind | None:
    parts = PurePosixPath(path).parts
    return next((kind for kind in KINDS if len(parts) == 3 and parts[1] == kind.folder), None)


def _check_texts(records: Sequence[_Saved], bases: Sequence[_Saved]) -> Iterator[tuple[str, str]]:
    for one in records:
        for problem in read_yaml(one.after, one.path).problems:
            yield one.path, f"would not be a file of records: {problem.message}"
    for one in bases:
        kind = _kind_of_base(one.path)
        try:
            if kind:
                parse_base(kind.name, PurePosixPath(one.path).stem, one.after)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            yield one.path, "would not be a base"


# ---------------------------------------------------------------- applying


def apply_saved(content: Path, saved: SavedPlan) -> Report:
    """Write a plan through the same locked batches as an extraction.

    Raises RecordError, with nothing written, when any file of records or base has changed, come or gone since the
    plan was made, or another article is kept under the name of one; what cannot be written is in the report.
    """
    with locked(content):
        plan, articles = with_told_errors(content, lambda: _begin(content, saved))
        if articles:
            report = apply_plan(content, Plan(articles, (), Report()))
            if report.problems:
                return report
        return apply_plan(content, plan)


def _begin(content: Path, saved: SavedPlan) -> tuple[Plan, tuple[Write, ...]]:
    recover(content)
    records, bases, articles = (
        tuple(Write(one.path, read_if_there(content / one.path), one.after, one.goes_with) for one in many)
        for many in (saved.records, saved.bases, saved.articles)
    )
    changed = _find_changed(content, saved, (*records, *bases, *articles))
    if changed:
        told = (f"{changed[path]}; {_AGAIN}" for path in sorted(changed))
        shown = (f"{content.name}/{path}" for path in sorted(changed))
        raise RecordError([Problem(path, None, None, None, why) for path, why in zip(shown, told, strict=True)])
    report = dataclasses.replace(saved.report, changes=tuple(describe_change(content, write) for write in records))
    return Plan(records, bases, report), tuple(write for write in articles if write.before != write.after)


def _find_changed(content: Path, saved: SavedPlan, writes: Sequence[Write]) -> dict[str, str]:
    now = hash_state(content)
    paths = {path for path in {*now, *saved.against} if now.get(path) != saved.against.get(path)}
    changed = {path: _what_happened(path, saved, now) for path in paths}
    copies = {one.path for one in saved.articles}
    for one, write in zip((*saved.records, *saved.bases, *saved.articles), writes, strict=True):
        is_kept_already = one.path in copies and write.before == one.after
        if _hash(write.before) != one.sha256_before and not is_kept_already:
            changed.setdefault(one.path, "is another file than the plan knows")
    return changed


def _what_happened(path: str, saved: SavedPlan, now: Mapping[str, str]) -> str:
    if path not in now:
        return "is gone since the plan was made"
    return "has changed since the plan was made" if path in saved.against else "came after the plan was made"
