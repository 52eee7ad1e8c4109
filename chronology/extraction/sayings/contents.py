"""What is said, as a clause: its head, whether it is negated, and what it calls what others say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.clauses import PASSIVE_SUBJECTS, SUBJECTS
from chronology.model.annotations import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREDICATES = frozenset({"attr", "acomp", "oprd", "dobj"})


def content_tokens(article: Article, attribution: Attribution) -> list[Token]:
    """The tokens of what is said, in the sentence in which it begins."""
    if not attribution.content:
        return []
    sentence = article.sentence_at(attribution.content[0].start)
    return [] if sentence is None else article.tokens_in(sentence, attribution.content)


def content_head(tokens: list[Token]) -> Token | None:
    """The word that governs the others: a verb, where one does."""
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct and not t.is_space]
    return next((t for t in heads if t.pos_ in {"VERB", "AUX"}), heads[0] if heads else None)


def is_negated(article: Article, tokens: list[Token]) -> bool:
    """ "it did not fire", "no vessel fired", "they had nothing to do with it"."""
    head = content_head(tokens)
    if head is None:
        return False
    parts = [head, *(child for child in head.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS | _PREDICATES)]
    return any(_negates(article, part) for part in parts)


def _negates(article: Article, token: Token) -> bool:
    lists = article.lexicon.lists_word
    if lists("nothing", token.lower_):
        return True
    for child in token.children:
        if child.dep_ == "det" and lists("nothing", child.lower_):
            return True
        before = child.i < token.i or (child.i == token.i + 1 and token.pos_ == "AUX")
        negates = child.dep_ == "neg" or lists("negations", child.lower_)
        if negates and before and not lists("not only", child.nbor().lower_ if child.i + 1 < len(child.doc) else ""):
            return True
    return False


def points_back(article: Article, token: Token | None) -> bool:
    """Whether a noun stands for what somebody said: "it", "this", "the charge", "both allegations"."""
    lists = article.lexicon.lists_word
    if token is None:
        return False
    if token.pos_ in {"PRON", "DET"}:
        return lists("pronouns", token.lower_)
    shell = lists("shells", token.lemma_.lower()) or token.lemma_.lower() in article.lexicon.nouns
    return token.pos_ == "NOUN" and shell


def calls_untrue(article: Article, attribution: Attribution, tokens: list[Token]) -> bool:
    """ "called the account false", "both allegations are unfounded": a word of rejection for what others say."""
    words = article.words(attribution.content)
    if any(phrase in words for phrase in article.lexicon.lists.get("rejecting phrases", ())):
        return True
    if not any(_rejects(article, token) for token in tokens):
        return False
    return any(points_back(article, noun) for noun in _named(tokens))


def _named(tokens: list[Token]) -> Iterator[Token]:
    """What is called something: subjects and objects, wherever the parse put them, and the first noun."""
    yield from (t for t in tokens if t.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"dobj"})
    yield from [t for t in tokens if t.pos_ in {"NOUN", "PRON", "DET"} and t.lower_ != "the"][:1]


def _rejects(article: Article, token: Token) -> bool:
    return article.lexicon.lists_word("rejecting", token.lemma_.lower()) or article.lexicon.lists_word(
        "rejecting", token.lower_
    )
