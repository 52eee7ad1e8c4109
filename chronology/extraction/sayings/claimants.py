"""Who a pronoun that says something stands for, where that is safe to say.

Salience as in Lappin and Leass 1994, cut down to subjects: the subject of the clause around, else of the sentences
just before in the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.parser import Sentence
from chronology.extraction.pronouns import is_plural
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.clauses import NONE, Indexes, subtree
from chronology.model.annotations import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOK_BACK = 3  # sentences
_ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THINGS = frozenset({"GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "DATE"})


def name_claimant(article: Article, attribution: Attribution) -> str:
    """The words that name whom a source of one personal pronoun stands for; empty when nothing does safely."""
    words = article.words(attribution.source).split()
    if len(words) != 1 or not article.lexicon.lists_word("third person", words[0]):
        return ""
    place = attribution.source[0].start
    for sentence, noun in _subjects_before(article, place):
        if noun.lower_ == words[0]:
            continue  # it stands for the same
        return _name(sentence, noun) if _fits(article, words[0], noun) else ""
    return ""


def _subjects_before(article: Article, place: int) -> Iterator[tuple[Sentence, Token]]:
    """Subjects of main clauses before a place, the nearest sentence first, within the paragraph."""
    sentence = article.sentence_at(place)
    for _ in range(_LOOK_BACK + 1):
        if sentence is None or sentence.parse is None:
            return
        found = [t for t in sentence.parse if t.dep_ in _SUBJECTS and _is_main(t.head)]
        yield from ((sentence, t) for t in found if sentence.token_span(t).end <= place)
        start = sentence.span.start
        sentence = article.sentence_before(start)
        if sentence is not None and "\n\n" in article.document.text[sentence.span.end : start]:
            return


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _fits(article: Article, pronoun: str, noun: Token) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if pronoun == "they" or is_plural(noun):
        return pronoun == "they" and is_plural(noun)
    if noun.ent_type_ == "PERSON":
        return pronoun != "it"
    person = noun.ent_type_ not in _THINGS and _names_person(article, noun.lower_)
    return person == (pronoun != "it")


def _names_person(article: Article, noun: str) -> bool:
    return article.lexicon.lists_word("people", noun) or noun.endswith(("man", "woman", "person"))


def _name(sentence: Sentence, noun: Token) -> str:
    """The noun phrase without its asides, as it stands in the text."""
    asides: Indexes = NONE.union(*(subtree(child) for child in noun.children if child.dep_ in _ASIDES))
    kept = sorted(subtree(noun) - asides)
    last = next((i for i in kept if i >= noun.i and i + 1 not in kept), noun.i)
    words = noun.doc[kept[0] : last + 1].text.strip(" ,*_")
    return " ".join(words.split())
