"""Find what the clues to a claim's event weigh, on the tuning half of the project's own gold.

usage: python -m bench.train_topics [--write] [--penalty N]

A log-linear mixture over the ways in which a claim can come to its topic (see extraction/topics/choosing.py): source,
cue and content of the claims are given, the way is not, and the chains that tell a claim's event are one outcome. The
weights maximise the likelihood less a penalty on their distance from ``expected`` in words/topics.yml, a Gaussian
prior; what earlier claims are about is believed as the weights so far have it. The figures are of articles left out of
the fit, one in five at a time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.answers import attribute_given
from bench.clue_fitting import HEADING, Array, ascend, put_weights, read_options, tell_weights
from bench.gold_matching import is_told_by
from chronology import languages
from chronology.extraction.answers.choosing import Debate, find_answers
from chronology.extraction.answers.relating import speak_of_one
from chronology.extraction.answers.statements import read_statements
from chronology.extraction.answers.words import load_answer_words
from chronology.extraction.claims import describe_attributions
from chronology.extraction.topics.choosing import lay_out
from chronology.extraction.topics.stage import set_stage
from chronology.extraction.topics.ways import Way
from chronology.extraction.topics.words import load_topic_words
from tests.gold.reading import GoldArticle, read_half

WORDS = Path(__file__).parent.parent / "chronology/languages/en/words/topics.yml"
PENALTY = 4.0
STEPS = 120
RATE = 0.1
CAUTION = 0.5  # how much more readily none is said than is likely: a wrong event costs a reader more than none
FOLDS = 5
NONE = "no event"  # the clue that only none has
LEAST = 1e-6

Choice = tuple[Way, ...]
Right = Set[str | None]


def read(gold: GoldArticle) -> tuple[list[Choice], list[Right]]:
    """The ways of an article's claims, and for each the chains that are right. Raises ValueError if it is not read."""
    english = languages.load("en")
    article, given = attribute_given(gold)
    said = describe_attributions(article, given)
    words = load_answer_words(english)
    statements = read_statements(article, words, said)
    answers = find_answers(Debate.of(article, words, statements))
    stage = set_stage(article, load_topic_words(english), said)
    choices = lay_out(stage, statements, speak_of_one(statements, answers))
    chains = {e.id: frozenset(m.chain for m in article.events if is_told_by(e, m)) for e in gold.events}
    abouts = {claim.id: chains[claim.about] if claim.about else frozenset([None]) for claim in gold.claims}
    return choices, [abouts[one.aid] for one in said]


@dataclasses.dataclass(frozen=True, eq=False)
class Asked:
    """One claim: clues by way, and where each way leads, as a row of outcomes or as another claim's number."""

    clues: Array
    led: Array
    claims: Sequence[int | None]
    right: npt.NDArray[np.bool_]


@dataclasses.dataclass(frozen=True, eq=False)
class Article:
    """An article's claims; outcomes are its chains, none first."""

    asked: tuple[Asked, ...]

    @classmethod
    def of(cls, choices: Sequence[Choice], right: Sequence[Right], names: Mapping[str, int]) -> Article:
        chains = [None, *sorted({way.chain for ways in choices for way in ways if way.chain is not None})]
        columns = {chain: n for n, chain in enumerate(chains)}
        asked = []
        for ways, wanted in zip(choices, right, strict=True):
            clues, led = np.zeros((len(ways), len(names))), np.zeros((len(ways), len(chains)))
            for n, way in enumerate(ways):
                for name, value in way.clues.items():
                    clues[n, names[name]] = value
                if way.claim is None:
                    led[n, columns[way.chain]] = 1.0
            good = np.array([chain in wanted for chain in chains])
            asked.append(Asked(clues, led, [way.claim for way in ways], good))
        return cls(tuple(asked))

    def walk(self, weights: Array) -> Iterator[tuple[Asked, Array, Array, Array]]:
        """Claim by claim: how likely each way is, where it leads, and what the claim is about."""
        beliefs: list[Array] = []
        for one in self.asked:
            scores = one.clues @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            led = one.led.copy()
            for n, claim in enumerate(one.claims):
                if claim is not None:
                    led[n] = beliefs[claim]
            beliefs.append(shares @ led)
            yield one, shares, led, beliefs[-1]

    def climb(self, weights: Array) -> Array:
        """How the likelihood of what is right grows with the weights, earlier claims taken as they are."""
        slope = np.zeros_like(weights)
        for one, shares, led, _ in self.walk(weights):
            good = shares * led[:, one.right].sum(axis=1)
            if good.sum() > LEAST:
                slope += (good / good.sum() - shares) @ one.clues
        return slope

    def count_right(self, weights: Array) -> int:
        return sum(bool(one.right[belief.argmax()]) for one, _, _, belief in self.walk(weights))


def fit(articles: Sequence[Article], names: Mapping[str, int], expected: Array, penalty: float) -> Array:
    """The weights, none a little heavier than is likely."""

    def slope_at(weights: Array) -> Array:
        climbs = [article.climb(weights) for article in articles]
        return np.asarray(np.sum(climbs, axis=0) - penalty * (weights - expected))

    weights = ascend(slope_at, expected, STEPS, RATE)
    weights[names[NONE]] += CAUTION
    return weights


def leave_out(articles: Sequence[Article], names: Mapping[str, int], expected: Array, penalty: float) -> int:
    """How many claims of articles left out of the fit get the right outcome."""
    right = 0
    for fold in range(FOLDS):
        weights = fit([one for n, one in enumerate(articles) if n % FOLDS != fold], names, expected, penalty)
        right += sum(article.count_right(weights) for article in articles[fold::FOLDS])
    return right


def name_clues(choices: Sequence[Choice]) -> dict[str, int]:
    """A number for every clue that is found or expected."""
    found = {name for ways in choices for way in ways for name in way.clues}
    return {name: n for n, name in enumerate(sorted(found | set(languages.load("en").words["topics"]["expected"])))}


def expect(names: Mapping[str, int]) -> Array:
    """What the weights are drawn towards; 0 for clues that are not listed."""
    listed = languages.load("en").words["topics"]["expected"]
    return np.array([float(listed.get(name, 0.0)) for name in names])


def main() -> None:
    given = read_options(__doc__, WORDS, PENALTY)
    read_articles = [read(gold) for gold in read_half("tuning")]
    names = name_clues([ways for choices, _ in read_articles for ways in choices])
    articles = [Article.of(choices, right, names) for choices, right in read_articles]
    expected = expect(names)
    total, right = sum(len(article.asked) for article in articles), leave_out(articles, names, expected, given.penalty)
    weights = fit(articles, names, expected, given.penalty)
    figures = f"of {total} claims of articles left out, {100 * right / total:.1f} % right; of those fitted to, "
    figures += f"{100 * sum(article.count_right(weights) for article in articles) / total:.1f} %"
    told = tell_weights({name: weights[n] for name, n in names.items()})
    lines = [f"{HEADING} (python -m bench.train_topics; {figures}).", "weights:", *told]
    print("\n".join(lines))
    if given.write:
        put_weights(WORDS, lines)


if __name__ == "__main__":
    main()
