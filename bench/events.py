"""Measure event mentions and their anchoring on the development corpora in ../shared/data.

usage: python -m bench.events [triggers|eventtime|main_event|speed] [--gold-timexes] [--every N] [--errors]

triggers    strict span F1 against TimeML EVENTs of TimeBank, every sentence parsed, and the share of the right ones
            whose class is right, for each half (rules are tuned on one, the other is kept apart), beside the peers'
            figures; with --every N one document in N; with --errors the words missed and spurious in the tuning half.
            The corpus as it stands here gives no tense, aspect or polarity
eventtime   ../shared/tools/score_eventtime.py on each half of the Event Time corpus; --gold-timexes takes the corpus's
            own phrases; --errors lists what differs in the tuning half
main_event  the day of the mention with the highest score against the day that annotators gave the article, by halves,
            with the headlines of the articles and without
speed       words per CPU second over all stages, every sentence parsed, and with the selection of sentences
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.timexes import half_of
from chronology import pipeline
from chronology.extraction.attributions import extract_attributions
from chronology.extraction.claims import relate_attributions
from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.model.annotations import EventMention, Timex3
from chronology.model.document import Document, Span
from chronology.reasoning.anchoring import anchor_events
from chronology.reasoning.resolving import resolve_timexes
from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.timex_value import parse_value

SHARED = Path(__file__).parents[2] / "shared"
# F1 of triggers. The first two on TempEval-3's Platinum documents (UzZaman et al. 2013), the last cross-validated on
# TimeBank with the same parser.
PEERS = {
    "ATT-1 (TempEval-3 Platinum)": ".810",
    "Stanford + NewsReader (TempEval-3 Platinum)": ".817",
    "logistic regression, spaCy sm (TimeBank)": ".797-.807",
}
Row = dict[str, Any]
_DAY = r"\d{4}-\d\d-\d\d"
HALVES = ("tuning", "kept")  # rules are tuned on one, the other is for figures alone


def read_rows(name: str, every: int = 1) -> Iterator[Row]:
    with (SHARED / "data" / name).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.strip() and number % every == 0:
                yield json.loads(line)


def to_document(row: Row) -> Document:
    dct = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    return Document(row["id"], row["text"], dct)


def gold_timexes(row: Row) -> tuple[Timex3, ...]:
    found = []
    for number, timex in enumerate(row["timexes"]):
        try:
            days = parse_value(timex["value"]).days
        except ValueError:
            days = DayRange(None, None)
        span = Span(timex["start"], timex["end"])
        found.append(
            Timex3(
                f"t{number}",
                span,
                timex["text"],
                timex["type"],
                timex["value"],
                "gold",
                None,
                days.earliest,
                days.latest,
            )
        )
    return tuple(found)


def gold_bounds(time: str) -> Bounds | None:
    """A time of the Event Time corpus: "1998-01-08", "before1998-01-08", "beginPoint=…endPoint=…"; None for others."""
    if time == "n/a" or "," in time or "xxxx" in time:
        return None
    ends = re.fullmatch("beginPoint=(.*)endPoint=(.*)", time)
    return Bounds(_gold_range(ends[1]), _gold_range(ends[2])) if ends else Bounds.within(_gold_range(time))


def _gold_range(text: str) -> DayRange:
    if re.fullmatch(_DAY, text):
        return DayRange.on(date.fromisoformat(text))
    after, before = re.search(f"after({_DAY})", text), re.search(f"before({_DAY})", text)
    return DayRange(*(date.fromisoformat(found[1]) if found else None for found in (after, before)))


def annotate(document: Document, timexes: tuple[Timex3, ...] | None = None) -> tuple[EventMention, ...]:
    language = load("en")
    if timexes is None:
        timexes = resolve_timexes(document, tag_timexes(document, language))
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    return anchor_events(document, timexes, extract_events(document, sentences, timexes, language))[1]


@dataclasses.dataclass(frozen=True, slots=True)
class Triggers:
    """Words of triggers: found rightly, missed, spurious; and of the right ones those of the right class."""

    hit: Counter[str] = dataclasses.field(default_factory=Counter)
    missed: Counter[str] = dataclasses.field(default_factory=Counter)
    spurious: Counter[str] = dataclasses.field(default_factory=Counter)
    classed: Counter[str] = dataclasses.field(default_factory=Counter)

    @property
    def f1(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        hit = self.hit.total()
        precision, recall = hit / max(1, hit + self.spurious.total()), hit / max(1, hit + self.missed.total())
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    @property
    def class_accuracy(self) -> float:
        """The share of the right triggers that have the gold's class."""
        return self.classed.total() / max(1, self.hit.total())


def count_triggers(every: int = 1, half: str | None = None) -> Triggers:
    """Strict matches in TimeBank or one of its halves."""
    found = Triggers()
    for row in read_rows("timex/timebank.jsonl", every):
        if half is not None and half_of(row["id"]) != half:
            continue
        gold = {(e["start"], e["end"]): (e["text"].lower(), e["class"]) for e in row["events"]}
        system = {(e.span.start, e.span.end): (e.text.lower(), e.cls) for e in annotate(to_document(row), ())}
        both = gold.keys() & system.keys()
        found.hit.update(gold[key][0] for key in both)
        found.missed.update(gold[key][0] for key in gold.keys() - system.keys())
        found.spurious.update(system[key][0] for key in system.keys() - gold.keys())
        found.classed.update(gold[key][0] for key in both if gold[key] == system[key])
    return found


