"""Attributions that are no claims: silence, and what only a model takes for saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.contents import content_head, content_tokens
from chronology.extraction.stances import classify_cue
from chronology.model.annotations import Attribution, CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_PIECES = 2  # more pieces of a sentence come from a parse that went wrong
_CLAUSES = frozenset({"ccomp", "parataxis"})
_ACTS_WITH = frozenset({"saying verb with an object", "saying verb with an infinitive"})
_OF_WORDS = frozenset({"statement", "accusation"})  # kinds of events that are nothing but saying
_JUDGEMENTS = frozenset({"oprd", "ccomp"})
_SHOWN_FROM_SCORE = 0.5


def claims_nothing(article: Article, attribution: Attribution) -> bool:
    """Whether nobody learns from it what its source holds to be so: silence, a request to stay unnamed, a deed."""
    return (
        keeps_silent(article, attribution) or _hides_name(article, attribution) or _does_something(article, attribution)
    )


def _hides_name(article: Article, attribution: Attribution) -> bool:
    """ "asked not to be named"."""
    words = f"{article.words(attribution.cue)} {article.words(attribution.content)}"
    return any(map(words.startswith, article.lexicon.lists.get("anonymous phrases", ())))


def _does_something(article: Article, attribution: Attribution) -> bool:
    """ "signed the ceasefire", "voted to keep the water": the deed is told as an event, by whose words is no claim."""
    if attribution.rule not in _ACTS_WITH or attribution.quote != "indirect":
        return False
    if classify_cue(article, attribution)[0] is not CueClass.ASSERTS:
        return False
    head = content_head(content_tokens(article, attribution))
    if head is not None and (_points_to_claim(article, head) or head.dep_ in _JUDGEMENTS):
        return False  # "withdrew the statement", "declared him the winner"
    deeds = article.events_in(attribution.cue)
    return any(deed.score >= _SHOWN_FROM_SCORE and deed.kind not in _OF_WORDS for deed in deeds)


def _points_to_claim(article: Article, noun: Token) -> bool:
    lists = article.lexicon.lists_word
    return lists("shells", noun.lemma_.lower()) or lists("pronouns", noun.lower_)


def keeps_silent(article: Article, attribution: Attribution) -> bool:
    """ "has not said when", "does not mention the dam": who says nothing, says nothing of it."""
    cue_class, negated = classify_cue(article, attribution)
    placed = article.cue_head(attribution)
    if placed is None or not attribution.source:
        return False
    _, head = placed
    lists = article.lexicon.lists_word
    if lists("declining", head.lemma_.lower()):  # "declined to comment"
        verb = article.words(attribution.content).removeprefix("to ").partition(" ")[0]
        return lists("silences", verb)
    if not negated or cue_class is not CueClass.ASSERTS or not lists("silences", head.lemma_.lower()):
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
