"""The words of saying of a language, as sets to look words up in."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

from chronology.languages.language import Language
from chronology.model.annotations import CueClass


@dataclasses.dataclass(frozen=True, eq=False)
class Lexicon:
    """Lemmas of saying: the class of each, and the grammatical frames in which each one counts.

    ``frames`` go from a frame's name ("clause", "object", "object + for", "about", …) to lemmas;
    ``lists`` hold the other word lists (outlets, shell nouns, …) by name.
    """

    classes: Mapping[str, CueClass]
    frames: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    commitments: Mapping[str, int]  # lemma -> how sure it says that its source is, from -3 to 3
    open: bool = False  # takes any verb and adjective in any frame: proposals for a model to judge

    def takes(self, frame: str, lemma: str) -> bool:
        """Whether a lemma is a word of saying in a frame."""
        if self.open:
            return not frame.startswith("noun") or lemma in self.nouns
        return lemma in self.frames.get(frame, ())

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns of saying, of any frame."""
        return self.lists.get("nouns", frozenset())

    def lists_word(self, name: str, word: str) -> bool:
        """Whether a word stands in a list."""
        return word in self.lists.get(name, ())

    def knows(self, lemma: str) -> bool:
        """Whether a lemma is a word of saying in any frame or class."""
        return lemma in self.classes or lemma in self.words

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """The lemmas of all frames."""
        return frozenset[str]().union(*self.frames.values())

    def class_of(self, lemma: str) -> CueClass:
        """A lemma's cue class; words without one assert."""
        return self.classes.get(lemma, CueClass.ASSERTS)


@functools.cache
def load_lexicon(language: Language) -> Lexicon:
    """The lexicon of a language; an empty one when it has no words of saying."""
    words = language.words.get("saying", {})
    nouns = (lemma for frame, lemmas in words.get("frames", {}).items() if frame.startswith("noun") for lemma in lemmas)
    return Lexicon(
        {lemma: CueClass(name) for name, lemmas in words.get("classes", {}).items() for lemma in lemmas},
        {frame: frozenset(lemmas) for frame, lemmas in words.get("frames", {}).items()},
        {name: frozenset(lemmas) for name, lemmas in words.get("lists", {}).items()} | {"nouns": frozenset(nouns)},
        {lemma: int(level) for level, lemmas in words.get("commitments", {}).items() for lemma in lemmas},
    )


@functools.cache
def open_lexicon(language: Language) -> Lexicon:
    """The same lexicon, open to words that it does not list."""
    return dataclasses.replace(load_lexicon(language), open=True)
