"""Where an event was, as the text has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.participants import role_tokens
from chronology.extraction.phrases import join_tokens
from chronology.extraction.syntax import child
from chronology.extraction.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def find_place(trigger: Trigger, words: EventWords) -> str | None:
    """A named place that a preposition ties to the event, to what it befell or to who did it; None when none is."""
    roles = role_tokens(trigger, words)
    roots = [trigger.token, *(token for role, token in roles if role == "patient")]
    roots += [token for role, token in roles if role == "agent" and (not trigger.is_verb or token.head.dep_ == "agent")]
    if not trigger.is_verb and trigger.token.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        roots.append(trigger.token.head)
    for root in roots:
        for preposition in _prepositions(root):
            if preposition.lower_ in words.sets["place_prepositions"]:
                name = _place_under(preposition, words)
                if name is not None:
                    return name
    return None


def _prepositions(root: Token) -> Iterator[Token]:
    for c in root.children:
        if c.dep_ == "prep":
            yield c
        elif c.dep_ in {"acl", "dobj", "nsubjpass"}:
            yield from (d for d in c.children if d.dep_ == "prep")


def _place_under(preposition: Token, words: EventWords) -> str | None:
    governed = child(preposition, "pobj")
    depth = 0
    while governed is not None and depth < 3:
        if governed.ent_type_ in _PLACES or _is_unknown_name(governed, preposition):
            return _place_name(governed, words)
        inner = child(governed, "prep")
        governed = child(inner, "pobj") if inner is not None and inner.lower_ in {"of", "in", "near"} else None
        depth += 1
    return None


def _is_unknown_name(noun: Token, preposition: Token) -> bool:
    # A name that the parser knows as nobody's, behind "at" or "near", is a place.
    nobodys = noun.ent_type_ in {"", "WORK_OF_ART", "PRODUCT", "LANGUAGE", "LAW", "EVENT"}
    nobodys |= noun.ent_type_ == "ORG" and preposition.lower_ in {"near", "outside", "around"}
    nobodys |= noun.ent_type_ == "PERSON" and preposition.lower_ in {"in", "near", "outside", "around"}
    return noun.pos_ == "PROPN" and nobodys and preposition.lower_ != "over"


def _place_name(head: Token, words: EventWords) -> str:
    kept = [head, *(c for c in head.children if c.dep_ in {"compound", "nmod", "amod", "det"} and c.i < head.i)]
    kept = [t for t in kept if t.ent_type_ in _PLACES or t.lower_ in words.sets["directions"] or t.pos_ == "PROPN"]
    return join_tokens(sorted(kept, key=lambda token: token.i))
