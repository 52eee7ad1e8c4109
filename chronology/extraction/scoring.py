"""How much a mention belongs on a timeline, 0 to 1, with the reasons that a person can weigh."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from chronology.extraction.event_words import EventClass
from chronology.extraction.modality import Status
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import Modality, Participant, TimeLink, TimeRelation

_CARRIED = 0.95  # "imposed a curfew" weighs nearly as much as the curfew
_RETOLD = 0.6
_QUOTED = 0.75
_MODALITY = {
    Modality.ACTUAL: 1.0,
    Modality.PLANNED: 0.9,
    Modality.DEMANDED: 0.3,
    Modality.HYPOTHETICAL: 0.2,
    Modality.DENIED: 0.3,
    Modality.GENERIC: 0.2,
}
_DATED_GAIN = 0.45  # of what is missing to 1
_OLD_GAIN = 0.2
_UNDATED = 0.75
_NEGATIVE = 0.4
_NOBODY = 0.6
_NOBODY_NEEDED = 0.8  # "the election", "a ceasefire"
_PRONOUNS_ONLY = 0.6
_SUBORDINATE = 0.9
_AIM = 0.6  # "efforts to topple"
_NOUN = 0.85
_UNDATED_NOUN = 0.6
_BACKGROUND_NOUN = 0.7
_TOLD_BY_VERB = 0.85
_TOLD_BESIDE = 0.6
_FIRST_PERSON = 0.5
_EARLY_GAINS = (0.3, 0.15, 0.1)  # of what is missing to 1, in the first sentences
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those"})


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a mention.

    ``place`` counts the sentences with events before it; ``joined``: a verb beside it tells the same event; ``old``:
    it was long before publication; ``carried``: the class of what a verb like "imposed" is about; ``retold``: it says
    what an event beside it tells; ``quoted``: it stands within quotation marks.
    """

    place: int
    joined: bool = False
    old: bool = False
    carried: EventClass | None = None
    retold: bool = False
    quoted: bool = False


def score_mention(
    trigger: Trigger,
    status: Status,
    participants: tuple[Participant, ...],
    links: tuple[TimeLink, ...],
    setting: Setting,
) -> tuple[float, tuple[str, ...]]:
    """Score and reasons."""
    score, reason = _weight(trigger, setting.carried)
    reasons = [reason]
    if any(_says_when(link, status) for link in links):
        gain = _OLD_GAIN if setting.old else _DATED_GAIN
        score += (1 - score) * gain
        reasons.append(f"the text says when{', long ago' if setting.old else ''}: + {gain:g} of the rest")
    elif not any(link.anchor_eid is not None for link in links):
        score *= _UNDATED
        reasons.append(f"the text does not say when: × {_UNDATED:g}")
    factors = (
        *_by_status(status),
        *_by_participants(participants, trigger.cls.one_name),
        *_by_place(trigger, status, bool(links), setting),
    )
    for factor, why in factors:
        score *= factor
        reasons.append(f"{why}: × {factor:g}")
    telling = trigger.is_verb and not trigger.cls.report and trigger.cls.name != "state"
    if setting.place < len(_EARLY_GAINS) and telling:
        score += (1 - score) * _EARLY_GAINS[setting.place]
        reasons.append("it stands at the head of the article")
    return round(min(1.0, score), 3), tuple(reasons)


def _weight(trigger: Trigger, carried: EventClass | None) -> tuple[float, str]:
    own = trigger.cls
    if carried is None or carried.weight * _CARRIED <= own.weight:
        return own.weight, f"{own.name}: {own.weight:g}"
    return carried.weight * _CARRIED, f"{trigger.lemma} + {carried.name}: {carried.weight * _CARRIED:g}"


def _says_when(link: TimeLink, status: Status) -> bool:
    if link.tid is None or link.why.startswith("beside"):
        return False
    return link.relation is not TimeRelation.FOR or (status.tense == "present" and status.aspect.startswith("perfect"))


def _by_status(status: Status) -> Iterator[tuple[float, str]]:
    if status.modality is not Modality.ACTUAL:
        yield _MODALITY[status.modality], f"{status.modality.value} ({status.why})"
    if status.polarity == "negative":
        yield _NEGATIVE, "said not to have happened"


def _by_participants(participants: tuple[Participant, ...], speaks_for_itself: bool) -> Iterator[tuple[float, str]]:
    names = {p.text.lower() for p in participants}
    if not names:
        yield (_NOBODY_NEEDED if speaks_for_itself else _NOBODY), "nobody is named"
    elif names <= _PRONOUNS:
        yield _PRONOUNS_ONLY, "only pronouns name who"
    if not names.isdisjoint({"i", "we", "you"}):
        yield _FIRST_PERSON, "told in the first person"


def _by_place(trigger: Trigger, status: Status, linked: bool, setting: Setting) -> Iterator[tuple[float, str]]:
    dep, actual = trigger.token.dep_, status.modality is Modality.ACTUAL
    if setting.retold:
        yield _RETOLD, "it only says what an event beside it tells"
    if setting.quoted:
        yield _QUOTED, "within a quotation"
    if dep in {"acl", "relcl", "amod"} or (dep == "xcomp" and actual):
        yield (_SUBORDINATE if actual else _AIM), "told in passing"
    if not trigger.is_verb:
        yield (_NOUN if linked else _UNDATED_NOUN), "named, not told"
        if setting.joined:
            yield _TOLD_BY_VERB, "a verb tells the same event"
        if trigger.cls.name == "occurrence":
            yield _BACKGROUND_NOUN, "a word of no class"
        if dep in {"nsubj", "dobj"} and not setting.joined:
            yield _TOLD_BESIDE, "the verb beside it tells more"
