"""What a pronoun stands for, where that is beyond doubt; elsewhere it stays a pronoun.

Source: the salience of subjects after Lappin and Leass 1994, cut down to the cases with a single candidate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.syntax import ancestors, child, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLURAL_PRONOUNS = frozenset(
    {
        "they",
        "we",
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
_OWNERS = {"his": False, "her": False, "its": False, "their": True}
_PERSONAL = {"he": False, "she": False, "it": False, "they": True}


def resolve_pronoun(noun: Token) -> Token | None:
    """What a pronoun stands for where the sentence itself says so; None where it does not."""
    if noun.tag_ in {"WDT", "WP"} or (noun.lower_ in _RELATIVE and noun.dep_ in {"nsubj", "nsubjpass"}):
        clause = next((t for t in ancestors(noun.head) if t.dep_ == "relcl"), noun.head)
        return clause.head if clause.dep_ == "relcl" and clause.head.pos_ in {"NOUN", "PROPN"} else None
    verb = noun.head
    if _is_finite(verb) and verb.dep_ in {"ccomp", "advcl", "conj"} and noun.dep_ in {"nsubj", "nsubjpass"}:
        above = subject(verb.head)
        if above is not None and above.pos_ != "PRON" and is_plural(above) == is_plural(noun):
            return above if (noun.lower_ == "it") == (above.ent_type_ != "PERSON") or noun.lower_ == "they" else None
    return None


def _is_finite(verb: Token) -> bool:
    auxiliary = child(verb, "aux", "auxpass")
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (auxiliary is not None and auxiliary.lower_ != "to")


def find_antecedent(pronoun: Token, before: Doc | None) -> Token | None:
    """The one noun phrase of the sentence before that agrees with a personal pronoun; None when there is not one."""
    if before is None or pronoun.lower_ not in _PERSONAL | _OWNERS:
        return None
    root = next((t for t in before if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    verbs = [root, *(c for c in root.children if c.dep_ in {"ccomp", "conj"} and c.pos_ == "VERB")]
    nouns = [c for verb in verbs for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    fitting = [n for n in nouns if n.pos_ in {"NOUN", "PROPN"} and _agree(pronoun, n)]
    actors = [n for n in fitting if n.ent_type_ in _ACTORS] if pronoun.dep_ == "nsubj" else []
    chosen = actors or fitting  # who acts is rather a country than an invasion
    return chosen[0] if len(chosen) == 1 else None


def find_owner(possessive: Token, before: Doc | None) -> Token | None:
    """Whose: for "its" in "Ostria insists that its troops withdrew"; None where the text leaves it open."""
    personal = _OWNERS.get(possessive.lower_)
    if personal is None:
        return None
    clause = next((t for t in ancestors(possessive) if t.dep_ == "ccomp"), None)
    if clause is None:
        return find_antecedent(possessive, before)
    above = subject(clause.head)
    if above is None or above.pos_ == "PRON":
        return None
    return above if _agree(possessive, above) or _speaks(possessive, above) else None


def _speaks(possessive: Token, speaker: Token) -> bool:
    """ "The general said that his men …": who says so is somebody, whatever the parser takes him for."""
    return possessive.lower_ in {"his", "her"} and not is_plural(speaker) and speaker.ent_type_ in {"", "PERSON"}


def _agree(pronoun: Token, noun: Token) -> bool:
    plural = (_PERSONAL | _OWNERS)[pronoun.lower_]
    if plural or is_plural(noun):
        return plural == is_plural(noun)
    return (noun.ent_type_ == "PERSON") == (pronoun.lower_ not in {"it", "its"})


def is_plural(noun: Token) -> bool:
    """Whether a verb with this subject stands in the plural."""
    if child(noun, "conj") is not None or noun.lower_ in _PLURAL_PRONOUNS | _PLURAL_NOUNS:
        return not any(
            c.dep_ == "det" and c.lower_ in {"a", "an", "one", "this", "that", "another"} for c in noun.children
        )
    if noun.tag_ == "CD":
        return noun.lower_ not in {"one", "1"}
    one_name = noun.tag_ == "NNPS" and (noun.ent_type_ == "PERSON" or child(noun, "det") is None)  # "General Ortes"
    return noun.tag_ in {"NNS", "NNPS"} and noun.ent_type_ != "GPE" and not one_name
