"""Names that hold words of time: "USA Today", "the Daily Gazette", "World News Tonight"."""

from __future__ import annotations

import functools

from chronology.languages.en.timexes.engine import Found, Window
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words

# Classes of words that have no capital letter of their own.
_SMALL_LETTERED = ("deictic_day", "tonight_word", "adverb_any", "reference", "future_word", "step")
_REACH_WORDS = 8
_SMALL_WORD = 4


@functools.cache
def _small_lettered() -> frozenset[str]:
    classes = timex_words()["classes"]
    return frozenset(word for name in _SMALL_LETTERED for word in classes[name])


def stands_in_name(window: Window, found: Found) -> bool:
    """Whether the first word has a capital letter within a sentence whose other words have small ones."""
    first = _word(window, found.start)
    if not first[:1].isupper() or first.isupper() or fold(first) not in _small_lettered():
        return False
    before = _word(window, found.start - 1)
    return before[:1].isalpha() and _in_running_text(window, found)


def _in_running_text(window: Window, found: Found) -> bool:
    """In a headline only small words, of up to four letters, have no capital letter."""
    places = (*range(found.start - _REACH_WORDS, found.start), *range(found.end, found.end + _REACH_WORDS))
    return any(word.islower() and len(word) > _SMALL_WORD for word in (_word(window, at) for at in places))


def _word(window: Window, at: int) -> str:
    return window.words[at] if 0 <= at < len(window.words) else ""
