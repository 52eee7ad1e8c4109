"""Write the golden files of the exports anew: ``python -m tests.exports.update_golden``; the diff is the review."""

from __future__ import annotations

from pathlib import Path

from chronology.exports import ANNOTATION_FORMATS, FORMATS
from tests.exports.example_article import ANNOTATIONS, DOCUMENT
from tests.exports.example_chronology import CHRONOLOGY, SITE

FOLDER = Path(__file__).parent / "golden"


def write_all() -> dict[str, str]:
    """What each golden file has to hold, by file name."""
    chronologies = {f"chronology.{name}": export(CHRONOLOGY, SITE) for name, export in FORMATS.items()}
    annotated = {
        f"annotations.{name}": export(DOCUMENT, ANNOTATIONS, ()) for name, export in ANNOTATION_FORMATS.items()
    }
    return chronologies | annotated


def main() -> None:
    for name, text in write_all().items():
        (FOLDER / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
