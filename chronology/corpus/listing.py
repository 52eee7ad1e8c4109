"""Small values that all steps of a phase need lie in a file that is known by its digest, not in each step."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path


def write_shared(folder: Path, value: object) -> str:
    """Write a value as JSON; the path of its file, which tells nothing but its digest."""
    data = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
    file = folder / "shared" / f"{hashlib.sha256(data).hexdigest()[:20]}.json"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_bytes(data)
        temporary.replace(file)
    return str(file)


def read_folders(file: str) -> list[Path]:
    """A list of folders that was shared: they stand beside it, so that the job's folder may be moved."""
    base = Path(file).parents[1]
    return [base / name for name in json.loads(Path(file).read_bytes())]


def share_folders(folder: Path, places: Sequence[Path]) -> str:
    """Write where steps left what they did, in order."""
    return write_shared(folder, [place.relative_to(folder).as_posix() for place in places])
