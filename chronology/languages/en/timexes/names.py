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
    if _is_name(window, found):
        return True
    if not first[:1].isupper() or first.isupper() or fold(first) not in _small_lettered():
        return False
    before = _word(window, found.start - 1)
    return before[:1].isalpha() and _in_running_text(window, found)


def _is_name(window: Window, found: Found) -> bool:
    """ "Mr Monday", "June Whitfield", "The Sunday Times", "Black September": a single word of time beside names."""
    word, before, after = (_word(window, at) for at in (found.start, found.start - 1, found.end))
    if found.end - found.start != 1 or not word.istitle():
        return False
    title = _word(window, found.start - 2) if before == "." else before
    if title in _names("titles") or (before == "Black" and word == "September"):
        return True
    if before in {"The", "the"} and after in _names("papers"):
        return True
    return word in _names("given_names") and _has_surname(window, found.start)


def _has_surname(window: Window, at: int) -> bool:
    """ "They saw June Whitfield there": no preposition of time before, and what follows is a name and no noun's."""
    before, surname, behind = (_word(window, place) for place in (at - 1, at + 1, at + 2))
    classes = timex_words()["classes"]
    free = not before or not before[0].isalnum() or before.islower()
    if not free or any(fold(before) in classes[name] for name in ("preposition", "determiner", "step", "past")):
        return False
    known = any(surname in classes[name] or fold(surname) in classes[name] for name in ("month", "weekday"))
    verb = behind.endswith("ed") or behind in timex_words()["tense"]["past"]
    ends = verb or not behind[:1].isalnum() or fold(behind) in classes["function_word"]
    return surname.istitle() and len(surname) > 1 and not known and ends


@functools.cache
def _names(group: str) -> frozenset[str]:
    return frozenset(timex_words()["names_of_time"][group])


def _in_running_text(window: Window, found: Found) -> bool:
    """In a headline only small words, of up to four letters, have no capital letter."""
    places = (*range(found.start - _REACH_WORDS, found.start), *range(found.end, found.end + _REACH_WORDS))
    return any(word.islower() and len(word) > _SMALL_WORD for word in (_word(window, at) for at in places))


def _word(window: Window, at: int) -> str:
    return window.words[at] if 0 <= at < len(window.words) else ""
