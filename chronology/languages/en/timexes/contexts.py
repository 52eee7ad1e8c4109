"""Decides by context statistics whether a word that may speak of time does: "may", "now", "former", "current".

The table ``words/timexes_contexts.yml`` holds, for each such word, how often it was part of an expression of time and
how often not, by the words beside it and by the kind of text; ``bench/timex_contexts.py`` counts it from development
data. The decision is that of naive Bayes with a weak prior: Manning, Raghavan and Schütze, Introduction to
Information Retrieval (2008), chapter 13.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence

from chronology.languages.en.timexes.lexicon import Classes, Token, fold, shape_of
from chronology.languages.words import load_words

# How many sightings the prior of a feature is worth.
_WEIGHT = 4.0
Counts = Mapping[str, Sequence[int]]


@functools.cache
def context_table() -> Mapping[str, Mapping[str, Counts]]:
    """For each word, for "all", "kind", "before" and "after": sightings as time, and as something else."""
    table: Mapping[str, Mapping[str, Counts]] = load_words("chronology.languages.en")["timexes_contexts"]["words"]
    return table


def speaks_of_time(word: str, features: Mapping[str, str]) -> bool:
    """Whether a word in its context is one of time; True for words that the table does not hold."""
    counted = context_table().get(word)
    if counted is None:
        return True
    time, other = counted["all"]["any"]
    prior = (time + 1) / (time + other + 2)
    odds = math.log(prior / (1 - prior))
    for name, feature in features.items():
        of_time, of_other = counted.get(name, {}).get(feature, (0, 0))
        odds += math.log((of_time + _WEIGHT * prior) / (time + _WEIGHT * prior))
        odds -= math.log((of_other + _WEIGHT * (1 - prior)) / (other + _WEIGHT * (1 - prior)))
    return odds > 0


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
