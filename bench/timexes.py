"""How well and how fast expressions of time are read, on corpora beside the checkout.

    python bench/timexes.py [--errors CORPUS] [--half tuning|kept] [--shared ../shared]

Prints strict, relaxed and value F1 beside the figures of peers, for each corpus as a whole and for its two
halves (rules are tuned on one, the other is kept apart), and the megabytes of text per CPU second.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chronology import languages
from chronology.extraction.timexes import tag_timexes
from chronology.model.document import DctOrigin, Document
from chronology.reasoning.resolving import resolve_timexes

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = ("timebank", "aquaint", "wikiwars")
MEASURES = ("strict", "relaxed", "value")
# From the corpora's own README: the same files (AQUAINT with one document more, WikiWars with 22), the same scorer.
PEERS: Mapping[str, Mapping[str, tuple[float, float, float]]] = {
    "HeidelTime 2.2.1": {"timebank": (85.3, 91.9, 79.5), "aquaint": (81.3, 92.5, 72.9), "wikiwars": (85.4, 91.9, 82.9)},
    "SUTime 4.5.10": {"timebank": (82.0, 91.3, 69.2), "aquaint": (76.9, 89.3, 67.5), "wikiwars": (78.5, 91.7, 49.4)},
    "duckling": {"timebank": (57.7, 75.4, 48.4), "aquaint": (66.9, 76.8, 52.9), "wikiwars": (58.4, 75.7, 36.9)},
    "chrono-node 2.10.3": {
        "timebank": (56.7, 70.8, 48.7),
        "aquaint": (72.8, 82.8, 61.9),
        "wikiwars": (54.2, 68.8, 30.1),
    },
    "dateparser 1.5.0": {"timebank": (28.8, 55.9, 27.4), "aquaint": (46.2, 77.8, 33.1), "wikiwars": (43.7, 77.6, 37.6)},
}


@dataclasses.dataclass(frozen=True, slots=True)
class Scores:
    """F1 in percent for the span, an overlapping span, and an overlapping span with the right value."""

    strict: float
    relaxed: float
    value: float


def half_of(document_id: str) -> str:
    """Which half a document belongs to, from a digest of its id."""
    return "tuning" if hashlib.sha256(document_id.encode()).digest()[0] % 2 else "kept"


def load_corpus(shared: Path, name: str) -> dict[str, Any]:
    """Documents of a corpus by id."""
    lines = (shared / "data" / "timex" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


def as_document(record: Mapping[str, Any]) -> Document:
    """A corpus line as a document."""
    dct = date.fromisoformat(record["dct"][:10]) if record.get("dct") else None
    return Document(record["id"], record["text"], dct, dct_origin=DctOrigin.RECORD)


def annotate(documents: Iterable[Document]) -> dict[str, Any]:
    """What the system finds, as the scorer reads it."""
    english = languages.load("en")
    return {
        document.id: {
            "id": document.id,
            "timexes": [
                {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
                for t in resolve_timexes(document, tag_timexes(document, english))
            ],
        }
        for document in documents
    }


def load_scorer(shared: Path) -> Callable[..., Any]:
    """The ``score`` function of ``tools/score_timex.py``."""
    spec = importlib.util.spec_from_file_location("score_timex", shared / "tools" / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[..., Any] = module.score
    return score


def score(scorer: Callable[..., Any], gold: dict[str, Any], system: dict[str, Any], half: str | None = None) -> Scores:
    """Scores over a corpus or one of its halves."""
    ids = {key for key in gold if half is None or half_of(key) == half}
    results = scorer(gold, system, ids=ids)[0]
    return Scores(*(round(100 * results[measure][2], 2) for measure in MEASURES))


def measure_speed(documents: Sequence[Document]) -> float:
    """Megabytes of text per CPU second, start-up left out: rules are compiled when a text first has their words."""
    annotate(documents)
    started = time.process_time()
    annotate(documents)
    seconds = time.process_time() - started
    return sum(len(document.text.encode()) for document in documents) / 1e6 / seconds


def print_errors(shared: Path, name: str, half: str | None) -> None:
    """Every decision that is not exact, one a line."""
    gold = load_corpus(shared, name)
    system = annotate(map(as_document, gold.values()))
    details: list[Any] = []
    load_scorer(shared)(gold, system, ids={k for k in gold if half is None or half_of(k) == half}, details=details)
    for key, kind, wanted, found in sorted(details, key=lambda item: item[1]):
        if kind != "ok":
            text, at = gold[key]["text"], wanted or found
            around = text[max(0, at["start"] - 60) : at["end"] + 40].replace("\n", " ")
            parts = [
                f"{text[t['start'] : t['end']]!r} {t['type']} {t.get('value')}" if t else "-" for t in (wanted, found)
            ]
            print(f"{kind}\t{key} {gold[key]['dct']}\tG {parts[0]}\tS {parts[1]}\t…{around}…")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", choices=CORPORA)
    parser.add_argument("--half", choices=("tuning", "kept"))
    arguments = parser.parse_args()
    if arguments.errors:
        print_errors(arguments.shared, arguments.errors, arguments.half)
        return
    print_table(arguments.shared)


def print_table(shared: Path) -> None:
    """Scores beside the peers', and the speed."""
    scorer = load_scorer(shared)
    print(f"{'strict / relaxed / value F1':28}" + "".join(f"{name:>24}" for name in CORPORA))
    rows: dict[str, list[Scores]] = {"chronology": [], "  tuning half": [], "  kept half": []}
    documents: list[Document] = []
    for name in CORPORA:
        gold = load_corpus(shared, name)
        corpus = [as_document(record) for record in gold.values()]
        documents += corpus
        system = annotate(corpus)
        for row, half in zip(rows, (None, "tuning", "kept"), strict=True):
            rows[row].append(score(scorer, gold, system, half))
    for row, scores in rows.items():
        print(f"{row:28}" + "".join(f"{_show(s.strict, s.relaxed, s.value):>24}" for s in scores))
    for peer, figures in PEERS.items():
        print(f"{peer:28}" + "".join(f"{_show(*figures[name]):>24}" for name in CORPORA))
    print(f"{measure_speed(documents):.2f} MB of text per CPU second, one process, start-up not counted")


def _show(strict: float, relaxed: float, value: float) -> str:
    return f"{strict:.1f} / {relaxed:.1f} / {value:.1f}"


if __name__ == "__main__":
    main()
