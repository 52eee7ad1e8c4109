"""Who takes part in an event, where it was, and the numbers that the text gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from chronology.extraction.event_words import EventWords
from chronology.extraction.phrases import core_tokens, join_tokens, phrase_tokens, tokens_span
from chronology.extraction.syntax import child, conjuncts, is_passive, prepositional_object, subject
from chronology.extraction.triggers import Trigger, lemma_of
from chronology.model.annotations import Participant, Quantity
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["agent", "patient", "other"]
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PATIENT_PREPOSITIONS = frozenset({"of", "on", "against", "at", "with"})
_HEDGE_WINDOW = 3  # tokens before a number that may hedge it


def role_tokens(trigger: Trigger, words: EventWords) -> tuple[tuple[Role, Token], ...]:
    """Heads of the noun phrases that fill the roles of an event."""
    found = _of_verb(trigger.token, words) if trigger.is_verb else _of_noun(trigger.token)
    return tuple(found)


def find_participants(trigger: Trigger, dates: frozenset[int], words: EventWords) -> tuple[Participant, ...]:
    """The participants of an event, each with its words."""
    found = []
    for role, token in role_tokens(trigger, words):
        tokens = phrase_tokens(token, dates)
        if tokens and token.i not in dates:
            span = tokens_span(trigger.sentence, core_tokens(token))
            found.append(Participant(role, span, join_tokens(tokens), entity_kind(token)))
    return tuple(found)


def entity_kind(noun: Token) -> str | None:
    """The entity type of a noun phrase: its head's, or that of the name or nationality before it."""
    if noun.ent_type_:
        return noun.ent_type_
    return next((c.ent_type_ for c in noun.children if c.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}), None)


def _of_verb(verb: Token, words: EventWords) -> Iterator[tuple[Role, Token]]:
    passive = is_passive(verb, words.sets["transitive"])
    doer = _described(verb) if verb.dep_ in {"acl", "relcl"} and child(verb, "nsubj", "nsubjpass") is None else None
    doer = doer or subject(verb)
    if doer is not None and doer.i != verb.i and doer.dep_ != "expl":
        yield ("patient" if passive else "agent"), doer
    for c in verb.children:
        if c.dep_ == "agent":
            by = prepositional_object(c)
            if by is not None:
                yield "agent", by
        elif c.dep_ in {"dobj", "attr"}:
            yield "patient", c
        elif c.dep_ == "dative":
            yield "other", prepositional_object(c) or c


def _described(verb: Token) -> Token | None:
    return verb.head if verb.head.pos_ in {"NOUN", "PROPN"} else None


def _of_noun(noun: Token) -> Iterator[tuple[Role, Token]]:
    for c in noun.children:
        if c.dep_ in {"prep", "agent"}:
            yield from _of_preposition(c)
        elif c.dep_ == "poss":
            if c.pos_ != "PRON":
                yield "agent", c
        elif c.dep_ in {"amod", "compound", "nmod"} and c.ent_type_ in {"NORP", "GPE", "ORG"}:
            yield "agent", c


def _of_preposition(preposition: Token) -> Iterator[tuple[Role, Token]]:
    governed = child(preposition, "pobj")
    if governed is None:
        return
    if preposition.lower_ == "by":
        yield "agent", governed
    elif preposition.lower_ in _PATIENT_PREPOSITIONS and governed.ent_type_ not in {"DATE", "TIME"}:
        yield "patient", governed


# ---------------------------------------------------------------- places


def find_place(trigger: Trigger, words: EventWords) -> str | None:
    """Where it was, as the text has it: a named place that a preposition ties to the event or to what it befell."""
    roots = [trigger.token, *(token for role, token in role_tokens(trigger, words) if role == "patient")]
    roots += [token for role, token in role_tokens(trigger, words) if role == "agent" and not trigger.is_verb]
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
    return noun.pos_ == "PROPN" and nobodys and preposition.lower_ != "over"


def _place_name(head: Token, words: EventWords) -> str:
    kept = [head, *(c for c in head.children if c.dep_ in {"compound", "nmod", "amod", "det"} and c.i < head.i)]
    kept = [t for t in kept if t.ent_type_ in _PLACES or t.lower_ in words.sets["directions"] or t.pos_ == "PROPN"]
    return join_tokens(sorted(kept, key=lambda token: token.i))


# ---------------------------------------------------------------- numbers


def find_quantities(trigger: Trigger, words: EventWords) -> tuple[Quantity, ...]:
    """Numbers of people and things in an event: "at least 20 soldiers" is 20 or more."""
    nouns = [n for _, token in role_tokens(trigger, words) for n in conjuncts(token)]
    nouns += [trigger.token] if child(trigger.token, "nummod") is not None else []
    found = []
    for noun in {n.i: n for n in nouns}.values():
        number = child(noun, "nummod") or (noun if noun.like_num and noun.ent_type_ != "DATE" else None)
        if number is not None and number.ent_type_ not in {"DATE", "TIME", "ORDINAL"}:
            quantity = _quantity(trigger, noun, number, words)
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


def _quantity(trigger: Trigger, noun: Token, number: Token, words: EventWords) -> Quantity | None:
    value = read_number(number.lower_, words)
    if value is None:
        return None
    first = max(0, number.i - _HEDGE_WINDOW)
    before = noun.doc[first : number.i].text.lower()
    phrase, kind = next(((p, k) for p, k in words.hedges if re.search(rf"\b{re.escape(p)}$", before)), ("", ""))
    start = number
    for _ in phrase.split():
        start = start.nbor(-1)
    place = trigger.sentence
    span = Span(place.token_span(start).start, max(place.token_span(number).end, place.token_span(noun).end))
    low = None if kind in {"at_most", "about"} else value
    high = None if kind in {"at_least", "about"} else value
    text = noun.doc[start.i : max(number.i, noun.i) + 1].text
    return Quantity(span, text, low, high, lemma_of(noun) if noun.i != number.i else "person")


def read_number(text: str, words: EventWords) -> int | None:
    """A number in digits or as one word; None when it is neither."""
    digits = text.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 12:
        return int(digits)
    value = words.numbers.get(text)
    return int(value) if value is not None and value.is_integer() else None
