"""What the rules for attributions ask of a parse: subjects, verb groups, clauses.

Labels are those of spaCy's English pipelines (ClearNLP). Token sets are sets of indexes.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Indexes = frozenset[int]
NONE: Indexes = frozenset()

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
_CLAUSAL = frozenset({"advcl", "xcomp", "pcomp", "acl", "relcl", "ccomp", "prep"})
_MAX_CLIMB = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """An attribution within one sentence, as token indexes. Any role may be empty.

    ``detail`` is the word that tells apart what one rule finds: a preposition, for one.
    """

    rule: str
    cue_head: int
    source: Indexes
    cue: Indexes
    content: Indexes
    detail: str = ""


def subtree(token: Token) -> Indexes:
    """A token and all that hangs from it."""
    return frozenset(t.i for t in token.subtree)


def children(token: Token, *labels: str) -> list[Token]:
    """A token's direct dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def find_subject(verb: Token) -> Token | None:
    """Who does what ``verb`` says: its own subject, else the one it shares with the clause around it."""
    for _ in range(_MAX_CLIMB):
        own = [child for child in verb.children if child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS]
        if own:
            return own[0]
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ == "xcomp" and (controller := children(verb.head, "dobj")):
            return controller[0]
        if verb.dep_ not in _CLAUSAL and verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def noun_phrase(noun: Token, without: Indexes = NONE) -> Indexes:
    """A noun with its modifiers, appositions and relative clauses, less the given tokens."""
    return subtree(noun) - without


def verb_group(verb: Token) -> Indexes:
    """A verb with its auxiliaries, negation, particle and the adverbs that touch it."""
    parts = {verb.i} | {child.i for child in verb.children if child.dep_ in _GROUP}
    low = high = verb.i
    while low - 1 in parts:
        low -= 1
    while high + 1 in parts:
        high += 1
    return frozenset(range(low, high + 1))


def trailing_contrasts(content: Indexes, cue: Token, contrasts: frozenset[str], saying: frozenset[str]) -> Indexes:
    """What stands at the end of a content and says what somebody else says: "…, while the rebels denied it"."""
    for i in sorted(i for i in content if i > cue.i or cue.i > max(content)):
        verb = cue.doc[i]
        marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i}
        if verb.dep_ == "advcl" and marks & contrasts and verb.lemma_.lower() in saying:
            own = subtree(verb)
            rest = {k for k in content - own if not cue.doc[k].is_punct}
            if rest and cue.i not in own and max(rest) < min(own) and any(c.dep_ in SUBJECTS for c in verb.children):
                return own
    return NONE


def clause_of(token: Token) -> Token:
    """The verb of the finite clause that a token stands in, or the root of its sentence."""
    while token.head.i != token.i and not _heads_clause(token):
        token = token.head
    return token


def _heads_clause(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and any(
        child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS or child.dep_ == "expl" for child in token.children
    )


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: with an auxiliary or subject of it, or as a past participle alone."""
    labels = {child.dep_ for child in verb.children}
    if labels & {"auxpass", "nsubjpass"}:
        return True
    return verb.dep_ in {"acl", "advcl"} and verb.tag_ in {"VBN", "VBD"} and not labels & {"nsubj", "aux"}


def find_agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive verb."""
    for by in children(verb, "agent"):
        for noun in children(by, "pobj"):
            return noun
    return None


def find_asides(noun: Token) -> Indexes:
    """Clauses that the parse hung on a noun phrase and that name nobody.

    Those before the noun ("As night fell, the mayor …") and participles after a comma ("the mayor, speaking in …").
    """
    asides: Indexes = NONE
    for child in noun.children:
        before = child.i < noun.i and child.dep_ in {"advcl", "ccomp", "parataxis", "relcl", "prep", "cc"}
        participle = child.dep_ in {"acl", "advcl"} and child.tag_ == "VBG" and child.i > noun.i
        if before or (participle and _follows_comma(child)):
            asides |= subtree(child)
    return asides


def _follows_comma(token: Token) -> bool:
    return token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","
