"""The present tense of what is scheduled: "talks begin Monday", "it ends on Monday", "the deadline is Monday".

A plural noun and a verb that looks like its base are told from two nouns ("the vote on Monday") by the noun's ending.
"""

from __future__ import annotations

import functools

from chronology.languages.en.timexes.engine import Window
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words

_BEFORE_THE_DAY = frozenset(["on", "from", "by", "early", "late", "again"])
_SMALL = ("determiner", "preposition", "function_word")


def is_scheduled(window: Window, start: int, end: int) -> bool:
    """Whether a verb in the present that governs tokens ``start:end`` says when something will begin, end or be held.

    A year in full is none of these: "the trials begin in 1946" tells a story.
    """
    if any(word.isdigit() and len(word) == _YEAR_DIGITS for word in window.words[start:end]):
        return False
    if fold(_word(window, end)) == "'s":  # "the talks end Monday's deadlock"
        return False
    at = start - 1
    while start - at <= _REACH_WORDS and fold(_word(window, at)) in _BEFORE_THE_DAY:
        at -= 1
    verb, subject = _word(window, at), _word(window, at - 1)
    if verb in _words("go_idioms"):  # "goes on trial", "go to the polls", "takes effect"
        before = {fold(_word(window, at - back)) for back in (1, 2, 3)}
        return not before.isdisjoint({"go", "goes", "take", "takes"})
    if verb in {"is", "are"}:
        return at >= start - 2 and subject.isalpha() and fold(subject) not in _no_subject() | _PRONOUNS
    if verb in _words("schedules"):
        return subject.isalpha() and fold(subject) not in _no_subject()
    return verb in _words("schedule") and _is_plural(subject)


_YEAR_DIGITS = 4
_REACH_WORDS = 3
_PRONOUNS = frozenset(["it", "he", "she", "there", "they", "we", "who", "today"])


def _is_plural(subject: str) -> bool:
    low = fold(subject)
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return low in _words("plural_subjects") or (plural and low.isalpha() and low not in _no_subject())


@functools.cache
def _no_subject() -> frozenset[str]:
    classes = timex_words()["classes"]
    return frozenset(word for name in _SMALL for word in classes[name]) - {"it", "they", "he", "she", "we"}


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(timex_words()["tense"][name])


def _word(window: Window, at: int) -> str:
    return window.words[at] if 0 <= at < len(window.words) else ""
