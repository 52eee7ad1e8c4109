"""Which side speaks, and which side is accused, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.claim import Claim
from chronology.model.annotations import Attribution

_STEM = 5  # letters that "Ostria", "Ostrian" and "Ostrians" share


def find_side(article: Article, attribution: Attribution, before: Sequence[Claim]) -> frozenset[str]:
    """Words that name the source; a pronoun stands for the last source that was named."""
    named = attribution.source_name.lower() or article.words(attribution.source)
    words = [word.strip(".,*_\"'“”‘’()") for word in named.split()]
    lists = article.lexicon.lists_word
    if words and lists("personal", words[0]) and len(words) == 1:
        return before[-1].side if before else frozenset()
    return frozenset(w for w in words if w and not lists("demonstratives", w) and not lists("anonymous", w))


def side_keys(article: Article, words: Iterable[str]) -> frozenset[str]:
    """The words that tell a side from others, cut to their stems: no articles, no "spokesman"."""
    lists, kept = article.lexicon.lists_word, set()
    for word in words:
        bare = word.strip(".,*_\"'“”‘’()").removesuffix("'s").removesuffix("’s")
        common = lists("people", bare) or lists("demonstratives", bare) or lists("personal", bare)
        if len(bare) > 2 and not common and not lists("side words of none", bare):
            kept.add(bare[:_STEM])
    return frozenset(kept)
