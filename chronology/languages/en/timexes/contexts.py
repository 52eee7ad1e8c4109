"""Decides by context statistics whether a word that may speak of time does: "may", "now", "former", "current".

The table ``words/timexes_contexts.yml`` holds, for each such word, how often it was part of an expression of time and
how often not, and the same for those features of its context that help to decide on documents that were not counted;
``bench/timex_contexts.py`` counts and chooses them. The decision is that of naive Bayes with a weak prior: Manning,
Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 13.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Mapping, Sequence

from chronology.languages.en.timexes.lexicon import Classes, Token, fold, shape_of
from chronology.languages.words import load_words

# How many sightings the prior of a feature is worth.
_WEIGHT = 2.0
Counts = Mapping[str, Sequence[int]]


@dataclasses.dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word, folded, where it starts in the text, and the features of its context by name."""

    word: str
    start: int
    features: Mapping[str, str]


@functools.cache
def context_table() -> Mapping[str, Mapping[str, Counts]]:
    """For each word, for "all" and each feature that helps: sightings as time, and as something else."""
    table: Mapping[str, Mapping[str, Counts]] = load_words("chronology.languages.en")["timexes_contexts"]["words"]
    return table


def speaks_of_time(word: str, features: Mapping[str, str]) -> bool:
    """Whether a word in its context is one of time; True for words that the table does not hold."""
    counted = context_table().get(word)
    return counted is None or odds_of_time(counted, features) > 0


def odds_of_time(counted: Mapping[str, Counts], features: Mapping[str, str]) -> float:
    """Logarithm of the odds that a word with these counts speaks of time; features that were not counted are left."""
    time, other = counted["all"]["any"]
    prior = (time + 1) / (time + other + 2)
    odds = math.log(prior / (1 - prior))
    for name in [name for name in counted if name in features]:
        of_time, of_other = counted[name].get(features[name], (0, 0))
        odds += math.log((of_time + _WEIGHT * prior) / (time + _WEIGHT * prior))
        odds -= math.log((of_other + _WEIGHT * (1 - prior)) / (other + _WEIGHT * (1 - prior)))
    return odds


def context_features(text: str, tokens: Sequence[Token], at: int, classes: Classes, history: bool) -> dict[str, str]:
    """The context of a token: what stands before and after, and whether the text is a history."""
    return {
        "kind": "history" if history else "news",
        "before": _kind_of_word(text, tokens[at - 1], classes) if at else "start",
        "after": _kind_of_word(text, tokens[at + 1], classes) if at + 1 < len(tokens) else "start",
        "case": "capital" if text[tokens[at][0]].isupper() else "lower",
    }


# Small words stand for themselves, all others for their kind: no text can be read from the table.
_SMALL = ("determiner", "preposition", "function_word", "pronoun")
_KINDS = ("month", "weekday", "unit", "units", "season", "step", "relative", "part_of_day")


def _kind_of_word(text: str, token: Token, classes: Classes) -> str:
    word = text[token[0] : token[1]]
    low = fold(word)
    if any(low in classes[name] for name in _SMALL):
        return low
    if any(low in classes[name] or word in classes[name] for name in _KINDS):
        return "time"
    if word[0].isdigit():
        return "number"
    if not word[0].isalnum():
        return "start" if word[0] == "\n" or word in {".", "?", "!"} else "mark"
    return {"oov_capital": "capital", "oov_plural": "plural"}.get(shape_of(word), "lower")
