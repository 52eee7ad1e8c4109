"""Train the linear model that judges attributions, on PolNeAR's training documents.

usage: python -m bench.train_attributions [--out chronology/extraction/sayings/weights_en.npz] [--every N]

Each proposal of the rules is one example; it is right when its cue meets a gold cue, and source and content agree with
gold's at Jaccard >= 0.5 (or, for one of several quotations, the content lies within gold's). Nine documents in ten
train, the tenth sets the threshold that gives the best F1. Weights are stored as int8 with one scale, compressed.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from chronology.extraction.attributions import place_finding, propose_in_sentence
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.quotes import find_quotes, outermost
from chronology.extraction.sayings.judging import BUCKETS
from chronology.extraction.sayings.quoted import Quotations, take_quotations
from chronology.languages import load
from chronology.model.document import Document, Span

TRAIN = Path(__file__).resolve().parents[2] / "shared" / "data" / "attribution" / "train.jsonl"
Words = frozenset[int]
_WORD = re.compile(r"\w+")
ROUNDS = 250
L2 = 8.0
RATE = 0.15


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    features: list[int]
    right: bool
    group: int  # proposals for one word share it: at most one is taken
    document: int


class Places:
    """The words of a text, to turn spans into sets of words."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self.starts, self.ends = [start for start, _ in found], [end for _, end in found]

    def words(self, spans: Iterable[tuple[int, int]]) -> Words:
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )


def read_examples(rows: Iterable[dict[str, Any]]) -> Iterator[Example]:
    language, group = load("en"), 0
    for number, row in enumerate(rows):
        document, places = Document(row["id"], row["text"]), Places(row["text"])
        gold = [
            [places.words(map(tuple, a.get(r, []))) for r in ("source", "cue", "content")] for a in row["attributions"]
        ]
        quotes = Quotations.of(outermost(find_quotes(document.text, document.body_spans())))
        for sentence in parse_sentences(document, language, split_body(document, language), lambda _: True):
            if sentence.parse is None:
                continue
            for proposals in propose_in_sentence(sentence, language, quotes, open_to_all=True):
                group += 1
                for proposal in proposals:
                    placed = place_finding(document.text, sentence, proposal.finding)
                    placed = take_quotations(document.text, placed, quotes)
                    roles = [_pairs(placed.source), _pairs(placed.cue), _pairs(placed.content)]
                    source, cue, content = (places.words(role) for role in roles)
                    right = any(_agrees(source, cue, content, *answer) for answer in gold)
                    yield Example(proposal.features, right, group, number)


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _agrees(
    source: Words, cue: Words, content: Words, gold_source: Words, gold_cue: Words, gold_content: Words
) -> bool:
    if not cue & gold_cue or _jaccard(source, gold_source) < 0.5:
        return False
    within = len(content) > 4 and len(content & gold_content) >= 0.8 * len(content)
    return _jaccard(content, gold_content) >= 0.5 or within


def _jaccard(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def fit(examples: list[Example]) -> tuple[npt.NDArray[np.float64], float]:
    """Logistic regression with L2, by full batches of AdaGrad."""
    columns = np.concatenate([np.asarray(example.features) for example in examples])
    rows = np.repeat(np.arange(len(examples)), [len(example.features) for example in examples])
    labels = np.asarray([example.right for example in examples], dtype=np.float64)
    weights, bias = np.zeros(BUCKETS), 0.0
    seen, seen_bias = np.full(BUCKETS, 1e-8), 1e-8
    for _ in range(ROUNDS):
        scores = np.bincount(rows, weights[columns], len(examples)) + bias
        errors = 1 / (1 + np.exp(-scores)) - labels
        gradient = np.bincount(columns, errors[rows], BUCKETS) + L2 * weights
        seen += gradient**2
        weights -= RATE * gradient / np.sqrt(seen)
        seen_bias += errors.sum() ** 2
        bias -= RATE * errors.sum() / np.sqrt(seen_bias)
    return weights, bias


def best_threshold(
    examples: list[Example], weights: npt.NDArray[np.floating[Any]], bias: float, gold: int
) -> tuple[float, float]:
    """The threshold with the best F1 when the best proposal of each group is taken, and that F1."""
    best: dict[int, tuple[float, bool]] = {}
    for example in examples:
        score = float(weights[example.features].sum()) + bias
        best[example.group] = max(best.get(example.group, (-1e9, False)), (score, example.right))
    ranked = sorted(best.values(), reverse=True)
    right, top = 0, (0.0, 0.0)
    for taken, (score, is_right) in enumerate(ranked, 1):
        right += is_right
        top = max(top, (2 * right / (taken + gold), score))
    return top[1], top[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("chronology/extraction/sayings/weights_en.npz"))
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    rows = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()[:: given.every]]
    examples = list(read_examples(rows))
    kept = {number for number in range(len(rows)) if number % 10 == 9}
    weights, bias = fit([example for example in examples if example.document not in kept])
    scale = float(np.abs(weights).max()) / 127
    stored = np.round(weights / scale).astype(np.int8)
    gold = sum(len(row["attributions"]) for number, row in enumerate(rows) if number in kept)
    threshold, f1 = best_threshold([e for e in examples if e.document in kept], stored * scale, bias, gold)
    print(f"{len(examples):,} proposals, threshold {threshold:.2f}, F1 of kept documents about {100 * f1:.1f}")
    np.savez_compressed(given.out, values=stored, scale=scale, bias=bias, threshold=threshold)
    print(f"{given.out}: {given.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
