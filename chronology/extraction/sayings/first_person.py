""" "I": in the words of somebody quoted it says nothing of its own, and elsewhere it is the article's author."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from chronology.extraction.sayings.article import Article
from chronology.model.annotations import Attribution, Stance


def without_author(article: Article, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """All attributions; what the author says is about no event, and nobody answers it or is answered by it.

    It still leads from claim to claim, and is left out only once these have their events.
    """
    found = tuple(attributions)
    authors = {one.aid for one in found if _speaks_for_author(article, one)}
    for one in found:
        if one.aid in authors:
            one = dataclasses.replace(one, about=None, facet=None)
        if one.aid in authors or one.counters in authors:
            stance = Stance.ASSERTS if one.stance is Stance.COUNTERS else one.stance
            one = dataclasses.replace(one, counters=None, surely=False, stands_for=None, stance=stance)
        yield one


def _speaks_for_author(article: Article, attribution: Attribution) -> bool:
    """Whether nobody but "I" says it: what an author thinks, or words of a quotation that nothing closes."""
    return article.lexicon.lists_word("first person", article.words(attribution.source))
