"""Measure which days are chosen for a timeline, on the topics of ../shared/data/chronology.

usage: python -m bench.timelines [--titles] [--topic NAME]

From the articles alone, as many days as the journalists' timeline has are chosen between the first and the last day
of publication, and compared with its days (F1). Beside it, in the same run: days by how many articles came out on
them, by mentions, and by both. --titles also extracts events, gives each chosen day the lines of its best events, as
many as the journalists wrote on average, and reports ROUGE-2 (see bench.timeline_scores); beside it, for the same days,
what is chosen in the same way among the first sentences of the articles of the day. Slow: every article is parsed.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.timeline_scores import score_aligned
from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.linking.importance import DayMention, choose_days, weigh_days
from chronology.linking.proposing import propose
from chronology.linking.tellings import find_stems
from chronology.model.document import Document, Span
from chronology.pipeline import annotate
from chronology.reasoning.resolving import resolve_timexes

DATA = Path(__file__).parents[2] / "shared" / "data" / "chronology"
FIRST_SENTENCES = 5


def read_articles(topic: str) -> Iterator[Document]:
    with (DATA / topic / "articles.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["text"]:
                yield Document(row["id"], row["text"], date.fromisoformat(row["time"][:10]))


def read_gold(topic: str) -> list[dict[date, list[str]]]:
    with (DATA / topic / "timelines.jsonl").open(encoding="utf-8") as lines:
        return [{date.fromisoformat(day[:10]): told for day, told in json.loads(line)} for line in lines]


def mentions_in(document: Document) -> Iterator[DayMention]:
    """The days that an article names, once a phrase."""
    assert document.dct
    for timex in resolve_timexes(document, tag_timexes(document, load("en"))):
        day = timex.days.earliest
        if timex.type in {"DATE", "TIME"} and day is not None and timex.days.is_exact:
            yield DayMention(day, document.id, document.dct)


def rank_plainly(documents: Sequence[Document], mentions: Sequence[DayMention]) -> dict[str, Counter[date]]:
    """What others do: count articles by day of publication, mentions of days, and both."""
    published = Counter(document.dct for document in documents if document.dct)
    named = Counter(mention.day for mention in mentions)
    return {"publications": published, "mentions": named, "publications + mentions": published + named}


def share_found(chosen: Sequence[date], gold: Mapping[date, object]) -> float:
    """F1 of days; with as many chosen as there are, the share found."""
    return 2 * len(set(chosen) & gold.keys()) / (len(set(chosen)) + len(gold))


def measure_topic(topic: str, with_titles: bool) -> dict[str, float]:
    documents = list(read_articles(topic))
    gold = read_gold(topic)[0]
    mentions = [mention for document in documents for mention in mentions_in(document)]
    days = [document.dct for document in documents if document.dct]
    first, last, most = min(days), max(days), len(gold)
    scores = {}
    for name, counts in rank_plainly(documents, mentions).items():
        within = sorted((day for day in counts if first <= day <= last), key=lambda day: (-counts[day], day))
        scores[name] = share_found(within[:most], gold)
    chosen = [weight.day for weight in choose_days(weigh_days(mentions).values(), most, first, last)]
    scores["ours"] = share_found(chosen, gold)
    if with_titles:
        lines = round(sum(map(len, gold.values())) / len(gold))
        told = {"ours": tell_events(documents, chosen), "first sentences": tell_openings(documents, chosen)}
        for name, candidates in told.items():
            summaries = {day: choose_lines(found, candidates.values(), lines) for day, found in candidates.items()}
            scores[f"{name}, ROUGE-2"] = score_aligned(summaries, gold).f1
    return scores


def tell_events(documents: Iterable[Document], days: Iterable[date]) -> dict[date, list[str]]:
    """The lines of the events of each day that has any."""
    lines: dict[date, list[str]] = {day: [] for day in days}
    for document in documents:
        for event in propose(document, annotate(document).annotations).events:
            begin = event.when.bounds.begin if event.when else None
            if begin and begin.is_exact and begin.earliest in lines:
                lines[begin.earliest].append(event.title)
    return {day: found for day, found in lines.items() if found}


def tell_openings(documents: Iterable[Document], days: Iterable[date]) -> dict[date, list[str]]:
    """The first sentences of the articles that came out on each day."""
    lines: dict[date, list[str]] = {day: [] for day in days}
    for document in documents:
        if document.dct in lines:
            spans = load("en").split_sentences(document.text, Span(0, len(document.text)))[:FIRST_SENTENCES]
            lines[document.dct] += [document.quote(span) for span in spans]
    return {day: found for day, found in lines.items() if found}


def choose_lines(lines: Sequence[str], all_lines: Iterable[Sequence[str]], most: int) -> list[str]:
    """The lines that together are most like all lines of the day, one after the other.

    Likeness is the cosine of stems weighted by how few days have them (Gholipour Ghalandari 2017, Revisiting the
    centroid-based method); a line that says what is said already is passed by.
    """
    days = [frozenset[str]().union(*map(_stems, found)) for found in all_lines]
    counts = Counter(stem for day in days for stem in day)
    rarity = {stem: math.log((len(days) + 1) / (count + 1)) + 0.1 for stem, count in counts.items()}
    centre = _weigh(Counter(stem for line in lines for stem in _stems(line)), rarity)
    chosen: list[str] = []
    pool = sorted(set(lines))
    while pool and len(chosen) < most:
        best = max(pool, key=lambda line: _cosine(_weigh(Counter(_gather([*chosen, line])), rarity), centre))
        pool.remove(best)
        if all(len(_stems(best) & _stems(line)) <= 0.6 * len(_stems(best) | _stems(line)) for line in chosen):
            chosen.append(best)
    return chosen


def _gather(lines: Iterable[str]) -> Iterator[str]:
    return (stem for line in lines for stem in _stems(line))


@functools.lru_cache(maxsize=1 << 16)
def _stems(line: str) -> frozenset[str]:
    return find_stems(line, load("en"))


def _weigh(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    return {stem: counts[stem] * rarity.get(stem, 0.0) for stem in sorted(counts)}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(weight * other.get(stem, 0.0) for stem, weight in one.items()) / lengths if lengths else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--titles", action="store_true")
    parser.add_argument("--topic", action="append")
    options = parser.parse_args()
    topics = options.topic or sorted(path.name for path in DATA.iterdir() if path.is_dir())
    found = {topic: measure_topic(topic, options.titles) for topic in topics}
    names = list(found[topics[0]])
    print(f"{'':26}" + "".join(f"{topic:>22}" for topic in topics) + f"{'mean':>8}")
    for name in names:
        row = [found[topic][name] for topic in topics]
        print(f"{name:26}" + "".join(f"{value:22.3f}" for value in row) + f"{sum(row) / len(row):8.3f}")


if __name__ == "__main__":
    main()
