"""Which phrase of time places which event, and how, by the grammar of the sentence.

A phrase belongs to the verb or event noun that governs it: "destroyed … in June", "the 2016 elections". Where the
grammar leaves two readings, the rule that chose says so in ``why``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.gaps import read_gap
from chronology.extraction.ordering import find_ordering_links, find_shared_links
from chronology.extraction.ranges import link_ranges
from chronology.extraction.scenes import Scene
from chronology.extraction.syntax import child, prepositional_object
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import TimeLink, TimeRelation, Timex3

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = frozenset({"nummod", "amod", "compound", "poss", "nmod", "det", "quantmod"})
# The parser may take a clause that opens a sentence for one that completes its verb.
_CLAUSES = frozenset({"advcl", "ccomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COMPARING = frozenset({"than"})  # "more than last year": of last year nothing is told
_NO_LINK = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def link_times(scene: Scene) -> dict[str, tuple[TimeLink, ...]]:
    """Time links of the events of one sentence, by eid."""
    links: dict[str, list[TimeLink]] = {}
    for timex, tokens in scene.phrases:
        for trigger, link in (*_link_phrase(timex, tokens, scene), *_link_when(timex, tokens, scene)):
            _add(links, trigger, link)
    links = link_ranges(links, scene)
    for trigger in scene.triggers.values():
        for link in find_ordering_links(trigger, scene):
            if not any(known.anchor_eid == link.anchor_eid for known in links.get(trigger.eid, ())):
                _add(links, trigger, link)
    for trigger in scene.triggers.values():
        for link in tuple(find_shared_links(trigger, links, scene)):
            _add(links, trigger, link)
    return {eid: tuple(found) for eid, found in links.items()}


def _add(links: dict[str, list[TimeLink]], trigger: Trigger, link: TimeLink) -> None:
    if link.anchor_eid != trigger.eid and link not in links.setdefault(trigger.eid, []):
        links[trigger.eid].append(link)


# ---------------------------------------------------------------- one phrase


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Attachment:
    """How a phrase is tied in: the relation, the token to climb from, and the event it counts from."""

    relation: TimeRelation
    node: Token
    anchor: Token | None = None
    beside: bool = False  # it stands within the noun phrase: "the June deal"


def _link_phrase(timex: Timex3, tokens: tuple[Token, ...], scene: Scene) -> Iterator[tuple[Trigger, TimeLink]]:
    if timex.type == "SET" or timex.value in _NO_LINK:
        return
    attachment = _attach(timex, tokens, scene)
    if attachment is None:
        return
    anchor = scene.triggers.get(attachment.anchor.i) if attachment.anchor is not None else None
    by = read_gap(timex, scene.words) if _counts(timex) else None
    inside = {token.i for token in tokens}
    for trigger, why in _governors(attachment, scene):
        if _is_put_off(trigger, attachment, scene):
            continue
        if trigger.token.i not in inside and (anchor is None or trigger.eid != anchor.eid):
            yield trigger, TimeLink(attachment.relation, timex.tid, anchor.eid if anchor else None, why, by)


def _link_when(timex: Timex3, tokens: tuple[Token, ...], scene: Scene) -> Iterator[tuple[Trigger, TimeLink]]:
    """ "since 2018, when the army withdrew": what is told of the time itself."""
    for c in (c for token in tokens for c in token.children):
        told = c.dep_ in {"relcl", "advcl"} and c.tag_ == "VBD" and any(d.lower_ == "when" for d in c.children)
        if told and c.i in scene.triggers and timex.type != "SET":
            yield scene.triggers[c.i], TimeLink(TimeRelation.ON, timex.tid, None, "told of that time")


def _is_put_off(trigger: Trigger, attachment: _Attachment, scene: Scene) -> bool:
    """ "postponed until October": that is when it shall be, not when it was put off."""
    return attachment.relation is TimeRelation.UNTIL and scene.words.has("postponing", trigger.lemma)


def _counts(timex: Timex3) -> bool:
    return timex.earliest is None and timex.latest is None


def _attach(timex: Timex3, tokens: tuple[Token, ...], scene: Scene) -> _Attachment | None:
    inside = {token.i for token in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    since = next((t for t in tokens if t.lower_ == "since"), None)
    following = _event_after(tokens, scene)
    if following is not None and top.dep_ == "pobj" and child(top, "det") is not None:
        return _Attachment(TimeRelation.ON, top.head.head, following)  # "in the weeks after the raid"
    if timex.direction == "since" or since is not None:
        return _attach_since(top, tokens, scene)
    if _counts(timex):
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


def _attach_since(top: Token, tokens: tuple[Token, ...], scene: Scene) -> _Attachment:
    """ "in the weeks since the strikes": on the days from the strikes on."""
    anchor = next((t for t in tokens if t.i in scene.triggers), None)
    if anchor is None:
        after = next((t for t in top.doc[tokens[-1].i + 1 : tokens[-1].i + 4] if t.i in scene.triggers), None)
        anchor = after
    node = top.head if top.dep_ == "pobj" else top
    return _Attachment(TimeRelation.ON, node.head if node.head.i != node.i else node, anchor)


def _attach_counted(timex: Timex3, top: Token, tokens: tuple[Token, ...], scene: Scene) -> _Attachment | None:
    """ "hours before being destroyed", "days later", "within 90 minutes of the blast"."""
    said = {token.lower_ for token in tokens}
    if timex.type == "DURATION" and top.dep_ == "pobj" and scene.words.relations.get(top.head.lower_) == "within":
        of = next((c for c in top.children if c.lower_ == "of"), None)
        return _Attachment(TimeRelation.WITHIN, top.head.head, prepositional_object(of) if of is not None else None)
    hinge = top if top.lower_ in {"before", "after"} else top.head
    if hinge.lower_ in {"before", "after"} and (top.dep_ in {"npadvmod", "advmod"} or hinge.i == top.i):
        if hinge.dep_ in {"mark", "advmod"} and hinge.head.dep_ == "advcl":  # "three days after the truce collapsed"
            return _Attachment(_direction(hinge.lower_), hinge.head.head, hinge.head)
        return _Attachment(_direction(hinge.lower_), hinge.head, prepositional_object(hinge))
    mark = child(top.head, "mark", "advmod") if top.dep_ in {"npadvmod", "advmod", "dep"} else None
    if mark is not None and mark.lower_ in {"before", "after"} and top.head.dep_ in _CLAUSES:
        return _Attachment(_direction(mark.lower_), top.head.head, top.head)
    if top.dep_ == "pobj" and any(c.lower_ == "of" for c in top.children):
        return None  # "after ten years of war": a war of ten years, not ten years from what was told before
    later = said | {top.head.lower_}
    if later & scene.words.sets["later"] or timex.direction == "after":
        return _Attachment(TimeRelation.AFTER, _outside(top, tokens))
    if later & scene.words.sets["earlier"] or timex.direction == "before":
        return _Attachment(TimeRelation.BEFORE, _outside(top, tokens))
    return None


def _direction(word: str) -> TimeRelation:
    return TimeRelation.BEFORE if word == "before" else TimeRelation.AFTER


def _outside(top: Token, tokens: tuple[Token, ...]) -> Token:
    inside = {token.i for token in tokens}
    node = top.head
    while node.head.i != node.i and (node.i in inside or node.pos_ in {"ADV", "ADP"}):
        node = node.head
    return node


def _attach_plain(timex: Timex3, top: Token, first: Token, scene: Scene) -> _Attachment | None:
    if first.i and first.nbor(-1).lower_ in _COMPARING:
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
    if timex.type == "DURATION" and _counts(timex):
        if relation is not TimeRelation.FOR and (top.dep_ != "npadvmod" or top.head.pos_ != "VERB"):
            return None
        relation = TimeRelation.FOR
    elif relation is TimeRelation.FOR:
        relation = TimeRelation.ON
    if relation is TimeRelation.WITHIN:
        relation = TimeRelation.ON
    return _Attachment(relation, node, beside=preposition is None and top.dep_ in _BESIDE)


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


# ---------------------------------------------------------------- who is governed


def _governors(attachment: _Attachment, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    node = attachment.node
    while True:
        trigger = scene.triggers.get(node.i)
        if trigger is not None:
            yield trigger, "it governs the phrase"
            yield from _also_governed(trigger, attachment, scene)
            return
        if node.pos_ in {"VERB", "AUX"}:
            yield from _told_by_copula(node, scene)
            return
        if _is_compared(node):
            return
        if (attachment.beside and node.pos_ in {"NOUN", "PROPN"}) or node.head.i == node.i:
            return
        node = node.head


def _is_compared(node: Token) -> bool:
    """ "rose from four cents a year earlier": the phrase dates what is compared with."""
    return node.dep_ == "pobj" and node.head.lower_ in _COMPARING | {"from"} and node.pos_ != "PROPN"


def _told_by_copula(verb: Token, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    """ "The attack was in June", "There was an attack in June"."""
    for c in verb.children:
        if c.dep_ in {"nsubj", "attr", "acomp"} and c.i in scene.triggers:
            yield scene.triggers[c.i], "it is what was"


def _also_governed(trigger: Trigger, attachment: _Attachment, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    token = trigger.token
    if not trigger.is_verb:
        above = token.head
        if token.dep_ == "pobj" and above.lower_ in {"in", "at", "during", "on"} and not attachment.beside:
            verb = scene.triggers.get(above.head.i)
            if verb is not None and attachment.relation is TimeRelation.ON:
                yield verb, f"it was done {above.lower_} the {trigger.lemma}"
        elif token.dep_ == "pobj" and attachment.anchor is not None and above.head.i in scene.triggers:
            yield scene.triggers[above.head.i], f"it was done {above.lower_} a {trigger.lemma}"
    elif (
        token.dep_ == "acl"
        and token.tag_ == "VBN"
        and child(token, "aux") is None
        and trigger.cls.name in {"state", "occurrence"}
    ):
        finite = _clause_verb(token, scene)
        if finite is not None and attachment.node.i == token.i and _ends_clause(attachment, finite):
            yield finite, "the phrase closes the clause"


def _clause_verb(participle: Token, scene: Scene) -> Trigger | None:
    node = participle.head
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
    return scene.triggers.get(node.i) if node.tag_ in _FINITE or child(node, "aux", "auxpass") is not None else None


def _ends_clause(attachment: _Attachment, finite: Trigger) -> bool:
    """A date at the end of "struck a base used by the army in June" tells when the base was struck."""
    own = [c for c in finite.token.children if c.dep_ in {"npadvmod", "prep"} and c.ent_type_ in {"DATE", "TIME"}]
    return not own and finite.token.tag_ == "VBD"
