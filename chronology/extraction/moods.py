"""Moods that no single word gives: questions, inverted conditions, the future seen from the past, what is due.

Source: Quirk et al. (1985), 4.48 on the future in the past and 15.36 on inversion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.syntax import AUXILIARIES, SUBJECTS, child
from chronology.extraction.triggers import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_asked(verb: Token) -> bool:
    """Whether a main clause asks if it was so: "Did the army shell the market?"; not "Who shelled it?"."""
    if verb.dep_ != "ROOT" or not verb.doc.text.rstrip("\"'”’) ").endswith("?"):
        return False
    return _is_inverted(verb) and not any(t.tag_ in {"WP", "WRB", "WDT", "WP$"} for t in verb.subtree)


def is_inverted_condition(verb: Token, words: EventWords) -> bool:
    """Whether a clause is a condition by its order alone: "Had the guard surrendered, …"."""
    if verb.dep_ not in {"advcl", "ccomp"} or child(verb, "mark") is not None or not _is_inverted(verb):
        return False
    return any(c.lower_ in words.sets["inverted"] and c.i == verb.left_edge.i for c in verb.children)


def _is_inverted(verb: Token) -> bool:
    auxiliary, doer = child(verb, *AUXILIARIES), child(verb, *SUBJECTS)
    return auxiliary is not None and doer is not None and auxiliary.i < doer.i


def is_future_in_past(verb: Token, words: EventWords) -> bool:
    """Whether "would" is the future of a report: "said that his men would attack"; no condition, and somebody acts."""
    above, doer = verb.head, child(verb, "nsubj", "nsubjpass")
    if verb.dep_ != "ccomp" or above.tag_ not in {"VBD", "VBN"} or doer is None:
        return False
    if not words.has("announces", lemma_of(above, words)) or lemma_of(doer) in words or doer.tag_ in {"DT", "VBG"}:
        return False
    return not any(_is_condition(c, words) for clause in (verb, above) for c in clause.children)


def _is_condition(clause: Token, words: EventWords) -> bool:
    mark = child(clause, "mark") if clause.dep_ == "advcl" else None
    return mark is not None and mark.lower_ in words.sets["conditions"]


def is_due(verb: Token, words: EventWords) -> bool:
    """Whether an infinitive is set for a time to come: "is due to meet", "are to sign"."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "pcomp", "ccomp", "advcl"} or not any(c.tag_ == "TO" for c in verb.children):
        return False
    if above.lower_ in words.sets["due_adjectives"]:
        return True
    if is_perfect(verb) and above.tag_ != "VBD":
        return False  # "are to have slipped", with a verb of saying lost to the parser
    if above.lemma_.lower() != "be" or above.tag_ not in _FINITE:
        return False
    doer = child(above, "nsubj", "nsubjpass")
    return doer is not None and not words.has("plan_nouns", lemma_of(doer))


def is_perfect(verb: Token) -> bool:
    """Whether a verb stands in the perfect: "to have been struck"."""
    return any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)


def is_hearsay(verb: Token, words: EventWords) -> bool:
    """Whether a verb tells what is said to have been: "is reported to have been struck"."""
    above = verb.head
    if verb.dep_ != "xcomp" or not is_perfect(verb) or child(above, "auxpass") is None:
        return False
    return words.has("reporting", lemma_of(above, words)) or words.has("opinions", lemma_of(above, words))


def is_scheduled(verb: Token, words: EventWords) -> bool:
    """Whether a verb says that something is set for a time to come: "is expected in June"."""
    passive = child(verb, "auxpass")
    return passive is not None and passive.tag_ in {"VBZ", "VBP"} and words.has("scheduling", lemma_of(verb, words))


def is_subjunctive(verb: Token) -> bool:
    """Whether a verb stands in the form of demands: "that he leave", "that the company pay"."""
    if child(verb, *AUXILIARIES) is not None:
        return False
    doer = child(verb, "nsubj")
    singular = doer is not None and child(doer, "conj") is None and (doer.tag_ in {"NN", "NNP"} or _is_third(doer))
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)


def _is_third(pronoun: Token) -> bool:
    return {"Number=Sing", "Person=3"} <= set(str(pronoun.morph).split("|"))


def is_habitual_time(token: Token) -> bool:
    """ "every winter", "each year"."""
    return token.dep_ == "npadvmod" and any(c.lower_ in {"every", "each"} for c in token.children)
