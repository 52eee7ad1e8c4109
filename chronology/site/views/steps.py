"""What a day made known of one event, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from chronology.model.annotations import Modality
from chronology.model.records import Event, Source
from chronology.reasoning.corrections import find_replacement
from chronology.reasoning.known_on import KnownDays, know_event
from chronology.reasoning.status import Status, find_statuses
from chronology.site.count_words import describe_given
from chronology.site.quick_value import quick_value
from chronology.site.views.evidence import evidence_of
from chronology.site.views.facts import DateView
from chronology.temporal.edtf import Edtf

FIRST_TOLD = "First told"
_ENTERED = {
    Status.CONTESTED: "Contested from then on",
    Status.SEVERAL: "Told by a second outlet",
    Status.RETRACTED: "Retracted",
}
_LEFT = {Status.CONTESTED: "No longer contested", Status.RETRACTED: "No longer retracted"}


@quick_value
class Step:
    """What became known of an event: as it was known before, None for nothing, and after, and the change in words."""

    before: Event | None
    after: Event
    states: tuple[Status, ...]  # after it
    words: tuple[str, ...]


def find_steps(
    event: Event,
    ends: Iterable[date],
    days: KnownDays,
    sources: Mapping[str, Source],
    describe: Callable[[Edtf | None], DateView],
) -> Iterator[tuple[date, Step]]:
    """What the days up to each of ``ends``, in order, made known of an event, where they made anything known."""
    before: Event | None = None
    states: tuple[Status, ...] = ()
    for day in ends:
        after = know_event(event, day, days)
        if after is None or after == before:
            continue
        now = find_statuses(after, sources)
        words = _describe(before, states, after, now, describe) if before else (FIRST_TOLD,)
        yield day, Step(before, after, now, words)
        before, states = after, now


def _describe(
    before: Event,
    was: tuple[Status, ...],
    after: Event,
    now: tuple[Status, ...],
    describe: Callable[[Edtf | None], DateView],
) -> tuple[str, ...]:
    told = [words for state, words in _ENTERED.items() if state in now and state not in was]
    told += [words for state, words in _LEFT.items() if state in was and state not in now]
    if before.when != after.when:
        told.append(f"Date until then: {describe(before.when).words}")
    if before.modality is Modality.PLANNED is not after.modality:
        told.append("No longer ahead")
    if more := len(after.claims) - len(before.claims):
        told.append("1 more claim" if more == 1 else f"{more} more claims")
    told += _describe_retracted(before, after, describe)
    if more := len(_cite(after) - _cite(before)):
        told.append("1 more article" if more == 1 else f"{more} more articles")
    return tuple(told)


def _describe_retracted(before: Event, after: Event, describe: Callable[[Edtf | None], DateView]) -> Iterator[str]:
    """What was taken back, with what came in its place where that is known."""
    stood = {claim.id for claim in before.claims if claim.retracted is None}
    back = [claim for claim in after.claims if claim.retracted is not None and claim.id in stood]
    replaced = {claim.id: new for claim in back if (new := find_replacement(claim, after.claims)) is not None}
    for claim in back:
        if claim.id in replaced:
            now, first = (describe_given(one, describe) for one in (replaced[claim.id], claim))
            yield f"Corrected to {now}, first said {first}"
    if more := len(back) - len(replaced):
        yield "1 claim taken back" if more == 1 else f"{more} claims taken back"


def _cite(event: Event) -> frozenset[str]:
    return frozenset(evidence.source for evidence in evidence_of(event))
