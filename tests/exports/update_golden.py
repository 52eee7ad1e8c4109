"""Write the golden files of the exports anew: ``python -m tests.exports.update_golden``; the diff is the review."""

from __future__ import annotations

from pathlib import Path

from chronology.exports import FORMATS
from tests.exports.example_chronology import CHRONOLOGY, SITE

FOLDER = Path(__file__).parent / "golden"


def golden_path(name: str) -> Path:
    return FOLDER / f"chronology.{name}"


def main() -> None:
    for name, export in FORMATS.items():
        golden_path(name).write_bytes(export(CHRONOLOGY, SITE).encode())


if __name__ == "__main__":
    main()
