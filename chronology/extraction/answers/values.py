"""What sides may say of an event's intent, cause or outcome, by the phrases that tell it."""

from __future__ import annotations

import functools
import re

from chronology.extraction.sayings.lexicon import Lexicon

VALUED = ("intent", "outcome", "cause")


def find_values(lexicon: Lexicon, words: str) -> dict[str, str]:
    """For each facet of which lower-case words tell a value, which: "deliberate" or "accident" for the intent."""
    found = {facet: _find(lexicon, facet, words) for facet in VALUED}
    return {facet: value for facet, value in found.items() if value is not None}


def _find(lexicon: Lexicon, facet: str, words: str) -> str | None:
    return next((name for name, pattern in _patterns(lexicon, facet) if pattern.search(words)), None)


@functools.cache
def _patterns(lexicon: Lexicon, facet: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    prefix = f"{facet}: "
    return tuple(
        (name.removeprefix(prefix), re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(phrases))) + r")\b"))
        for name, phrases in sorted(lexicon.lists.items())
        if name.startswith(prefix)
    )
