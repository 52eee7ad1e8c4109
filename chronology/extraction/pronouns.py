"""What a pronoun stands for, where that is beyond doubt; elsewhere it stays a pronoun.

Source: the salience of subjects after Lappin and Leass (1994); without a salient subject only a single candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.syntax import ancestors, child, subject
from chronology.extraction.triggers import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLURAL_PRONOUNS = frozenset(
    {
        "they",
        "them",
        "we",
        "us",
        "you",
        "i",
        "these",
        "those",
        "both",
        "many",
        "some",
        "several",
        "few",
        "most",
        "all",
        "others",
        "hundreds",
    }
)
_PLURAL_NOUNS = frozenset({"police", "people", "aircraft", "troops", "personnel", "dozens", "thousands"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_ACTORS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_OWNERS = {"his": False, "her": False, "its": False, "their": True, "whose": False}
_PERSONAL = {"he": False, "she": False, "it": False, "they": True, "him": False, "them": True}


def resolve_pronoun(noun: Token, words: EventWords) -> Token | None:
    """What a pronoun stands for where the sentence itself says so; None where it does not."""
    if noun.tag_ in {"WDT", "WP"} or (noun.lower_ in _RELATIVE and noun.head.dep_ == "relcl"):
        return _described(noun, words)
    verb = noun.head
    if _is_finite(verb) and verb.dep_ in {"ccomp", "advcl", "conj"} and noun.dep_ in {"nsubj", "nsubjpass"}:
        above = subject(verb.head)
        if above is not None and above.i < noun.i and above.pos_ != "PRON" and is_plural(above) == is_plural(noun):
            return above if noun.lower_ == "they" or _is_one_for(noun, above, verb, words) else None
    if noun.lower_ == "him" and noun.dep_ == "dobj" and verb.dep_ in {"conj", "advcl"}:
        own, above = child(verb, "nsubj"), subject(verb.head)
        apart = own is not None and own.pos_ != "PRON" and own.left_edge.tag_ != "PRP$"
        return above if apart and above is not None and above.ent_type_ == "PERSON" else None
    return None


def _described(relative: Token, words: EventWords) -> Token | None:
    """What "which" stands for; of "the siege of the fort, which began in May", the siege."""
    clause = next((t for t in ancestors(relative.head) if t.dep_ == "relcl"), relative.head)
    noun = clause.head
    if clause.dep_ != "relcl" or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    begins = words.has("aspectual", lemma_of(clause, words)) and noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if begins and lemma_of(noun.head.head) in words.noun_classes else noun


def _is_one_for(pronoun: Token, noun: Token, verb: Token, words: EventWords) -> bool:
    """Whether "it" and a thing, "he" and a person go together; who says something is no "it" unless a body."""
    if (pronoun.lower_ == "it") == _is_person(noun, words):
        return False
    says = verb.dep_ == "ccomp" and words.has("reporting", lemma_of(verb.head, words))
    return not (says and pronoun.lower_ == "it") or noun.ent_type_ in _ACTORS or _is_body(noun, words)


def _is_finite(verb: Token) -> bool:
    auxiliary = child(verb, "aux", "auxpass")
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (auxiliary is not None and auxiliary.lower_ != "to")


def find_antecedent(pronoun: Token, before: Sequence[Doc], words: EventWords) -> Token | None:
    """What a personal pronoun stands for in the sentences before, the nearest first; None where that is left open.

    The subject of the main clause is the most salient, if it can act; else the one noun phrase that agrees. A sentence
    whose own subject is such a pronoun hands on to the sentence before it.
    """
    if pronoun.lower_ not in _PERSONAL | _OWNERS:
        return None
    for sentence in before:
        root = next((t for t in sentence if t.dep_ == "ROOT"), None)
        if root is None:
            return None
        main = child(root, "nsubj", "nsubjpass")
        if main is None or main.lower_ not in _PERSONAL:
            return _most_salient(pronoun, root, main, words)
    return None


def _most_salient(pronoun: Token, root: Token, main: Token | None, words: EventWords) -> Token | None:
    verbs = [root, *(c for c in root.children if c.dep_ in {"ccomp", "conj"} and c.pos_ == "VERB")]
    nouns = [c for verb in verbs for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    fitting = [n for n in nouns if n.pos_ in {"NOUN", "PROPN"} and _agree(pronoun, n, words)]
    subjects = {"nsubj", "nsubjpass"}
    parallel = pronoun.dep_ in subjects or (pronoun.dep_ == "poss" and pronoun.head.dep_ in subjects)
    if main is not None and main in fitting and (main.ent_type_ in _ACTORS or _is_body(main, words)):
        return main
    actors = [n for n in fitting if n.ent_type_ in _ACTORS] if pronoun.dep_ == "nsubj" else []
    chosen = actors or fitting  # who acts is rather a country than an invasion
    if len(chosen) != 1 and parallel and main in chosen:
        return main
    return chosen[0] if len(chosen) == 1 else None


def _is_body(noun: Token, words: EventWords) -> bool:
    """Whether a noun names a body of people: an army, a council, "the Guard"."""
    return words.has("collectives", lemma_of(noun, words))


def find_owner(possessive: Token, before: Sequence[Doc], words: EventWords) -> Token | None:
    """Whose: for "its" in "Ostria insists that its troops withdrew"; None where the text leaves it open."""
    personal = _OWNERS.get(possessive.lower_)
    if personal is None:
        return None
    if possessive.tag_ == "WP$":
        return _described(possessive, words)
    clause = next((t for t in ancestors(possessive) if t.dep_ in {"ccomp", "advcl", "conj"} and t.pos_ == "VERB"), None)
    relative = next((t for t in ancestors(possessive) if t.dep_ == "relcl"), None)
    if relative is not None and relative.head.pos_ in {"NOUN", "PROPN"}:  # "Sennick, which its people left"
        return relative.head if _agree(possessive, relative.head, words) else None
    if clause is None:
        return find_antecedent(possessive, before, words)
    above = subject(clause.head)
    if above is None or above.pos_ == "PRON" or above.i > possessive.i:  # "Its engineers will come, an official said"
        return find_antecedent(possessive, before, words)
    return above if _agree(possessive, above, words) or _speaks(possessive, above) else None


def _speaks(possessive: Token, speaker: Token) -> bool:
    """ "The general said that his men …": who says so is somebody, whatever the parser takes him for."""
    return possessive.lower_ in {"his", "her"} and not is_plural(speaker) and speaker.ent_type_ in {"", "PERSON"}


def _agree(pronoun: Token, noun: Token, words: EventWords) -> bool:
    plural = (_PERSONAL | _OWNERS)[pronoun.lower_]
    if plural and not is_plural(noun) and _is_body(noun, words):
        return True  # "The Guard attacked. They burned …"
    if plural or is_plural(noun):
        return plural == is_plural(noun)
    return _is_person(noun, words) == (pronoun.lower_ not in {"it", "its"})


def _is_person(noun: Token, words: EventWords) -> bool:
    return noun.ent_type_ == "PERSON" or (noun.ent_type_ == "" and words.has("persons", lemma_of(noun, words)))


def is_plural(noun: Token) -> bool:
    """Whether a verb with this subject stands in the plural."""
    if child(noun, "conj") is not None or noun.lower_ in _PLURAL_PRONOUNS | _PLURAL_NOUNS:
        return not any(
            c.dep_ == "det" and c.lower_ in {"a", "an", "one", "this", "that", "another"} for c in noun.children
        )
    if noun.tag_ == "CD":
        return noun.lower_ not in {"one", "1"}
    several = noun.ent_type_ == "NORP" or child(noun, "nummod") is not None  # "Ostrians", "400 Fens"
    bare = noun.ent_type_ == "PERSON" or child(noun, "det") is None
    one_name = noun.tag_ == "NNPS" and bare and not several  # "General Ortes"
    return noun.tag_ in {"NNS", "NNPS"} and noun.ent_type_ != "GPE" and not one_name
