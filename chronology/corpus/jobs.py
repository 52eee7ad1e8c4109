"""A job: a corpus through all its steps, on whatever engine; run again, it does what is missing."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from chronology.corpus.buckets import read_all
from chronology.corpus.entries import Entry, describe_aside
from chronology.corpus.isolating import NO_LIMITS_GIVEN, Limits
from chronology.corpus.listing import share_folders
from chronology.corpus.mapping import ReadPart, code_hash
from chronology.corpus.parts import Part
from chronology.corpus.reducing import ASIDE, TALLY, TabulateAnnotations, TabulateArticles, table_file
from chronology.corpus.steps import Engine, Progress, run_steps
from chronology.corpus.tables import Row, Suffix, Table, choose_suffix, write_table
from chronology.corpus.work import Work

SET_ASIDE = "set-aside.txt"
_WORK = ".work"
_PIECE = re.compile(r"part-\d{5,}\.(?:parquet|jsonl)")
_PARTS_A_BUCKET = 40  # twenty thousand records


@dataclasses.dataclass(frozen=True, slots=True)
class Job:
    """Where a job is done, by what, and within which limits."""

    folder: Path
    engine: Engine
    progress: Progress
    limits: Limits = NO_LIMITS_GIVEN
    suffix: Suffix = dataclasses.field(default_factory=choose_suffix)

    @property
    def work(self) -> Path:
        """Where steps leave what they did; may be deleted when the job is done."""
        return self.folder.resolve() / _WORK


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How many records became what, the tables, and how many events there are.

    Of the records some were read, failed, were put aside, or came again; of those read some are flawed.
    """

    tally: Counter[str]
    tables: tuple[str, ...]
    events: int | None = None


def count_buckets(parts: Sequence[Part]) -> int:
    """How many buckets a corpus is sorted into: a function of its size alone."""
    return max(1, -(-len(parts) // _PARTS_A_BUCKET))


def read_in_parts(job: Job, parts: Sequence[Part], work: Work, buckets: int = 1) -> list[Path]:
    """The first phase: the folders of all parts, in order. Raises StepsFailedError."""
    code, here = code_hash(), str(Path.cwd())
    steps = [ReadPart(part, work, buckets, job.limits, code, here) for part in parts]
    return run_steps(job.engine, job.work, "reading", steps, job.progress)


def read_entries(folders: Iterable[Path]) -> Iterator[Entry]:
    """What all records gave, in the order of the corpus, where they were not sorted into buckets."""
    return (Entry.from_json(line) for folder in folders for line in read_all(folder))


def tabulate_annotations(job: Job, parts: Sequence[Part], work: Work) -> Outcome:
    """What is found in a corpus, as a table in the job's folder. Raises StepsFailedError."""
    buckets = count_buckets(parts)
    listing = share_folders(job.work, read_in_parts(job, parts, work, buckets))
    steps = [TabulateAnnotations(listing, bucket, job.suffix) for bucket in range(buckets)]
    folders = run_steps(job.engine, job.work, "tables", steps, job.progress)
    publish(job, "annotations", folders)
    return Outcome(tell_aside(job, folders), ("annotations",))


def tabulate_articles(job: Job, parts: Sequence[Part], work: Work) -> list[Path]:
    """The articles of a corpus as a table in the job's folder, and what each tells; the folders, a bucket each."""
    buckets = count_buckets(parts)
    listing = share_folders(job.work, read_in_parts(job, parts, work, buckets))
    steps = [TabulateArticles(listing, bucket, job.suffix) for bucket in range(buckets)]
    folders = run_steps(job.engine, job.work, "articles", steps, job.progress)
    publish(job, "articles", folders)
    return folders


def publish(job: Job, table: str, folders: Sequence[Path]) -> None:
    """Put a table's pieces where people look for them, each whole; pieces of an earlier run go."""

    def put(number: int, temporary: Path) -> None:
        try:
            temporary.hardlink_to(table_file(folders[number], job.suffix))
        except OSError:  # another file system, or one without links
            shutil.copyfile(table_file(folders[number], job.suffix), temporary)

    _put_pieces(job, table, len(folders), put)


def publish_rows(job: Job, table: str, columns: Table, rows: Iterable[Row]) -> None:
    """Write a table of one piece where people look for it."""

    def put(_number: int, temporary: Path) -> None:
        write_table(temporary, columns, rows)

    _put_pieces(job, table, 1, put)


def _put_pieces(job: Job, table: str, count: int, put: Callable[[int, Path], None]) -> None:
    place = job.folder / table
    place.mkdir(parents=True, exist_ok=True)
    names = [f"part-{number:05}.{job.suffix}" for number in range(count)]
    for number, name in enumerate(names):
        temporary = place / f".{name}.tmp.{job.suffix}"
        temporary.unlink(missing_ok=True)
        put(number, temporary)
        temporary.replace(place / name)
    for old in place.glob("part-*"):
        if _PIECE.fullmatch(old.name) and old.name not in names:
            old.unlink()


def tell_aside(job: Job, folders: Sequence[Path]) -> Counter[str]:
    """Write which records gave nothing or not all, for a person to read; the counts of all."""
    tally: Counter[str] = Counter()
    aside: list[Entry] = []
    for folder in folders:
        tally.update(json.loads((folder / TALLY).read_bytes()))
        aside += map(Entry.from_json, (folder / ASIDE).read_bytes().splitlines())
    write_aside(job.folder, aside)
    return tally


def write_aside(folder: Path, entries: Iterable[Entry]) -> None:
    """Write the file of what gave nothing; none where all went well."""
    told = describe_aside(sorted(entries, key=lambda entry: _natural(entry.place)))
    file = folder / SET_ASIDE
    if not told:
        file.unlink(missing_ok=True)
        return
    temporary = file.with_suffix(".tmp")
    temporary.write_text(told, "utf-8")
    temporary.replace(file)


def _natural(place: str) -> tuple[str, int]:
    path, _, number = place.rpartition(":")
    return (path, int(number)) if path and number.isdecimal() else (place, 0)
