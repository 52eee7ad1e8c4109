from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the installed command in an empty folder."""

    def call(*words: str, stdin: str | bytes = "", folder: Path = tmp_path) -> Done:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        command = [str(Path(sys.executable).with_name("chronology")), *words]
        done = subprocess.run(command, cwd=folder, input=data, capture_output=True, check=False, timeout=120)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
