"""Train the linear model for attributions, on PolNeAR's training documents.

usage: python -m bench.train_attributions [--out chronology/extraction/sayings/weights_en.npz] [--every N]

Three steps: which words are cues; which words of the sentence are the source and the content; and whether a proposal
of rules or model (cue, source, content) is right, that is, its cue meets a gold cue, and source and content agree with
gold's at Jaccard >= 0.5 (or, for one of several quotations, the content lies within gold's). The third step is trained
on what models for the first two say of documents that they have not seen. All documents train; what weights say of
documents left out of their training (three folds) sets the threshold and the mix that give the best sum of F1 for cues
and for attributions. Weights are stored as int8.
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

from bench.fitting import Examples, fit
from chronology.extraction.attributions import place_finding
from chronology.extraction.parser import Sentence, parse_sentences, split_body
from chronology.extraction.quotes import find_quotes, outermost
from chronology.extraction.sayings.clauses import Finding
from chronology.extraction.sayings.columns import Columns
from chronology.extraction.sayings.cues import CUE_KINDS, describe_cue
from chronology.extraction.sayings.lexicon import load_lexicon
from chronology.extraction.sayings.proposing import judge_candidate, propose_candidates
from chronology.extraction.sayings.quoted import Quotations, quoted_tokens, take_quotations
from chronology.extraction.sayings.reaches import describe_reach
from chronology.extraction.sayings.rules import apply_rules
from chronology.extraction.sayings.weights import TABLES, Table, Weights
from chronology.languages import load
from chronology.model.document import Document, Span

TRAIN = Path(__file__).resolve().parents[2] / "shared" / "data" / "attribution" / "train.jsonl"
ROLES = ("source", "cue", "content")
BUCKETS = {"cue": 1 << 18, "source": 1 << 18, "content": 1 << 18, "found": 1 << 17, "judge": 1 << 17}
FOLDS = 3
PLATEAU = 0.2  # points of F1, of the sum of two
FLOOR = -1.5  # log odds of a cue that is looked into; at -3 it costs half as much again and finds no more
Words = frozenset[int]
_WORD = re.compile(r"\w+")
_MAIN = {"VERB": 0, "NOUN": 2, "ADJ": 4, "PROPN": 4, "AUX": 6, "ADV": 8, "ADP": 10, "SCONJ": 10}


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A document of the corpus, parsed, with its gold."""

    number: int
    document: Document
    sentences: tuple[Sentence, ...]
    gold: tuple[dict[str, list[Span]], ...]
    quotes: Quotations

    def parsed(self) -> Iterator[Sentence]:
        return (sentence for sentence in self.sentences if sentence.parse is not None)


@dataclasses.dataclass(slots=True)
class Outcome:
    """What becomes of a candidate: scores, head start, the gold that its cue meets, and whether it agrees with one."""

    found: float
    judge: float
    head_start: float
    met: list[tuple[int, int]]
    right: bool


