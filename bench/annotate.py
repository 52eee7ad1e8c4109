"""What reading articles costs: words per CPU second, start-up, memory; on the news beside the checkout.

    python -m bench.annotate [--documents N] [--shared ../shared]

Prints the start-up (parser loaded, first article read) in CPU seconds, words per CPU second with every sentence parsed
and with those that are selected, and the resident memory after a tenth of the documents and after all of them. Beyond
the corpus's own length its articles come again in pieces, each with names that no document had before.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from chronology.extraction.selecting import select_sentences
from chronology.model.document import Document

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = ("timex/timebank", "attribution/dev")
_WORD = re.compile(r"\w+")
_PIECE_CHARS = 700


def read_articles(shared: Path) -> list[Document]:
    """The articles of two corpora, each with its publication date where it is told."""
    lines = [line for name in CORPORA for line in (shared / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [Document(record["id"], record["text"]) for record in map(json.loads, lines)]


def count_words(articles: Sequence[Document]) -> int:
    return sum(len(_WORD.findall(article.text)) for article in articles)


def start_up() -> float:
    """CPU seconds from the import of the pipeline to the end of the first article."""
    started = time.process_time()
    from chronology.pipeline import annotate

    annotate(Document("first", "Rebels seized the town of Ostrow on Monday, officials said."))
    return time.process_time() - started


def measure_speed(articles: Sequence[Document], everything: bool) -> float:
    """Words per CPU second; ``everything`` parses sentences without a cue too."""
    from chronology import pipeline
    from chronology.extraction import selecting

    selecting.select_sentences = (lambda *_: lambda _: True) if everything else select_sentences
    started = time.process_time()
    for article in articles:
        pipeline.annotate(article)
    seconds = time.process_time() - started
    selecting.select_sentences = select_sentences
    return count_words(articles) / seconds


def pieces(articles: Sequence[Document]) -> Iterator[Document]:
    """Short articles without end, each with a name of its own in it."""
    for number, article in enumerate(itertools.cycle(articles)):
        start = number * _PIECE_CHARS % max(len(article.text) - _PIECE_CHARS, 1)
        name = "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()
        text = (
            f"General {name}ski of the {name}land army said on Monday that {article.text[start : start + _PIECE_CHARS]}"
        )
        yield Document(f"piece-{number}", text)


def resident_mb() -> float:
    """The memory that is held now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def measure_memory(articles: Sequence[Document], documents: int) -> tuple[float, float]:
    """MB after a tenth of the documents, and after all."""
    from chronology.pipeline import annotate

    early = 0.0
    for number, piece in enumerate(itertools.islice(pieces(articles), documents)):
        if number == documents // 10:
            early = resident_mb()
        annotate(piece)
    return early, resident_mb()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--shared", type=Path, default=SHARED)
    given = parser.parse_args()
    print(f"start-up: {start_up():.2f} CPU s")
    articles = read_articles(given.shared)
    print(f"{len(articles)} articles, {count_words(articles):,} words")
    print(f"every sentence parsed: {measure_speed(articles, True):,.0f} words per CPU second")
    print(f"selected sentences:    {measure_speed(articles, False):,.0f} words per CPU second")
    early, late = measure_memory(articles, given.documents)
    print(f"memory: {early:.0f} MB after {given.documents // 10:,} documents, {late:.0f} MB after {given.documents:,}")


if __name__ == "__main__":
    main()
