"""What a claim itself shows of whether it answers another: its verb, its "but", its "no"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.answers.statements import Statement
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.contents import points_back
from chronology.model.annotations import CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PRON", "DET", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_FEW = 6


def find_own_clues(
    article: Article, words: AnswerWords, statement: Statement, before: Sequence[Statement], answered: Sequence[bool]
) -> tuple[str, ...]:
    """The clues of one claim; ``answered`` says which of the claims before it answer another."""
    return tuple(
        dict.fromkeys(
            (
                "a claim like any",
                *_by_cue(article, words, statement),
                *_by_content(article, words, statement),
                *_by_contrast(article, words, statement),
                *_by_voice(article, words, statement, before, answered),
            )
        )
    )


def _by_cue(article: Article, words: AnswerWords, statement: Statement) -> Iterator[str]:
    lemma = statement.cue.lemma_.lower() if statement.cue is not None else ""
    judges = words.lists_word("judging", lemma) and points_to_claim(article, statement)
    if statement.negated:
        yield "its word of saying is negated"
    elif statement.cue_class is not CueClass.ASSERTS and not (judges and statement.cue_class is CueClass.BELIEVES):
        yield f"its word of saying {statement.cue_class.value}"  # who "regards the charge as" something judges it
    if words.lists_word("replying", lemma):
        yield "a word of replying"
    if words.lists_word("suggesting", lemma):
        yield "a word of suggesting"
    if judges:
        yield "grants what was said" if _grants(article, statement) else "judges what was said"
    if takes_back(article, words, statement):
        yield "takes it back"


def _grants(article: Article, statement: Statement) -> bool:
    return any(article.lexicon.lists_word("granting", t.lower_) for t in statement.tokens)


def _by_content(article: Article, words: AnswerWords, statement: Statement) -> Iterator[str]:
    said = article.words(statement.attribution.content)
    yield from _by_judgement(article, words, statement)
    if words.has_phrase("adding", f" {said} "):
        yield "adds to what was said"
    elif limits(words, said):
        yield "limits it"
    if words.has_phrase("correcting", f" {said} "):
        yield "sets something right"
    if points_to_claim(article, statement):
        yield "points back to what was said"
    if statement.tokens and len(statement.tokens) <= _FEW and not any(t.pos_ in _VERBS for t in statement.tokens):
        yield "a few words and no clause"
    if statement.cue_class is CueClass.BELIEVES and all(t.pos_ == "PRON" for t in statement.tokens):
        yield "believes somebody"
    if any(words.lists_word("future", token.lower_) for token in _around(statement.head)):
        yield "tells what is to come"
    if statement.head is not None and _is_infinitive(statement.head) and statement.cue_class is CueClass.ASSERTS:
        yield "says what it means to do"


def _by_judgement(article: Article, words: AnswerWords, statement: Statement) -> Iterator[str]:
    """What it says of the truth of something: false, mistaken, not so."""
    rejecting = any(article.lexicon.lists_word("rejecting", t.lower_) for t in statement.tokens)
    if statement.rejects or (rejecting and points_to_claim(article, statement)):
        yield "calls it untrue"
    elif any(words.lists_word("mistaken", t.lower_) for t in statement.tokens):
        yield "calls somebody mistaken"
    if statement.denies_clause:
        yield "says that it was not so"
    elif any(words.lists_word("none", t.lower_) for t in statement.tokens):
        yield "holds a no"


def points_to_claim(article: Article, statement: Statement) -> bool:
    """Whether what is said begins with a word that stands for what somebody said."""
    nouns = (t for t in statement.tokens if t.pos_ in _NOUNS and t.dep_ not in {"poss", "det"})
    return points_back(article, next(nouns, None))


def _is_infinitive(head: Token) -> bool:
    return head.tag_ == "VB" and any(child.tag_ == "TO" for child in head.children)


def limits(words: AnswerWords, said: str) -> bool:
    """Whether lower-case words say that it was less: "only", "no more than"."""
    return words.has_phrase("limiting", f" {said} ")


def takes_back(article: Article, words: AnswerWords, statement: Statement) -> bool:
    """ "withdrew that judgement", "conceded that the figure had been wrong": of what its source itself has said."""
    if statement.cue is not None and words.lists_word("retracting", statement.cue.lemma_.lower()):
        return True
    if statement.cue_class is not CueClass.CONCEDES or statement.negated:
        return False
    said = article.words(statement.attribution.content)
    return statement.rejects or points_to_claim(article, statement) or limits(words, said)


def only_points(article: Article, statement: Statement) -> bool:
    """Whether it says nothing but that: "this explanation", "the charge"."""
    return len(statement.tokens) <= _FEW and points_to_claim(article, statement)


def _around(head: Token | None) -> list[Token]:
    return [] if head is None else [head, *head.children]


def _by_contrast(article: Article, words: AnswerWords, statement: Statement) -> Iterator[str]:
    sentence = article.sentence_at(statement.place)
    if sentence is None or sentence.parse is None:
        return
    opening = [t.lower_ for t in sentence.parse[:4]]
    if opening and words.lists_word("contrasts", opening[0]):
        yield "set against what stands before"
    if words.has_phrase("asides", f" {article.document.quote(sentence.span).lower()} "):
        yield "set against what stands before"
    if statement.cue is not None and any(words.lists_word("contrasts", t.lower_) for t in _joining(statement.cue)):
        yield "set against what its sentence says"


def _joining(cue: Token) -> list[Token]:
    """The words that join a cue's clause to what stands before: its own marks, and the "but" that it hangs from."""
    marks = [t for t in cue.children if t.dep_ in {"mark", "cc", "advmod"} and t.i < cue.i]
    if cue.dep_ == "conj":
        marks += [t for t in cue.head.children if t.dep_ == "cc" and t.i < cue.i]
    return marks


def _by_voice(
    article: Article, words: AnswerWords, statement: Statement, before: Sequence[Statement], answered: Sequence[bool]
) -> Iterator[str]:
    voice = statement.voice
    source = article.words(statement.attribution.source).split()
    if voice.nobody:
        yield "no name says it"
    if any(words.lists_word("opponents", word) for word in source):
        yield "an opponent says it"
    if not before:
        return
    last = before[-1]
    if last.voice.number == voice.number:
        near = statement.sentence - last.sentence
        how = "in the same sentence" if near == 0 else "at once" if near <= 2 else "later"
        yield f"goes on {how} from an answer" if answered[-1] else f"goes on {how}"
        if near == 0 and is_reason(article, statement, last):
            yield "gives the reason for what its sentence says"


def is_reason(article: Article, statement: Statement, last: Statement) -> bool:
    """ "rejected this, saying that …": whether a claim only gives the reason for the one before it."""
    cue = statement.cue
    if cue is None or last.cue is None or cue.doc is not last.cue.doc or cue.tag_ != "VBG" or cue.dep_ != "advcl":
        return False
    return only_points(article, last)
