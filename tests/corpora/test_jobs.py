"""Jobs on real processes: the same bytes as one process, whatever is killed; what does harm is set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.corpus.dask_engine import connect
from chronology.corpus.entries import Entry
from chronology.corpus.finding import find_parts
from chronology.corpus.isolating import Limits, read_isolated
from chronology.corpus.jobs import SET_ASIDE, Job, read_entries, read_in_parts, tabulate_annotations
from chronology.corpus.parts import Part
from chronology.corpus.process_engine import ProcessEngine
from chronology.corpus.steps import Engine, StepsFailedError, alone_in
from chronology.corpus.tables import read_rows
from chronology.corpus.work import Work, annotate_record, line_of
from chronology.ingest.reading import read_documents
from tests.corpora.examples import do_harm, text, write_lines
from tests.corpora.here import job_in, silent

TIMEXES = Work("annotate", "timexes")  # needs no parser, so that a reader starts at once


def parts_of(file: Path, records: int) -> list[Part]:
    return list(find_parts([str(file)], records))


def in_one_process(file: Path) -> list[str]:
    return [line_of(annotate_record("", reading, "timexes")) for reading in read_documents([file])]


def lines_of(job: Job, parts: list[Part]) -> list[str]:
    return [line_of(entry) for entry in read_entries(read_in_parts(job, parts, TIMEXES))]


@pytest.fixture(params=["processes", "dask"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Two worker processes, in which the document that says KILL kills one, once."""
    flag = do_harm(tmp_path, monkeypatch)
    if request.param == "processes":
        yield ProcessEngine(2)
    else:
        with connect("local", 2) as engine:
            yield engine
    assert flag.exists()


def test_a_killed_worker_loses_nothing_and_doubles_nothing(engine: Engine, tmp_path: Path) -> None:
    texts = [text(number) for number in range(40)]
    texts[13] += " They wanted to KILL nobody."
    file = write_lines(tmp_path / "c.jsonl", texts)
    job = Job(tmp_path / "job", engine, silent)
    assert lines_of(job, parts_of(file, 10)) == in_one_process(file)
    left = [path.name for path in (job.work / "reading").iterdir() if path.name.startswith(".")]
    assert left == []


def test_documents_that_do_harm_are_set_aside_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    do_harm(tmp_path, monkeypatch)
    texts = [
        text(0),
        "CRASH on Monday.",
        "HANG on Monday.",
        "RAISE on Monday.",
        "EAT on Monday.",
        "x " * 500_001,
        text(6),
    ]
    file = write_lines(tmp_path / "c.jsonl", texts)
    job = job_in(tmp_path / "job", limits=Limits(seconds=4, memory_bytes=2_000_000_000))
    outcome = tabulate_annotations(job, parts_of(file, 10), TIMEXES)
    assert outcome.tally == {"read": 2, "failed": 0, "aside": 5, "again": 0}
    assert (job.folder / SET_ASIDE).read_text().splitlines() == [
        f"{file}:2: set aside: the process that read it was ended by SIGSEGV, twice",
        f"{file}:3: set aside: it took longer than 4 seconds, twice",
        f"{file}:4: set aside: annotating failed (ValueError: such a text); please report this with the article",
        f"{file}:5: set aside: it took more than 2,000 MB of memory",
        f"{file}:6: set aside: its text has 1,000,002 characters, more than 1,000,000; split it",
    ]


def test_a_second_run_does_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(number) for number in range(6)])
    job = job_in(tmp_path / "job")
    first = read_in_parts(job, parts_of(file, 2), TIMEXES)
    made = [folder.stat().st_mtime_ns for folder in first]
    for left in first[1].iterdir():
        left.unlink()
    first[1].rmdir()
    second = read_in_parts(job, parts_of(file, 2), TIMEXES)
    now = [folder.stat().st_mtime_ns for folder in second]
    assert (second, [old == new for old, new in zip(made, now, strict=True)]) == (first, [True, False, True])


