"""What tense and modality say of an event's time, against the day of publication and what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.annotations import EventMention, Hold, Modality
from chronology.reasoning.ground import DISCOURSE, TENSE, Ground, begin, finish_of
from chronology.reasoning.network import ORIGIN, Statement

_LASTING = frozenset({"state"})
_AROUND = frozenset({Hold.CLAUSE, Hold.DESCRIBED})  # "when it became possible" is not ahead of what it stands by
_UNREAL = frozenset({Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL})


def place_by_tense(event: EventMention, ground: Ground) -> Iterator[Statement]:
    """What has happened was by the day of publication, what is planned is not before it, what is so lasts over it."""
    if ground.dct is None:
        return
    dct, b, f = ground.dct.toordinal(), begin(event.chain), finish_of(event)
    if event.modality in _UNREAL:
        if _is_planned_now(event, ground):
            yield Statement(
                ORIGIN, b, dct, None, f"{event.modality.value}: not before publication, {ground.dct}", TENSE
            )
        return
    if event.tense == "future":
        yield Statement(ORIGIN, b, dct, None, f"future tense: not before publication, {ground.dct}", TENSE)
    elif _lasts_till_now(event):
        yield Statement(ORIGIN, b, None, dct, f"present: begun by publication, {ground.dct}", TENSE)
        yield Statement(ORIGIN, f, dct, None, f"present: not over at publication, {ground.dct}", TENSE)
    else:
        why = f"told as past: on or before publication, {ground.dct}"
        yield Statement(ORIGIN, b, None, dct, why, TENSE)
        if not _may_go_on(event):
            yield Statement(ORIGIN, f, None, dct, why, TENSE)


def _may_go_on(event: EventMention) -> bool:
    """ "was burning", "have risen": nothing says that it is over."""
    rising = event.tense == "present" and event.aspect == "perfect" and event.kind == "occurrence" and not event.speaks
    return event.kind in _LASTING or event.aspect == "progressive" or event.tense == "none" or rising


def _is_planned_now(event: EventMention, ground: Ground) -> bool:
    above = ground.events.get(event.tie.eid or "")
    tense = above.tense if event.tense == "none" and above is not None else event.tense
    return event.modality is Modality.PLANNED and (
        tense in {"present", "future"} or (tense == "none" and above is None)
    )


def place_by_governor(event: EventMention, ground: Ground) -> Iterator[Statement]:
    """What is demanded, planned or thought possible is still to come when that is said."""
    above = ground.events.get(event.tie.eid or "")
    if event.modality not in _UNREAL or above is None or above.chain == event.chain:
        return
    beside = event.tie.hold in _AROUND or event.polarity == "negative" or event.kind == "state"
    if event.modality is Modality.HYPOTHETICAL and beside:
        return  # "whether it was held", "it could not be reached": of the same time
    why = f"{event.modality.value}: still to come at “{above.text}”"
    yield Statement(begin(above.chain), begin(event.chain), 0, None, why, DISCOURSE)


def _lasts_till_now(event: EventMention) -> bool:
    if event.modality is Modality.GENERIC or event.aspect == "perfect progressive":
        return event.tense == "present"
    if event.tense != "present" or event.kind == "statement" or event.lasts:
        return False
    return (
        event.aspect == "progressive"
        or (event.aspect == "perfect" and event.kind in _LASTING)
        or event.aspect == "none"
    )
