"""How much a mention belongs on a timeline, 0 to 1, with the reasons that a person can weigh."""

from __future__ import annotations

from chronology.extraction.modality import Status
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import Modality, Participant, TimeLink

_MODALITY = {
    Modality.ACTUAL: 1.0,
    Modality.PLANNED: 0.8,
    Modality.DEMANDED: 0.3,
    Modality.HYPOTHETICAL: 0.2,
    Modality.DENIED: 0.3,
    Modality.GENERIC: 0.2,
}
_DATED_GAIN = 0.45  # of what is missing to 1
_UNDATED = 0.75
_NEGATIVE = 0.4
_NOBODY = 0.6
_PRONOUNS_ONLY = 0.7
_SUBORDINATE = 0.85
_AIM = 0.6  # "efforts to topple"
_NOUN = 0.85
_EARLY_GAIN = 0.1
EARLY_SENTENCES = 3
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those"})


def score_mention(
    trigger: Trigger,
    status: Status,
    participants: tuple[Participant, ...],
    links: tuple[TimeLink, ...],
    place: int,
) -> tuple[float, tuple[str, ...]]:
    """Score and reasons; ``place`` counts the parsed sentences before this one."""
    score, reasons = trigger.cls.weight, [f"{trigger.cls.name}: {trigger.cls.weight:g}"]

    def weigh(factor: float, why: str) -> None:
        nonlocal score
        score *= factor
        reasons.append(f"{why}: × {factor:g}")

    if any(not link.why.startswith("beside") for link in links):
        score += (1 - score) * _DATED_GAIN
        reasons.append(f"the text says when: + {_DATED_GAIN:g} of the rest")
    else:
        weigh(_UNDATED, "the text does not say when")
    if status.modality is not Modality.ACTUAL:
        weigh(_MODALITY[status.modality], f"{status.modality.value} ({status.why})")
    if status.polarity == "negative":
        weigh(_NEGATIVE, "said not to have happened")
    named = [p for p in participants if p.text.lower() not in _PRONOUNS]
    if not participants:
        weigh(_NOBODY, "nobody is named")
    elif not named:
        weigh(_PRONOUNS_ONLY, "only pronouns name who")
    if trigger.token.dep_ in {"acl", "relcl", "amod"} or (
        trigger.token.dep_ == "xcomp" and status.modality is Modality.ACTUAL
    ):
        weigh(_SUBORDINATE if status.modality is Modality.ACTUAL else _AIM, "told in passing")
    if not trigger.is_verb:
        weigh(_NOUN, "named, not told")
    if place < EARLY_SENTENCES:
        score += (1 - score) * _EARLY_GAIN
        reasons.append("it stands at the head of the article")
    return round(min(1.0, score), 3), tuple(reasons)