def test_an_article_that_comes_again_is_kept_once(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(0), text(1)])
    one, other = (json.loads(line) for line in file.read_text().splitlines())
    file.write_text("".join(json.dumps(line) + "\n" for line in (one, one, {**other, "id": one["id"]})))
    job = job_in(tmp_path / "job")
    outcome = tabulate_annotations(job, parts_of(file, 1), TIMEXES)
    rows = list(read_rows(sorted((job.folder / "annotations").iterdir())))
    assert outcome.tally == {"read": 1, "failed": 1, "aside": 0, "again": 1}
    assert [row["place"] for row in rows] == [f"{file}:1"]
    assert (job.folder / SET_ASIDE).read_text() == (
        f"{file}:3: id: another article, of {file}:1, has the id 'a0'; give this one an id of its own\n"
    )


def test_parquet_and_lines_have_the_same_rows(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(number) for number in range(3)])
    tables = []
    for suffix in ("parquet", "jsonl"):
        job = job_in(tmp_path / suffix, suffix=suffix)
        tabulate_annotations(job, parts_of(file, 2), TIMEXES)
        rows = read_rows(sorted((job.folder / "annotations").iterdir()))
        tables.append([{key: str(value) for key, value in row.items()} for row in rows])
    assert tables[0] == tables[1]


def test_two_runs_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(StepsFailedError, match="another run is at work"), alone_in(tmp_path):
        pass


def test_a_file_that_went_away_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(number) for number in range(4)])
    good, bad = parts_of(file, 2)
    gone = Part.from_json(bad.to_json().replace("c.jsonl", "gone.jsonl"))
    entries = read_entries(read_in_parts(job_in(tmp_path / "job"), [good, gone], TIMEXES))
    assert [entry.state for entry in entries] == ["read", "read", "failed"]


def test_a_part_goes_on_where_a_killed_worker_left_it(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(number) for number in range(3)])
    (part,) = parts_of(file, 10)
    scraps = tmp_path / "scraps"
    left = Entry(f"{file}:2", "a1", "read", payload="done before")
    scraps.write_text(json.dumps([2, left.to_json()]) + '\n[3, "torn')
    payloads = [entry.payload for entry in read_isolated(part, TIMEXES, scraps=scraps)]
    whole = in_one_process(file)
    assert payloads == [whole[0], "done before", whole[2]]


def test_a_record_with_a_mistake_is_read_and_counted_as_flawed(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(0), text(1)])
    file.write_text(file.read_text().replace("2031-03-02", "2031-02-31"))
    job = job_in(tmp_path / "job")
    outcome = tabulate_annotations(job, parts_of(file, 10), TIMEXES)
    assert (outcome.tally["read"], outcome.tally["flawed"]) == (2, 1)
    assert (job.folder / SET_ASIDE).read_text().startswith(f"{file}:2:1: dct: '2031-02-31'")


@pytest.mark.parametrize("name", ["index.json", "lines.jsonl"])
def test_what_a_disk_lost_of_a_step_is_told_with_what_to_do(name: str, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(0)])
    job = job_in(tmp_path / "job")
    (done,) = read_in_parts(job, parts_of(file, 10), TIMEXES)
    (done / name).write_bytes(b"")
    with pytest.raises(StepsFailedError, match=r"is damaged \(.*\); delete that folder and run again"):
        tabulate_annotations(job, parts_of(file, 10), TIMEXES)


def test_only_pieces_of_an_earlier_run_go_from_the_folder_of_a_table(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(0)])
    job = job_in(tmp_path / "job")
    (job.folder / "annotations").mkdir(parents=True)
    for name in ("part-00007.parquet", "part-of-my-notes.txt"):
        (job.folder / "annotations" / name).touch()
    tabulate_annotations(job, parts_of(file, 10), TIMEXES)
    left = sorted(path.name for path in (job.folder / "annotations").iterdir())
    assert left == [f"part-00000.{job.suffix}", "part-of-my-notes.txt"]
