"""Killed, interrupted or out of space at any step: each file is old or new, and the next run ends where it should."""

from __future__ import annotations

import dataclasses
import errno
import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.model.records import Event, Proposals, Source
from chronology.store import locking
from chronology.store.loading import load_chronology
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, SOURCE, TALKS, cite, snapshot
from tests.store.faults import FAULTS, Disk, count_steps, failing, kill, run_with_fault

NEWS = Event(
    "relief-arrives", "Relief arrives", evidence=(cite("relief came by sea"),), summary="Word by word. " * 1500
)
LATER = Proposals((dataclasses.replace(BOATS, when=Edtf.parse("2031-03")), TALKS, NEWS), (SOURCE, Source("x", "X")))


def extract_later(content: Path) -> bool:
    return bool(write_proposals(content, LATER).problems)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("start") / "content"
    write_proposals(content, PROPOSALS)
    file = content / "events" / f"{TALKS.id}.yml"
    file.write_text(file.read_text() + "notes: mine\n")
    return content


@pytest.fixture(scope="module")
def goal(start: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """What an undisturbed run leaves, and in how many steps."""
    content = tmp_path_factory.mktemp("goal") / "content"
    shutil.copytree(start, content)
    count = count_steps(extract_later, content)
    return snapshot(content), count


def _check(content: Path, start: Path, goal: dict[str, bytes]) -> None:
    old = snapshot(start)
    for path, data in snapshot(content).items():
        name = path.rsplit("/", 1)[-1]
        if not name.startswith("."):  # locks, journals and temporary files are no records
            assert data in (old.get(path), goal.get(path)), path
    assert load_chronology(content).problems == ()
    with failing(Disk(None, kill)):  # without waiting for a real disk
        write_proposals(content, LATER)
    assert snapshot(content) == goal


@pytest.mark.parametrize(("fault", "status"), FAULTS)
def test_whatever_stops_a_run_at_whatever_step(
    fault: Callable[[], None], status: int, start: Path, goal: tuple[dict[str, bytes], int], tmp_path: Path
) -> None:
    assert 3 * goal[1] >= 500
    for at in range(1, goal[1] + 1):
        content = tmp_path / str(at) / "content"
        shutil.copytree(start, content)
        actual = run_with_fault(extract_later, content, at, fault)
        assert actual == status or snapshot(content) == goal[0], at  # some faults can be worked around
        _check(content, start, goal[0])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "link", refuse)  # tests may run as root, whom no permission stops
    with pytest.raises(RecordError, match="content: cannot be written: Permission denied"):
        write_proposals(tmp_path / "content", PROPOSALS)


def test_a_file_that_a_person_saves_meanwhile_is_not_overwritten(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    shutil.copytree(start, content)
    file = content / "events" / f"{BOATS.id}.yml"
    plan = write_proposals.__globals__["plan_writes"]

    def plan_and_save(*args: object) -> object:
        planned = plan(*args)
        file.write_text(file.read_text() + "notes: saved just now\n")
        return planned

    monkeypatch.setitem(write_proposals.__globals__, "plan_writes", plan_and_save)
    report = write_proposals(content, LATER)
    assert "notes: saved just now" in file.read_text()
    assert [problem.message for problem in report.problems] == [
        "cannot be written: it has changed since it was read; what came before it is; run again"
    ]
    assert (report.added, report.updated) == ((), ())


def test_a_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with locking.locked(tmp_path):
            os._exit(9)
    os.waitpid(child, 0)
    assert (tmp_path / ".lock").exists()
    with locking.locked(tmp_path, tries=2):
        assert str(os.getpid()) in (tmp_path / ".lock").read_text()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_is_held_is_told_with_its_holder(tmp_path: Path) -> None:
    with (
        locking.locked(tmp_path),
        pytest.raises(RecordError, match=rf"\.lock: process {os.getpid()} on .* is writing here; wait until it is"),
        locking.locked(tmp_path, tries=2),
    ):
        pass


RUNS, EACH = 10, 10


def _make_news(source: str, run: int, summary: str | None) -> Proposals:
    events = (
        Event(f"{source}-{n}", f"News {n}", evidence=(cite(f"words {n}", source),), summary=summary)
        for n in range(run * EACH, (run + 1) * EACH)
    )
    return Proposals(tuple(events), (Source(source, source),))


def _update_one_after_another(content: Path, source: str) -> None:
    for run in range(RUNS):
        write_proposals(content, _make_news(source, run, f"Written by {source}."))


def test_two_extractions_at_once_keep_200_updates(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in ("one", "two"):
        for run in range(RUNS):
            write_proposals(content, _make_news(name, run, None))
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_update_one_after_another, args=(content, name)) for name in ("one", "two")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    loaded = load_chronology(content)
    written = [event.summary for event in loaded.chronology.events]
    assert (sorted(map(str, written)), loaded.problems) == (
        ["Written by one."] * RUNS * EACH + ["Written by two."] * RUNS * EACH,
        (),
    )
