"""Find what the clues to the reading of an event's time weigh.

usage: python -m bench.train_readings [--write] [--penalty N]

A log-linear model (see reasoning/readings/choosing.py), by gradient ascent on the likelihood of the right reading less
a penalty on the squares of the weights. Learnt from the tuning half of the Event Time corpus, and from ``readings.tsv``
beside this file: our own reading of the times of events of other newswire (documents and events by their names in
TimeBank and AQUAINT; days as earliest..latest first and last day). The figures are of documents of the tuning half
that were left out of the fit, one after the other.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.clue_fitting import HEADING, Array, ascend, put_weights, read_options, tell_weights
from bench.events import Row, gold_bounds, read_rows, to_document
from bench.timexes import half_of
from chronology import languages
from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.model.annotations import EventMention
from chronology.model.document import Span
from chronology.reasoning.anchoring import anchor_events
from chronology.reasoning.news import find_news_day
from chronology.reasoning.readings.choosing import Clues, Stakes, decide, lay_out
from chronology.reasoning.readings.days import Days, agree, holds, to_days
from chronology.reasoning.readings.stage import set_stage
from chronology.reasoning.readings.weights import load_readings
from chronology.reasoning.resolving import resolve_timexes
from chronology.temporal.bounds import Bounds, DayRange

WORDS = Path(__file__).parent.parent / "chronology/languages/en/words/readings.yml"
LABELS = Path(__file__).parent / "readings.tsv"
PENALTY = 20.0
STEPS, RATE = 150, 0.2
SEEN = 10  # times that a clue must be seen, to be weighed
SMALL = 0.03  # weights below are left out

Clue = tuple[str, str]


@dataclasses.dataclass(frozen=True, eq=False)
class Example:
    """An event: the readings with their clues, what the rules say, and the right time."""

    document: str
    published: int
    days: Sequence[Days]
    clues: Sequence[Clues]
    by_rules: Days
    right: Days

    @property
    def place(self) -> int | None:
        """Which reading is right; None where none is."""
        return next((n for n, days in enumerate(self.days) if days == self.right), None)


def read_examples() -> tuple[list[Example], list[Example], int]:
    """Those of the Event Time corpus's tuning half, our own, and how many events the corpus has there in all."""
    corpus: list[Example] = []
    total = 0
    for row in read_rows("eventtime/train_dev.jsonl"):
        if half_of(row["id"]) == "tuning":
            wanted = [
                (Span(g["start"], g["end"]), found) for g in row["event_times"] if (found := gold_bounds(g["time"]))
            ]
            total += len(wanted)
            corpus += _lay_out(row, wanted)
    labels = read_labels()
    rows = (row for name in ("timebank", "aquaint") for row in read_rows(f"timex/{name}.jsonl"))
    own = [example for row in rows if row["id"] in labels for example in _lay_out(row, _locate(row, labels[row["id"]]))]
    return corpus, own, total


def read_labels() -> dict[str, dict[str, Bounds]]:
    """Our own reading of events' times, by document and event."""
    found: dict[str, dict[str, Bounds]] = {}
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            found.setdefault(line["document"], {})[line["event"]] = Bounds(_range(line["begin"]), _range(line["end"]))
    return found


def _range(text: str) -> DayRange:
    earliest, _, latest = text.partition("..") if ".." in text else (text, "", text)
    return DayRange(*(date.fromisoformat(day) if day else None for day in (earliest, latest)))


def _locate(row: Row, labels: dict[str, Bounds]) -> list[tuple[Span, Bounds]]:
    return [(Span(e["start"], e["end"]), labels[e["eid"]]) for e in row["events"] if e["eid"] in labels]


def _lay_out(row: Row, wanted: Sequence[tuple[Span, Bounds]]) -> Iterator[Example]:
    document, language = to_document(row), languages.load("en")
    timexes = resolve_timexes(document, tag_timexes(document, language))
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    found = extract_events(document, sentences, timexes, language)
    timexes, events = anchor_events(document, timexes, found, weighed=False)
    assert document.dct is not None
    stage = set_stage(document.dct, find_news_day(document.dct, timexes) or document.dct, timexes, events)
    for span, right in wanted:
        event = _find_event(span, events)
        if event is not None:
            by_rules = to_days(event.bounds)
            readings, clues = zip(*lay_out(event, stage, by_rules), strict=True)
            days = [reading.days for reading in readings]
            yield Example(document.id, document.dct.toordinal(), days, clues, by_rules, to_days(right))


def _find_event(span: Span, events: Sequence[EventMention]) -> EventMention | None:
    touching = [event for event in events if event.span.overlaps(span)]
    return max(touching, key=lambda e: min(e.span.end, span.end) - max(e.span.start, span.start), default=None)


