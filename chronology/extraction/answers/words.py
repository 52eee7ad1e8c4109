"""The words and weights of ``words/answers.yml``, typed."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Any

from chronology.languages.language import Language

_NONE: Mapping[str, Any] = {}


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AnswerWords:
    """Word lists by name, groups of words by name and value, and the weights of clues. Compared by identity."""

    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    shells: Mapping[str, frozenset[str]]  # what a noun stands for: "charge", "number", "denial", …
    opposites: tuple[tuple[str, str], ...]  # stems of words that tell two names apart: north, south
    opposing: frozenset[str]  # clues without one of which no claim is said to answer another
    weights: Mapping[str, float]
    facets: Mapping[str, Mapping[str, float]]  # the same for facets, by facet

    def lists_word(self, name: str, word: str) -> bool:
        """Whether a word stands in a list."""
        return word in self.lists.get(name, ())

    def has_phrase(self, name: str, words: str) -> bool:
        """Whether lower-case words hold one of the phrases of a list."""
        return any(phrase in words for phrase in self.phrases.get(name, ()))


@functools.cache
def load_answer_words(language: Language) -> AnswerWords:
    """The words of a language; none when it has no such file."""
    words = language.words.get("answers", _NONE)
    return AnswerWords(
        {name: frozenset(listed) for name, listed in words.get("lists", _NONE).items()},
        {name: tuple(listed) for name, listed in words.get("phrases", _NONE).items()},
        {name: frozenset(listed) for name, listed in words.get("shells", _NONE).items()},
        tuple(pair for a, b in words.get("opposites", ()) for pair in ((a[:5], b[:5]), (b[:5], a[:5]))),
        frozenset(words.get("opposing", ())),
        {name: float(weight) for name, weight in words.get("weights", _NONE).items()},
        {
            facet: {name: float(weight) for name, weight in weights.items()}
            for facet, weights in words.get("facets", _NONE).items()
        },
    )
