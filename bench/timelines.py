"""Measure which days are chosen for a timeline, on the topics of ../shared/data/chronology.

usage: python -m bench.timelines [--titles] [--topic NAME]

From the articles alone, as many days as the journalists' timeline has are chosen between the first and the last day
of publication, and compared with its days (F1). Beside it, in the same run: days by how many articles came out on
them, by mentions, and by both. --titles also extracts events, gives each chosen day the lines of its best events,
and reports ROUGE-2 with the alignment "align+ m:1" of Martschat and Markert (2017): words are stemmed and stop words
dropped; slow, since every article is parsed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.linking.importance import DayMention, choose_days, weigh_days
from chronology.linking.proposing import propose
from chronology.model.document import Document
from chronology.model.records import Event
from chronology.pipeline import annotate
from chronology.reasoning.resolving import resolve_timexes

DATA = Path(__file__).parents[2] / "shared" / "data" / "chronology"
LINES_A_DAY = 2  # of events; the journalists wrote 1.5 to 3 sentences
Timeline = Mapping[date, Sequence[str]]


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
        scores["ours, ROUGE-2"] = align_many(tell(documents, chosen), gold)
    return scores


def tell(documents: Sequence[Document], days: Sequence[date]) -> dict[date, list[str]]:
    """The lines of the best events of each day."""
    events: dict[date, list[tuple[Event, int]]] = {day: [] for day in days}
    for document in documents:
        for place, event in enumerate(propose(document, annotate(document).annotations).events):
            begin = event.when.bounds.begin if event.when else None
            if begin and begin.is_exact and begin.earliest in events:
                events[begin.earliest].append((event, place))
    return {day: [event.title for event, _ in _best(found)] for day, found in events.items() if found}


def _best(found: list[tuple[Event, int]]) -> list[tuple[Event, int]]:
    """Lines whose words many others of the day share come first."""
    words = Counter(word for event, _ in found for word in set(_words(event.title)))

    def weigh(item: tuple[Event, int]) -> tuple[float, str]:
        own = set(_words(item[0].title))
        return -sum(words[word] - 1 for word in own) / (len(own) + 3), item[0].title

    return sorted(found, key=weigh)[:LINES_A_DAY]


# ---------------------------------------------------------------- ROUGE


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _grams(lines: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    words = [word for line in lines for word in _words(line)]
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _f1(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def align_many(system: Timeline, gold: Timeline) -> float:
    """ROUGE-2 F1 where each day goes to the day of the other side that is nearest in time and in words."""
    recall = _aligned(gold, system)
    precision = _aligned(system, gold)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _aligned(these: Timeline, those: Timeline) -> float:
    """The share of the bigrams of ``these`` that stand on the days of ``those`` that they go to."""
    shared = total = 0.0
    ones = {day: _grams(lines, 1) for day, lines in those.items()}
    for day, lines in these.items():
        own, two = _grams(lines, 1), _grams(lines, 2)
        near: Callable[[date], float] = lambda other, day=day: 1 / (abs((other - day).days) + 1)  # type: ignore[misc]  # noqa: E731
        best = max(sorted(those), key=lambda other: near(other) * _f1(own, ones[other]), default=None)
        if best is not None:
            shared += near(best) * (two & _grams(those[best], 2)).total()
        total += two.total()
    return shared / total if total else 0.0


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
