"""Small questions about a parsed sentence: who governs whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "npadvmod", "det", "quantmod"})


def ancestors(token: Token) -> Iterator[Token]:
    """The token, its head, and so on to the root."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependencies."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or the one it shares (conjuncts, infinitives, participles)."""
    for node in _sharing(verb):
        accused = _object_of_accusation(node)
        if accused is not None:
            return accused
        own = child(node, "nsubj", "nsubjpass")
        if own is not None:
            return own
    return None


def _object_of_accusation(verb: Token) -> Token | None:
    """Who does what is told behind "of" or "from": "accused the army of shelling", "kept rebels from entering"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ not in {"of", "from", "for", "into"}:
        return None
    above = preposition.head
    if above.dep_ == "dobj" and preposition.lower_ in {"of", "from"}:
        return above  # the parser may hang "of shelling" on whoever is accused
    return child(above, "dobj", "nsubjpass") if above.pos_ == "VERB" else None


def is_passive(verb: Token, transitive: frozenset[str] = frozenset()) -> bool:
    """Whether a verb stands in the passive voice, or is a participle that describes what was done to something.

    ``transitive`` are verbs that need an object: "three killed in the blast" without one is passive.
    """
    if child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    bare = child(verb, "aux", "dobj", "ccomp", "xcomp", "prt") is None
    if verb.lemma_.lower() in transitive and bare and verb.tag_ in {"VBD", "VBN"}:
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":
        return child(verb, "aux", "dobj") is None
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"} and child(verb, "aux") is None


def _sharing(verb: Token) -> Iterator[Token]:
    """The verb and those whose subject it shares, nearest first."""
    yield verb
    while verb.dep_ in {"conj", "xcomp", "pcomp", "advcl", "prep", "acomp"} and verb.head.i != verb.i:
        if verb.dep_ == "advcl" and child(verb, "mark") is not None and verb.tag_ in {"VBD", "VBZ", "VBP"}:
            return
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            yield verb


def prepositional_object(preposition: Token) -> Token | None:
    """What a preposition governs."""
    return child(preposition, "pobj", "pcomp")


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and those joined to it by "and"."""
    waiting = [token]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [c for c in node.children if c.dep_ == "conj"]
