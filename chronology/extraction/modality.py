"""Whether the text tells an event as having happened: tense, aspect, polarity and modality, from syntax.

An event is ACTUAL unless something above it says otherwise: a modal, a condition, a plan, a demand, a denial,
a purpose. Verbs of saying are transparent: what they report is judged by its own words.
Sources: TimeML's MAKEINSTANCE and SLINK; FactBank (Saurí and Pustejovsky 2009) for the embedding verbs.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.syntax import ancestors, child
from chronology.extraction.tenses import tense_of
from chronology.extraction.triggers import lemma_of
from chronology.model.annotations import Modality, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "pobj", "attr", "nsubjpass", "oprd", "acl", "prep", "agent"}
)
MAX_DEPTH = 60  # of nesting; judging goes up the tree, and no sentence that people write is deeper
NOT_HAPPENED = {"plans": Modality.PLANNED, "demands": Modality.DEMANDED, "doubts": Modality.HYPOTHETICAL}


@dataclasses.dataclass(frozen=True, slots=True)
class Status:
    """How the text presents an event."""

    tense: Tense = "none"
    aspect: str = "none"
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = "positive"
    hedged: bool = False  # "reportedly", "alleged": told, and told with doubt
    why: str = ""  # the word that makes it less than actual


def judge_verb(verb: Token, words: EventWords) -> Status:
    """Tense, aspect, modality and polarity of a verb."""
    tense, aspect = tense_of(verb, words)
    deep = next(itertools.islice(ancestors(verb), MAX_DEPTH, None), None) is not None
    modality, why = (Modality.HYPOTHETICAL, "nested too deeply to judge") if deep else _modality_of(verb, words)
    denied = is_negated(verb, words) or _refused(verb, words)
    if modality is Modality.ACTUAL and tense == "future":
        modality, why = Modality.PLANNED, "will"
    if modality is Modality.ACTUAL and tense == "present" and aspect == "none" and _is_habit(verb, words):
        modality, why = Modality.GENERIC, "told as a habit"
    hedged = any(c.lower_ in words.sets["hedge_adverbs"] for c in verb.children)
    return Status(tense, aspect, modality, "negative" if denied else "positive", hedged, why)


# ---------------------------------------------------------------- modality


def _modality_of(verb: Token, words: EventWords) -> tuple[Modality, str]:
    own = _own_modality(verb, words)
    if own[0] is Modality.PLANNED and _in_doubt(verb, words):
        return Modality.HYPOTHETICAL, verb.head.lower_
    if own[0] is not Modality.ACTUAL:
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and child(verb, "nsubj", "nsubjpass", "expl") is None:
        return _modality_of(verb.head, words)
    return _modality_from_above(verb, words)


def _in_doubt(verb: Token, words: EventWords) -> bool:
    """ "cannot guarantee that it will be postponed": what is above it is not said to be so."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i == verb.i or above.pos_ != "VERB":
        return False
    return is_negated(above, words) or _own_modality(above, words)[0] is not Modality.ACTUAL


def _own_modality(verb: Token, words: EventWords) -> tuple[Modality, str]:
    for c in verb.children:
        if c.dep_ == "aux":
            for kind in (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DEMANDED):
                if c.lower_ in words.sets[f"modals_{kind.value}"]:
                    return kind, c.lower_
        if c.dep_ == "mark" and c.lower_ in words.sets["conditions"]:
            return Modality.HYPOTHETICAL, c.lower_
        if c.dep_ == "advmod" and c.lower_ in words.sets["unreal_adverbs"]:
            return Modality.HYPOTHETICAL, c.lower_
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and child(verb, "nsubj", "aux") is None:
        return Modality.DEMANDED, "imperative"
    return Modality.ACTUAL, ""


def _modality_from_above(verb: Token, words: EventWords) -> tuple[Modality, str]:
    head = verb.head
    if head.i == verb.i:
        return Modality.ACTUAL, ""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or (child(verb, "aux", "auxpass") is not None and not infinitive)
    if head.pos_ in {"VERB", "AUX"} and verb.dep_ in _COMPLEMENTS | {"advcl", "prep"}:
        return _under_verb(verb, head, infinitive, finite, words)
    if head.pos_ == "ADP" and verb.dep_ == "pcomp":
        return _under_preposition(head, words)
    if infinitive and head.pos_ in {"NOUN", "PROPN", "ADJ", "PRON", "ADV"}:
        return Modality.HYPOTHETICAL if lemma_of(head) not in words.sets[
            "plan_nouns"
        ] else Modality.PLANNED, head.lower_
    if head.pos_ == "NOUN" and finite and verb.dep_ in {"acl", "ccomp"} and lemma_of(head) in words.sets["plan_nouns"]:
        return Modality.HYPOTHETICAL, head.lower_
    return Modality.ACTUAL, ""