class Places:
    """The words of a text, to turn spans into sets of words."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self.starts, self.ends = [start for start, _ in found], [end for _, end in found]

    def words(self, spans: Iterable[Span]) -> Words:
        return frozenset(
            number
            for span in spans
            for number in range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
        )


def read_pages(every: int) -> Iterator[Page]:
    language = load("en")
    for number, line in enumerate(TRAIN.read_text(encoding="utf-8").splitlines()[::every]):
        row = json.loads(line)
        document = Document(row["id"], row["text"])
        sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
        yield to_page(number, row, document, sentences)


def to_page(number: int, row: dict[str, Any], document: Document, sentences: tuple[Sentence, ...]) -> Page:
    gold = tuple({role: [Span(*span) for span in one.get(role, [])] for role in ROLES} for one in row["attributions"])
    return Page(
        number,
        document,
        sentences,
        gold,
        Quotations.of(outermost(find_quotes(row["text"], [Span(0, len(row["text"]))]))),
    )


def main_word(sentence: Sentence, spans: list[Span]) -> int | None:
    """The word of a gold cue that the model has to find."""
    assert sentence.parse is not None
    tokens = [token for token in sentence.parse if any(sentence.token_span(token).overlaps(s) for s in spans)]
    inside = {token.i for token in tokens}
    ranked = [(_MAIN[t.pos_] + (t.head.i in inside and t.head.i != t.i), t.i) for t in tokens if t.pos_ in _MAIN]
    return min(ranked)[1] if ranked else None


def read_words(pages: Iterable[Page]) -> tuple[Examples, Examples, Examples]:
    """Examples for the first two steps: words as cues, words as parts of sources, words as parts of contents."""
    cues, sources, contents = Examples(), Examples(), Examples()
    sizes = {name: Table(np.zeros(size, np.int8), 1.0, 0.0) for name, size in BUCKETS.items()}
    language = load("en")
    lexicon = load_lexicon(language)
    for page in pages:
        for sentence in page.parsed():
            assert sentence.parse is not None
            quoted = quoted_tokens(sentence, page.quotes)
            columns = Columns.of(sentence.parse, quoted)
            mains = _gold_cues(page, sentence)
            for token in sentence.parse:
                if token.pos_ not in CUE_KINDS or token.i in quoted:
                    continue
                found = apply_rules(token, lexicon, quoted)
                names = describe_cue(columns, token.i, found.rule if found else "", lexicon)
                cues.add(sizes["cue"].hash(names), token.i in mains, page.number)
                if token.i in mains:
                    described = [sizes["source"].hash(one) for one in describe_reach(columns, token.i, found)]
                    _add_reach(page, sentence, mains[token.i], described, sources, contents)
    return cues, sources, contents


def _gold_cues(page: Page, sentence: Sentence) -> dict[int, dict[str, list[Span]]]:
    mains: dict[int, dict[str, list[Span]]] = {}
    for gold in page.gold:
        if any(span.overlaps(sentence.span) for span in gold["cue"]):
            main = main_word(sentence, gold["cue"])
            if main is not None:
                mains.setdefault(main, gold)
    return mains


def _add_reach(
    page: Page,
    sentence: Sentence,
    gold: dict[str, list[Span]],
    described: list[list[int]],
    sources: Examples,
    contents: Examples,
) -> None:
    assert sentence.parse is not None
    for token, buckets in zip(sentence.parse, described, strict=True):
        place = sentence.token_span(token)
        if token.is_punct or token.is_space or any(place.overlaps(span) for span in gold["cue"]):
            continue
        sources.add(buckets, any(place.overlaps(span) for span in gold["source"]), page.number)
        contents.add(buckets, any(place.overlaps(span) for span in gold["content"]), page.number)


def read_judged(
    pages: Iterable[Page], weights: list[Weights], examples: tuple[Examples, Examples] | None
) -> Iterator[Outcome]:
    """Each candidate's outcome; its proposals become examples, those of a document by weights that never saw it.

    The first examples are labelled by whether the cue is gold's, the second by whether the spans are too.
    """
    language = load("en")
    for page in pages:
        places = Places(page.document.text)
        gold = [tuple(places.words(one[role]) for role in ROLES) for one in page.gold]
        fold = weights[page.number % len(weights)]
        for sentence in page.parsed():
            for candidate in propose_candidates(sentence, language, page.quotes, fold):
                labels = [_compare(page, sentence, f, places, gold) for f, _ in candidate.proposals]
                if examples is not None:
                    for (_, features), (met, right) in zip(candidate.proposals, labels, strict=True):
                        examples[0].add(features, bool(met), page.number)
                        examples[1].add(features, right, page.number)
                best, found, judged = judge_candidate(candidate, fold)
                met, right = labels[best]
                yield Outcome(found, judged, candidate.head_start, [(page.number, n) for n in met], right)


def _compare(
    page: Page, sentence: Sentence, finding: Finding, places: Places, gold: list[tuple[Words, ...]]
) -> tuple[list[int], bool]:
    """The gold attributions that a finding's cue meets, and whether it agrees with one of them."""
    placed = place_finding(page.document.text, sentence, finding)
    placed = take_quotations(page.document.text, placed, page.quotes)
    source, cue, content = (places.words(getattr(placed, role)) for role in ROLES)
    met = [number for number, one in enumerate(gold) if cue & one[1]]
    return met, any(_agrees(source, content, gold[number][0], gold[number][2]) for number in met)


