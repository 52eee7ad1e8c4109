"""Which words tell an event: full verbs, and nouns that name what happens."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventClass, EventWords
from chronology.extraction.parser import Sentence
from chronology.extraction.syntax import AUXILIARIES, child
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACKGROUND = EventClass("occurrence", 0.25)
_REPORT = EventClass("statement", 0.1, report=True)
_STATE = EventClass("state", 0.1)
_NOT_ALONE = frozenset({"compound", "nmod", "npadvmod"})
_RELATIVE = frozenset({"WDT", "WP"})
_ADJECTIVAL = frozenset({"amod", "case", "prep", "mark", "cc", "agent", "punct"})


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A word that tells an event, in its sentence."""

    eid: str
    token: Token
    lemma: str
    cls: EventClass
    sentence: Sentence
    span: Span

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb (else a noun)."""
        return self.token.pos_ in {"VERB", "AUX"} and not is_verbal_noun(self.token)


def find_triggers(sentences: tuple[Sentence, ...], words: EventWords) -> tuple[Trigger, ...]:
    """The triggers of all parsed sentences, in text order, numbered e1, e2, …"""
    found: list[Trigger] = []
    for sentence in sentences:
        if sentence.parse is None:
            continue
        for token, cls in _in_sentence(sentence, words):
            span = sentence.token_span(token)
            found.append(Trigger(f"e{len(found) + 1}", token, lemma_of(token, words), cls, sentence, span))
    return tuple(found)


def is_verbal_noun(token: Token) -> bool:
    """Whether a form in -ing is a noun: "the shelling of the town", "the army's targeting of bridges"."""
    return token.tag_ == "VBG" and any(c.dep_ in {"poss", "det", "amod"} for c in token.children)


def is_definite(noun: Token, words: EventWords) -> bool:
    """Whether a noun points at something known: "the strike", "their talks"."""
    return any(
        c.dep_ == "poss" or (c.dep_ in {"det", "predet"} and c.lower_ in words.sets["definite"]) for c in noun.children
    )


def lemma_of(token: Token, words: EventWords | None = None) -> str:
    """The lower-case lemma; ``words`` knows irregular forms that the pipeline leaves as they stand ("retook")."""
    lemma = token.lemma_.lower()
    if words is not None and lemma in words.base:
        return words.base[lemma]
    # The small pipeline leaves plurals that it takes for names as they stand.
    if token.tag_ in {"NNS", "NNPS"} and lemma == token.lower_ and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma


def _in_sentence(sentence: Sentence, words: EventWords) -> Iterator[tuple[Token, EventClass]]:
    assert sentence.parse is not None
    for token in sentence.parse:
        cls = _class_of(token, words)
        if cls is not None:
            yield token, cls


def _class_of(token: Token, words: EventWords) -> EventClass | None:
    if token.pos_ == "VERB" and not is_verbal_noun(token):
        return _verb_class(token, words)
    if token.pos_ == "NOUN" or (token.pos_ == "VERB" and is_verbal_noun(token)):
        return _noun_class(token, words)
    if token.pos_ == "PROPN" and token.dep_ not in _NOT_ALONE and not token.ent_type_:
        return words.noun_classes.get(lemma_of(token))
    return None


def _verb_class(token: Token, words: EventWords) -> EventClass | None:
    lemma = lemma_of(token, words)
    if token.lower_ in words.sets["report_prepositions"]:
        return _REPORT
    if token.dep_ in AUXILIARIES or lemma == "be" or (token.dep_ in _ADJECTIVAL and not _is_deed(token, words)):
        return None
    if _is_joined_to_adjective(token) or _is_no_event(token, lemma, words):
        return None
    doer = _find_doer(token)
    if doer is not None and words.has("impacts", lemma) and words.has("munitions", lemma_of(doer)):
        return words.classes["strike"]
    if doer is not None and words.has("falls", lemma) and token.tag_ != "VBG" and _is_stronghold(doer, words):
        return words.classes["capture"]
    particle = child(token, "prt")
    phrasal = words.verb_classes.get(f"{lemma} {particle.lower_}") if particle is not None else None
    cls = phrasal or words.verb_classes.get(lemma)
    if cls is not None and not (cls.name == "arrest" and _is_of_things(token, words)):
        return cls
    return _STATE if words.has("states", lemma) else _BACKGROUND


def _find_doer(verb: Token) -> Token | None:
    """The subject; of "the shells that fell" the noun that the pronoun stands for."""
    doer = child(verb, "nsubj")
    return verb.head if doer is not None and doer.tag_ in _RELATIVE and verb.dep_ == "relcl" else doer


def _is_deed(token: Token, words: EventWords) -> bool:
    """ "accused of burning crops", "denied shelling villages": a deed and its object, read as a noun that burns."""
    noun = token.head
    if token.tag_ != "VBG" or noun.tag_ != "NNS" or any(c.i < token.i for c in noun.children):
        return False
    above = noun.head
    if above.dep_ != "prep":
        return words.has("takes_deeds", lemma_of(above)) and noun.dep_ == "dobj"
    return any(words.has("takes_deeds_of", lemma_of(verb)) for verb in (above.head, above.head.head))


def _is_stronghold(noun: Token, words: EventWords) -> bool:
    return noun.ent_type_ in {"GPE", "FAC"} or words.has("strongholds", lemma_of(noun))


def _is_of_things(verb: Token, words: EventWords) -> bool:
    return any(c.dep_ in {"dobj", "nsubjpass"} and words.has("things", lemma_of(c)) for c in verb.children)


def _is_no_event(token: Token, lemma: str, words: EventWords) -> bool:
    """ "going to sail" is one event, and "a firm based in Ostrey" none."""
    leads = (
        token.tag_ == "VBG"
        and words.has("going_to", lemma)
        and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in token.children)
    )
    return leads or (token.tag_ == "VBN" and words.has("relations_only", lemma))


def _is_joined_to_adjective(token: Token) -> bool:
    # "US-led", "Russian-backed": the participle is half an adjective.
    previous = token.nbor(-1) if token.i else None
    return previous is not None and previous.text == "-" and not previous.whitespace_ and token.tag_ == "VBN"


def _noun_class(token: Token, words: EventWords) -> EventClass | None:
    lemma = lemma_of(token)
    cls = words.noun_classes.get(lemma) or (words.noun_classes.get(token.lower_) if token.tag_ == "VBG" else None)
    if cls is None and lemma not in words.nouns and token.tag_ != "VBG":
        return None
    if token.dep_ in _NOT_ALONE and token.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return None  # "ceasefire talks": the event is the talks
    if token.ent_type_ in {"ORG", "PERSON", "PRODUCT", "WORK_OF_ART"}:
        return None
    return cls or _BACKGROUND
