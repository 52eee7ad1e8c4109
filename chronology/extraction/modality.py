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
from chronology.extraction.moods import (
    is_asked,
    is_due,
    is_future_in_past,
    is_habitual_time,
    is_hearsay,
    is_inverted_condition,
    is_scheduled,
    is_subjunctive,
)
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
NOT_HAPPENED = {"doubts": Modality.HYPOTHETICAL, "plans": Modality.PLANNED, "demands": Modality.DEMANDED}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


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
    if modality is Modality.ACTUAL and is_scheduled(verb, words):
        modality, why = Modality.PLANNED, verb.lower_
    if modality is Modality.ACTUAL and tense == "future":
        modality, why = Modality.PLANNED, "will"
    if modality is Modality.ACTUAL and tense == "present" and aspect == "none" and _is_habit(verb, words):
        modality, why = Modality.GENERIC, "told as a habit"
    hedged = is_hearsay(verb, words) or any(c.lower_ in words.sets["hedge_adverbs"] for c in verb.children)
    return Status(tense, aspect, modality, "negative" if denied else "positive", hedged, why)


# ---------------------------------------------------------------- modality


def _modality_of(verb: Token, words: EventWords) -> tuple[Modality, str]:
    own = _own_modality(verb, words)
    if own[0] is Modality.PLANNED and _in_doubt(verb, words):
        return Modality.HYPOTHETICAL, verb.head.lower_
    if own[0] is not Modality.ACTUAL:
        return own
    if _shares_mood(verb):
        return _modality_of(verb.head, words)
    return _modality_from_above(verb, words)


def _shares_mood(verb: Token) -> bool:
    """Whether a verb is joined to another under one mood: "could burn and sink", not "could not hold and withdrew"."""
    if verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    if child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    return not (verb.tag_ in _FINITE and verb.head.tag_ == "VB")


def _in_doubt(verb: Token, words: EventWords) -> bool:
    """ "cannot guarantee that it will be postponed": what is above it is not said to be so."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i == verb.i or above.pos_ != "VERB":
        return False
    doubted = words.has("doubts", lemma_of(above)) or is_negated(above, words)
    return doubted or _own_modality(above, words)[0] is not Modality.ACTUAL


def _own_modality(verb: Token, words: EventWords) -> tuple[Modality, str]:
    if is_asked(verb) or is_inverted_condition(verb, words):
        return Modality.HYPOTHETICAL, "the order of a question"
    for c in verb.children:
        kind = _by_modal(c, verb, words) if c.dep_ == "aux" else None
        conditional = c.dep_ == "mark" and c.lower_ in words.sets["conditions"]
        if kind is None and (conditional or (c.dep_ == "advmod" and c.lower_ in words.sets["unreal_adverbs"])):
            kind = Modality.HYPOTHETICAL
        if kind is not None:
            return kind, c.lower_
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":
        if child(verb, "nsubj", "aux") is None:
            return Modality.DEMANDED, "imperative"
        if _is_infinitive(verb):
            return Modality.PLANNED, "to"  # a headline: "Council to vote on truce"
    return Modality.ACTUAL, ""


def _by_modal(modal: Token, verb: Token, words: EventWords) -> Modality | None:
    if modal.lower_ in words.sets["modals_conditional"] and is_future_in_past(verb, words):
        return Modality.PLANNED
    kinds = (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DEMANDED)
    return next((kind for kind in kinds if modal.lower_ in words.sets[f"modals_{kind.value}"]), None)


def _modality_from_above(verb: Token, words: EventWords) -> tuple[Modality, str]:
    head = verb.head
    if head.i == verb.i:
        return Modality.ACTUAL, ""
    infinitive = _is_infinitive(verb)
    if infinitive and is_hearsay(verb, words):
        return Modality.ACTUAL, ""
    if infinitive and is_due(verb, words):
        return Modality.PLANNED, head.lower_
    finite = verb.tag_ in _FINITE or (child(verb, "aux", "auxpass") is not None and not infinitive)
    if head.pos_ in {"VERB", "AUX"} and verb.dep_ in _COMPLEMENTS | {"advcl", "prep"}:
        return _under_verb(verb, head, infinitive, finite, words)
    if head.pos_ == "ADP" and verb.dep_ == "pcomp":
        return _under_preposition(head, words)
    if infinitive and head.pos_ in {"NOUN", "PROPN", "ADJ", "PRON", "ADV"}:
        return _promised_by(head, words), head.lower_
    if head.pos_ == "NOUN" and finite and verb.dep_ in {"acl", "ccomp"}:
        return _told_by_noun(head, words)
    return Modality.ACTUAL, ""


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _promised_by(noun: Token, words: EventWords) -> Modality:
    aim = noun.dep_ == "pobj" and noun.head.lower_ == "in"  # "in order to", "in an effort to"
    return Modality.PLANNED if words.has("plan_nouns", lemma_of(noun)) and not aim else Modality.HYPOTHETICAL


def _told_by_noun(noun: Token, words: EventWords) -> tuple[Modality, str]:
    """ "the fear that it fell"; "rejected claims that it fell"."""
    if words.has("plan_nouns", lemma_of(noun)):
        return Modality.HYPOTHETICAL, noun.lower_
    if is_rejected_claim(noun, words):
        return Modality.DENIED, f"{noun.head.lower_} {noun.lower_}"
    return Modality.ACTUAL, ""


def is_rejected_claim(noun: Token, words: EventWords) -> bool:
    """Whether a noun names a claim that somebody rejects: "dismissed reports", "the charge was denied"."""
    if noun.dep_ not in {"dobj", "nsubjpass"} or not words.has("claim_nouns", lemma_of(noun)):
        return False
    lemma = lemma_of(noun.head, words)
    return words.has("rejections", lemma) or words.has("denials", lemma)


def _under_verb(verb: Token, head: Token, infinitive: bool, finite: bool, words: EventWords) -> tuple[Modality, str]:
    lemma = lemma_of(head)
    if verb.dep_ == "advcl":
        return _adverbial_clause(verb, head, infinitive, finite, words)
    for name, modality in NOT_HAPPENED.items():
        if words.has(name, lemma) and (infinitive or not finite or name == "doubts" or is_subjunctive(verb)):
            return modality, head.lower_
    if words.has("denials", lemma):
        return Modality.DENIED, head.lower_
    told = any(words.has(name, lemma) for name in ("aspectual", "refusals", "implicative"))
    if infinitive and not told:
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
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and words.has("aspectual", lemma_of(above)):
        return False  # "stopped negotiating": they had been at it
    return verb.dep_ in {"xcomp", "pcomp", "conj"} and above.i != verb.i and empties_complement(above, words)


def empties_complement(verb: Token, words: EventWords) -> bool:
    """Whether a verb says that its complement did not happen: "failed to", "avoided"; "did not fail to" does not."""
    particle = child(verb, "prt")
    said = lemma_of(verb) if particle is None else f"{lemma_of(verb)} {particle.lower_}"
    return words.has("refusals", said) and not is_negated(verb, words)


def _is_habit(verb: Token, words: EventWords) -> bool:
    if any((c.dep_ == "advmod" and c.lower_ in words.sets["habits"]) or is_habitual_time(c) for c in verb.children):
        return True
    doer = child(verb, "nsubj", "nsubjpass")
    bare_plural = (
        doer is not None and doer.tag_ == "NNS" and child(doer, "det", "poss", "amod", "nummod", "prep") is None
    )
    headline = verb.doc[-1].text not in {".", "!", '"', "”"}  # "Jets bomb bridge": its present is the past
    return bare_plural and not headline and not words.has("states", lemma_of(verb))
