"""The chronology as it could be known on a day: by when articles were published and claims were made and taken back.

An article counts from the last day on which it can have been published; one without a publication date, and
what rests on nothing that has a date, counts from the last of all days that are known. Titles, summaries, places
and parties are not dated in the records and stand as they are today.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Chronology, Claim, Event, Evidence, Relation, Source
from chronology.temporal.bounds import DayRange
from chronology.temporal.edtf import Edtf, Kind, Precision

_DATING = frozenset({Stance.ASSERTS, Stance.COUNTERS, Stance.CONCEDES})
_MOST_OPTIONS = 4
_MOST_COMPARED = 30


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class KnownDays:
    """From which day on articles, by id, and events, by id, can be known; ``last`` is the last such day of all.

    ``changes`` holds for each event, by id, the days on which what can be known of it changes, the first one included.
    """

    sources: Mapping[str, date]
    events: Mapping[str, date]
    changes: Mapping[str, tuple[date, ...]]
    last: date


def find_known_days(chronology: Chronology) -> KnownDays:
    """When each record can be known from."""
    last = max([date.min, *date_publications(chronology.sources), *map(find_latest, chronology.events)])
    sources = date_sources(chronology.sources, last)
    events = {event.id: find_first(event, sources, last) for event in chronology.events}
    changes = {event.id: find_changes(event, sources, last, events) for event in chronology.events}
    return KnownDays(sources, events, changes, last)


def date_publications(sources: Iterable[Source]) -> Iterable[date]:
    """The last day on which each source can have been published, of those that have a date."""
    return (day for source in sources if (day := _publication_day(source)))


def date_sources(sources: Iterable[Source], last: date) -> dict[str, date]:
    """From which day on sources can be known, by id."""
    return {source.id: _publication_day(source) or last for source in sources}


def find_latest(event: Event) -> date:
    """The last day that a claim on the event, or its retraction, gives; the first of all days where none does."""
    latest = date.min
    for claim in event.claims:
        if claim.made and (day := claim.made.bounds.hull.latest or claim.made.bounds.hull.earliest):
            latest = max(latest, day)
        if claim.retracted and (day := claim.retracted.bounds.hull.latest):
            latest = max(latest, day)
    return latest


def find_first(event: Event, sources: Mapping[str, date], last: date) -> date:
    """From which day on an event can be known; ``last`` is the last such day of all."""
    return _event_day(event, [_claim_day(claim, sources, last) for claim in event.claims], sources, last)


def find_changes(event: Event, sources: Mapping[str, date], last: date, others: Mapping[str, date]) -> tuple[date, ...]:
    """The days on which what can be known of an event changes, in order.

    ``others`` are the first days of events that it has relations to. Where ``last`` is not among the days, they stay
    the same for every later ``last``.
    """
    claimed = [_claim_day(claim, sources, last) for claim in event.claims]
    return _change_days(event, claimed, sources, others, last)


def know_chronology(chronology: Chronology, day: date, days: KnownDays) -> Chronology:
    """The records as they could be known at the end of ``day``; on the last day and later they are those of today."""
    known = (know_event(event, day, days) for event in chronology.events)
    return Chronology(
        tuple(event for event in known if event is not None),
        tuple(source for source in chronology.sources if days.sources[source.id] <= day),
        chronology.actors,
        chronology.places,
    )


def know_event(event: Event, day: date, days: KnownDays) -> Event | None:
    """An event as it could be known at the end of ``day``, or None when nobody had told of it.

    What had not happened yet was planned; a date stands only where an article or a claim of that time supports it.
    """
    changes = days.changes[event.id]
    if day < changes[0]:
        return None
    if day >= changes[-1]:
        return event
    claims = tuple(claim for claim in event.claims if _claim_day(claim, days.sources, days.last) <= day)
    ids: set[str | None] = {claim.id for claim in claims}
    when = _supported_date(event, claims, day, days)
    ahead = when is not None and (first := when.bounds.begin.earliest) is not None and first > day
    return dataclasses.replace(
        event,
        when=when,
        because=event.because if when == event.when else (),
        modality=Modality.PLANNED if ahead and event.modality is Modality.ACTUAL else event.modality,
        evidence=_published_by(event.evidence, day, days),
        claims=tuple(_know_claim(claim, ids, day, days) for claim in claims),
        relations=tuple(
            dataclasses.replace(relation, evidence=_published_by(relation.evidence, day, days))
            for relation in event.relations
            if _relation_day(relation, days.sources, days.events, days.last) <= day
        ),
    )


# ---------------------------------------------------------------- cutting


def _know_claim(claim: Claim, known: Set[str | None], day: date, days: KnownDays) -> Claim:
    taken_back = claim.retracted is not None and _retraction_day(claim, days.sources, days.last) <= day
    return dataclasses.replace(
        claim,
        counters=claim.counters if claim.counters in known else None,
        retracted=claim.retracted if taken_back else None,
        evidence=_published_by(claim.evidence, day, days),
    )


def _published_by(evidence: Sequence[Evidence], day: date, days: KnownDays) -> tuple[Evidence, ...]:
    return tuple(item for item in evidence if days.sources.get(item.source, days.last) <= day)


def _supported_date(event: Event, known: Sequence[Claim], day: date, days: KnownDays) -> Edtf | None:
    """The event's date, where something of that time supports it; else what the claims of that time say together."""
    told = [claim.when for claim in known if claim.when is not None and claim.stance in _DATING]
    if event.when is None or event.when in told:
        return event.when
    known_ids = {claim.id for claim in known}
    to_come = [claim.when for claim in event.claims if claim.when is not None and claim.id not in known_ids]
    own = not event.evidence or bool(_published_by(event.evidence, day, days))
    if not to_come and own:
        return event.when
    if told:
        return _join(told)
    # A date that a later claim gives, or that leaves the choice between dates, may have come with that claim.
    return event.when if own and event.when not in to_come and len(event.when.ranges) == 1 else None


