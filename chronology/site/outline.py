"""An event in outline: all that lists, counts and the order of events need of it, so that few need to be made.

The outline follows from the record alone. Its standing follows from the record, the articles that it cites, the names
of its parties, and the days from which on all of these can be known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from chronology.linking.importance import score_event
from chronology.model.records import Claim, Event, Source
from chronology.reasoning.grades import Grade, Graded, Rubric, grade_event
from chronology.reasoning.independence import count_independent
from chronology.reasoning.known_on import KnownDays, find_changes, find_latest, know_event
from chronology.reasoning.status import NOT_HAPPENED, Dispute, Status, find_dispute, find_statuses, is_contested
from chronology.site.dating import Dated
from chronology.site.filing import Related, related_ids
from chronology.site.fingerprints import hash_event
from chronology.site.status_words import describe_dispute
from chronology.site.views.evidence import evidence_of
from chronology.site.views.facts import DateView
from chronology.site.views.steps import FIRST_TOLD, Step, find_steps
from chronology.temporal.days import month_days
from chronology.temporal.edtf import Edtf

_NOT_KEY = NOT_HAPPENED | {Status.RETRACTED}

Weight = int  # in thousandths, less is more: the negative of how much an event matters


class Outline(NamedTuple):
    """What follows from an event's record alone.

    ``tied`` says that it has relations, or claims that give dates. ``latest`` is the last day that a claim was made or
    retracted on, as an ordinal. ``said`` are the claimants, None for one without a name; ``words`` what they say, for
    the search; ``cited`` the articles, each once.
    """

    title: str
    rejected: bool
    same_as: str | None
    tied: bool
    related: Related
    when: Dated | None
    place: str | None
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    said: tuple[str | None, ...]
    words: str | None
    cited: tuple[str, ...]
    latest: int


class Told(NamedTuple):
    """What the days up to ``end``, the last one of a month, made known of an event; and by how much counts change.

    ``weight`` is None for what is none of the events to begin with.
    """

    end: int  # as an ordinal
    first: bool
    words: tuple[str, ...]
    contested: int
    claims: int
    weight: Weight | None


class Past(NamedTuple):
    """How an event stood as it was known before the day ``until``, an ordinal; ``differ`` says on what sides do."""

    until: int
    when: Dated | None
    states: tuple[Status, ...]
    grade: Grade | None
    differ: str


class Standing(NamedTuple):
    """What follows from an event's record and what it rests on; ``key`` is the fingerprint of all that a page shows.

    ``changes`` are the days, as ordinals, on which what can be known of it changes; ``told`` what the months of these
    days told, left out where all was told on one day; ``past`` how it stood before, in order, where it was otherwise.
    """

    states: tuple[Status, ...]
    dispute: Dispute | None
    graded: Graded
    key: bytes
    changes: tuple[int, ...]
    told: tuple[Told, ...]
    weight: Weight
    past: tuple[Past, ...] = ()


def outline_event(event: Event, dated: Callable[[Edtf], Dated]) -> Outline:
    """What follows from the record of an event."""
    claims = event.claims
    return Outline(
        title=event.title,
        rejected=event.rejected,
        same_as=event.same_as,
        tied=bool(event.relations) or any(claim.when is not None for claim in claims),
        related=related_ids(event) if event.relations else (),
        when=dated(event.when) if event.when is not None else None,
        place=event.place.name if event.place else None,
        actors=event.actors,
        topics=event.topics,
        said=tuple([claim.claimant for claim in claims]),
        words=" ".join([f"{name_claimant(claim)} {claim.says}" for claim in claims]) if claims else None,
        cited=tuple(dict.fromkeys([item.source for item in evidence_of(event)])),
        latest=find_latest(event).toordinal() if claims else 1,
    )


def name_claimant(claim: Claim) -> str:
    """Who says it: the claimant, else the outlet that carries it."""
    return claim.claimant or claim.via or "Not named"


def stand_event(
    event: Event,
    days: KnownDays,
    sources: Mapping[str, Source],
    shown: Callable[[Event], tuple[bytes | str, ...]],
    describe: Callable[[Edtf | None], DateView],
    rubric: Rubric,
    dated: Callable[[Edtf], Dated],
) -> Standing:
    """What follows from an event and what it rests on; ``shown`` is what a page shows besides the record.

    ``rubric`` decides on the grade.
    """
    dispute = find_dispute(event)
    graded = grade_event(event, sources, rubric, dispute is not None)
    states = find_statuses(event, sources, graded.found.independent, dispute is not None)
    changes = find_changes(event, days.sources, days.last, days.events)
    told: tuple[Told, ...] = ()
    past: tuple[Past, ...] = ()
    if len(changes) > 1:
        own = KnownDays(days.sources, days.events, {event.id: changes}, days.last)
        steps = find_steps(event, month_ends(changes), own, sources, describe)
        told = tuple([_tell(end, step, sources) for end, step in steps])
        past = _look_back(event, own, sources, rubric, dated)
    key = hash_event(event, (*shown(event), *map(str, changes)))
    weight = -score_event(event, sources, graded.found.independent, dispute is not None)
    return Standing(states, dispute, graded, key, tuple([day.toordinal() for day in changes]), told, weight, past)


def _look_back(
    event: Event,
    days: KnownDays,
    sources: Mapping[str, Source],
    rubric: Rubric,
    dated: Callable[[Edtf], Dated],
) -> tuple[Past, ...]:
    """How an event stood between the days on which what is known of it changed, but for how it stands today."""
    found: list[Past] = []
    changes = days.changes[event.id]
    for day, until in zip(changes, (*changes[1:], date.max), strict=True):
        then = know_event(event, day, days)
        assert then is not None  # it is known from the first of these days on
        dispute = find_dispute(then)
        graded = grade_event(then, sources, rubric, dispute is not None)
        states = find_statuses(then, sources, graded.found.independent, dispute is not None)
        differ = describe_dispute(dispute) if dispute else ""
        when = dated(then.when) if then.when is not None else None
        past = Past(until.toordinal(), when, states, graded.grade, differ)
        if found and found[-1][1:] == past[1:]:
            found.pop()
        found.append(past)
    return tuple(found[:-1])


def month_ends(days: tuple[date, ...]) -> list[date]:
    """The last day of each month that one of the days lies in."""
    ends = (month_days(year, month).latest for year, month in dict.fromkeys((day.year, day.month) for day in days))
    return [end for end in ends if end is not None]


def tell_at_once(day: int, outline: Outline, standing: Standing) -> Told:
    """What became known of an event of which all was told on one day."""
    weight = standing.weight if may_be_key(outline, standing) else None
    return Told(day, True, (FIRST_TOLD,), int(Status.CONTESTED in standing.states), len(outline.said), weight)


def may_be_key(outline: Outline, standing: Standing) -> bool:
    """Whether an event is one to begin with: it happened, and has a first day: "on or before" dates a report."""
    return outline.when is not None and outline.when.opens and _may_be_key(standing.states)


def _tell(end: date, step: Step, sources: Mapping[str, Source]) -> Told:
    before, after = step.before, step.after
    when = after.when
    opens = when is not None and when.bounds.begin.earliest is not None
    return Told(
        end.toordinal(),
        before is None,
        step.words,
        (Status.CONTESTED in step.states) - (before is not None and is_contested(before)),
        len(after.claims) - (len(before.claims) if before else 0),
        _weigh(step, sources) if opens and _may_be_key(step.states) else None,
    )


def _weigh(step: Step, sources: Mapping[str, Source]) -> Weight:
    independent = count_independent(step.after, sources)
    return -score_event(step.after, sources, independent, Status.CONTESTED in step.states)


@cache
def _may_be_key(states: tuple[Status, ...]) -> bool:
    return _NOT_KEY.isdisjoint(states)
