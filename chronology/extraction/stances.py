"""What a word of saying does with what is said, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.article import Article
from chronology.model.annotations import Attribution, CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token


_SAID_BY_NOBODY = frozenset({CueClass.ASSERTS, CueClass.BELIEVES})


def classify_cue(article: Article, attribution: Attribution) -> tuple[CueClass, bool]:
    """The cue's class and whether it is negated ("did not deny")."""
    placed = article.cue_head(attribution)
    if attribution.rule == "adverb of hearsay":
        return CueClass.HEARSAY, False
    if placed is None:
        return CueClass.ASSERTS, False
    sentence, head = placed
    found = _class_in_context(article, head, attribution.rule)
    if attribution.rule == "passive of saying" and not attribution.source and found in _SAID_BY_NOBODY:
        found = CueClass.HEARSAY  # "is believed to have fled", "it was reported that …"
    nobody = article.lexicon.lists_word("nobody", (article.words(attribution.source).split() or [""])[0])
    return found, nobody or _is_negated(article, article.tokens_in(sentence, attribution.cue))


def _class_in_context(article: Article, head: Token, rule: str) -> CueClass:
    """A word's class; "call" asks for something only with "for", "on" or an infinitive."""
    lists, lemma = article.lexicon.lists_word, head.lemma_.lower()
    if head.pos_ == "NOUN" or not lists("calling", lemma):
        return article.lexicon.class_of(lemma)
    asks = any(lists("calling with", child.lower_) or child.dep_ == "xcomp" for child in head.children)
    named = any(child.dep_ == "oprd" for child in head.children) or rule == "saying verb with a name"
    return article.lexicon.class_of(lemma) if asks and not named else CueClass.ASSERTS


def _is_negated(article: Article, cue: list[Token]) -> bool:
    return any(token.dep_ == "neg" or article.lexicon.lists_word("negations", token.lower_) for token in cue)
