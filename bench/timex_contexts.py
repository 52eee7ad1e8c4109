"""Counts how often ambiguous words speak of time, by their context, in the half of the corpora that rules are tuned on.

    python -m bench.timex_contexts [--shared ../shared]

Writes chronology/languages/en/words/timexes_contexts.yml: counts by the kind of neighbour, no text.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.timexes import CORPORA, SHARED, half_of, load_corpus
from chronology.languages.en.timexes import find_candidates, grammar
from chronology.languages.en.timexes.contexts import context_features
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words
from chronology.temporal.telling import tell_history

TABLE = Path(__file__).parents[1] / "chronology" / "languages" / "en" / "words" / "timexes_contexts.yml"
Sighting = tuple[str, str, str, bool]  # word, name of the feature, feature, whether it was time


def find_sightings(document: dict[str, Any], words: frozenset[str]) -> Iterator[Sighting]:
    """Each ambiguous word of a document with what stands around it."""
    text = document["text"]
    spans = [(timex["start"], timex["end"]) for timex in document["timexes"]]
    history = tell_history([timex.meaning for timex in find_candidates(text)])
    _, tokens = grammar().lexicon.read(text, 0, len(text))
    for at, (start, end) in enumerate(tokens):
        word = fold(text[start:end])
        if word in words:
            is_time = any(first <= start < last for first, last in spans)
            yield word, "all", "any", is_time
            for name, feature in context_features(text, tokens, at, grammar().classes, history).items():
                yield word, name, feature, is_time


def count_contexts(shared: Path) -> dict[str, dict[str, dict[str, list[int]]]]:
    """Word, feature name, feature: sightings as time and as something else."""
    words = frozenset(timex_words()["doubtful_words"])
    counts: Counter[Sighting] = Counter()
    for name in CORPORA:
        for key, document in load_corpus(shared, name).items():
            if half_of(key) == "tuning":
                counts.update(find_sightings(document, words))
    table: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(dict))
    for word, name, feature, is_time in sorted(counts):
        table[word][name].setdefault(feature, [0, 0])[0 if is_time else 1] = counts[word, name, feature, is_time]
    return table


def write_table(table: dict[str, dict[str, dict[str, list[int]]]], today: date) -> str:
    """The table as YAML, one feature a line."""
    lines = [
        "# Made by `python -m bench.timex_contexts`; do not edit. [as time, as something else] by context.",
        "source: tuning halves of TempEval-3 TimeBank, AQUAINT and WikiWars 1.0.4; counts only",
        f'date: "{today}"',
        "words:",
    ]
    for word, names in table.items():
        lines.append(f"  {word}:")
        for name, features in names.items():
            cells = ", ".join(f'"{feature}": {counts}' for feature, counts in features.items())
            lines.append(f"    {name}: {{{cells}}}")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    arguments = parser.parse_args()
    today = date.today()  # noqa: DTZ011 - the day the counts were made, nothing else depends on it
    TABLE.write_text(write_table(count_contexts(arguments.shared), today), encoding="utf-8")


if __name__ == "__main__":
    main()
