"""What a verb that says little carries: "imposed a curfew", "the talks resumed", "tried to storm the mill"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventClass, EventWords
from chronology.extraction.scenes import Scene
from chronology.extraction.syntax import child
from chronology.extraction.triggers import Trigger, is_definite, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_EVENTS = frozenset({"closing", "opening", "agreement"})  # kinds of verbs whose objects are events
_ENOUGH = 0.5  # weight from which an event stands for itself


def find_carried(trigger: Trigger, scene: Scene) -> EventClass | None:
    """The weightiest class among the objects, complements and subjects that say what a verb is about."""
    if not trigger.is_verb or trigger.cls.report:
        return None
    taken = child(trigger.token, "dobj", "nsubjpass")
    light = scene.words.has("light_verbs", trigger.lemma)
    if taken is not None and light and scene.words.has("captives", lemma_of(taken)):
        return scene.words.classes["capture"]
    found = [
        scene.triggers[t.i].cls for t in _says_what(trigger.token, trigger.lemma, scene.words) if t.i in scene.triggers
    ]
    return max((cls for cls in found if not cls.report), key=lambda cls: cls.weight, default=None)


def finds_its_event_told(trigger: Trigger, scene: Scene) -> bool:
    """Whether a saying stands beside the event that it tells: "said that jets struck a base"."""
    if not trigger.cls.report or not trigger.is_verb:
        return False
    told = [c for c in trigger.token.children if c.dep_ in {"ccomp", "conj"}]
    told += [trigger.token.head] if trigger.token.dep_ in {"parataxis", "ccomp"} else []
    classes = [scene.triggers[c.i].cls for c in told if c.i in scene.triggers]
    return any(cls.weight >= _ENOUGH and not cls.report for cls in classes)


def becomes_something(trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb tells what became of an event: "the talks collapsed", "signed the truce"."""
    verb = scene.triggers.get(trigger.token.head.i)
    if trigger.is_verb or verb is None or not verb.is_verb:
        return False
    tells = scene.words.has("aspectual", verb.lemma) or verb.cls.name in _OF_EVENTS
    if trigger.token.dep_ == "nsubj":
        return tells or scene.words.has("becomes", verb.lemma)
    return trigger.token.dep_ in {"dobj", "nsubjpass"} and (tells or scene.words.has("light_verbs", verb.lemma))


def _says_what(verb: Token, lemma: str, words: EventWords) -> Iterator[Token]:
    light, aspectual = words.has("light_verbs", lemma), words.has("aspectual", lemma)
    attempt = words.has("attempts", lemma)
    for c in verb.children:
        if c.dep_ == "xcomp" and (aspectual or (attempt and not words.has("plans", lemma))):
            yield c
        elif c.dep_ in {"dobj", "nsubjpass"} and (light or aspectual or (attempt and not is_definite(c, words))):
            yield c
            yield from (d for of in c.children if of.lower_ == "of" for d in of.children if d.dep_ == "pobj")
        elif c.dep_ == "nsubj" and (aspectual or words.has("occurs", lemma)):
            yield c
