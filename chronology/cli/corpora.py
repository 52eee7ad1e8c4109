"""Corpora past one process: what --jobs, --cluster and --into do in `annotate` and `extract`."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from chronology.cli.console import Console
from chronology.errors import printable

if TYPE_CHECKING:
    from chronology.corpus.jobs import Job, Outcome
    from chronology.corpus.parts import Part
    from chronology.corpus.work import Work
    from chronology.ingest.reading import Reading

F = TypeVar("F", bound=Callable[..., object])
_CACHE = Path(".cache/chronology/jobs")


@dataclasses.dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work: so many processes here, or the workers of a scheduler."""

    jobs: int | None = None
    cluster: str | None = None

    @property
    def wanted(self) -> bool:
        """Whether a person asked for more than this one process."""
        return self.jobs is not None or self.cluster is not None


def with_workers(command: F) -> F:
    """The options --jobs, --cluster and --into."""
    into = click.option(
        "--into",
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help="Write tables into this folder instead: Parquet, or JSON Lines without the extra `cluster`. A run that "
        "was stopped goes on where it was.",
    )
    cluster = click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Read on the workers of this Dask scheduler (tcp://host:8786); `local` starts one here. Needs "
        "pip install 'chronology-timeline[cluster]'.",
    )
    jobs = click.option(
        "-j", "--jobs", metavar="N", type=click.IntRange(1, 1024), help="Read with so many processes of this machine."
    )
    return jobs(cluster(into(command)))


def holds_corpus(paths: Iterable[str]) -> bool:
    """Whether Parquet or WARC files are among the paths, or in the folders that they name."""
    from chronology.corpus.finding import is_corpus

    return any(
        is_corpus(path) or (Path(path).is_dir() and any(is_corpus(str(file)) for file in Path(path).rglob("*")))
        for path in paths
    )


@contextlib.contextmanager
def open_job(console: Console, workers: Workers, folder: Path) -> Iterator[Job]:
    """A job in this folder, which nobody else works in meanwhile. Raises SetupError, ConfigError, StepsFailedError."""
    from chronology.corpus.jobs import Job
    from chronology.corpus.steps import Engine, StepsFailedError, alone_in, describe_torn

    def progress(done: Iterable[str], what: str, total: int) -> Iterable[str]:
        return console.progress(done, what, total)

    with contextlib.ExitStack() as stack:
        engine: Engine
        if workers.cluster:
            from chronology.corpus.dask_engine import connect

            engine = stack.enter_context(connect(workers.cluster, workers.jobs or _count_cores()))
        else:
            from chronology.corpus.process_engine import ProcessEngine

            engine = ProcessEngine(workers.jobs or 1)
        stack.enter_context(alone_in(folder))
        job = Job(folder, engine, progress)
        try:
            yield job
        except json.JSONDecodeError as error:
            raise StepsFailedError(describe_torn(job.work, error)) from error


def _count_cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def passing_job(console: Console, workers: Workers, parts: list[Part], work: Work) -> Iterator[Job]:
    """A job whose folder goes when it is done, and stays when it is stopped, so that the next run goes on."""
    from chronology.corpus.steps import name_of

    folder = _CACHE / name_of([part.name for part in parts], work.to_json())
    with open_job(console, workers, folder) as job:
        yield job
    shutil.rmtree(folder, ignore_errors=True)


def annotate_in_parts(console: Console, paths: tuple[str, ...], work: Work, workers: Workers) -> int:
    """Print the lines of ``annotate``, as one process would, in the order of the input; its exit status."""
    from chronology.corpus.finding import find_parts
    from chronology.corpus.jobs import read_entries, read_in_parts
    from chronology.corpus.work import line_of

    parts = list(find_parts(paths))
    failed = False
    with passing_job(console, workers, parts, work) as job:
        for entry in read_entries(read_in_parts(job, parts, work)):
            console.tell(entry.problems)
            failed |= entry.failed
            click.echo(line_of(entry))
    return int(failed)


def annotate_into(console: Console, paths: tuple[str, ...], work: Work, workers: Workers, folder: Path) -> int:
    """Write what is found into a table; the exit status."""
    from chronology.corpus.finding import find_parts
    from chronology.corpus.jobs import tabulate_annotations

    parts = list(find_parts(paths))
    with open_job(console, workers, folder) as job:
        outcome = tabulate_annotations(job, parts, work)
    return _tell_outcome(folder, outcome)


def extract_tables_into(
    console: Console, paths: tuple[str, ...], work: Work, workers: Workers, folder: Path, content: Path
) -> int:
    """Write the articles and the events that they tell together into tables; the exit status.

    Parties and places of ``content`` keep their ids.
    """
    from chronology.corpus.finding import find_parts
    from chronology.corpus.linking_job import extract_tables
    from chronology.linking.entities.settling import Known
    from chronology.store.known_parties import read_known_parties
    from chronology.store.library import Library

    parts = list(find_parts(paths))
    with open_job(console, workers, folder) as job:
        outcome = extract_tables(
            job, parts, work, read_known_parties(Library(content)) if content.is_dir() else Known()
        )
    return _tell_outcome(folder, outcome)


def _tell_outcome(folder: Path, outcome: Outcome) -> int:
    from chronology.corpus.jobs import SET_ASIDE

    tally = outcome.tally
    lost = tally["failed"] + tally["aside"]
    lines = [f"{tally['read']} articles read"]
    if tally["again"]:
        lines.append(f"{tally['again']:6} more that say the same under the same id, counted once")
    if lost:
        lines.append(f"{lost:6} that gave nothing, {tally['aside']} of them set aside: {folder / SET_ASIDE} says why")
    if tally["flawed"]:
        lines.append(f"{tally['flawed']:6} that were read with a mistake: {folder / SET_ASIDE} says which")
    lines += [f"{outcome.events:6} events"] if outcome.events is not None else []
    lines += [f"{folder / table}/" for table in outcome.tables]
    click.echo(printable("\n".join(lines)))
    return int(lost + tally["flawed"] > 0)


def read_ahead(console: Console, paths: tuple[str, ...], work: Work, workers: Workers) -> Iterator[Reading]:
    """Let workers fill the cache of what articles tell; then the articles, for `extract` to find there.

    What the workers set aside comes as a Reading without a document.
    """
    from chronology.corpus.finding import find_parts
    from chronology.corpus.jobs import read_entries, read_in_parts
    from chronology.corpus.records import find_records, place_of
    from chronology.ingest.reading import Reading

    parts = list(find_parts(paths))
    with passing_job(console, workers, parts, work) as job:
        entries = read_entries(read_in_parts(job, parts, work))
        aside = {entry.place: entry.problems for entry in entries if entry.state == "aside"}
    for part in parts:
        skipped = {number for number in range(1, len(part.paths) + 1) if place_of(part, number) in aside}
        for number, read in find_records(part, work.published, skipped):
            place = place_of(part, number)
            yield Reading(None, aside[place]) if place in aside else read()
