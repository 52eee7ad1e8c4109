"""Who says it, without what the text adds about them: "Anna Brook, who keeps the mill" is Anna Brook."""

from __future__ import annotations

import functools
import re

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.model.annotations import Attribution
from chronology.model.document import Span

_MAX_CHARS = 400  # of a source that are looked at


def without_clauses(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """The source up to its first relative clause; whole where only a pronoun would be left ("those who fled")."""
    if not attribution.source:
        return ()
    start, text = attribution.source[0].start, article.document.text
    whole = text[start : min(attribution.source[-1].end, start + _MAX_CHARS)]
    clause = _relative(article.lexicon).search(whole)
    if clause is None or _is_bare(article, whole[: clause.start()]):
        return attribution.source
    end = start + clause.start()
    return tuple(Span(span.start, min(span.end, end)) for span in attribution.source if span.start < end)


def _is_bare(article: Article, words: str) -> bool:
    last = (words.lower().split() or [""])[-1]
    lists = article.lexicon.lists_word
    return any(lists(name, last) for name in ("demonstratives", "pronouns", "personal", "anybody"))


@functools.cache
def _relative(lexicon: Lexicon) -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(lexicon.lists.get("relatives", ())))) or r"(?!)"
    return re.compile(rf"(?:,\s?+|\s)(?:{openers})\b", re.IGNORECASE)
