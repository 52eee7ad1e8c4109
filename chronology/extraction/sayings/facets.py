"""On what a claim says something: occurrence, time, place, actor, cause, intent, number, outcome."""

from __future__ import annotations

import functools
import re

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.model.annotations import Attribution, EventMention, Quantity

# Facets that words tell, the most telling first; the lists are named after them.
_TOLD_BY_WORDS = ("intent", "cause")


def find_facet(article: Article, attribution: Attribution, about: str | None) -> str | None:
    """The facet of the event that the content is on; None when it is about no event."""
    if about is None:
        return None
    words = article.words(attribution.content)
    for facet in _TOLD_BY_WORDS:
        if find_value(article.lexicon, facet, words):
            return facet
    return "number" if quantities_in(article, attribution, about) else "occurrence"


def find_value(lexicon: Lexicon, facet: str, words: str) -> str | None:
    """Which of a facet's values some lower-case words give: for intent "deliberate" or "accident"."""
    for name, pattern in _patterns(lexicon, facet):
        if pattern.search(words):
            return name
    return None


def quantities_in(article: Article, attribution: Attribution, about: str) -> list[Quantity]:
    """The numbers that a claim gives for the event it is about."""
    events: list[EventMention] = [e for e in article.events_in(attribution.content) if e.chain == about]
    return [quantity for event in events for quantity in event.quantities]


@functools.cache
def _patterns(lexicon: Lexicon, facet: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    prefix = f"{facet}: "
    return tuple(
        (name.removeprefix(prefix), re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(phrases))) + r")\b"))
        for name, phrases in sorted(lexicon.lists.items())
        if name.startswith(prefix)
    )
