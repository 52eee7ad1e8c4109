"""The example chronology keeps its own promises: clean, verified, settled, and built without a warning."""

from __future__ import annotations

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
