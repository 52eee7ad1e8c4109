"""Mentions of one event in a document, joined: "airstrikes targeted a base … the strikes … it struck the base".

Two mentions are one event when their words are of one class, their parties and their objects do not differ, and the
later one points back: a definite noun, a pronoun, the same object again. "Another base" and "a second round" open
a new event, and so does a phrase that moves on in time ("days later").
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.modality import Status
from chronology.extraction.moods import is_scheduled
from chronology.extraction.ordering import BEGINNINGS
from chronology.extraction.participants import is_nationality, role_tokens
from chronology.extraction.phrases import core_tokens
from chronology.extraction.syntax import ancestors, child
from chronology.extraction.triggers import Trigger, is_definite, lemma_of
from chronology.model.annotations import Modality, TimeLink, TimeRelation

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAME_STEM = 4  # letters that "Russia", "Russian" and "Russians" share
_NAMED = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_MOVES_ON = frozenset({TimeRelation.AFTER, TimeRelation.BEFORE, TimeRelation.WITHIN})
# So many chains of a class are looked at, the latest first: a document of any length stays linear.
_LOOK_BACK = 40


@dataclasses.dataclass(frozen=True, slots=True)
class _Look:
    """What decides whether two mentions can be one event."""

    parties: frozenset[str]
    objects: frozenset[str]
    points_back: bool
    is_new: bool
    is_noun: bool
    tids: frozenset[str]
    modality: Modality
    bare: bool  # no role is filled
    lemmas: frozenset[str]
    one_name: bool
    tolls: frozenset[tuple[str, str]] = frozenset()  # what the article itself counts, and how many


@dataclasses.dataclass(slots=True)
class _Chain:
    eid: str
    look: _Look  # of all its mentions together; its modality is that of the first
    mentions: int = 1


def join_chains(
    triggers: Iterable[Trigger],
    statuses: Mapping[str, Status],
    links: Mapping[str, tuple[TimeLink, ...]],
    words: EventWords,
) -> dict[str, str]:
    """The chain of each mention: eid -> the eid of its event's first mention."""
    triggers = tuple(triggers)
    by_token = {(t.sentence.span.start, t.token.i): t for t in triggers}
    partners = {t.eid: p for t in triggers if (p := _partner(t, by_token, words)) is not None}
    chains: dict[str, list[_Chain]] = {}
    chain_of: dict[str, str] = {}
    for group in _groups(triggers, partners):
        look = _merge([_look(t, statuses[t.eid], links.get(t.eid, ()), words) for t in group])
        kinds = {t.cls.name for t in group if t.cls.name not in {"occurrence", "state", "statement"}}
        found = _find(kinds, look, chains)
        if found is None:
            found = _Chain(group[0].eid, look)
            for kind in sorted(kinds):
                chains.setdefault(kind, []).append(found)
        else:
            found.look, found.mentions = _merge([found.look, look]), found.mentions + 1
        chain_of |= {t.eid: found.eid for t in group}
    return chain_of


def _partner(trigger: Trigger, by_token: Mapping[tuple[int, int], Trigger], words: EventWords) -> Trigger | None:
    """The verb that tells the same event as a noun beside it: "launched a strike", "airstrikes targeted"."""
    if trigger.is_verb:
        return _begun_by(trigger, by_token, words)
    token, start = trigger.token, trigger.sentence.span.start
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ == "dobj":
        token = token.head.head  # "a second round of strikes"
    verb = by_token.get((start, token.head.i))
    if verb is None or not verb.is_verb:
        return None
    indefinite = not is_definite(token, words)
    if token.dep_ == "dobj" and indefinite and (words.has("light_verbs", verb.lemma) or verb.lemma in BEGINNINGS):
        return verb
    if token.dep_ == "nsubjpass" and indefinite and words.has("light_verbs", verb.lemma):
        return verb  # "an election was held"
    if token.dep_ == "nsubjpass" and is_scheduled(verb.token, words):
        return verb  # "the election is scheduled for May"
    if token.dep_ == "nsubj" and verb.cls.name == trigger.cls.name:
        return verb
    return None


def _begun_by(trigger: Trigger, by_token: Mapping[tuple[int, int], Trigger], words: EventWords) -> Trigger | None:
    """The verb that only says that something began or ended: "began shelling"."""
    verb = by_token.get((trigger.sentence.span.start, trigger.token.head.i))
    if verb is None or trigger.token.dep_ != "xcomp" or not words.has("aspectual", verb.lemma):
        return None
    return verb


def _groups(triggers: tuple[Trigger, ...], partners: Mapping[str, Trigger]) -> list[list[Trigger]]:
    head = {eid: verb.eid for eid, verb in partners.items()}
    groups: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        groups.setdefault(head.get(trigger.eid, trigger.eid), []).append(trigger)
    return sorted(groups.values(), key=lambda group: group[0].span)


