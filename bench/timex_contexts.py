"""Counts how often ambiguous words speak of time, by their context, in the half of the corpora that rules are tuned on.

    python -m bench.timex_contexts [--shared ../shared]

Only the words that a rule leaves to their context are counted, where the rule leaves them, and only those that were
seen there often enough; the others stay what the rule takes them for. A feature of the context is kept for a word when
it spares at least two wrong decisions on documents left out of the counts, one at a time.
Writes chronology/languages/en/words/timexes_contexts.yml: counts by the kind of neighbour, no text.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.timexes import CORPORA, SHARED, half_of, load_corpus
from chronology.languages.en.timexes import find_doubtful, grammar
from chronology.languages.en.timexes.contexts import odds_of_time
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words

TABLE = Path(__file__).parents[1] / "chronology" / "languages" / "en" / "words" / "timexes_contexts.yml"
_LEAST_GAIN = 2
_FEWEST_SIGHTINGS = 5
Counts = dict[str, dict[str, list[int]]]  # name of the feature, feature: sightings as time, as something else


@dataclasses.dataclass(frozen=True, slots=True)
class Sighting:
    """An ambiguous word in a document, its context, and whether it was part of an expression of time."""

    document: str
    features: Mapping[str, str]
    is_time: bool


def tuning_documents(shared: Path) -> Iterator[dict[str, Any]]:
    """The documents whose errors may be looked at."""
    for name in CORPORA:
        yield from (document for key, document in load_corpus(shared, name).items() if half_of(key) == "tuning")


def find_sightings(documents: Iterable[dict[str, Any]]) -> dict[str, list[Sighting]]:
    """Sightings of each word that the rules leave to its context, where there are enough."""
    sightings: dict[str, list[Sighting]] = defaultdict(list)
    for document in documents:
        for doubtful in find_doubtful(document["text"]):
            is_time = _is_time(document, doubtful.start)
            sightings[doubtful.word].append(Sighting(document["id"], doubtful.features, is_time))
    return {word: seen for word, seen in sorted(sightings.items()) if len(seen) >= _FEWEST_SIGHTINGS}


def _is_time(document: Mapping[str, Any], at: int) -> bool:
    return any(timex["start"] <= at < timex["end"] for timex in document["timexes"])


def count(sightings: Sequence[Sighting], names: Sequence[str]) -> Counts:
    """Sightings in all, and by each feature named."""
    counts: Counts = {name: {} for name in ("all", *names)}
    for sighting in sightings:
        for name in counts:
            cell = counts[name].setdefault(sighting.features.get(name, "any"), [0, 0])
            cell[0 if sighting.is_time else 1] += 1
    return counts


def count_wrong(sightings: Sequence[Sighting], names: Sequence[str]) -> int:
    """Wrong decisions on the sightings of each document by the counts of all others."""
    wrong = 0
    for document in sorted({sighting.document for sighting in sightings}):
        counts = count([s for s in sightings if s.document != document], names)
        counts["all"].setdefault("any", [0, 0])
        tested = (s for s in sightings if s.document == document)
        wrong += sum((odds_of_time(counts, s.features) > 0) != s.is_time for s in tested)
    return wrong


def choose_features(sightings: Sequence[Sighting]) -> tuple[str, ...]:
    """The features that help, the most helpful first."""
    chosen: tuple[str, ...] = ()
    wrong = count_wrong(sightings, chosen)
    while open_names := [name for name in sightings[0].features if name not in chosen]:
        fewest, name = min((count_wrong(sightings, (*chosen, name)), name) for name in open_names)
        if fewest > wrong - _LEAST_GAIN:
            break
        chosen, wrong = (*chosen, name), fewest
    return chosen


def count_seldom(documents: Iterable[dict[str, Any]]) -> Counts:
    """Every sighting of the words that are left to the rules, by capital or lower letter."""
    words = timex_words()["seldom_doubtful"]
    counts: Counts = {word: {} for word in words}
    seen: Counter[tuple[str, str, bool]] = Counter()
    for document in documents:
        text = document["text"]
        for start, end in grammar().lexicon.read(text, 0, len(text))[1]:
            if (word := fold(text[start:end])) in counts:
                seen[word, "capital" if text[start].isupper() else "lower", _is_time(document, start)] += 1
    for word, case, is_time in sorted(seen):
        counts[word].setdefault(case, [0, 0])[0 if is_time else 1] = seen[word, case, is_time]
    return counts


def write_table(words: Mapping[str, Counts], seldom: Counts, today: date) -> str:
    """The table as YAML, one feature a line."""
    lines = [
        "# Made by `python -m bench.timex_contexts`; do not edit. [as time, as something else] by context.",
        "source: tuning halves of TempEval-3 TimeBank, AQUAINT and WikiWars 1.0.4; counts only",
        f'date: "{today}"',
        "words:",
    ]
    for word, names in words.items():
        lines.append(f"  {word}:")
        lines += [f"    {name}: {{{_cells(features)}}}" for name, features in names.items()]
    lines.append("# Left to the patterns of the rules first: beyond the capital letter the other sense is too seldom.")
    lines.append("seldom:")
    lines += [f"  {word}: {{{_cells(cases)}}}" for word, cases in seldom.items()]
    return "\n".join(lines) + "\n"


def _cells(counts: Mapping[str, Sequence[int]]) -> str:
    return ", ".join(f'"{name}": {list(counts[name])}' for name in sorted(counts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    arguments = parser.parse_args()
    today = date.today()  # noqa: DTZ011 - the day the counts were made, nothing else depends on it
    documents = tuple(tuning_documents(arguments.shared))
    words = {word: count(seen, choose_features(seen)) for word, seen in find_sightings(documents).items()}
    TABLE.write_text(write_table(words, count_seldom(documents), today), encoding="utf-8")


if __name__ == "__main__":
    main()