@dataclasses.dataclass(frozen=True, eq=False)
class Table:
    """Examples as arrays: for each reading its example, and for each clue of a reading both numbers."""

    rows: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    size: int

    @classmethod
    def of(cls, examples: Sequence[Example], names: dict[Clue, int]) -> Table:
        rows, columns, starts, right, size = [], [], [], [], 0
        for example in examples:
            starts.append(size)
            right.append(size + (example.place or 0))
            for clues in example.clues:
                known = sorted(names[clue] for clue in clues if clue in names)
                rows += [size] * len(known)
                columns += known
                size += 1
        return cls(np.array(rows), np.array(columns), np.array(starts), np.array(right), size)

    def believe(self, weights: Array) -> Array:
        """How likely each reading of each example is."""
        scores = np.bincount(self.rows, weights[self.columns], self.size)
        sizes = np.diff(np.append(self.starts, self.size))
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, self.starts), sizes))
        return np.asarray(odds / np.repeat(np.add.reduceat(odds, self.starts), sizes))


def fit(examples: Sequence[Example], names: dict[Clue, int], penalty: float) -> Array:
    """The weights under which the right readings are likeliest, none large without need."""
    table = Table.of([example for example in examples if example.place is not None], names)
    wanted = np.zeros(table.size)
    wanted[table.right] = 1

    def slope_at(weights: Array) -> Array:
        missing = wanted - table.believe(weights)
        return np.asarray(np.bincount(table.columns, missing[table.rows], len(names)) - penalty * weights)

    return ascend(slope_at, np.zeros(len(names)), STEPS, RATE)


def name_clues(examples: Sequence[Example]) -> dict[Clue, int]:
    """The clues that are seen often enough, and at least once with what is right, by their columns."""
    seen = Counter(clue for e in examples for clue in frozenset[Clue]().union(*e.clues))
    right = {clue for e in examples if e.place is not None for clue in e.clues[e.place]}
    return {clue: n for n, clue in enumerate(sorted(clue for clue in seen if seen[clue] >= SEEN and clue in right))}


@dataclasses.dataclass(frozen=True, slots=True)
class Score:
    """Shares of events, in percent, by the corpus's scorer; ``contradicted`` of those answered."""

    exact: float
    sound: float
    contradicted: float


def score(examples: Sequence[Example], beliefs: Sequence[Array], total: int, stakes: Stakes) -> Score:
    exact = sound = contradicted = 0
    for e, belief in zip(examples, beliefs, strict=True):
        ranked = sorted(zip(belief.tolist(), e.days, strict=True), key=lambda pair: (-pair[0], pair[1]))[:12]
        said = decide([pair for pair in ranked if pair[0] > 0.01], e.by_rules, e.published, stakes)
        exact += said == e.right
        sound += holds(said, e.right)
        contradicted += not agree(said, e.right)
    return Score(100 * exact / total, 100 * sound / total, 100 * contradicted / len(examples))


def leave_out(corpus: Sequence[Example], own: Sequence[Example], names: dict[Clue, int], penalty: float) -> list[Array]:
    """What is believed of each example of the corpus, its document left out of the fit."""
    beliefs: list[Array] = []
    for document in dict.fromkeys(e.document for e in corpus):
        weights = fit([*(e for e in corpus if e.document != document), *own], names, penalty)
        table = Table.of(left := [e for e in corpus if e.document == document], names)
        beliefs += np.split(table.believe(weights), np.cumsum([len(e.days) for e in left])[:-1])
    return beliefs


def tell(names: dict[Clue, int], weights: Array) -> Iterator[str]:
    """The weights as YAML, by shape, the largest first."""
    for shape in sorted({shape for shape, _ in names}):
        yield f"  {shape}:"
        own = {clue: weights[n] for (of, clue), n in names.items() if of == shape}
        yield from tell_weights(own, "    ", SMALL)


@functools.cache
def stakes_now() -> Stakes:
    readings = load_readings("en")
    return readings.stakes if readings is not None else Stakes(1.0, 0.5)


def main() -> None:
    given = read_options(__doc__, WORDS, PENALTY)
    corpus, own, total = read_examples()
    names = name_clues([*corpus, *own])
    beliefs = leave_out(corpus, own, names, given.penalty)
    for holding in (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0):
        print(holding, score(corpus, beliefs, total, Stakes(holding, stakes_now().excluding)))
    found = score(corpus, beliefs, total, stakes_now())
    figures = f"of documents left out, exact {found.exact:.1f} %, sound {found.sound:.1f} %, "
    figures += f"contradicted {found.contradicted:.1f} % of answered; {len(corpus)} + {len(own)} events"
    weights = fit([*corpus, *own], names, given.penalty)
    lines = [
        f"{HEADING}, by shape (python -m bench.train_readings;",
        f"# {figures}).",
        "weights:",
        *tell(names, weights),
    ]
    print("\n".join(lines))
    if given.write:
        put_weights(WORDS, lines)


if __name__ == "__main__":
    main()
