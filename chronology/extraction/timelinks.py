"""Which phrase of time places which event, and how, by the grammar of the sentence.

A phrase belongs to the verb or event noun that governs it: "destroyed … in June", "the 2016 elections". Where the
grammar leaves two readings, the rule that chose says so in ``why``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.attachments import COMPARING, Attachment, attach, is_counted
from chronology.extraction.gaps import read_gap
from chronology.extraction.ordering import find_ordering_links, find_shared_links
from chronology.extraction.ranges import link_ranges
from chronology.extraction.scenes import Scene
from chronology.extraction.syntax import child
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import TimeLink, TimeRelation, Timex3

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
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


def _link_phrase(timex: Timex3, tokens: tuple[Token, ...], scene: Scene) -> Iterator[tuple[Trigger, TimeLink]]:
    if timex.type == "SET" or timex.value in _NO_LINK:
        return
    attachment = attach(timex, tokens, scene)
    if attachment is None:
        return
    anchor = scene.triggers.get(attachment.anchor.i) if attachment.anchor is not None else None
    by = read_gap(timex, scene.words) if is_counted(timex) else None
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


def _is_put_off(trigger: Trigger, attachment: Attachment, scene: Scene) -> bool:
    """ "postponed until October": that is when it shall be, not when it was put off."""
    return attachment.relation is TimeRelation.UNTIL and scene.words.has("postponing", trigger.lemma)


# ---------------------------------------------------------------- who is governed


def _governors(attachment: Attachment, scene: Scene) -> Iterator[tuple[Trigger, str]]:
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
    return node.dep_ == "pobj" and node.head.lower_ in COMPARING | {"from"} and node.pos_ != "PROPN"


def _told_by_copula(verb: Token, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    """ "The attack was in June", "There was an attack in June"."""
    for c in verb.children:
        if c.dep_ in {"nsubj", "attr", "acomp"} and c.i in scene.triggers:
            yield scene.triggers[c.i], "it is what was"


def _also_governed(trigger: Trigger, attachment: Attachment, scene: Scene) -> Iterator[tuple[Trigger, str]]:
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


def _ends_clause(attachment: Attachment, finite: Trigger) -> bool:
    """A date at the end of "struck a base used by the army in June" tells when the base was struck."""
    own = [c for c in finite.token.children if c.dep_ in {"npadvmod", "prep"} and c.ent_type_ in {"DATE", "TIME"}]
    return not own and finite.token.tag_ == "VBD"
