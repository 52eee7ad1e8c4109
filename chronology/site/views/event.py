"""The page of one event: its claims side by side, and when it happened, was said and was published kept apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from chronology.model.records import Claim, Event, Evidence
from chronology.reasoning.corrections import find_replacement, find_update
from chronology.reasoning.status import is_answer
from chronology.site.count_words import describe_given
from chronology.site.filing import file_under
from chronology.site.marks import Mark, find_marks, hull_days
from chronology.site.outline import name_claimant
from chronology.site.quick_value import quick_value
from chronology.site.status_words import STANCE_WORDS, describe_facet
from chronology.site.timeline_axis import draw_dates
from chronology.site.timeline_svg import Row, Scale, Sign, Signs, Svg, draw_track
from chronology.site.views.attested import AttestedView, view_attested
from chronology.site.views.because import join_steps
from chronology.site.views.catalogue import Catalogue, first_day
from chronology.site.views.counts import CountView, view_counts
from chronology.site.views.differences import DifferView, view_differences
from chronology.site.views.entries import (
    choose_variant,
    claim_row,
    find_answered,
    head_claimant,
    letter_claims,
)
from chronology.site.views.facts import DateView, StatusView
from chronology.site.views.history import HistoryLine, view_history
from chronology.site.views.kept_links import CitedView
from chronology.site.views.links import Link, anchor_of
from chronology.site.views.order import describe_agreement, describe_conflict
from chronology.site.views.sides import thread_claims
from chronology.site.views.where import WhereView, link_place, view_where


@quick_value
class EvidenceView:
    """A quotation with the article it stands in."""

    quote: str
    cited: CitedView


@quick_value
class ClaimView:
    """What one party says, with the claim that it answers."""

    id: str
    letter: str
    claimant: str
    claimant_href: str | None
    via: str | None
    verb: str
    answers: bool
    answered: str | None  # "A, the Verrin Council"
    answered_anchor: str | None
    facet: str | None
    says: str
    made: DateView | None
    when: DateView | None
    retracted: DateView | None
    replaced: str | None  # what came in its place: "11 killed, in C"
    updated: str | None  # what its voice counted later, which was more: "15 killed, in C"
    evidence: tuple[EvidenceView, ...]
    event: Link


@quick_value
class Thread:
    """The claims of parties that answer one another, in runs in the column of their side: "one" or "other"."""

    runs: tuple[tuple[str, tuple[ClaimView, ...]], ...]
    answered: bool  # whether there are two sides


@quick_value
class DateLine:
    """One line of the drawing of the dates, with its words."""

    letter: str | None
    name: str
    answers: bool
    track: Svg


@dataclasses.dataclass(frozen=True, slots=True)
class RelationView:
    """How the event lies to another one: "some days before", "after"."""

    words: str
    event: Link


@quick_value
class EventPage:
    """Everything that an event's page says."""

    id: str
    title: str
    date: DateView
    month: Link | None
    unresolved: str | None
    statuses: tuple[StatusView, ...]
    place: Link | None
    where: WhereView
    actors: tuple[Link, ...]
    topics: tuple[Link, ...]
    summary: str | None
    differ: tuple[DifferView, ...]
    counts: tuple[CountView, ...]
    threads: tuple[Thread, ...]
    attested: AttestedView
    evidence: tuple[EvidenceView, ...]
    relations: tuple[RelationView, ...]
    because: tuple[str, ...]
    agreement: str | None
    conflicts: tuple[str, ...]
    history: tuple[HistoryLine, ...]
    reviewed: bool
    axis: Svg | None
    lines: tuple[DateLine, ...]
    signs: tuple[str, ...]
    before: Link | None
    after: Link | None


def view_evidence(evidence: Evidence, catalogue: Catalogue) -> EvidenceView:
    """A quotation with its source."""
    return EvidenceView(evidence.quote, catalogue.links.cite(evidence.source))


