"""Whether what happened at a date is done: "on the 20th he fled", "the January 6 riot": no such date is to come."""

from __future__ import annotations

import functools

from chronology.languages.en.timexes.cues import Governed, verb_after
from chronology.languages.en.timexes.engine import Window
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words

_AT_THE_DATE = frozenset(["on", "in", "since"])
_NOUN_WITHIN_WORDS = 2


def is_done(window: Window, start: int, end: int, governed: Governed) -> bool:
    """Whether a verb in the past governs tokens ``start:end``, or an attack is called by them.

    Not a verb whose object may lie ahead: "announced", "banned", "agreed", "said".
    """
    if governed.awaited:
        return False
    if any(fold(_word(window, at)) in _words("attack") for at in range(end, end + _NOUN_WITHIN_WORDS)):
        return True
    preposition = fold(_word(window, start - 1))
    # A plain month goes as often with a noun before it: "lost hope of an election in November".
    if preposition not in _AT_THE_DATE or (preposition == "in" and end - start == 1):
        return False
    verb = governed.verb
    if verb is None or verb.tense != "past" or fold(_word(window, verb.at)) in _words("may_lie_ahead"):
        return False
    after = verb_after(window, end)
    return after is None or after.tense != "future"


def is_background(window: Window, governed: Governed) -> bool:
    """Whether the verb says that someone was born or something was founded."""
    return governed.verb is not None and fold(_word(window, governed.verb.at)) in _words("origin")


@functools.cache
def _words(name: str) -> frozenset[str]:
    said = timex_words()["saying"] if name == "may_lie_ahead" else ()
    return frozenset((*timex_words()["tense"][name], *said))


def _word(window: Window, at: int) -> str:
    return window.words[at] if 0 <= at < len(window.words) else ""
