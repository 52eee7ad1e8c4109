"""How a mention hangs in its sentence: in a main clause, under a verb of saying, as an aim, a relative clause."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from chronology.extraction.scenes import Scene
from chronology.extraction.syntax import ancestors, child
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import Hold, Tie

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING, _CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
_EITHER = '"'
_MAX_DEPTH = 60  # no sentence that people write is deeper
_BY_DEPENDENCY = {
    "ccomp": Hold.CONTENT,
    "parataxis": Hold.CONTENT,
    "prep": Hold.BESIDE,  # "according to the ministry"
    "csubj": Hold.MEANS,
    "csubjpass": Hold.MEANS,
    "relcl": Hold.DESCRIBED,
    "acl": Hold.DESCRIBED,
    "amod": Hold.DESCRIBED,
    "dobj": Hold.OBJECT,
    "nsubj": Hold.SUBJECT,
    "nsubjpass": Hold.SUBJECT,
}
_DURING = frozenset({"in", "at", "during"})


def find_tie(trigger: Trigger, scene: Scene) -> Tie:
    """The tie of one mention; ``eid`` is that of the nearest mention above it."""
    token = trigger.token
    above = next((t for t in itertools.islice(ancestors(token), 1, _MAX_DEPTH) if t.i in scene.triggers), None)
    hold = _hold_of_verb(token) if trigger.is_verb else _hold_of_noun(token)
    return Tie(hold, scene.triggers[above.i].eid if above is not None else None, is_quoted(token))


def _hold_of_verb(verb: Token) -> Hold:
    first = next(t for t in itertools.islice(ancestors(verb), _MAX_DEPTH) if t.dep_ != "conj" or t.head.i == t.i)
    if first.head.i == first.i:
        return Hold.MAIN if first.i == verb.i else Hold.JOINED
    return _hold_of_clause(first)


def _hold_of_clause(verb: Token) -> Hold:
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return Hold.AIM
    if verb.dep_ == "advcl":
        bare = verb.tag_ in {"VBG", "VBN"} and child(verb, "mark", "aux", "auxpass") is None
        return Hold.BESIDE if bare else Hold.CLAUSE
    return _BY_DEPENDENCY.get(verb.dep_, Hold.MEANS)


def _hold_of_noun(noun: Token) -> Hold:
    if noun.dep_ == "pobj" and noun.head.lower_ in _DURING:
        return Hold.DURING
    return _BY_DEPENDENCY.get(noun.dep_, Hold.NAMED)


def is_quoted(token: Token) -> bool:
    """Whether it stands between the quotation marks of its sentence, or behind one that closes in another."""
    before = [t.text for t in token.doc[: token.i]]
    straight = before.count(_EITHER) % 2
    return straight == 1 or sum(t in _OPENING for t in before) > sum(t in _CLOSING for t in before)
