"""Measure event mentions and their anchoring on the development corpora in ../shared/data.

usage: python -m bench.events [triggers|eventtime|main_event] [--gold-timexes] [--every N] [--errors]

triggers    strict span F1 against TimeML EVENTs of TimeBank, every sentence parsed; with --every N one document in N
eventtime   ../shared/tools/score_eventtime.py on the Event Time corpus; --gold-timexes takes the corpus's own phrases
main_event  the day of the mention with the highest score against the day that annotators gave the article
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.model.annotations import EventMention, Timex3
from chronology.model.document import Document, Span
from chronology.reasoning.anchoring import anchor_events
from chronology.reasoning.resolving import resolve_timexes
from chronology.temporal.bounds import DayRange
from chronology.temporal.timex_value import parse_value

SHARED = Path(__file__).parents[2] / "shared"
Row = dict[str, Any]


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


def annotate(document: Document, timexes: tuple[Timex3, ...] | None = None) -> tuple[EventMention, ...]:
    language = load("en")
    if timexes is None:
        timexes = resolve_timexes(document, tag_timexes(document, language))
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    return anchor_events(document, timexes, extract_events(document, sentences, timexes, language))[1]


def count_triggers(every: int) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Words of triggers in TimeBank: found rightly, missed, spurious."""
    hit: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    for row in read_rows("timex/timebank.jsonl", every):
        gold = {(e["start"], e["end"]): e["text"].lower() for e in row["events"]}
        system = {(e.span.start, e.span.end): e.text.lower() for e in annotate(to_document(row), ())}
        hit.update(gold[key] for key in gold.keys() & system.keys())
        missed.update(gold[key] for key in gold.keys() - system.keys())
        spurious.update(system[key] for key in system.keys() - gold.keys())
    return hit, missed, spurious


def f1_of(hit: int, missed: int, spurious: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = hit / max(1, hit + spurious), hit / max(1, hit + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure_triggers(options: argparse.Namespace) -> None:
    started = time.process_time()
    hit, missed, spurious = count_triggers(options.every)
    precision, recall, f1 = f1_of(hit.total(), missed.total(), spurious.total())
    seconds = time.process_time() - started
    print(f"triggers: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}, {seconds:.0f} CPU s")
    if options.errors:
        print("missed:", " ".join(f"{w}:{n}" for w, n in missed.most_common(150)))
        print("spurious:", " ".join(f"{w}:{n}" for w, n in spurious.most_common(150)))


def score_eventtime(gold_phrases: bool, *flags: str) -> str:
    """What the corpus's scorer prints for what is found in it."""
    gold = SHARED / "data" / "eventtime" / "train_dev.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        with system.open("w", encoding="utf-8") as out:
            for row in read_rows("eventtime/train_dev.jsonl"):
                events = annotate(to_document(row), gold_timexes(row) if gold_phrases else None)
                out.write(json.dumps({"id": row["id"], "events": [_as_json(event) for event in events]}) + "\n")
        scorer = [sys.executable, str(SHARED / "tools" / "score_eventtime.py"), str(gold), str(system), *flags]
        return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def measure_eventtime(options: argparse.Namespace) -> None:
    print(score_eventtime(options.gold_timexes, *(["--errors"] if options.errors else [])), end="")


def _as_json(event: EventMention) -> Row:
    def pair(days: DayRange) -> list[str | None]:
        return [day.isoformat() if day else None for day in (days.earliest, days.latest)]

    return {
        "start": event.span.start, "end": event.span.end, "text": event.text,
        "begin": pair(event.bounds.begin), "finish": pair(event.bounds.finish),
    }  # fmt: skip


def measure_main_event(options: argparse.Namespace) -> None:
    exact = inside = total = by_dct = 0
    for row in read_rows("main_event/dev.jsonl"):
        answers = {a["parsed"][:10] for a in row["fiveWoneH"]["when"]["annotated"] if a.get("parsed")}
        if not answers or row["date_publish"] == "None":
            continue
        total += 1
        published = (row["date_publish"] or "")[:10]
        events = annotate(Document(row["dId"], row["text"], date.fromisoformat(published)))
        best = max(events, key=lambda e: e.score, default=None)
        days = best.bounds.hull if best is not None else DayRange(None, None)
        exact += days.is_exact and str(days.earliest) in answers
        inside += any(days.contains(DayRange.on(date.fromisoformat(answer))) for answer in answers if len(answer) == 10)
        by_dct += published in answers
        if options.errors and best is not None:
            print(sorted(answers), published, days.earliest, days.latest, best.summary, sep=" | ")
    print(f"main event: {total} articles; day right {exact}, within the bounds {inside}; publication day {by_dct}")


TASKS: dict[str, Callable[[argparse.Namespace], None]] = {
    "triggers": measure_triggers,
    "eventtime": measure_eventtime,
    "main_event": measure_main_event,
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
