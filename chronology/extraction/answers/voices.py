"""Who speaks: the same voice under other names, and the side that it speaks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.model.annotations import Attribution

_STEM = 5  # letters that "Ostria", "Ostrian" and "Ostrians" share
_MIN = 3
_LOOK_BACK = 60  # claims
_MARKS = ".,;:*_\"'“”‘’()"


@dataclasses.dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks. ``number`` tells voices apart; ``side`` are stems that name whom it speaks for.

    ``leans``: its side is that of who spoke before it ("its spokesman"). ``nobody``: no name says it, but "residents".
    """

    number: int
    names: frozenset[str]
    side: frozenset[str]
    leans: bool = False
    nobody: bool = False

    def is_with(self, other: Voice, words: AnswerWords) -> bool:
        """Whether both speak for one side, by their names."""
        apart = any((a in self.names and b in other.names) for a, b in words.opposites)
        return bool(self.side & other.side) and not apart


def stems(article: Article, words: AnswerWords, named: Iterable[str]) -> frozenset[str]:
    """The words that tell one name from others, cut so that a country and its people are one."""
    lists, kept = article.lexicon.lists_word, set()
    for word in named:
        bare = _bare(word)
        common = lists("people", bare) or lists("demonstratives", bare) or lists("personal", bare)
        if len(bare) >= _MIN and not common and not words.lists_word("names nobody", bare):
            kept.add(stem(bare))
    return frozenset(kept)


def stem(word: str) -> str:
    """What a lower-case word shares with those made from it."""
    return word[:_STEM]


def find_voice(article: Article, words: AnswerWords, attribution: Attribution, before: Sequence[Voice]) -> Voice:
    """The voice of a claim, among those of the claims before it or a new one."""
    named = (attribution.source_name or article.words(attribution.source)).split()
    last = before[-1] if before else None
    opening = named[0].lower() if named else ""
    if len(named) == 1 and article.lexicon.lists_word("personal", opening) and last is not None:
        return last
    own = stems(article, words, named)
    leans = words.lists_word("possessives", opening)
    side = own | last.side if last is not None and leans else own
    for voice in reversed(before[-_LOOK_BACK:]):
        if own and _is_one(own, voice.names):
            return dataclasses.replace(voice, names=voice.names | own, side=voice.side | side)
    crowd = all(words.lists_word("nobody named", _bare(word)) for word in named if stems(article, words, [word]))
    return Voice(max((voice.number for voice in before), default=0) + 1, own, side, leans, crowd)


def _bare(word: str) -> str:
    return word.lower().strip(_MARKS).removesuffix("'s").removesuffix("’s").removesuffix("s'").strip(_MARKS)


def _is_one(names: frozenset[str], known: frozenset[str]) -> bool:
    return bool(known) and (names <= known or known <= names)