def _under_verb(verb: Token, head: Token, infinitive: bool, finite: bool, words: EventWords) -> tuple[Modality, str]:
    lemma = lemma_of(head)
    if verb.dep_ == "advcl":
        return _adverbial_clause(verb, head, infinitive, finite, words)
    for name, modality in NOT_HAPPENED.items():
        if words.has(name, lemma) and (infinitive or not finite or name == "doubts" or _is_bare(verb)):
            return modality, head.lower_
    if words.has("denials", lemma):
        return Modality.DENIED, head.lower_
    if infinitive and not words.has("aspectual", lemma) and not words.has("refusals", lemma) and not _is_raising(lemma):
        return Modality.HYPOTHETICAL, head.lower_
    if not finite:
        if is_negated(head, words) and not words.has("aspectual", lemma):
            return Modality.HYPOTHETICAL, f"not {head.lower_}"  # "nobody admitted firing"
        return _modality_of(head, words)
    return Modality.ACTUAL, ""


def _adverbial_clause(
    verb: Token, head: Token, infinitive: bool, finite: bool, words: EventWords
) -> tuple[Modality, str]:
    if infinitive:
        return Modality.HYPOTHETICAL, "a purpose"
    mark = child(verb, "mark", "advmod")
    if not finite or (mark is not None and mark.lower_ in {"when", "until", "before", "after", "once", "as"}):
        return _modality_of(head, words)
    return Modality.ACTUAL, ""


def _under_preposition(preposition: Token, words: EventWords) -> tuple[Modality, str]:
    above = preposition.head
    if preposition.lower_ == "without":
        return Modality.DENIED, "without"
    lemma = lemma_of(above)
    if above.pos_ == "NOUN" and words.has("plan_nouns", lemma):
        return Modality.HYPOTHETICAL, above.lower_
    if above.pos_ == "VERB":
        for name, modality in NOT_HAPPENED.items():
            if words.has(name, lemma) and preposition.lower_ in {"of", "on", "for", "to", "against", "about"}:
                return modality, above.lower_
        if words.has("denials", lemma):
            return Modality.DENIED, above.lower_
        return _modality_of(above, words)
    return Modality.ACTUAL, ""


def _is_bare(verb: Token) -> bool:
    return verb.tag_ == "VB" and child(verb, "aux") is None  # "demanded that he leave"


def _is_raising(lemma: str) -> bool:
    return lemma in {"manage", "appear", "seem", "happen", "prove", "turn", "go", "come", "get", "use", "help", "dare"}


# ---------------------------------------------------------------- polarity and habits


def is_negated(verb: Token, words: EventWords) -> bool:
    """Whether a verb, its subject or its object is negated."""
    for c in verb.children:
        if c.dep_ == "neg" or (c.dep_ in {"advmod", "preconj"} and c.lower_ in words.sets["negations"]):
            return True
        if c.dep_ in {"nsubj", "nsubjpass", "dobj"} and (c.lower_ in words.sets["negations"] or _has_no(c)):
            return True
    return False


def _has_no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in noun.children)


def _refused(verb: Token, words: EventWords) -> bool:
    above = verb.head
    if verb.dep_ == "pcomp" and above.pos_ == "ADP":
        above = above.head
    return verb.dep_ in {"xcomp", "pcomp", "conj"} and above.i != verb.i and empties_complement(above, words)


def empties_complement(verb: Token, words: EventWords) -> bool:
    """Whether a verb says that its complement did not happen: "failed to", "avoided"; "did not fail to" does not."""
    particle = child(verb, "prt")
    said = lemma_of(verb) if particle is None else f"{lemma_of(verb)} {particle.lower_}"
    return words.has("refusals", said) and not is_negated(verb, words)


def _is_habit(verb: Token, words: EventWords) -> bool:
    if any(c.dep_ == "advmod" and c.lower_ in words.sets["habits"] for c in verb.children):
        return True
    doer = child(verb, "nsubj", "nsubjpass")
    bare_plural = (
        doer is not None and doer.tag_ == "NNS" and child(doer, "det", "poss", "amod", "nummod", "prep") is None
    )
    return bare_plural and not words.has("states", lemma_of(verb))