def _join(told: Sequence[Edtf]) -> Edtf | None:
    """One of the dates where few single ones are told, else some day within all of them.

    A vaguer date that holds a finer one says nothing more.
    """
    dates = sorted({when.text: when for when in told}.values(), key=_order)
    if len(dates) <= _MOST_COMPARED:
        dates = [when for when in dates if not any(_holds(when, other) for other in dates)]
    if len(dates) == 1:
        return dates[0]
    if len(dates) <= _MOST_OPTIONS and all(_is_plain(when) for when in dates):
        return Edtf.parse(f"[{','.join(when.text for when in dates)}]")
    hull = told[0].bounds.hull
    for when in told[1:]:
        hull = hull.join(when.bounds.hull)
    return None if hull == DayRange(None, None) else Edtf.from_days(hull)


def _order(when: Edtf) -> tuple[date, str]:
    return when.bounds.hull.earliest or date.min, when.text


def _holds(vague: Edtf, fine: Edtf) -> bool:
    return vague.bounds.hull != fine.bounds.hull and vague.bounds.hull.contains(fine.bounds.hull)


def _is_plain(when: Edtf) -> bool:
    """Whether it names one date and nothing else, without a time of day."""
    marked = when.approximate or when.uncertain or when.precision > Precision.DAY
    return when.kind is Kind.DATE and not marked


# ---------------------------------------------------------------- days


def _publication_day(source: Source) -> date | None:
    return source.published.bounds.hull.latest if source.published else None


def _claim_day(claim: Claim, sources: Mapping[str, date], last: date) -> date:
    """The first day on which an article carries it, and not before it was made; without articles when it was made."""
    made = claim.made.bounds.hull if claim.made else DayRange(None, None)
    if not claim.evidence:
        return made.latest or last
    return max(_first_published(claim.evidence, sources, last), made.earliest or date.min)


def _retraction_day(claim: Claim, sources: Mapping[str, date], last: date) -> date:
    assert claim.retracted is not None
    return max(_claim_day(claim, sources, last), claim.retracted.bounds.hull.latest or last)


def _first_published(evidence: Sequence[Evidence], sources: Mapping[str, date], last: date) -> date:
    if len(evidence) == 1:  # as a rule
        return sources.get(evidence[0].source, last)
    return min((sources.get(item.source, last) for item in evidence), default=last)


def _event_day(event: Event, claimed: Sequence[date], sources: Mapping[str, date], last: date) -> date:
    if not event.evidence:
        return min(claimed, default=last)
    return min(_first_published(event.evidence, sources, last), *claimed, last)


def _relation_day(relation: Relation, sources: Mapping[str, date], events: Mapping[str, date], last: date) -> date:
    other = events.get(relation.before or relation.after or "", date.min)
    return max(other, _first_published(relation.evidence, sources, last) if relation.evidence else date.min)


def _change_days(
    event: Event, claimed: Sequence[date], sources: Mapping[str, date], events: Mapping[str, date], last: date
) -> tuple[date, ...]:
    """``claimed`` are the days of the event's claims."""
    first = _event_day(event, claimed, sources, last)
    found = {first, *claimed}
    found.update([sources.get(item.source, last) for item in event.evidence])
    for claim in event.claims:
        found.update([sources.get(item.source, last) for item in claim.evidence])
        if claim.retracted is not None:
            found.add(_retraction_day(claim, sources, last))
    for relation in event.relations:
        found.add(_relation_day(relation, sources, events, last))
        found.update(sources.get(item.source, last) for item in relation.evidence)
    if event.modality is Modality.ACTUAL:
        dates = (event.when, *[claim.when for claim in event.claims])
        begins = [when.bounds.begin.earliest for when in dates if when is not None]
        found.update([min(begin, last) for begin in begins if begin is not None])
    return tuple(sorted([day for day in found if first <= day]))