def _agrees(source: Words, content: Words, gold_source: Words, gold_content: Words) -> bool:
    if _jaccard(source, gold_source) < 0.5:
        return False
    within = len(content) > 4 and len(content & gold_content) >= 0.8 * len(content)
    return _jaccard(content, gold_content) >= 0.5 or within


def _jaccard(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def best_settings(outcomes: list[Outcome], gold: int) -> tuple[float, float, str]:
    """The mix with the best sum of found F1 and attr F1, and the highest threshold that costs next to nothing of it.

    The sum hardly changes around its best; of thresholds that are as good, the higher one takes fewer wrong words.
    """
    curve: list[tuple[float, float, float, str]] = []
    for mix in (0.25, 0.5, 1.0, 2.0, 4.0):
        scored = [(mix * o.found + o.judge + o.head_start, o) for o in outcomes]
        answered: set[tuple[int, int]] = set()
        right = 0
        for taken, (score, outcome) in enumerate(sorted(scored, key=lambda one: -one[0]), 1):
            fresh = next((number for number in outcome.met if number not in answered), None)
            if fresh is not None:
                answered.add(fresh)
                right += outcome.right
            f1 = [200 * hits / (taken + gold) for hits in (len(answered), right)]
            curve.append((sum(f1), mix, score, f"found F1 about {f1[0]:.1f}, attr F1 about {f1[1]:.1f}"))
    best = max(curve, key=lambda point: (point[0], point[2]))
    as_good = (point for point in curve if point[1] == best[1] and point[0] > best[0] - PLATEAU)
    return max(as_good, key=lambda point: point[2])[1:]


def train(pages: list[Page]) -> tuple[Weights, str]:
    """Weights, and in words how they do on documents that did not train them (``FOLDS`` folds)."""
    words = read_words(pages)
    numbers = np.arange(max(page.number for page in pages) + 1)
    everything = numbers >= 0
    empty = Table(np.zeros(BUCKETS["judge"], np.int8), 1.0, 0.0)

    def fit_steps(used: npt.NDArray[np.bool_]) -> Weights:
        steps = zip(words, TABLES[:3], strict=True)
        cue, source, content = (fit(examples, used, BUCKETS[name]) for examples, name in steps)
        return Weights(cue, source, content, empty, empty, FLOOR, 0.0, 0.0)

    def fit_judges(weights: Weights, used: npt.NDArray[np.bool_]) -> Weights:
        found, judge = (fit(one, used, BUCKETS["judge"]) for one in examples)
        return dataclasses.replace(weights, found=found, judge=judge)

    folds = [fit_steps(numbers % FOLDS != fold) for fold in range(FOLDS)]
    examples = Examples(), Examples()
    for _ in read_judged(pages, folds, examples):
        pass
    folds = [fit_judges(weights, numbers % FOLDS != fold) for fold, weights in enumerate(folds)]
    outcomes = list(read_judged(pages, folds, None))
    mix, threshold, told = best_settings(outcomes, sum(len(page.gold) for page in pages))
    weights = fit_judges(fit_steps(everything), everything)
    return dataclasses.replace(weights, mix=mix, threshold=threshold), told


def save(weights: Weights, path: Path) -> None:
    stored: dict[str, Any] = {"floor, mix, threshold": np.array([weights.floor, weights.mix, weights.threshold])}
    for name in TABLES:
        table: Table = getattr(weights, name)
        stored |= {name: table.values, f"{name} scale, bias": np.array([table.scale, table.bias])}
    np.savez_compressed(path, **stored)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("chronology/extraction/sayings/weights_en.npz"))
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    weights, told = train(list(read_pages(given.every)))
    save(weights, given.out)
    print(f"mix {weights.mix}, threshold {weights.threshold:.2f}; documents kept apart: {told}")
    print(f"{given.out}: {given.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
