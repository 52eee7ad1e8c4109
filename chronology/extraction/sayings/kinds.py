"""Attributions that are no claims: silence, and what only a model takes for saying."""

from __future__ import annotations

from chronology.extraction.sayings.article import Article
from chronology.extraction.stances import classify_cue
from chronology.model.annotations import Attribution, CueClass

_MAX_PIECES = 2  # more pieces of a sentence come from a parse that went wrong
_CLAUSES = frozenset({"ccomp", "parataxis"})


def keeps_silent(article: Article, attribution: Attribution) -> bool:
    """ "has not said when", "does not mention the dam": who says nothing, says nothing of it."""
    cue_class, negated = classify_cue(article, attribution)
    placed = article.cue_head(attribution)
    if not negated or cue_class is not CueClass.ASSERTS or placed is None or not attribution.source:
        return False
    _, head = placed
    if not article.lexicon.lists_word("silences", head.lemma_.lower()):
        return False
    # Who "did not say that it happened" leaves a claim to be looked at; "did not say whether" leaves none.
    return not any(
        child.dep_ == "ccomp" and any(leaf.lower_ == "that" for leaf in child.children) for child in head.children
    )


def tells_of_events(article: Article, attribution: Attribution) -> bool:
    """Whether a claim can be made of it: a word of saying that is listed, a clause, or a quotation."""
    placed = article.cue_head(attribution)
    if placed is None or attribution.quote != "indirect":
        return True
    _, head = placed
    if attribution.rule == "linear model" and len(attribution.content) > _MAX_PIECES:
        return False
    if article.lexicon.knows(head.lemma_.lower()) or article.lexicon.lists_word("according", head.lower_):
        return True
    if attribution.rule == "adverb of hearsay":
        return True
    return head.dep_ in _CLAUSES or any(child.dep_ == "ccomp" for child in head.children)