def view_claim(event: Event, claim: Claim, letters: dict[str, str], catalogue: Catalogue) -> ClaimView:
    """One claim, lettered as on its event's page."""
    answered = find_answered(claim, event.claims)
    href = catalogue.paths.to_event(event.id)
    return ClaimView(
        id=anchor_of(claim.id),
        letter=letters[claim.id],
        claimant=head_claimant(claim),
        claimant_href=catalogue.paths.to_one("claimants", claim.claimant.casefold()) if claim.claimant else None,
        via=claim.via if claim.claimant else None,
        verb=STANCE_WORDS[claim.stance],
        answers=is_answer(claim),
        answered=f"{letters[answered.id]}, {name_claimant(answered)}" if answered else None,
        answered_anchor=anchor_of(answered.id) if answered else None,
        facet=describe_facet(claim.facet) if claim.facet else None,
        says=claim.says,
        made=catalogue.date(claim.made) if claim.made else None,
        when=catalogue.date(claim.when) if claim.when and claim.when != event.when else None,
        retracted=catalogue.date(claim.retracted) if claim.retracted else None,
        replaced=_describe_replaced(event, claim, letters, catalogue),
        updated=_describe_updated(event, claim, letters, catalogue),
        evidence=tuple([view_evidence(evidence, catalogue) for evidence in claim.evidence]),
        event=Link(event.title, href),
    )


def _describe_replaced(event: Event, claim: Claim, letters: dict[str, str], catalogue: Catalogue) -> str | None:
    new = find_replacement(claim, event.claims)
    return f"{describe_given(new, catalogue.date)}, in {letters[new.id]}" if new else None


def _describe_updated(event: Event, claim: Claim, letters: dict[str, str], catalogue: Catalogue) -> str | None:
    new = find_update(claim, event.claims, catalogue.sources)
    return f"{describe_given(new, catalogue.date)}, in {letters[new.id]}" if new else None


def view_event(event: Event, catalogue: Catalogue, before: Event | None, after: Event | None) -> EventPage:
    """The page of ``event`` between its neighbours on the timeline."""
    paths = catalogue.paths
    signs = _find_signs(event, catalogue)
    marks = find_marks(event.when) if event.when else ()
    scale = _scale_of_all_dates(event, marks, signs)
    letters = letter_claims(event.claims)
    place = event.place
    facts = catalogue.facts(event)
    return EventPage(
        id=event.id,
        title=event.title,
        date=facts.date,
        month=_link_month(event, catalogue),
        unresolved=None if event.when else event.unresolved or "The record does not say why.",
        statuses=facts.statuses,
        place=link_place(place.name, catalogue) if place else None,
        where=view_where(place, catalogue) if place else WhereView(),
        actors=catalogue.links.actors(event.actors),
        topics=tuple(Link(topic, paths.to_one("topics", topic)) for topic in dict.fromkeys(event.topics)),
        summary=event.summary if event.summary != event.title else None,
        differ=view_differences(event, catalogue),
        counts=view_counts(event, catalogue),
        threads=_view_threads(event, letters, catalogue),
        attested=view_attested(event, catalogue),
        evidence=tuple([view_evidence(evidence, catalogue) for evidence in event.evidence]),
        relations=_view_relations(event, catalogue),
        because=join_steps(event.because, catalogue.words),
        agreement=describe_agreement(catalogue.agreements.get(event.id), catalogue),
        conflicts=tuple(describe_conflict(found, catalogue) for found in catalogue.conflicts.get(event.id, ())),
        history=view_history(event, catalogue),
        reviewed=event.reviewed,
        axis=draw_dates(scale.first, scale.end, scale.grid, catalogue.words) if scale else None,
        lines=_draw_lines(event, marks, letters, signs, scale) if scale else (),
        signs=_name_signs(signs),
        before=_link_event(before, catalogue),
        after=_link_event(after, catalogue),
    )


def _link_event(event: Event | None, catalogue: Catalogue) -> Link | None:
    return Link(catalogue.title(event), catalogue.paths.to_event(event.id)) if event else None


