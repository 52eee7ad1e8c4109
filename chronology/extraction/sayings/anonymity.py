"""Sources that are not named."""

from __future__ import annotations

from chronology.extraction.sayings.article import Article
from chronology.model.annotations import Attribution


def is_anonymous(article: Article, attribution: Attribution) -> bool:
    """Whether the text says that the source is unnamed, or names only "sources"."""
    lists, source = article.lexicon.lists_word, article.words(attribution.source)
    words = source.replace("-", " ").split()
    if any(lists("anonymous", word) for word in words):
        return True
    sentence = article.sentence_at(attribution.source[0].start) if attribution.source else None
    around = article.words([sentence.span]) if sentence else source
    return bool(words) and any(phrase in around for phrase in article.lexicon.lists.get("anonymous phrases", ()))
