"""Who takes part in an event, and in which role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from chronology.extraction.event_words import EventWords
from chronology.extraction.phrases import core_tokens, join_tokens, phrase_tokens, tokens_span
from chronology.extraction.pronouns import resolve_pronoun
from chronology.extraction.syntax import ancestors, child, is_passive, prepositional_object, subject
from chronology.extraction.triggers import Trigger, lemma_of
from chronology.model.annotations import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["agent", "patient", "other"]
_PATIENT_PREPOSITIONS = frozenset({"of", "on", "against", "at", "with"})


def role_tokens(trigger: Trigger, words: EventWords) -> tuple[tuple[Role, Token], ...]:
    """Heads of the noun phrases that fill the roles of an event."""
    found = _of_verb(trigger.token, words) if trigger.is_verb else _of_noun(trigger.token, words)
    return tuple((role, _meant(token, words)) for role, token in found)


def _meant(token: Token, words: EventWords) -> Token:
    """What "who" and "which" stand for; any other word itself."""
    return (resolve_pronoun(token, words) or token) if token.tag_ in {"WDT", "WP"} else token


def find_participants(trigger: Trigger, dates: frozenset[int], words: EventWords) -> tuple[Participant, ...]:
    """The participants of an event, each with its words."""
    found = []
    roles = role_tokens(trigger, words)
    heads = {token.i for _, token in roles}
    for role, token in roles:
        tokens = [t for t in phrase_tokens(token, dates) if _is_own(t, token, trigger.token, heads)]
        while tokens and tokens[-1].dep_ in {"prep", "agent", "cc"}:
            tokens.pop()
        if tokens and token.i not in dates:
            span = tokens_span(trigger.sentence, [t for t in core_tokens(token) if t.dep_ != "case"])
            found.append(Participant(role, span, join_tokens(tokens), entity_kind(token)))
    return tuple(found)


def _is_own(token: Token, head: Token, event: Token, heads: set[int]) -> bool:
    """Whether a word belongs to the phrase of ``head``, not to its event or to another participant."""
    for node in ancestors(token):
        if node.i == head.i:
            return True
        if node.dep_ == "case" and node.head.i == head.i:
            return False  # the "'s" of "the army's"
        if node.i == event.i or node.i in heads or any(c.i in heads for c in node.children if node.dep_ == "prep"):
            return False
    return False


def entity_kind(noun: Token) -> str | None:
    """The entity type of a noun phrase: its head's, or that of the name or nationality before it."""
    if noun.ent_type_:
        return noun.ent_type_
    return next((c.ent_type_ for c in noun.children if c.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}), None)


def _of_verb(verb: Token, words: EventWords) -> Iterator[tuple[Role, Token]]:
    passive = is_passive(verb, words.sets["transitive"])
    described = verb.dep_ in {"acl", "relcl"} and child(verb, "nsubj", "nsubjpass") is None
    doer = (described_noun(verb, words) if described else None) or subject(verb)
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


def described_noun(verb: Token, words: EventWords) -> Token | None:
    """The noun that a participle or relative clause describes: of "passengers aboard ferries killed" the passengers."""
    noun = verb.head if verb.head.pos_ in {"NOUN", "PROPN"} else None
    if noun is None or noun.dep_ != "pobj" or noun.head.dep_ != "prep" or noun.head.head.pos_ != "NOUN":
        return noun
    if noun.head.lower_ == "of" and verb.i and verb.nbor(-1).text == ",":
        return noun.head.head  # "the findings of the engineers, published on Monday"
    befalls_people = words.has("befalls_people", lemma_of(verb, words))
    return noun.head.head if befalls_people and words.has("lifeless", lemma_of(noun)) else noun


def _of_noun(noun: Token, words: EventWords) -> Iterator[tuple[Role, Token]]:
    for c in noun.children:
        if c.dep_ in {"prep", "agent"}:
            yield from _of_preposition(c, noun, words)
        elif c.dep_ == "poss":
            if c.pos_ != "PRON":
                yield "agent", c
        elif c.dep_ in {"amod", "compound", "nmod"} and _is_side(c, words):
            yield "agent", c
    doer = _who_did(noun, words)
    if doer is not None:
        yield "agent", doer


def _is_side(token: Token, words: EventWords) -> bool:
    """ "a rebel attack", "the Kestrian bombardment"."""
    named = token.ent_type_ in {"NORP", "GPE", "ORG"} or is_nationality(token)
    return named or words.has("sides", token.lower_)


def is_nationality(token: Token) -> bool:
    """Whether an adjective looks like that of a nation: "Kestrian", "Ostrish"."""
    return token.tag_ == "JJ" and token.text[:1].isupper() and token.lower_.endswith(("ian", "ean", "ish", "ese", "ic"))


def _who_did(noun: Token, words: EventWords) -> Token | None:
    """The subject of "launched an assault", where the verb says only that it was done."""
    verb = noun.head
    light = noun.dep_ == "dobj" and verb.pos_ == "VERB" and words.has("light_verbs", lemma_of(verb, words))
    return subject(verb) if light and not is_passive(verb) else None


def _of_preposition(preposition: Token, noun: Token, words: EventWords) -> Iterator[tuple[Role, Token]]:
    governed = child(preposition, "pobj")
    if governed is None:
        return
    own = preposition.lower_ == "of" and words.has("done_alone", lemma_of(noun))
    if own or preposition.lower_ in {"by", "between"}:
        yield "agent", governed
        for c in governed.children:  # "by rebels on a convoy": the parser hangs the target on who did it
            target = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in {"on", "against"} else None
            if target is not None and target.ent_type_ not in {"DATE", "TIME"}:
                yield "patient", target
    elif preposition.lower_ in _PATIENT_PREPOSITIONS and governed.ent_type_ not in {"DATE", "TIME"}:
        yield "patient", governed
