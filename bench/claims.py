"""Measure claims, their links, events and times on the project's own gold, tests/gold.

usage: python -m bench.claims [--errors tuning] [--articles]

Prints a table for each half: the tuning half may be looked at, the kept half is for figures alone.
What each line counts stands in bench/gold_scores.py.
"""

from __future__ import annotations

import argparse
import functools

from bench.gold_errors import tell_errors
from bench.gold_matching import Compared, compare
from bench.gold_scores import MEASURES, Tally, score, total
from chronology.ingest.reading import read_documents
from chronology.pipeline import annotate
from tests.gold.reading import HALVES, GoldArticle, read_half


def compare_article(gold: GoldArticle) -> Compared:
    """The article as the pipeline reads it from its file, beside its gold. Raises ValueError if it is not read."""
    reading = next(iter(read_documents([gold.path], gold.published)))
    if reading.document is None:
        raise ValueError("\n".join(map(str, reading.problems)))
    return compare(gold, annotate(reading.document))


@functools.cache
def compare_half(half: str) -> tuple[Compared, ...]:
    """Every article of a half."""
    return tuple(map(compare_article, read_half(half)))


def measure(half: str) -> dict[str, Tally]:
    """Every measure over a half."""
    return total(map(score, compare_half(half)))


def print_half(half: str) -> None:
    compared = compare_half(half)
    claims, events = (sum(len(getattr(one.gold, name)) for one in compared) for name in ("claims", "events"))
    print(f"{half}: {len(compared)} articles, {claims} claims, {events} events")
    print(f"{'':14}{'P':>7}{'R':>7}{'F1':>7}    right / system / gold")
    for name, tally in measure(half).items():
        figures = f"{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}"
        print(f"{name:14}{figures}    {tally.right} / {tally.system} / {tally.gold}")


def print_articles(half: str) -> None:
    names = (*MEASURES[:3], "events", "value")
    for one in compare_half(half):
        tallies = score(one)
        print(f"{one.gold.name:24}" + "  ".join(f"{name} {tallies[name].f1:5.1f}" for name in names))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=["tuning"], help="list every difference; the kept half shows none")
    parser.add_argument("--articles", action="store_true", help="the main figures of each tuning article too")
    given = parser.parse_args()
    if given.errors:
        for one in compare_half(given.errors):
            print("\n".join(tell_errors(one)))
        return
    if given.articles:
        print_articles("tuning")
    for half in HALVES:
        if read_half(half):
            print_half(half)


if __name__ == "__main__":
    main()
