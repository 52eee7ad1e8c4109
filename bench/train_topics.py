"""Find what the clues to a claim's event weigh, on the tuning half of the project's own gold.

usage: python -m bench.train_topics [--write] [--penalty N]

A conditional random field on the tree of an article's claims (Lafferty et al. 2001; see extraction/topics/choosing.py):
source, cue and content of the claims are given, and the chains that tell a claim's event are one outcome. The weights
maximise the likelihood less a penalty on their distance from ``expected`` in words/topics.yml, a Gaussian prior. The
figures are of articles left out of the fit, one after the other.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.answers import attribute_given
from bench.gold_matching import is_told_by
from chronology import languages
from chronology.extraction.answers.choosing import Debate, find_answers
from chronology.extraction.answers.relating import speak_of_one
from chronology.extraction.answers.statements import read_statements
from chronology.extraction.answers.words import load_answer_words
from chronology.extraction.claims import describe_attributions
from chronology.extraction.topics.choosing import Choice, lay_out
from chronology.extraction.topics.stage import set_stage
from chronology.extraction.topics.words import load_topic_words
from tests.gold.reading import GoldArticle, read_half

WORDS = Path(__file__).parent.parent / "chronology/languages/en/words/topics.yml"
HEADING = "# What each clue weighs"
TABLES = ("weights", "stays", "stays with none")
PENALTY = 4.0
STEPS = 150
RATE = 0.15

Array = npt.NDArray[np.float64]
Names = Mapping[str, Mapping[str, int]]
Weights = Mapping[str, Mapping[str, float]]


def read(gold: GoldArticle) -> tuple[list[Choice], list[Set[str | None]]]:
    """What an article's claims are chosen from, and for each the chains that are right."""
    english = languages.load("en")
    article, given = attribute_given(gold)
    said = describe_attributions(article, given)
    words = load_answer_words(english)
    statements = read_statements(article, words, said)
    answers = find_answers(Debate.of(article, words, statements))
    choices = lay_out(set_stage(article, load_topic_words(english), said), statements, speak_of_one(statements, answers))
    chains = {e.id: frozenset(m.chain for m in article.events if is_told_by(e, m)) for e in gold.events}
    abouts = {claim.id: chains[claim.about] if claim.about else frozenset([None]) for claim in gold.claims}
    return choices, [abouts[one.aid] for one in said]


@dataclasses.dataclass(frozen=True, eq=False)
class Tree:
    """An article's choices as arrays: claims by outcomes (0 is none) by clues, and stays by claims."""

    clues: Array
    stays: Array
    parents: Sequence[int]
    offered: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, choices: Sequence[Choice], right: Sequence[Set[str | None]], names: Names) -> Tree:
        chains = [None, *sorted({chain for c in choices for chain in c.candidates if chain is not None})]
        columns, size = {chain: n for n, chain in enumerate(chains)}, (len(choices), len(chains))
        clues, stays = np.zeros((*size, len(names["weights"]))), np.zeros((len(choices), len(names["stays"])))
        offered, wanted = np.zeros(size, bool), np.zeros(size, bool)
        for n, choice in enumerate(choices):
            for chain, found in choice.candidates.items():
                offered[n, columns[chain]] = True
                wanted[n, columns[chain]] = chain in right[n]
                for name in found:
                    clues[n, columns[chain], names["weights"][name]] = found[name]
            for name in choice.stays:
                stays[n, names["stays"][name]] = choice.stays[name]
        return cls(clues, stays, [c.parent or 0 for c in choices], offered, wanted)

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """The claims of which a right outcome is offered."""
        return np.asarray(self.right.any(axis=1))

    def believe(self, weights: Sequence[Array], allowed: npt.NDArray[np.bool_]) -> tuple[Array, Array]:
        """Of each claim, how likely the outcomes are, and how likely it stays with its parent, by event and none."""
        scores = np.where(allowed, self.clues @ weights[0], -1e9)
        bonus = np.repeat((self.stays @ weights[1])[:, None], scores.shape[1], axis=1)
        bonus[:, 0] = self.stays @ weights[2]
        gain, messages, stays = np.expm1(bonus), np.zeros_like(scores), np.zeros((len(scores), 2))
        for n in range(len(scores) - 1, 0, -1):
            messages[n] = np.log1p(gain[n] * _shares(scores[n]))
            scores[self.parents[n]] += messages[n]
        for n in range(1, len(scores)):
            mine, theirs = _shares(scores[n]), _shares(scores[self.parents[n]] - messages[n])
            both = mine * theirs
            same = (gain[n] + 1) * both / (1 + (gain[n] * both).sum())
            stays[n] = same[1:].sum(), same[0]
            scores[n] += np.log1p(gain[n] * theirs)
        return np.array([_shares(row) for row in scores]), stays

    def climb(self, weights: Sequence[Array]) -> list[Array]:
        """How the likelihood of what is right grows with the weights."""
        wanted = self.believe(weights, np.where(self.known[:, None], self.right, self.offered))
        given = self.believe(weights, self.offered)
        more, stays = wanted[0] - given[0], wanted[1] - given[1]
        return [np.einsum("kc,kcf->f", more, self.clues), stays[:, 0] @ self.stays, stays[:, 1] @ self.stays]

    def count_right(self, weights: Sequence[Array]) -> int:
        best = self.believe(weights, self.offered)[0].argmax(axis=1)
        return int(self.right[np.arange(len(best)), best].sum())


