"""The tutorial is run as a reader would run it, and must print what it says that it prints."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(
    r"(?:Save this as `(?P<file>[^`]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
STATUS = re.compile(r"\[status (\d+)\]")


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """A file to save, or a command with what it prints."""

    file: str | None
    text: str
    expected: str = ""


def read_steps(page: str) -> list[Step]:
    steps: list[Step] = []
    for block in BLOCK.finditer(page):
        if block["file"]:
            steps.append(Step(block["file"], block["text"]))
        elif block["kind"] == "console":
            commands = re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]
            steps += [Step(None, command.partition("\n")[0], command.partition("\n")[2]) for command in commands]
    return steps


def matches(printed: str, expected: str) -> bool:
    """Whether the output is as expected; ``...`` stands for anything, a line of it for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else r"[^\n]*".join(map(re.escape, line.split("..."))) + "\n"
        for line in expected.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


def test_every_command_of_the_tutorial_prints_what_the_page_says(tmp_path: Path) -> None:
    folder = tmp_path
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    steps = read_steps(TUTORIAL.read_text(encoding="utf-8"))
    assert len(steps) > 15
    for step in steps:
        if step.file is not None:
            (folder / step.file).write_text(step.text, encoding="utf-8")
        elif step.text.startswith("cd "):
            folder = folder / step.text.removeprefix("cd ")
        else:
            done = subprocess.run(
                ["sh", "-c", step.text], cwd=folder, capture_output=True, text=True, check=False,
                env={**os.environ, "PATH": path},
            )  # fmt: skip
            wanted = STATUS.search(step.expected)
            expected = STATUS.sub("", step.expected).rstrip("\n") + "\n" if step.expected.strip() else ""
            assert done.returncode == (int(wanted[1]) if wanted else 0), f"$ {step.text}\n{done.stdout}{done.stderr}"
            assert matches(done.stdout, expected), f"$ {step.text}\nexpected:\n{expected}\nprinted:\n{done.stdout}"
    assert (folder / "site" / "index.html").is_file()
    assert "gas pipe" in (folder / "site" / "e" / "the-bridge-at-oren-is-destroyed-2031-05" / "index.html").read_text()
