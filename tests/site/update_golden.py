"""Writes the golden pages anew: ``python -m tests.site.update_golden``. Read the diff before you commit it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.site.building import GOLDEN, build, golden_parts, lay_example


def main() -> None:
    """Replace every golden file."""
    with tempfile.TemporaryDirectory() as folder:
        parts = golden_parts(build(lay_example(Path(folder))))
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.html"):
        old.unlink()
    for name, text in parts.items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
    print(f"{len(parts)} golden pages written to {GOLDEN}")


if __name__ == "__main__":
    main()