def _shares(scores: Array) -> Array:
    odds = np.exp(scores - scores.max())
    shares: Array = odds / odds.sum()
    return shares


def fit(trees: Sequence[Tree], expected: Sequence[Array], penalty: float) -> list[Array]:
    """The weights, by gradient ascent with Adam (Kingma and Ba 2015) at a rate that falls to nothing."""
    weights = list(expected)
    mean, spread = ([np.zeros_like(table) for table in expected] for _ in range(2))
    for step in range(1, STEPS + 1):
        climbs = [tree.climb(weights) for tree in trees]
        rate = RATE * (1 - step / STEPS)
        for n, table in enumerate(expected):
            slope = np.sum([climb[n] for climb in climbs], axis=0) - penalty * (weights[n] - table)
            mean[n] = 0.9 * mean[n] + 0.1 * slope
            spread[n] = 0.99 * spread[n] + 0.01 * slope**2
            pace = np.sqrt(spread[n] / (1 - 0.99**step)) + 1e-8
            weights[n] = weights[n] + rate * mean[n] / (1 - 0.9**step) / pace
    return weights


def read_expected(names: Names) -> list[Array]:
    """What the weights are drawn towards; 0 for clues that are not listed. Raises KeyError for one that is no clue."""
    listed = languages.load("en").words["topics"]["expected"]
    tables = []
    for table in TABLES:
        index = names["weights" if table == "weights" else "stays"]
        found = np.zeros(len(index))
        for name, weight in listed[table].items():
            found[index[name]] = weight
        tables.append(found)
    return tables


def leave_out(trees: Sequence[Tree], expected: Sequence[Array], penalty: float) -> int:
    """How many claims of articles left out of the fit get the right outcome."""
    return sum(tree.count_right(fit([*trees[:n], *trees[n + 1 :]], expected, penalty)) for n, tree in enumerate(trees))


def name_clues(choices: Sequence[Choice]) -> Names:
    clues = {name for choice in choices for found in choice.candidates.values() for name in found}
    stays = {name for choice in choices for name in choice.stays}
    return {table: {n: k for k, n in enumerate(sorted(some))} for table, some in (("weights", clues), ("stays", stays))}


def tell(names: Names, weights: Sequence[Array]) -> Iterator[str]:
    """The weights as YAML, the largest first."""
    for table, found in zip(TABLES, weights, strict=True):
        yield f"  {table}:"
        index = names["weights" if table == "weights" else "stays"]
        rounded = {name: round(float(found[number]), 2) for name, number in index.items()}
        yield from (
            f"    {name}: {w:g}" for name, w in sorted(rounded.items(), key=lambda pair: (-pair[1], pair[0])) if w
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {WORDS.name}")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    given = parser.parse_args()
    articles = [read(gold) for gold in read_half("tuning")]
    names = name_clues([choice for choices, _ in articles for choice in choices])
    trees = [Tree.of(choices, right, names) for choices, right in articles]
    expected = read_expected(names)
    total, right = sum(len(tree.right) for tree in trees), leave_out(trees, expected, given.penalty)
    weights = fit(trees, expected, given.penalty)
    figures = f"of {total} claims of articles left out, {100 * right / total:.1f} % right; of those fitted to, "
    figures += f"{100 * sum(tree.count_right(weights) for tree in trees) / total:.1f} %"
    lines = [f"{HEADING} (python -m bench.train_topics; {figures}).", "weights:", *tell(names, weights)]
    print("\n".join(lines))
    if given.write:
        text = WORDS.read_text(encoding="utf-8")
        WORDS.write_text(text[: text.index(HEADING)] + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
