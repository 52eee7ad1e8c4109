"""What a user installs: the wheel, in a clean environment, outside of the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from chronology.scaffold import FILES

ROOT = Path(__file__).parents[2]


def run(command: str, folder: Path, env: dict[str, str]) -> str:
    done = subprocess.run(["sh", "-ec", command], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A shell environment whose `python` is a new virtual environment, and whose index also holds our wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    pinned = re.findall(r"^[\w.-]+==[^\s;\\]+(?: ;[^\\\n]+)?", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    (folder / "constraints.txt").write_text("\n".join(pinned) + "\n")
    links = " ".join([str(folder), *os.environ.get("PIP_FIND_LINKS", "").split()])
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))},
        "PATH": f"{folder / 'venv' / 'bin'}:{os.environ['PATH']}",
        "PIP_FIND_LINKS": links,
        "PIP_CONSTRAINT": str(folder / "constraints.txt"),
    }


@pytest.fixture(scope="module")
def scaffold(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronology that the installed command wrote."""
    folder = tmp_path_factory.mktemp("user")
    run("python -m pip install --quiet chronology-timeline", folder, environment)
    run("chronology init mine", folder, environment)
    return folder / "mine"


def test_init_writes_the_whole_scaffold_and_an_example_event(scaffold: Path) -> None:
    missing = [target for target in FILES.values() if not (scaffold / target).is_file()]
    events = list((scaffold / "content" / "events").glob("*.yml"))
    assert (missing, bool(events)) == ([], True)


def test_the_theme_comes_from_the_wheel(scaffold: Path, environment: dict[str, str]) -> None:
    run("chronology build --strict", scaffold, environment)
    page = (scaffold / "site" / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert not (scaffold / "site_templates").exists()


def test_the_steps_of_the_github_workflow_run(scaffold: Path, environment: dict[str, str]) -> None:
    workflow = yaml.safe_load((scaffold / ".github/workflows/chronology.yml").read_text(encoding="utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["site"]["steps"] if "run" in step]
    assert len(steps) == 4
    for step in steps:
        run(step, scaffold, environment)
    assert (scaffold / "site" / "timeline" / "index.html").is_file()


@pytest.mark.parametrize("job", ["pages", "check"])
def test_the_steps_of_the_gitlab_pipeline_run(scaffold: Path, environment: dict[str, str], job: str) -> None:
    pipeline = yaml.safe_load((scaffold / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert pipeline[job]["script"]
    for step in pipeline[job]["script"]:
        run(step, scaffold, environment)


def test_the_example_chronology_is_checked_by_the_same_workflow(scaffold: Path) -> None:
    ours = (ROOT / ".github/workflows/chronology.yml").read_text(encoding="utf-8")
    assert ours == (scaffold / ".github/workflows/chronology.yml").read_text(encoding="utf-8")
