"""What sides may say of an event's intent, cause or outcome, by the phrases that tell it."""

from __future__ import annotations

import functools
import re

from chronology.extraction.sayings.lexicon import Lexicon


def find_value(lexicon: Lexicon, facet: str, words: str) -> str | None:
    """Which of a facet's values some lower-case words give: for intent "deliberate" or "accident"."""
    for name, pattern in _patterns(lexicon, facet):
        if pattern.search(words):
            return name
    return None


@functools.cache
def _patterns(lexicon: Lexicon, facet: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    prefix = f"{facet}: "
    return tuple(
        (name.removeprefix(prefix), re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(phrases))) + r")\b"))
        for name, phrases in sorted(lexicon.lists.items())
        if name.startswith(prefix)
    )
