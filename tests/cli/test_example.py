"""The example chronology keeps its own promises: clean, verified, settled, and built without a warning."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_extraction_finds_nothing_to_change_in_the_example(run: Run, example: Path) -> None:
    before = {path: path.read_bytes() for path in (example / "content").rglob("*") if path.is_file()}
    done = run("extract", "content/articles")
    after = {path: path.read_bytes() for path in (example / "content").rglob("*") if path.is_file()}
    assert (done.status, after) == (0, before), done.out


def test_the_example_passes_the_steps_of_its_workflow(run: Run, example: Path) -> None:
    done = [run(*words) for words in (("check",), ("verify",), ("build", "--strict"))]
    assert [one.status for one in done] == [0, 0, 0], done


def test_every_page_of_the_example_says_that_it_is_invented(run: Run, example: Path) -> None:
    run("build")
    pages = sorted((example / "site").rglob("*.html"))
    silent = [
        page.relative_to(example).as_posix() for page in pages if "Invented example" not in page.read_text("utf-8")
    ]
    assert (len(pages) > 100, silent) == (True, [])


def test_the_example_shows_every_status_and_contested_numbers_dates_and_intent(run: Run, example: Path) -> None:
    shown = json.loads(run("export", "json").out)["events"]
    contested = [event for event in shown if event["status"] == "contested"]
    disputed = {claim["facet"] for event in contested for claim in event["claims"] if "counters" in claim}
    actual = {event["status"] for event in shown}, {"number", "time", "intent"} <= disputed
    assert actual == ({"single source", "several sources", "contested", "planned", "unresolved"}, True)


def test_the_example_holds_events_that_people_rejected_and_deleted(example: Path) -> None:
    events = {path.stem: path.read_text("utf-8") for path in (example / "content/events").glob("*.yml")}
    rejected = [name for name, text in events.items() if "\nrejected: true" in text]
    deleted = {path.stem for path in (example / "content/.base/events").glob("*.json")} - set(events)
    assert (len(rejected) > 50, "ten-weeks-sign-a-ceasefire-2031-06" in deleted) == (True, True)