def _link_month(event: Event, catalogue: Catalogue) -> Link | None:
    if event.when is None:
        return None
    return catalogue.links.month(*file_under(event.when))


def _view_threads(event: Event, letters: dict[str, str], catalogue: Catalogue) -> tuple[Thread, ...]:
    threads = []
    for placed in thread_claims(event.claims):
        if len(placed) == 1:  # as a rule
            column, claim = placed[0]
            threads.append(Thread(((column, (view_claim(event, claim, letters, catalogue),)),), False))
            continue
        runs = tuple(
            (column, tuple(view_claim(event, claim, letters, catalogue) for _, claim in run))
            for column, run in groupby(placed, key=itemgetter(0))
        )
        threads.append(Thread(runs, len(runs) > 1))
    return tuple(threads)


def _view_relations(event: Event, catalogue: Catalogue) -> tuple[RelationView, ...]:
    views = []
    for relation in event.relations:
        for word, other_id in (("before", relation.before), ("after", relation.after)):
            if other_id is not None:
                other = catalogue.by_id.get(other_id)
                words = f"{relation.by} {word}" if relation.by else word
                link = _link_event(other, catalogue) or Link(other_id)
                views.append(RelationView(words[:1].upper() + words[1:], link))
    return tuple(views)


# ---------------------------------------------------------------- the three dates, drawn

_SIGN_NAMES = tuple((sign, sign.value) for sign in Sign)


def _find_signs(event: Event, catalogue: Catalogue) -> tuple[Signs, ...]:
    """When it was published and said, as day ordinals: first of the event itself, then of each claim."""
    return (
        _publication_signs(event.evidence, catalogue),
        *[_said_sign(claim) + _publication_signs(claim.evidence, catalogue) for claim in event.claims],
    )


def _publication_signs(evidence: Sequence[Evidence], catalogue: Catalogue) -> Signs:
    if len(evidence) == 1:  # as a rule
        only = catalogue.published_days[evidence[0].source]
        return ((Sign.PUBLISHED, only),) if only is not None else ()
    days = {catalogue.published_days[item.source] for item in evidence}
    return tuple((Sign.PUBLISHED, day) for day in sorted(day for day in days if day is not None))


def _said_sign(claim: Claim) -> Signs:
    made = first_day(claim.made)
    return ((Sign.SAID, made),) if made is not None else ()


def _scale_of_all_dates(event: Event, marks: tuple[Mark, ...], signs: Iterable[Signs]) -> Scale | None:
    days = [day for day in hull_days(marks) if day is not None]
    for claim in event.claims:
        if claim.when:
            days += [day for day in hull_days(find_marks(claim.when)) if day is not None]
    if not days:
        return None
    days += [day for found in signs for _, day in found]
    low, high = min(days), max(days)
    margin = max(1, (high - low) // 20)
    return Scale(max(low - margin, 1), high + margin + 1, "g-dates")


def _draw_lines(
    event: Event, marks: tuple[Mark, ...], letters: Mapping[str, str], signs: Sequence[Signs], scale: Scale
) -> tuple[DateLine, ...]:
    """A line for the event, whose own date has these marks, and one for each claim that was said or dates it."""
    lines: list[DateLine] = []
    if event.when is not None:
        row = Row(marks, choose_variant(event), signs=signs[0])
        lines.append(DateLine(None, "The event", False, draw_track(scale, (row,))))
    for claim, found in zip(event.claims, signs[1:], strict=True):
        if not (claim.when or found):
            continue
        track = draw_track(scale, (claim_row(event, claim, None, found),))
        lines.append(DateLine(letters[claim.id], head_claimant(claim), is_answer(claim), track))
    return tuple(lines)


def _name_signs(signs: Iterable[Signs]) -> tuple[str, ...]:
    used = {sign for found in signs for sign, _ in found}
    return tuple([name for sign, name in _SIGN_NAMES if sign in used])
