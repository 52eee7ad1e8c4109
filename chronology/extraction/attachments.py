"""How a phrase of time is tied into its sentence: by which relation, and to which word.

Where it counts from an event ("hours before being destroyed", "days later"), that event is found with it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from chronology.extraction.scenes import Scene
from chronology.extraction.syntax import child, prepositional_object
from chronology.model.annotations import TimeRelation, Timex3

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPARING = frozenset({"than"})  # "more than last year": of last year nothing is told
_BESIDE = frozenset({"nummod", "amod", "compound", "poss", "nmod", "det", "quantmod"})
# The parser may take a clause that opens a sentence for one that completes its verb.
_CLAUSES = frozenset({"advcl", "ccomp"})


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Attachment:
    """How a phrase is tied in: the relation, the token to climb from, and the event it counts from."""

    relation: TimeRelation
    node: Token
    anchor: Token | None = None
    beside: bool = False  # it stands within the noun phrase: "the June deal"


def is_counted(timex: Timex3) -> bool:
    """Whether its days are counted from something that is not known by itself."""
    return timex.earliest is None and timex.latest is None


def attach(timex: Timex3, tokens: tuple[Token, ...], scene: Scene) -> Attachment | None:
    """The tie of a phrase, its tokens given; None where it places nothing."""
    inside = {token.i for token in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    since = next((t for t in tokens if t.lower_ == "since"), None)
    following = _event_after(tokens, scene)
    if following is not None and top.dep_ == "pobj" and child(top, "det") is not None:
        return Attachment(TimeRelation.ON, top.head.head, following)  # "in the weeks after the raid"
    if timex.direction == "since" or since is not None:
        return _attach_since(top, tokens, scene)
    if is_counted(timex):
        counted = _attach_counted(timex, top, tokens, scene)
        if counted is not None:
            return counted
    return _attach_plain(timex, top, tokens[0], scene)


def _event_after(tokens: tuple[Token, ...], scene: Scene) -> Token | None:
    """The event behind "after", "following" or "since" that stands right behind a phrase."""
    last = tokens[-1]
    hinge = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if hinge is None or hinge.lower_ not in {"after", "following", "since"}:
        return None
    event = prepositional_object(hinge) or (hinge.head if hinge.dep_ == "mark" else None)
    return event if event is not None and event.i in scene.triggers else None


def _attach_since(top: Token, tokens: tuple[Token, ...], scene: Scene) -> Attachment:
    """ "in the weeks since the strikes": on the days from the strikes on."""
    anchor = next((t for t in tokens if t.i in scene.triggers), None)
    if anchor is None:
        after = next((t for t in top.doc[tokens[-1].i + 1 : tokens[-1].i + 4] if t.i in scene.triggers), None)
        anchor = after
    node = top.head if top.dep_ == "pobj" else top
    return Attachment(TimeRelation.ON, node.head if node.head.i != node.i else node, anchor)


def _attach_counted(timex: Timex3, top: Token, tokens: tuple[Token, ...], scene: Scene) -> Attachment | None:
    """ "hours before being destroyed", "days later", "within 90 minutes of the blast"."""
    said = {token.lower_ for token in tokens}
    if timex.type == "DURATION" and top.dep_ == "pobj" and scene.words.relations.get(top.head.lower_) == "within":
        of = next((c for c in top.children if c.lower_ == "of"), None)
        return Attachment(TimeRelation.WITHIN, top.head.head, prepositional_object(of) if of is not None else None)
    hinge = top if top.lower_ in {"before", "after"} else top.head
    if hinge.lower_ in {"before", "after"} and (top.dep_ in {"npadvmod", "advmod"} or hinge.i == top.i):
        if hinge.dep_ in {"mark", "advmod"} and hinge.head.dep_ == "advcl":  # "three days after the truce collapsed"
            return Attachment(_direction(hinge.lower_), hinge.head.head, hinge.head)
        return Attachment(_direction(hinge.lower_), hinge.head, prepositional_object(hinge))
    mark = child(top.head, "mark", "advmod") if top.dep_ in {"npadvmod", "advmod", "dep"} else None
    if mark is not None and mark.lower_ in {"before", "after"} and top.head.dep_ in _CLAUSES:
        return Attachment(_direction(mark.lower_), top.head.head, top.head)
    if top.dep_ == "pobj" and any(c.lower_ == "of" for c in top.children):
        return None  # "after ten years of war": a war of ten years, not ten years from what was told before
    later = said | {top.head.lower_}
    if later & scene.words.sets["later"] or timex.direction == "after":
        return Attachment(TimeRelation.AFTER, _outside(top, tokens))
    if later & scene.words.sets["earlier"] or timex.direction == "before":
        return Attachment(TimeRelation.BEFORE, _outside(top, tokens))
    return None


def _direction(word: str) -> TimeRelation:
    return TimeRelation.BEFORE if word == "before" else TimeRelation.AFTER


def _outside(top: Token, tokens: tuple[Token, ...]) -> Token:
    inside = {token.i for token in tokens}
    node = top.head
    while node.head.i != node.i and (node.i in inside or node.pos_ in {"ADV", "ADP"}):
        node = node.head
    return node


def _attach_plain(timex: Timex3, top: Token, first: Token, scene: Scene) -> Attachment | None:
    if first.i and first.nbor(-1).lower_ in COMPARING:
        return None
    preposition = _preposition_of(top, first, scene)
    if preposition is not None:
        if (
            preposition.dep_ == "prep"
            and preposition.head.dep_ == "prep"
            and preposition.head.lower_ in {"until", "from"}
        ):
            return None  # "until after June" bounds nothing that is said to have happened
        relation = TimeRelation(scene.words.relations.get(preposition.lower_, "on"))
        if relation is TimeRelation.BEFORE and (_is_just(preposition) or _is_hour_of_past(preposition, first, scene)):
            relation = TimeRelation.ON  # "shortly before noon on Thursday": on that day
        node = _beside_noun(preposition, scene) or preposition.head
        while node.pos_ in {"ADP", "SCONJ"} and node.head.i != node.i:
            node = node.head
        node = _outside_clause(node, first)
    else:
        relation, node = TimeRelation.ON, top.head
    if timex.type == "DURATION" and is_counted(timex):
        if relation is not TimeRelation.FOR and (top.dep_ != "npadvmod" or top.head.pos_ != "VERB"):
            return None
        relation = TimeRelation.FOR
    elif relation is TimeRelation.FOR:
        relation = TimeRelation.ON
    if relation is TimeRelation.WITHIN:
        relation = TimeRelation.ON
    return Attachment(relation, node, beside=preposition is None and top.dep_ in _BESIDE)


def _outside_clause(node: Token, first: Token) -> Token:
    """ "On Monday, six days after they met, troops left": what stands before "after" is not in its clause."""
    mark = child(node, "mark") if node.dep_ in _CLAUSES else None
    return node.head if mark is not None and first.i < mark.i and node.head.i > mark.i else node


def _preposition_of(top: Token, first: Token, scene: Scene) -> Token | None:
    if top.dep_ in {"pobj", "pcomp"}:
        return top.head
    before = first.nbor(-1) if first.i else None
    if before is not None and before.dep_ == "prep" and before.lower_ in scene.words.relations:
        return before  # "On 3 March rebels …": the parser may take the day for a part of the name after it
    return None


def _is_just(preposition: Token) -> bool:
    return any(
        c.dep_ == "advmod" and c.lower_ in {"just", "shortly", "immediately", "minutes"} for c in preposition.children
    )


def _is_hour_of_past(preposition: Token, first: Token, scene: Scene) -> bool:
    """ "stormed it before dawn on Tuesday": in the hours of that Tuesday. What is planned may be done days before."""
    return first.lower_ in scene.words.sets["dawns"] and preposition.head.tag_ in {"VBD", "VBN"}


def _beside_noun(preposition: Token, scene: Scene) -> Token | None:
    """ "in the wake of the elections in November": the phrase goes with the event noun right before it."""
    before = preposition.nbor(-1) if preposition.i else preposition
    trigger = scene.triggers.get(before.i)
    if trigger is not None and not trigger.is_verb and preposition.head.pos_ == "ADP":
        return before
    if trigger is None or trigger.is_verb or not preposition.head.is_ancestor(before):
        return None
    verb = scene.triggers.get(before.head.i)
    ahead = verb is not None and verb.token.tag_ not in {"VBD", "VBN"}
    awaited = ahead and verb is not None and any(scene.words.has(name, verb.lemma) for name in ("plans", "intensional"))
    return before if before.dep_ == "pobj" or (before.dep_ == "dobj" and awaited) else None
