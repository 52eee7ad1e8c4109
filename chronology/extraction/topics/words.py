"""The words that point to events, and what each clue weighs, from ``words/topics.yml``."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Mapping
from typing import Any

from chronology.extraction.event_words import load_event_words
from chronology.languages.language import Language

_STEM = 6  # letters that the forms of one word share: "resigned", "resignation"
_NO_KINDS: frozenset[str] = frozenset()
_NONE: Mapping[str, Any] = {}


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TopicWords:
    """Words by what they say of events, and weights by clue. Compared by identity.

    ``kinds``: the kinds of events that a lemma tells, or whose parts, means and results it names.
    ``weights`` says what the clues weigh.
    """

    kinds: Mapping[str, frozenset[str]]
    evidence: frozenset[str]
    counted: Mapping[str, str]  # "dead" -> the kind of event that leaves them
    synonyms: Mapping[str, str]
    distinct: frozenset[str]
    weights: Mapping[str, float]

    def key(self, lemma: str) -> str:
        """What a word is compared by."""
        return self.synonyms.get(lemma, lemma)[:_STEM]

    def kinds_of(self, lemma: str) -> frozenset[str]:
        """The kinds of events that a word points to."""
        return self.kinds.get(lemma, _NO_KINDS)

    def opens_anew(self, word: str) -> bool:
        """Whether a word sets one thing apart from those of its kind: "another", "second"."""
        return word in self.distinct

    def weigh(self, clues: Mapping[str, float]) -> float:
        """The sum of the clues' values, each by its weight."""
        return math.fsum(self.weights.get(name, 0.0) * value for name, value in clues.items())


@functools.cache
def load_topic_words(language: Language) -> TopicWords:
    """The words of a language; without a file of them nothing weighs anything."""
    events, topics = load_event_words(language), language.words.get("topics", _NONE)
    kinds: dict[str, set[str]] = {}
    for classes in (events.verb_classes, events.noun_classes):
        for lemma, cls in classes.items():
            if not cls.report:
                kinds.setdefault(lemma, set()).add(cls.name)
    for kind, lemmas in topics.get("belongings", _NONE).items():
        for lemma in lemmas:
            kinds.setdefault(lemma, set()).add(kind)
    return TopicWords(
        {lemma: frozenset(names) for lemma, names in kinds.items()},
        frozenset(topics.get("evidence", ())) | events.sets["states"],
        topics.get("counted", _NONE),
        events.synonyms,
        events.sets["distinct"],
        topics.get("weights", _NONE),
    )
