"""An article that is taken out again, with what rests on it alone; what a person wrote stays."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from chronology.errors import Problem, RecordError
from chronology.store.articles import FOLDER as ARTICLES
from chronology.store.base import Base, render_base
from chronology.store.encoding import render_plain_file, schema_path
from chronology.store.files import Write, read_if_there, recover, safe_path, write_batch
from chronology.store.fingerprints import items_of
from chronology.store.locking import locked
from chronology.store.plain import Plain
from chronology.store.report import Outcome
from chronology.store.shapes import KINDS
from chronology.store.shelves import Shelf, Standing, read_shelf
from chronology.store.writing import with_told_errors

SOURCE, _, EVENT, _ = KINDS


@dataclasses.dataclass(frozen=True, slots=True)
class Removed:
    """What went, or would go: files below content/; and the events that stay although they quote the article.

    ``unsupported`` have no quote of another article; ``quoting`` have. Their detail says how many quotes it is.
    """

    source: str
    files: tuple[str, ...]
    unsupported: tuple[Outcome, ...]
    quoting: tuple[Outcome, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Plan:
    removed: Removed
    tombstone: Write | None


def remove_article(content: Path, name: str, *, dry_run: bool = False) -> Removed:
    """Delete an article, its source, and the events that rest on it alone and that nobody has edited.

    ``name`` is the id of the source, or the path of the article or of the source's file. None of it comes back by
    an extraction, since their bases stay. Raises RecordError, with nothing deleted, when there is no such article,
    when its record stands in a file with others, or when the folder cannot be written.
    """
    if dry_run:
        return _plan(content, name).removed
    with locked(content):
        with_told_errors(content, lambda: recover(content))
        plan = with_told_errors(content, lambda: _plan(content, name))
        try:
            if plan.tombstone:
                write_batch(content, [], [plan.tombstone])
            for path in plan.removed.files:  # events first: a kill on the way leaves no event without its source
                with contextlib.suppress(FileNotFoundError):
                    (content / path).unlink()
        except OSError as error:
            message = f"cannot be deleted: {error.strerror or error}; run again"
            raise RecordError([Problem(str(error.filename or content), None, None, None, message)]) from None
    return plan.removed


def _plan(content: Path, name: str) -> _Plan:
    sources, events = read_shelf(content, SOURCE), read_shelf(content, EVENT)
    source = _find_source(content, sources, name)
    id_ = source.stored.record.id
    if len(source.file.records) > 1 or source.file.problems:
        message = f"{id_} stands here with others, or with mistakes; give it a file of its own, then run again"
        raise RecordError([Problem(f"{content.name}/{source.file.path}", None, None, None, message)])
    files: list[str] = []
    unsupported: list[Outcome] = []
    quoting: list[Outcome] = []
    for event_id, standing in sorted(events.standing.items()):
        cited = list(_cited_sources(standing.value))
        if id_ not in cited:
            continue
        alone = set(cited) == {id_}
        if alone and _is_untouched(content, standing, events.bases.get(event_id)):
            files.append(standing.file.path)
            continue
        count = cited.count(id_)
        outcome = Outcome("event", event_id, standing.file.path, f"{count} quote{'s' if count > 1 else ''} of it")
        (unsupported if alone else quoting).append(outcome)
    files += [source.file.path, *_kept_article(content, sources, source)]
    removed = Removed(id_, tuple(files), tuple(unsupported), tuple(quoting))
    return _Plan(removed, _tombstone(content, sources, source))


def _find_source(content: Path, shelf: Shelf, name: str) -> Standing:
    below = name.removeprefix(f"{content.as_posix()}/")
    for id_, standing in shelf.standing.items():
        if name == id_ or below in {standing.file.path, standing.value.get("file")}:
            return standing
    message = "no source has this id or file; content/sources/ has them all"
    raise RecordError([Problem(content.name, None, None, name, message)])


def _cited_sources(event: dict[str, Plain]) -> Iterator[str]:
    """The source of each quote of a plain event, its claims and its relations."""
    for record in (event, *items_of(event.get("claims")), *items_of(event.get("relations"))):
        for item in items_of(record.get("evidence")):
            yield str(item.get("source"))


def _is_untouched(content: Path, standing: Standing, base: Base | None) -> bool:
    """Whether a file holds nothing but what the machine wrote: no other value, record or comment.

    That a person rejected the event is no hindrance: it stays away with its article.
    """
    value = {**standing.value, "rejected": base.value.get("rejected")} if base else {}
    if (
        base is None
        or value != {"rejected": None, **base.value}
        or len(standing.file.records) > 1
        or standing.file.problems
    ):
        return False
    folder = PurePosixPath(standing.file.path).parent
    ours = render_plain_file(base.value, schema_path(EVENT.name, folder)).splitlines()
    there = (read_if_there(content / standing.file.path) or b"").decode().splitlines()
    # Values may stand on other lines by now; a comment of a person's brings one # more, or another first line.
    return there[:1] == ours[:1] and "\n".join(there).count("#") == "\n".join(ours).count("#")


def _kept_article(content: Path, shelf: Shelf, source: Standing) -> Iterator[str]:
    """The article's file, when it is kept in articles/ and no other source rests on it."""
    file = source.value.get("file")
    others = {standing.value.get("file") for standing in shelf.standing.values() if standing is not source}
    if not isinstance(file, str) or file in others:
        return
    with contextlib.suppress(ValueError):
        path = content / safe_path(file)
        is_below = path.resolve().is_relative_to(content.resolve()) and not path.is_symlink()
        if safe_path(file).parts[0] == ARTICLES and is_below and path.is_file():
            yield file


def _tombstone(content: Path, shelf: Shelf, source: Standing) -> Write | None:
    """The base that keeps the article from coming back, where a person wrote its record and there is none."""
    id_ = source.stored.record.id
    if id_ in shelf.bases:
        return None
    base = Base("source", id_, source.value)
    return Write(base.path, read_if_there(content / base.path), render_base(base))
