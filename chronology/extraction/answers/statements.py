"""A claim as the search for what it answers sees it."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.answers.values import find_values
from chronology.extraction.answers.voices import Voice, find_voice, stem, stems
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.contents import calls_untrue, content_head, is_negated
from chronology.extraction.sayings.tolls import Toll, find_tolls
from chronology.extraction.stances import classify_cue
from chronology.model.annotations import Attribution, CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_NESTED = 4  # claims
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class Statement:
    """An attribution with what is compared: who speaks, how, where, and the words of what is said.

    ``sentence`` and ``paragraph`` count from the article's beginning.
    """

    attribution: Attribution
    cue_class: CueClass
    negated: bool  # the word of saying is: "did not deny"
    voice: Voice
    place: int
    sentence: int
    paragraph: int
    cue: Token | None
    head: Token | None  # the word that governs what is said
    tokens: tuple[Token, ...]  # of what is said
    words: frozenset[str]  # their stems, those that tell something
    names: frozenset[str]  # stems of the names in it
    accused: frozenset[str]  # of these, of whom it accuses
    rejects: bool  # it calls what others say untrue
    denies_clause: bool  # what it says is itself negated
    asks: bool  # it is a question: "asked whether the bridge stood"
    tolls: tuple[Toll, ...]
    values: Mapping[str, str]  # what it says of intent, outcome, cause, where it says so


def read_statements(article: Article, words: AnswerWords, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Every claim of an article, in text order."""
    voices: list[Voice] = []
    statements: list[Statement] = []
    for attribution in attributions:
        voice = find_voice(article, words, attribution, voices)
        statements.append(_read(article, words, attribution, voice))
        # Who is quoted by somebody else is not who goes on speaking.
        if not any(_holds(statement.attribution, attribution) for statement in statements[-_NESTED:-1]):
            voices.append(voice)
    return tuple(statements)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(span.contains(cue) for span in outer.content for cue in inner.cue)


def _read(article: Article, words: AnswerWords, attribution: Attribution, voice: Voice) -> Statement:
    cue_class, negated = classify_cue(article, attribution)
    place = (*attribution.cue, *attribution.content, *attribution.source)[0].start
    placed = article.cue_head(attribution)
    tokens = tuple(_said(article, attribution))
    first = [t for t in tokens if t.doc is tokens[0].doc]
    return Statement(
        attribution,
        cue_class,
        negated,
        voice,
        place,
        article.sentence_number(place),
        article.paragraph_number(place),
        placed[1] if placed else None,
        content_head(first),
        tokens,
        frozenset(stem(t.lemma_.lower()) for t in tokens if t.pos_ in _TELLING and not t.is_stop),
        _names(article, words, tokens),
        _names(
            article, words, itertools.takewhile(lambda t: t.dep_ != "prep" and t.pos_ not in {"VERB", "AUX"}, tokens)
        ),
        calls_untrue(article, attribution, first),
        is_negated(article, first),
        _asks(article, words, attribution, placed[1] if placed else None),
        find_tolls(article, attribution),
        find_values(article.lexicon, f" {article.words(attribution.content)} "),
    )


def _asks(article: Article, words: AnswerWords, attribution: Attribution, cue: Token | None) -> bool:
    opening = article.words(attribution.content[:1]).partition(" ")[0]
    asking = cue is not None and words.lists_word("questioning", cue.lemma_.lower())
    return asking and (attribution.quote != "indirect" or words.lists_word("question words", opening))


def _names(article: Article, words: AnswerWords, tokens: Iterable[Token]) -> frozenset[str]:
    return stems(article, words, (token.text for token in tokens if token.pos_ in _NAMING))


def _said(article: Article, attribution: Attribution) -> Iterator[Token]:
    """The tokens of what is said, over all its sentences."""
    for span in attribution.content:
        for sentence in article.sentences_in(span):
            if sentence.parse is not None:
                yield from article.tokens_in(sentence, [span])