def _look(trigger: Trigger, status: Status, links: tuple[TimeLink, ...], words: EventWords) -> _Look:
    roles = role_tokens(trigger, words)
    agents = [token for role, token in roles if role == "agent"]
    patients = [token for role, token in roles if role == "patient"]
    described = [trigger.token, *patients] if not trigger.is_verb else [*agents, *patients]
    return _Look(
        parties=frozenset(key for token in agents for key in _parties(token, words)),
        objects=frozenset(words.synonyms.get(lemma_of(t), lemma_of(t)) for t in patients if t.pos_ != "PRON"),
        points_back=any(
            is_definite(t, words) or t.pos_ == "PRON" for t in (described if trigger.is_verb else [trigger.token])
        ),
        is_new=any(
            c.lower_ in words.sets["distinct"] for t in described for c in t.children if c.dep_ in {"det", "amod"}
        )
        or any(link.relation in _MOVES_ON and link.by is not None for link in links)
        or _is_one_of_more(trigger.token, words),
        is_noun=not trigger.is_verb,
        tids=frozenset(link.tid for link in links if link.tid is not None and link.relation is TimeRelation.ON),
        modality=status.modality,
        bare=not agents and not patients,
        lemmas=frozenset({trigger.lemma}),
        one_name=trigger.cls.one_name,
        tolls=frozenset() if _is_reported(trigger.token, words) else _tolls([*agents, *patients], words),
    )


def _tolls(nouns: list[Token], words: EventWords) -> frozenset[tuple[str, str]]:
    """ "killed three soldiers": who counts anew tells of others; "the three soldiers" are known."""
    counted = (
        (lemma_of(noun), number.lower_)
        for noun in nouns
        if (number := child(noun, "nummod")) is not None and not is_definite(noun, words)
    )
    return frozenset(counted)


def _is_reported(token: Token, words: EventWords) -> bool:
    """Whether somebody says so: two sources may give one event two tolls."""
    return any(t.dep_ == "ccomp" and words.has("reporting", lemma_of(t.head, words)) for t in ancestors(token))


def _is_one_of_more(noun: Token, words: EventWords) -> bool:
    # "a second round of strikes"
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above.i != noun.i and any(
        c.lower_ in words.sets["distinct"] for c in above.children if c.dep_ in {"det", "amod"}
    )


def _parties(agent: Token, words: EventWords) -> list[str]:
    """Keys of the parties in a phrase: a known party's name, else the stem that its names share."""
    named = (t.lower_ for t in core_tokens(agent) if t.ent_type_ in _NAMED or t.pos_ == "PROPN" or is_nationality(t))
    return [words.parties.get(name, name[:_SAME_STEM]) for name in named]


def _merge(looks: list[_Look]) -> _Look:
    first = looks[0]
    for other in looks[1:]:
        first = _Look(
            first.parties | other.parties,
            first.objects | other.objects,
            first.points_back or other.points_back,
            first.is_new or other.is_new,
            first.is_noun and other.is_noun,
            first.tids | other.tids,
            first.modality if first.modality is not Modality.ACTUAL else other.modality,
            first.bare and other.bare,
            first.lemmas | other.lemmas,
            first.one_name or other.one_name,
            first.tolls | other.tolls,
        )
    return first


def _find(kinds: set[str], look: _Look, chains: Mapping[str, list[_Chain]]) -> _Chain | None:
    if look.is_new or not (look.points_back or look.objects):
        return None
    candidates = [c for kind in sorted(kinds) for c in chains.get(kind, ())[-_LOOK_BACK:] if _can_be_one(look, c)]
    if not candidates:
        return None
    if look.is_noun and look.bare:  # "the strikes": the event that the text speaks of most, the latest of these
        return max(enumerate(candidates), key=lambda pair: (pair[1].mentions, pair[0]))[1]
    return candidates[-1]


def _shares_stem(lemmas: frozenset[str], known: frozenset[str]) -> bool:
    """ "invaded" and "invasion", but not "campaign" and "escalation"."""
    stems = {lemma[:_SAME_STEM] for lemma in known}
    return any(lemma[:_SAME_STEM] in stems for lemma in lemmas)


def _can_be_one(look: _Look, chain: _Chain) -> bool:
    known = chain.look
    if known.modality is not look.modality:
        return False
    if any(a and b and not a & b for a, b in _opposed(look, known)):
        return False
    if _counts_others(look.tolls, known.tolls):
        return False
    if look.is_noun and not look.one_name and not _shares_stem(look.lemmas, known.lemmas):
        return False
    same_object = bool(look.objects & known.objects)
    return same_object or (look.is_noun and (look.bare or bool(look.parties & known.parties)))


def _counts_others(tolls: frozenset[tuple[str, str]], known: frozenset[tuple[str, str]]) -> bool:
    """Whether the same people are counted anew, and differently."""
    return not tolls & known and not {what for what, _ in tolls}.isdisjoint(what for what, _ in known)


def _opposed(look: _Look, known: _Look) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What must agree where both say it: the parties, the objects, the dates."""
    return (look.parties, known.parties), (look.objects, known.objects), (look.tids, known.tids)
