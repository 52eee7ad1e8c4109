"""How much a mention belongs on a timeline, 0 to 1, with the reasons that a person can weigh.

Points are added up and turned into a score by the logistic function: 0 points are a score of 0.5, from which on an
event is proposed. The points were fitted (logistic regression, L2) to the tuning half of the project's own gold,
each article predicted from the others, and rounded.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from chronology.extraction.event_words import EventClass
from chronology.extraction.modality import Status
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import Modality, Participant, TimeLink, TimeRelation

_START = -1.7
_PER_WEIGHT = 2.7  # for a class of weight 1
_CARRIED = 0.95  # "imposed a curfew" weighs nearly as much as the curfew
_MODALITY = {
    Modality.ACTUAL: 0.0,
    Modality.PLANNED: 0.3,
    Modality.DEMANDED: -2.0,
    Modality.HYPOTHETICAL: -2.5,
    Modality.DENIED: -1.0,
    Modality.GENERIC: -2.5,
}
_NEGATIVE = -2.0
_KINDS = {"accusation": -0.9, "state": -0.4}
_TENSES = {"past": 0.35, "present": -0.6}
_DATED = 1.25
_OLD = 0.3
_COUNTED = 0.8  # "two days later"
_EARLY = (0.6, 0.35, 0.2)
_COMPLEMENT = 0.6
_PASSING = -0.1
_AIM = -0.8  # "efforts to topple"
_PRONOUNS_ONLY = -0.5
_NOBODY = -0.2
_NOBODY_AT_ALL = -1.2  # "the talks", undated
_ONLY_NAMED = -0.9  # "the pact between them", undated
_NAMED = 0.15
_FIRST_PERSON = -0.4
_QUOTED = -0.45
_RETOLD = -0.8
_BESIDE = -0.4
_ITS_VERB_TELLS = -2.5  # "the talks collapsed"
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
Points = Iterator[tuple[float, str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a mention.

    ``place`` counts the sentences with events before it; ``joined``: a verb beside it tells the same event; ``old``:
    it was long before publication; ``carried``: the class of what a verb like "imposed" is about; ``retold``: it says
    what an event beside it tells; ``quoted``: it stands within quotation marks; ``changes``: a verb tells what became
    of it.
    """

    place: int
    joined: bool = False
    old: bool = False
    carried: EventClass | None = None
    retold: bool = False
    quoted: bool = False
    changes: bool = False


def score_mention(
    trigger: Trigger,
    status: Status,
    participants: tuple[Participant, ...],
    links: tuple[TimeLink, ...],
    setting: Setting,
) -> tuple[float, tuple[str, ...]]:
    """Score and reasons."""
    points = [
        *_by_kind(trigger, setting),
        *_by_time(status, links, setting),
        *_by_status(status, trigger.is_verb),
        *_by_participants(participants, trigger, bool(links)),
        *_by_place(trigger, status, setting),
    ]
    total = _START + sum(value for value, _ in points)
    return round(1 / (1 + math.exp(-total)), 3), tuple(f"{why}: {value:+.2g}" for value, why in points if value)


def _by_kind(trigger: Trigger, setting: Setting) -> Points:
    own, carried = trigger.cls, setting.carried
    weight = 0.0 if own.report else own.weight
    if carried is not None and carried.weight * _CARRIED > weight:
        yield _PER_WEIGHT * carried.weight * _CARRIED, f"{trigger.lemma} + {carried.name}"
    else:
        yield _PER_WEIGHT * weight, own.name
    yield _KINDS.get(own.name, 0.0), f"{own.name}s seldom are events of their own"


def _by_time(status: Status, links: tuple[TimeLink, ...], setting: Setting) -> Points:
    if any(_says_when(link, status) for link in links):
        yield (_OLD, "the text says when, long ago") if setting.old else (_DATED, "the text says when")
    elif any(link.anchor_eid is not None for link in links):
        yield _COUNTED, "the text says before or after what"


def _says_when(link: TimeLink, status: Status) -> bool:
    if link.tid is None or link.why.startswith("beside"):
        return False
    return link.relation is not TimeRelation.FOR or (status.tense == "present" and status.aspect.startswith("perfect"))


def _by_status(status: Status, is_verb: bool) -> Points:
    yield _MODALITY[status.modality], f"{status.modality.value} ({status.why})"
    if status.polarity == "negative":
        yield _NEGATIVE, "said not to have happened"
    if is_verb and status.modality is Modality.ACTUAL and status.aspect == "none":
        yield _TENSES.get(status.tense, 0.0), f"told in the {status.tense}"


def _by_participants(participants: tuple[Participant, ...], trigger: Trigger, linked: bool) -> Points:
    names = {p.text.lower() for p in participants}
    if not names:
        bare = not trigger.is_verb and not linked
        yield (_NOBODY_AT_ALL, "only named, nobody and no time with it") if bare else (_NOBODY, "nobody is named")
    elif not trigger.is_verb and not linked:
        yield _ONLY_NAMED, "only named, no time with it"
    elif names <= _PRONOUNS:
        yield _PRONOUNS_ONLY, "only pronouns name who"
    if any(p.kind in _NAMES for p in participants):
        yield _NAMED, "it names who"
    if not names.isdisjoint({"i", "we", "you"}):
        yield _FIRST_PERSON, "told in the first person"


def _by_place(trigger: Trigger, status: Status, setting: Setting) -> Points:
    dep, actual = trigger.token.dep_, status.modality is Modality.ACTUAL
    if setting.retold:
        yield _RETOLD, "it only says what an event beside it tells"
    if setting.quoted:
        yield _QUOTED, "within a quotation"
    if setting.place < len(_EARLY) and not trigger.cls.report:
        yield _EARLY[setting.place], "it stands at the head of the article"
    if dep == "xcomp" and actual:
        yield _COMPLEMENT, "the verb above it leads to it"
    if dep in {"acl", "relcl", "amod"}:
        yield (_PASSING if actual else _AIM), "told in passing"
    if setting.changes:
        yield _ITS_VERB_TELLS, "its verb says what became of it"
    elif not trigger.is_verb and dep in {"nsubj", "dobj", "pobj"} and not setting.joined:
        yield _BESIDE, "the verb beside it tells more"
