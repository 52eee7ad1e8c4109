"""Find what the clues weigh that a claim answers another, on the tuning half of the project's own gold.

usage: python -m bench.train_answers [--write] [--penalty N]

Each claim chooses among the claims near it and none (a conditional logit, McFadden 1974); source, cue and content of
the claims are given, and so is what the claims before it answer. The weights maximise the likelihood less a penalty
on their distance from ``expected`` in words/answers.yml, a Gaussian prior. The figures are of articles left out of the
fit, one in five at a time, read from their beginning as any article is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.answers import attribute_given
from bench.clue_fitting import HEADING, Array, ascend, put_weights, read_options, tell_weights
from bench.gold_scores import Tally
from chronology import languages
from chronology.extraction.answers.choosing import Debate, find_answers
from chronology.extraction.answers.statements import read_statements
from chronology.extraction.answers.words import load_answer_words
from chronology.extraction.claims import describe_attributions
from tests.gold.reading import GoldArticle, read_half

WORDS = Path(__file__).parent.parent / "chronology/languages/en/words/answers.yml"
PENALTY = 3.0
READINESS = 0.47  # how much more readily an answer is seen than is likely: a link missed costs more than one too many
STEPS = 200
RATE = 0.1
LAW = -3.0  # what is expected to weigh as little is a law, and not fitted: nobody answers his own words
FOLDS = 5
EVERY = "a claim like any"  # the clue that every candidate has


@dataclasses.dataclass(frozen=True, eq=False)
class Asked:
    """One claim's choice: clues by candidate, none of them first, and which candidate is right."""

    clues: tuple[tuple[str, ...], ...]
    right: int


@dataclasses.dataclass(frozen=True, eq=False)
class Read:
    """An article's debate, what its claims answer by number, and the choices that this asks for."""

    debate: Debate
    targets: tuple[int | None, ...]
    asked: tuple[Asked, ...]


def read(gold: GoldArticle) -> Read:
    """What the claims of an article are chosen from. Raises ValueError when it is not read."""
    english = languages.load("en")
    article, given = attribute_given(gold)
    said = describe_attributions(article, given)
    words = load_answer_words(english)
    debate = Debate.of(article, words, read_statements(article, words, said))
    numbers, answered = {one.aid: n for n, one in enumerate(said)}, {c.id: c.counters for c in gold.claims}
    targets = tuple(numbers.get(answered[one.aid] or "") for one in said)
    return Read(debate, targets, tuple(_ask(debate, targets)))


def _ask(debate: Debate, targets: Sequence[int | None]) -> Iterator[Asked]:
    for number, target in enumerate(targets):
        candidates = debate.candidates(number, targets[:number])
        places = [candidate.number for candidate in candidates]
        if target is None or target in places:
            clues = ((), *(candidate.clues for candidate in candidates))
            yield Asked(clues, 0 if target is None else places.index(target) + 1)


@dataclasses.dataclass(frozen=True, eq=False)
class Table:
    """Choices as one array: a row a candidate, with the number of its choice."""

    clues: Array
    choice: npt.NDArray[np.int64]
    right: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, asked: Sequence[Asked], names: Mapping[str, int]) -> Table:
        rows = [(n, k == one.right, clues) for n, one in enumerate(asked) for k, clues in enumerate(one.clues)]
        clues = np.zeros((len(rows), len(names)))
        for row, (_, _, found) in enumerate(rows):
            for name in found:
                clues[row, names[name]] = 1.0
        return cls(clues, np.array([n for n, _, _ in rows]), np.array([right for _, right, _ in rows]))

    def climb(self, weights: Array) -> Array:
        """How the likelihood of what is right grows with the weights."""
        odds = np.exp(np.clip(self.clues @ weights, -30, 30))
        shares = odds / np.bincount(self.choice, odds)[self.choice]
        slope: Array = (self.right - shares) @ self.clues
        return slope


def fit(asked: Sequence[Asked], names: Mapping[str, int], expected: Array, penalty: float) -> Array:
    """The weights; those of laws stay as expected."""
    table = Table.of(asked, names)

    def slope_at(weights: Array) -> Array:
        return np.where(expected > LAW, table.climb(weights) - penalty * (weights - expected), 0.0)

    weights = ascend(slope_at, expected, STEPS, RATE)
    weights[names[EVERY]] += READINESS
    return weights


def score(article: Read, names: Mapping[str, int], weights: Array) -> Tally:
    """How many links are right when the article is read with some weights."""
    told = {name: float(weights[n]) for name, n in names.items()}
    debate = dataclasses.replace(article.debate, words=dataclasses.replace(article.debate.words, weights=told))
    found = {(number, answer.target) for number, answer in find_answers(debate).items()}
    wanted = {(number, target) for number, target in enumerate(article.targets) if target is not None}
    return Tally(len(found & wanted), len(found), len(wanted))


def leave_out(articles: Sequence[Read], names: Mapping[str, int], expected: Array, penalty: float) -> Tally:
    """The links of articles left out of the fit."""
    total = Tally()
    for fold in range(FOLDS):
        asked = [one for n, article in enumerate(articles) if n % FOLDS != fold for one in article.asked]
        weights = fit(asked, names, expected, penalty)
        for article in articles[fold::FOLDS]:
            total += score(article, names, weights)
    return total


def main() -> None:
    given = read_options(__doc__, WORDS, PENALTY)
    articles = [read(gold) for gold in read_half("tuning")]
    clues = {name for article in articles for one in article.asked for found in one.clues for name in found}
    listed = languages.load("en").words["answers"]["expected"]
    names = {name: n for n, name in enumerate(sorted(clues | set(listed)))}
    expected = np.array([float(listed.get(name, 0.0)) for name in names])
    unseen = leave_out(articles, names, expected, given.penalty)
    weights = fit([one for article in articles for one in article.asked], names, expected, given.penalty)
    seen = sum((score(article, names, weights) for article in articles), Tally())
    figures = f"links of articles left out: F1 {unseen.f1:.1f} %; of those fitted to, {seen.f1:.1f} %"
    lines = [
        f"{HEADING} (python -m bench.train_answers; {figures}).",
        "weights:",
        *tell_weights({name: weights[n] for name, n in names.items()}),
    ]
    print("\n".join(lines))
    if given.write:
        put_weights(WORDS, lines, up_to="# How much a clue")


if __name__ == "__main__":
    main()
