"""Phrases that name the source of the clause they stand in: "according to the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import Finding, children, clause_of, noun_phrase, subtree
from chronology.extraction.sayings.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_according(word: Token, lexicon: Lexicon) -> Finding | None:
    """ "…, according to X" and "According to X, …": the content is the clause around, or the whole sentence."""
    if not lexicon.lists_word("according", word.lower_):
        return None
    links = [child for child in word.children if child.dep_ in {"prep", "prt"} and child.i == word.i + 1]
    nouns = [noun for link in links for noun in children(link, "pobj")]
    if not nouns:
        return None
    own = subtree(word)
    clause = word.sent.root if _frames_sentence(word, own) else clause_of(word)
    content = subtree(clause) - own
    return Finding("according to", word.i, noun_phrase(nouns[0]), frozenset({word.i, links[0].i}), content)


def _frames_sentence(word: Token, own: frozenset[int]) -> bool:
    """Whether the phrase begins the sentence, or ends it after a comma."""
    sentence = word.sent
    if min(own) <= sentence.start + 1:
        return True
    rest = [token for token in word.doc[max(own) + 1 : sentence.end] if not token.is_punct]
    return not rest and word.nbor(-1).text == ","