def measure_triggers(options: argparse.Namespace) -> None:
    print(f"{'triggers':40}{'precision':>10}{'recall':>10}{'F1':>8}{'class':>8}")
    for half in HALVES:
        started = time.process_time()
        found = count_triggers(options.every, half)
        precision, recall, f1 = found.f1
        seconds = time.process_time() - started
        figures = f"{precision:10.3f}{recall:10.3f}{f1:8.3f}{found.class_accuracy:8.3f}"
        print(f"{f'chronology, TimeBank, {half} half':40}{figures}  ({seconds:.0f} CPU s)")
        if options.errors and half == "tuning":
            print("missed:", " ".join(f"{w}:{n}" for w, n in found.missed.most_common(150)))
            print("spurious:", " ".join(f"{w}:{n}" for w, n in found.spurious.most_common(150)))
    for peer, peer_f1 in PEERS.items():
        print(f"{peer:60}{peer_f1:>8}")


def score_eventtime(half: str | None, gold_phrases: bool, *flags: str) -> str:
    """What the corpus's scorer prints for what is found in it, or in one of its halves."""
    rows = [row for row in read_rows("eventtime/train_dev.jsonl") if half is None or half_of(row["id"]) == half]
    with tempfile.TemporaryDirectory() as folder:
        gold, system = Path(folder) / "gold.jsonl", Path(folder) / "system.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        with system.open("w", encoding="utf-8") as out:
            for row in rows:
                events = annotate(to_document(row), gold_timexes(row) if gold_phrases else None)
                out.write(json.dumps({"id": row["id"], "events": [_as_json(event) for event in events]}) + "\n")
        scorer = [sys.executable, str(SHARED / "tools" / "score_eventtime.py"), str(gold), str(system), *flags]
        return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def measure_eventtime(options: argparse.Namespace) -> None:
    for half in HALVES:
        flags = ["--errors"] if options.errors and half == "tuning" else []
        print(f"{half} half", score_eventtime(half, options.gold_timexes, *flags), sep="\n")


def _as_json(event: EventMention) -> Row:
    def pair(days: DayRange) -> list[str | None]:
        return [day.isoformat() if day else None for day in (days.earliest, days.latest)]

    return {
        "start": event.span.start, "end": event.span.end, "text": event.text,
        "begin": pair(event.bounds.begin), "finish": pair(event.bounds.finish),
    }  # fmt: skip


@dataclasses.dataclass(slots=True)
class MainDays:
    """Articles whose main event's day annotators gave, and of how many the day is exactly right, or within bounds."""

    articles: int = 0
    exact: int = 0
    within: int = 0
    published: int = 0  # the day of publication would have been right

    def add(self, days: DayRange, answers: set[str], published: str) -> None:
        """Count one article."""
        self.articles += 1
        self.exact += days.is_exact and str(days.earliest) in answers
        self.within += any(days.contains(DayRange.on(date.fromisoformat(a))) for a in answers if len(a) == 10)
        self.published += published in answers


def score_main_event(half: str, headlines: bool = True, tell: bool = False) -> MainDays:
    """The days of the mentions with the highest score, over a half, read with headlines or without.

    ``tell`` prints each.
    """
    found = MainDays()
    for row in read_rows("main_event/dev.jsonl"):
        answers = {a["parsed"][:10] for a in row["fiveWoneH"]["when"]["annotated"] if a.get("parsed")}
        if not answers or row["date_publish"] == "None" or half_of(row["dId"]) != half:
            continue
        published = (row["date_publish"] or "")[:10]
        title = row["title"] if headlines else None
        events = annotate(Document(row["dId"], row["text"], date.fromisoformat(published), title=title))
        best = max(events, key=lambda e: e.score, default=None)
        days = best.bounds.hull if best is not None else DayRange(None, None)
        found.add(days, answers, published)
        if tell and best is not None:
            print(sorted(answers), published, days.earliest, days.latest, best.summary, sep=" | ")
    return found


def measure_main_event(options: argparse.Namespace) -> None:
    for half in HALVES:
        for headlines in (True, False):
            found = score_main_event(half, headlines, options.errors and half == "tuning" and headlines)
            print(f"{half} half, {'with' if headlines else 'without'} headlines: {dataclasses.asdict(found)}")


def measure_speed(options: argparse.Namespace) -> None:
    """Words per CPU second over all stages, start-up left out."""
    documents = [to_document(row) for row in read_rows("timex/timebank.jsonl", options.every)]
    words = sum(len(document.text.split()) for document in documents)
    annotate_all(documents[0])
    for name, every_sentence in (("every sentence parsed", True), ("selected sentences", False)):
        started = time.process_time()
        for document in documents:
            annotate_all(document, every_sentence)
        print(f"{name}: {words / (time.process_time() - started):,.0f} words per CPU second, {words:,} words")


def annotate_all(document: Document, every_sentence: bool = True) -> None:
    """All stages over one document."""
    if not every_sentence:
        pipeline.annotate(document)
        return
    language = load("en")
    timexes = resolve_timexes(document, tag_timexes(document, language))
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    timexes, events = anchor_events(document, timexes, extract_events(document, sentences, timexes, language))
    attributions = extract_attributions(document, sentences, language)
    relate_attributions(document, attributions, sentences, events, timexes, language)


TASKS: dict[str, Callable[[argparse.Namespace], None]] = {
    "triggers": measure_triggers,
    "eventtime": measure_eventtime,
    "main_event": measure_main_event,
    "speed": measure_speed,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("--gold-timexes", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    TASKS[options.task](options)


if __name__ == "__main__":
    main()
