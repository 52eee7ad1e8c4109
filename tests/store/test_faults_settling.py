"""Settling, undeleting, rewriting and applying are stopped at any step: each file is old or new, and a second try ends well."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.model.records import Place
from chronology.store.formatting import format_dates
from chronology.store.loading import load_chronology
from chronology.store.planning import plan_writes
from chronology.store.saved_plans import apply_saved, read_plan, render_plan
from chronology.store.settling import accept, dismiss
from chronology.store.undeleting import undelete
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, TALKS, snapshot, with_boats
from tests.store.faults import FAULTS, Disk, count_steps, failing, kill, run_with_fault

FILE = f"events/{BOATS.id}.yml"
CHANGED = with_boats(
    when=Edtf.parse("2031-03"), title="Two boats go down", place=Place("Outer Sound"), summary="Word by word. " * 300
)


def write_frozen(content: Path) -> None:
    """An event that a person reviewed, and for which the machine proposes other values."""
    write_proposals(content, PROPOSALS)
    text = (content / FILE).read_text()
    (content / FILE).write_text(text.replace("reviewed: false", "reviewed: true  # seen"))
    write_proposals(content, CHANGED)


def write_deleted(content: Path) -> None:
    write_proposals(content, with_boats(summary="Word by word. " * 300))
    (content / FILE).unlink()


def write_typed(content: Path) -> None:
    write_proposals(content, with_boats(summary="Word by word. " * 300))
    for id_, date, words in ((BOATS.id, "2031-02", "February 2031"), (TALKS.id, '"2031-04-01"', "1 April 2031")):
        file = content / "events" / f"{id_}.yml"
        file.write_text(file.read_text().replace(f"when: {date}", f"when: {words}  # said so"))


def write_planned(content: Path) -> None:
    write_proposals(content, PROPOSALS)
    (content.parent / "plan.json").write_text(render_plan(content, plan_writes(content, CHANGED, "")))


def apply_plan(content: Path) -> bool:
    return bool(apply_saved(content, read_plan((content.parent / "plan.json").read_bytes(), "plan.json")).problems)


def accept_all(content: Path) -> bool:
    return not accept(content, BOATS.id).detail


def dismiss_all(content: Path) -> bool:
    return not dismiss(content, BOATS.id).detail


def undelete_boats(content: Path) -> bool:
    return not undelete(content, BOATS.id).path


def rewrite_dates(content: Path) -> bool:
    return bool(format_dates(content).report.problems)


def extract_changed(content: Path) -> bool:
    """How a plan that was half applied is finished: it is refused, and the extraction run again."""
    return bool(write_proposals(content, CHANGED).problems)


Act = Callable[[Path], bool]
# What is there before, what is done, and what is done once more after it was stopped.
ACTS: dict[str, tuple[Callable[[Path], None], Act, Act]] = {
    "accept": (write_frozen, accept_all, accept_all),
    "dismiss": (write_frozen, dismiss_all, dismiss_all),
    "undelete": (write_deleted, undelete_boats, undelete_boats),
    "fmt": (write_typed, rewrite_dates, rewrite_dates),
    "apply": (write_planned, apply_plan, extract_changed),
}


@pytest.mark.parametrize("name", ACTS)
def test_whatever_stops_it_at_whatever_step(name: str, tmp_path: Path) -> None:
    prepare, act, again = ACTS[name]
    prepare(tmp_path / "start" / "content")
    start = snapshot(tmp_path / "start" / "content")
    shutil.copytree(tmp_path / "start", tmp_path / "goal")
    steps = count_steps(act, tmp_path / "goal" / "content")
    goal = snapshot(tmp_path / "goal" / "content")
    assert goal != start
    for fault, status in FAULTS:
        for at in range(1, steps + 1):
            content = tmp_path / f"{status}-{fault.__name__}-{at}" / "content"
            shutil.copytree(tmp_path / "start", content.parent)
            actual = run_with_fault(act, content, at, fault)
            assert actual == status or snapshot(content) == goal, at  # some faults can be worked around
            _check(content, start, goal, again)
            shutil.rmtree(content.parent)


def _check(content: Path, start: dict[str, bytes], goal: dict[str, bytes], again: Act) -> None:
    for path, data in snapshot(content).items():
        if not path.rsplit("/", 1)[-1].startswith("."):  # locks, journals and temporary files are no records
            assert data in (start.get(path), goal.get(path)), path
    assert [problem for problem in load_chronology(content).problems if problem.severity == "error"] == []
    with failing(Disk(None, kill)), contextlib.suppress(RecordError):  # it may have been done already
        again(content)
    assert snapshot(content) == goal


def test_these_are_more_than_500_faults(tmp_path: Path) -> None:
    counts = []
    for name, (prepare, act, _) in ACTS.items():
        content = tmp_path / name / "content"
        prepare(content)
        counts.append(count_steps(act, content))
    assert len(FAULTS) * sum(counts) >= 500
