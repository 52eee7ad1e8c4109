"""Measure attributions on PolNeAR in ../shared/data/attribution: quality, and words per CPU second.

usage: python -m bench.attributions [dev|train] [--every N] [--rules] [--errors] [--speakers]

found     a gold attribution is answered by one whose cue shares a word with it
attr      answered, and source and content each agree at Jaccard >= 0.5 (../shared/tools/score_attribution.py)
exact     answered, and source and content are the same words
speakers  of the gold attributions whose content is wholly quoted, how many get their content and the right source
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from chronology.extraction.attributions import extract_attributions
from chronology.extraction.parser import load_parser, parse_sentences, split_body
from chronology.languages import load
from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROLES = ("source", "cue", "content")
Row = dict[str, Any]
_WORD = re.compile(r"\w+")


def read_rows(name: str, every: int = 1) -> Iterator[Row]:
    with (SHARED / "data" / "attribution" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.strip() and number % every == 0:
                yield json.loads(line)


def attribute(row: Row, *, learned: bool = True) -> tuple[Attribution, ...]:
    """The attributions of one document, every sentence of it parsed; by rules alone when not ``learned``."""
    language, document = load("en"), Document(row["id"], row["text"])
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    return extract_attributions(document, sentences, language, learned=learned)


def to_record(row: Row, found: Iterable[Attribution]) -> Row:
    """As ``chronology annotate`` prints it."""
    return {
        "id": row["id"],
        "attributions": [
            {role: [[span.start, span.end] for span in getattr(attribution, role)] for role in ROLES}
            for attribution in found
        ],
    }


def score(gold: Sequence[Row], system: Sequence[Row], errors: bool = False) -> str:
    """What the scorer in ../shared/tools prints."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("gold.jsonl", "system.jsonl")]
        for path, rows in zip(paths, (gold, system), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        script = str(SHARED / "tools" / "score_attribution.py")
        flags = ["--errors"] if errors else ["--json"]
        run = [sys.executable, script, *map(str, paths), *flags]
        return subprocess.run(run, capture_output=True, text=True, check=True).stdout


def measure(name: str, every: int = 1, *, learned: bool = True) -> tuple[dict[str, list[float]], float]:
    """Precision, recall and F1 of each measure in percent, and words per CPU second, parsing included."""
    load_parser(load("en"))
    gold = list(read_rows(name, every))
    begin = time.process_time()
    system = [to_record(row, attribute(row, learned=learned)) for row in gold]
    words = sum(len(_WORD.findall(row["text"])) for row in gold)
    speed = words / (time.process_time() - begin)
    return json.loads(score(gold, system)), speed


def measure_speakers(rows: Iterable[Row]) -> float:
    """Percent of wholly quoted gold contents that were found with the right source."""
    right = total = 0
    for row in rows:
        system = to_record(row, attribute(row))["attributions"]
        for gold in row["attributions"]:
            if gold.get("content") and all(_is_quoted(row["text"], Span(*span)) for span in gold["content"]):
                total += 1
                right += any(_agree(row["text"], gold, found) for found in system)
    return 100 * right / max(total, 1)


def _is_quoted(text: str, span: Span) -> bool:
    words = text[span.start : span.end].strip()
    return words[:1] in "\"“'‘" and words[-1:] in "\"”'’" and len(words) > 1


def _agree(text: str, gold: Row, found: Row) -> bool:
    return all(_jaccard(_words(text, gold.get(role, [])), _words(text, found[role])) >= 0.5 for role in ROLES[::2])


def _words(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    return {start + match.start() for start, end in spans for match in _WORD.finditer(text[start:end])}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--rules", action="store_true", help="without the linear model")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speakers", action="store_true")
    given = parser.parse_args()
    if given.errors:
        gold = list(read_rows(given.name, given.every))
        print(score(gold, [to_record(row, attribute(row)) for row in gold], errors=True), end="")
        return
    scores, speed = measure(given.name, given.every, learned=not given.rules)
    for measure_name, (precision, recall, f1) in scores.items():
        print(f"{measure_name:15}P {precision:5}  R {recall:5}  F1 {f1:5}")
    print(f"words per CPU second, parsing included: {speed:,.0f}")
    if given.speakers:
        print(f"direct quotations with the right speaker: {measure_speakers(read_rows(given.name, given.every)):.1f} %")


if __name__ == "__main__":
    main()
