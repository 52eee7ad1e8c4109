"""What a claim's words and grammar show of the facet that it is on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.answers.statements import Statement
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.clauses import PASSIVE_SUBJECTS, SUBJECTS
from chronology.model.annotations import CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token

FACETS = ("occurrence", "actor", "number", "cause", "intent", "outcome", "time", "place")
_VIOLENT = frozenset({"strike", "killing", "attack", "clash", "offensive", "bombing", "battle", "shooting"})
_PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def find_facet_clues(article: Article, words: AnswerWords, statement: Statement) -> tuple[str, ...]:
    """The clues of one claim, each once."""
    found = (
        "any claim",
        *_by_lists(article, words, statement),
        *_by_cue(words, statement),
        *_by_grammar(statement),
        *_by_head(words, statement),
        *_by_event(article, statement),
    )
    return tuple(dict.fromkeys(found))


def _by_lists(article: Article, words: AnswerWords, statement: Statement) -> Iterator[str]:
    said = f" {article.words(statement.attribution.content)} "
    lemmas = {token.lemma_.lower() for token in statement.tokens}
    for facet in FACETS:
        if facet in statement.values:
            yield f"words of {facet}"
        if words.has_phrase(facet, said):
            yield f"phrases of {facet}"
        if lemmas & words.lists.get(facet, frozenset()):
            yield f"nouns or verbs of {facet}"
    if lemmas & words.lists.get("numbering", frozenset()):
        yield "nouns of number"
    if statement.tolls:
        yield "a number"


def _by_cue(words: AnswerWords, statement: Statement) -> Iterator[str]:
    cue = statement.cue.lemma_.lower() if statement.cue is not None else ""
    if words.lists_word("counting", cue):
        yield "a word of counting"
    if words.lists_word("blaming", cue):
        yield "blames"
    if statement.cue_class is CueClass.ACCUSES:
        yield "an accusation"


def _by_grammar(statement: Statement) -> Iterator[str]:
    tokens = statement.tokens
    if any(token.dep_ == "agent" for token in tokens):
        yield "names who did it after by"
    if any(token.ent_type_ in {"DATE", "TIME"} for token in tokens):
        yield "a date"
    if any(token.dep_ == "xcomp" for token in tokens):
        yield "an aim"
    if any(token.dep_ == "advcl" and _is_infinitive(token) for token in tokens):
        yield "to what end"
    if statement.denies_clause:
        yield "says that it was not so"


def _by_head(words: AnswerWords, statement: Statement) -> Iterator[str]:
    head = statement.head
    if head is None:
        return
    subjects = [child for child in head.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    if any(child.dep_ == "expl" for child in head.children):
        yield "there was"
    if head.tag_ == "VBG" and statement.cue_class is CueClass.DENIES:
        yield "denies a deed"
    if any(words.lists_word("future", child.lower_) for child in head.children):
        yield "tells what is to come"
    if head.pos_ == "VERB" and any(_names_party(subject) for subject in subjects):
        yield "somebody named does it"
    if words.lists_word("being", head.lemma_.lower()) and any(c.dep_ == "attr" and _is_told(c) for c in head.children):
        yield "it was they who"


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.children)


def _is_told(noun: Token) -> bool:
    return any(child.dep_ == "relcl" for child in noun.children)


def _names_party(token: Token) -> bool:
    return token.ent_type_ in _PARTIES or token.pos_ == "PROPN"


def _by_event(article: Article, statement: Statement) -> Iterator[str]:
    about = statement.attribution.about
    if any(e.kind in _VIOLENT for e in article.events_in(statement.attribution.content) if e.chain == about):
        yield "about violence"
