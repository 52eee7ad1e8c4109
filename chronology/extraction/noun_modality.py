"""Whether a noun tells an event as having happened: by its adjectives, and by what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.modality import (
    NOT_HAPPENED,
    Status,
    empties_complement,
    is_negated,
    is_rejected_claim,
    judge_verb,
)
from chronology.extraction.ordering import BEGINNINGS
from chronology.extraction.syntax import ancestors, child
from chronology.extraction.tenses import tense_of
from chronology.extraction.triggers import is_definite, lemma_of
from chronology.model.annotations import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDATED_PREPOSITIONS = frozenset({"after", "before", "until", "till", "following", "during", "since"})


def judge_noun(noun: Token, words: EventWords) -> Status:
    """Tense, aspect, modality and polarity of an event noun; the tense is that of its clause."""
    governor = next((t for t in ancestors(noun.head) if t.pos_ in {"VERB", "AUX"}), None)
    adjectives = {c.lower_ for c in noun.children if c.dep_ in {"amod", "det", "advmod", "nmod"}}
    tense, aspect = tense_of(governor, words) if governor is not None else ("none", "none")
    cls = words.noun_classes.get(lemma_of(noun))
    if tense == "past" and (cls is None or not cls.instant):
        tense, aspect = "none", "none"  # "imposed an embargo": that lasts
    hedged = bool(adjectives & {"alleged", "reported", "apparent", "suspected", "purported"})
    modality, why = _modality_of_noun(noun, governor, adjectives, words)
    negative = "no" in adjectives or (
        governor is not None and _is_core(noun, governor) and _undone(noun, governor, words)
    )
    if tense in {"future", "present"} and modality is Modality.ACTUAL and is_definite(noun, words):
        tense = "none"  # "will respond to the attack": that one has been
    return Status(tense, aspect, modality, "negative" if negative else "positive", hedged, why)


def _modality_of_noun(
    noun: Token, governor: Token | None, adjectives: set[str], words: EventWords
) -> tuple[Modality, str]:
    if governor is not None and words.has("denials", lemma_of(governor)) and _is_core(noun, governor):
        return Modality.DENIED, governor.lower_
    own = _own_modality(noun, adjectives, words)
    if own[0] is not Modality.ACTUAL:
        return own
    above = _noun_above(noun)
    if above is not None and not is_definite(noun, words):
        if is_rejected_claim(above, words):
            return Modality.DENIED, f"{above.head.lower_} {above.lower_}"
        if words.has("plan_nouns", lemma_of(above)):
            return Modality.HYPOTHETICAL, above.lower_
    if governor is None:
        return Modality.ACTUAL, ""
    ahead = _still_to_come(noun, governor, words)
    if ahead[0] is not Modality.ACTUAL:
        return ahead
    if is_definite(noun, words) and not _is_time_adjunct(noun):
        return Modality.ACTUAL, ""
    return _under_verb(noun, governor, words)


def _still_to_come(noun: Token, governor: Token, words: EventWords) -> tuple[Modality, str]:
    """What is not there yet, also when it is known: "the election is awaited", "the evacuation will begin"."""
    lemma = lemma_of(governor, words)
    if words.has("awaits", lemma) and _is_core(noun, governor):
        return Modality.PLANNED, governor.lower_
    if words.has("demands", lemma) and noun.dep_ == "dobj" and child(noun, "prep") is not None:
        return Modality.DEMANDED, governor.lower_  # "demanded the withdrawal of all troops"
    if noun.head.i == governor.i and noun.dep_ in {"nsubj", "nsubjpass"}:
        begins = (lemma in BEGINNINGS and lemma != "resume") or words.has("occurs", lemma)
        if begins and judge_verb(governor, words).modality is Modality.PLANNED:
            return Modality.PLANNED, governor.lower_
        said = child(governor, "acomp")
        if said is not None and not is_definite(noun, words) and words.has("unreal_adjectives", said.lower_):
            return Modality.HYPOTHETICAL, said.lower_
    return Modality.ACTUAL, ""


def _own_modality(noun: Token, adjectives: set[str], words: EventWords) -> tuple[Modality, str]:
    for name, modality in (("planned_adjectives", Modality.PLANNED), ("unreal_adjectives", Modality.HYPOTHETICAL)):
        found = sorted(adjectives & words.sets[name])
        if found:
            return modality, found[0]
    if "any" in adjectives:
        return Modality.HYPOTHETICAL, "any"
    if any(c.dep_ in {"acl", "relcl"} and words.has("plans", lemma_of(c)) and c.tag_ == "VBN" for c in noun.children):
        return Modality.PLANNED, "proposed"
    return Modality.ACTUAL, ""


def _under_verb(noun: Token, governor: Token, words: EventWords) -> tuple[Modality, str]:
    lemma, above = lemma_of(governor), judge_verb(governor, words).modality
    if above in {Modality.HYPOTHETICAL, Modality.DEMANDED, Modality.DENIED}:
        return above, governor.lower_
    if _is_core(noun, governor):
        for name, modality in (
            *NOT_HAPPENED.items(),
            ("intensional", Modality.HYPOTHETICAL),
        ):
            if (
                words.has(name, lemma)
                and (name != "doubts" or words.has("fears", lemma))
                and not (name in NOT_HAPPENED and words.has("light_verbs", lemma))
            ):
                return modality, governor.lower_
    return (above, governor.lower_) if above is Modality.PLANNED else (Modality.ACTUAL, "")


def _noun_above(noun: Token) -> Token | None:
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return None


def _is_time_adjunct(noun: Token) -> bool:
    return any(t.dep_ == "prep" and t.lower_ in _UNDATED_PREPOSITIONS | {"in"} for t in ancestors(noun.head))


def _is_core(noun: Token, governor: Token) -> bool:
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "a second round of talks"
    direct = noun.head.i == governor.i and noun.dep_ in {"dobj", "nsubjpass", "attr", "oprd"}
    through = noun.dep_ == "pobj" and noun.head.head.i == governor.i and noun.head.lower_ in {"for", "on", "to", "of"}
    return direct or through


def _undone(noun: Token, governor: Token, words: EventWords) -> bool:
    if empties_complement(governor, words):
        return True
    undone = is_negated(governor, words) or judge_verb(governor, words).polarity == "negative"
    return undone and not is_definite(noun, words)
