"""Find what the clues to an article's main event weigh, on the tuning halves of two corpora.

usage: python -m bench.train_main_event [--write] [--penalty N]

Of the project's own gold, the mentions of the event marked as ``main`` are right; of main_event/dev.jsonl in
../shared/data, those whose word and sentence are the annotators' "what". A mention is chosen with a likelihood
that grows with the sum of its clues (a conditional logit, McFadden 1974); the weights maximise the likelihood of
the right ones less a penalty on their distance from ``expected`` in words/main_event.yml, a Gaussian prior. Every
article counts with its headline and without. The figures are of articles left out of the fit, one after the other.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.claims import compare_article
from bench.clue_fitting import HEADING, Array, ascend, put_weights, read_options, tell_weights
from bench.events import HALVES, SHARED, Row, read_rows
from bench.timexes import half_of
from chronology import languages
from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.model.annotations import EventMention
from chronology.model.document import Document
from chronology.reasoning.anchoring import survey
from chronology.reasoning.main_event import About, describe_mentions
from chronology.reasoning.resolving import resolve_timexes
from tests.gold.reading import read_half

WORDS = Path(__file__).parent.parent / "chronology/languages/en/words/main_event.yml"
PENALTY = 2.0
STEPS = 300
RATE = 0.1
SHARED_WORDS = 0.5  # of the annotators' words, so many stand in the sentence of a mention that is right
_WORD = re.compile(r"\w{3,}")


@dataclasses.dataclass(frozen=True, eq=False)
class Article:
    """The clues of an article's mentions, with the headline and without it, and which mentions are right."""

    name: str
    clues: tuple[Sequence[dict[str, float]], ...]
    right: Sequence[bool]


def survey_document(document: Document) -> About:
    english = languages.load("en")
    timexes = resolve_timexes(document, tag_timexes(document, english))
    sentences = parse_sentences(document, english, split_body(document, english), lambda _: True)
    return survey(document, timexes, extract_events(document, sentences, timexes, english))


def read_articles(half: str) -> Iterator[Article]:
    """The articles of a half for which a mention is right."""
    for gold in read_half(half):
        compared = compare_article(gold)
        main = next(event.id for event in gold.events if event.main)
        about = survey_document(compared.system.document)
        yield from _article(gold.name, about, [e.chain in compared.chains[main] for e in about.events])
    for row in read_rows("main_event/dev.jsonl") if (SHARED / "data").is_dir() else ():
        if half_of(row["dId"]) == half and row["date_publish"] not in {None, "None"}:
            document = Document(
                row["dId"], row["text"], date.fromisoformat(row["date_publish"][:10]), title=row["title"]
            )
            about = survey_document(document)
            yield from _article(row["dId"], about, list(_told_by(about.events, document, row)))


def _article(name: str, about: About, right: Sequence[bool]) -> Iterator[Article]:
    if not any(right):
        return
    known = dict(zip([event.eid for event in about.events], right, strict=True))
    clues = [list(describe_mentions(a)) for a in (about, dataclasses.replace(about, title=None))]
    found = [known[event.eid] for event, _ in clues[0]]
    if any(found):
        yield Article(name, tuple([dict(c) for _, c in some] for some in clues), found)


def _told_by(events: Sequence[EventMention], document: Document, row: Row) -> Iterator[bool]:
    told = [_stems(a["text"]) for a in row["fiveWoneH"]["what"]["annotated"] if a.get("text")]
    for event in events:
        words, word = _stems(document.quote(event.sentence)), _stems(event.text)
        yield any(word and word <= what and len(what & words) >= SHARED_WORDS * len(what) for what in told)


def _stems(text: str) -> set[str]:
    return {word[:4].lower() for word in _WORD.findall(text)}


@dataclasses.dataclass(frozen=True, eq=False)
class Choice:
    """An article's mentions by clues, with the headline and without, and which are right."""

    clues: tuple[Array, ...]
    right: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, article: Article, names: dict[str, int]) -> Choice:
        tables = []
        for mentions in article.clues:
            table = np.zeros((len(mentions), len(names)))
            for n, clues in enumerate(mentions):
                for name, value in clues.items():
                    table[n, names[name]] = value
            tables.append(table)
        return cls(tuple(tables), np.array(article.right))

    def climb(self, weights: Array) -> Array:
        """How the likelihood of what is right grows with the weights, on average over both readings."""
        slopes = []
        for clues in self.clues:
            scores = clues @ weights
            given, wanted = _shares(scores), _shares(np.where(self.right, scores, -1e9))
            slopes.append((wanted - given) @ clues)
        return np.asarray(np.mean(slopes, axis=0))

    def is_right(self, weights: Array) -> tuple[bool, ...]:
        return tuple(bool(self.right[int((clues @ weights).argmax())]) for clues in self.clues)


def _shares(scores: Array) -> Array:
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())


def fit(choices: Sequence[Choice], expected: Array, penalty: float) -> Array:
    """The weights under which what is right is likeliest, not far from what is expected."""

    def slope_at(weights: Array) -> Array:
        climbs = [choice.climb(weights) for choice in choices]
        return np.asarray(np.sum(climbs, axis=0) - penalty * (weights - expected))

    return ascend(slope_at, expected, STEPS, RATE)


def count_right(choices: Sequence[Choice], weights: Sequence[Array]) -> tuple[int, ...]:
    """How many articles have a right main event, with the headline and without."""
    found = [choice.is_right(own) for choice, own in zip(choices, weights, strict=True)]
    return tuple(sum(column) for column in zip(*found, strict=True))


def main() -> None:
    given = read_options(__doc__, WORDS, PENALTY)
    listed = languages.load("en").words["main_event"]["expected"]
    halves = {half: list(read_articles(half)) for half in HALVES}
    clues = {name for articles in halves.values() for a in articles for some in a.clues for one in some for name in one}
    names = {name: number for number, name in enumerate(sorted(clues | set(listed)))}
    expected = np.array([float(listed.get(name, 0)) for name in names])
    choices, kept = ([Choice.of(article, names) for article in halves[half]] for half in HALVES)
    weights = fit(choices, expected, given.penalty)
    out = [fit([*choices[:n], *choices[n + 1 :]], expected, given.penalty) for n in range(len(choices))]
    figures = [
        f"right with the headline, without it: left out of the fit {count_right(choices, out)} of {len(choices)}",
        f"fitted to {count_right(choices, [weights] * len(choices))}",
        f"as expected {count_right(choices, [expected] * len(choices))}",
        f"kept half {count_right(kept, [weights] * len(kept))} of {len(kept)}",
        f"as expected {count_right(kept, [expected] * len(kept))}",
    ]
    told = tell_weights({name: weights[number] for name, number in names.items()})
    lines = [f"{HEADING} (python -m bench.train_main_event).", "weights:", *told]
    print("\n".join([*lines, *figures]))
    if given.write:
        put_weights(WORDS, lines)


if __name__ == "__main__":
    main()
