"""Links that need no date: one event places another, and words that tell one event share its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.ranges import WITHIN_RANGE
from chronology.extraction.scenes import Scene
from chronology.extraction.syntax import child, prepositional_object
from chronology.extraction.triggers import Trigger, is_definite
from chronology.model.annotations import TimeLink, TimeRelation

if TYPE_CHECKING:
    from spacy.tokens import Token

BEGINNINGS = frozenset({"start", "begin", "open", "launch", "commence", "resume", "initiate"})
_ORDERING = {TimeRelation.BEFORE, TimeRelation.AFTER, TimeRelation.SINCE, TimeRelation.UNTIL}
_SHARED = {TimeRelation.ON, TimeRelation.WITHIN, TimeRelation.AFTER}


def find_ordering_links(trigger: Trigger, scene: Scene) -> Iterator[TimeLink]:
    """ "after the strikes", "before being destroyed", "since the ceasefire": one event places another."""
    for c in trigger.token.children:
        if c.dep_ == "prep":
            relation = _ordering(c.lower_, scene.words)
            anchor = prepositional_object(c)
        elif c.dep_ == "advcl":
            mark = child(c, "mark", "advmod")
            relation = _ordering(mark.lower_, scene.words) if mark is not None else None
            anchor = c
        else:
            continue
        if relation is None or anchor is None or _reckons(anchor, scene.words):
            continue
        if anchor.i in scene.triggers and anchor.i not in scene.dated:
            yield TimeLink(relation, None, scene.triggers[anchor.i].eid, "by the words of the sentence")


def _reckons(anchor: Token, words: EventWords) -> bool:
    """ "after adjusting for prices": how a figure was reckoned, and no earlier event."""
    return words.has("reckonings", anchor.lemma_) and any(
        c.dep_ == "prep" and c.lower_ == "for" for c in anchor.children
    )


def _ordering(word: str, words: EventWords) -> TimeRelation | None:
    name = words.relations.get(word)
    relation = TimeRelation(name) if name is not None and word not in {"from", "upon", "ahead"} else None
    return relation if relation in _ORDERING else None


def find_shared_links(trigger: Trigger, links: Mapping[str, Sequence[TimeLink]], scene: Scene) -> Iterator[TimeLink]:
    """Verb and object of "launched a strike", conjuncts after a date, and "striking" beside "struck" share a date."""
    if any(link.tid is not None for link in links.get(trigger.eid, ())):
        return
    for other, why in _companions(trigger, scene):
        for link in links.get(other.eid, ()):
            if link.tid is not None and (link.relation in _SHARED or link.why == WITHIN_RANGE):
                opened = not trigger.is_verb and not trigger.cls.instant and other.lemma in BEGINNINGS
                relation = TimeRelation.SINCE if opened and link.relation is TimeRelation.ON else link.relation
                yield TimeLink(relation, link.tid, link.anchor_eid, why, link.by)


def _companions(trigger: Trigger, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    yield from _at_the_time(trigger, scene)
    if not trigger.is_verb:
        yield from _verb_beside(trigger, scene)
        return
    token, head = trigger.token, scene.triggers.get(trigger.token.head.i)
    if token.dep_ == "pcomp" and token.head.lower_ == "by" and token.head.head.i in scene.triggers:
        verb = scene.triggers[token.head.head.i]
        yield verb, f"how “{verb.token.text}” was done"
    elif head is None:
        return
    elif token.dep_ == "conj" and child(token, "nsubj", "nsubjpass") is None and _date_first(token, scene):
        yield head, f"joined to “{head.token.text}”"
    elif token.dep_ == "advcl" and token.tag_ == "VBG" and child(token, "mark", "aux") is None:
        yield head, f"beside “{head.token.text}”"


def _verb_beside(trigger: Trigger, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    token = trigger.token
    verb = scene.triggers.get(token.head.i) or _verb_over_of(token, scene)
    if verb is None or not verb.is_verb:
        return
    answers = scene.words.has("rejections", verb.lemma)  # "rejected the objections": they were there before
    light = (scene.words.has("light_verbs", verb.lemma) or verb.cls.report) and not answers
    if (token.dep_ == "dobj" or verb.token.i != token.head.i) and light:
        yield verb, f"object of “{verb.token.text}”"
    elif token.dep_ in {"nsubj", "nsubjpass"} and not is_definite(token, scene.words):
        yield verb, f"subject of “{verb.token.text}”"


def _at_the_time(trigger: Trigger, scene: Scene) -> Iterator[tuple[Trigger, str]]:
    """ "eleven people died when shells fell on Monday": both on Monday."""
    for clause, other in ((trigger.token, trigger.token.head), *((c, c) for c in trigger.token.children)):
        mark = child(clause, "mark", "advmod") if clause.dep_ == "advcl" else None
        simultaneous = mark is not None and mark.lower_ in {"when", "as", "while"} and clause.tag_ == "VBD"
        if mark is not None and simultaneous and other.i in scene.triggers:
            yield scene.triggers[other.i], f"{mark.lower_} “{other.text}”"


def _verb_over_of(token: Token, scene: Scene) -> Trigger | None:
    # "a second round of strikes": the object is the round, the event the strikes.
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ == "dobj":
        verb = scene.triggers.get(token.head.head.head.i)
        return verb if verb is not None and token.head.head.i not in scene.triggers else None
    return None


def _date_first(joined: Token, scene: Scene) -> bool:
    return any(tokens[0].i < joined.i for _, tokens in scene.phrases)
