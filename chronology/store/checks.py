"""What must hold between records: references resolve, claims answer claims, dates come in order."""

from __future__ import annotations

import dataclasses
import difflib
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, NamedPlace, Source
from chronology.store.actor_checks import find_actor_faults
from chronology.store.gists import Gist
from chronology.store.nesting_checks import find_nesting_faults
from chronology.store.order import find_order_faults
from chronology.store.places import Disagreement
from chronology.store.plain import Fault, Steps
from chronology.store.record_checks import check_addresses, check_id, check_place
from chronology.store.same_checks import check_same
from chronology.store.shapes import field_map

_NO_GISTS: Mapping[str, Gist] = types.MappingProxyType({})


def find_disagreements(
    chronology: Chronology, broken: Set[tuple[str, str]] = frozenset(), gists: Mapping[str, Gist] = _NO_GISTS
) -> Iterator[Disagreement]:
    """All of them, in the order of the records. ``broken`` are (kind, id) of records that could not be read.

    ``gists`` are those of events, by id: of these only what may disagree with something is looked at.
    """
    published = {source.id: _last_day(source) for source in chronology.sources}
    source_ids = published.keys() | {id_ for kind, id_ in broken if kind == "source"}
    plain = _Plain(source_ids, published, gists)
    events = tuple(event for event in chronology.events if event.id not in plain.fine)
    event_ids = {event.id for event in chronology.events} | {id_ for kind, id_ in broken if kind == "event"}
    rejected = {event.id for event in events if event.rejected}
    suggester = _Suggester()
    same = {event.id: event.same_as for event in events if event.same_as and not event.rejected}
    yield from _check_ids(dataclasses.replace(chronology, events=events))
    for source in chronology.sources:
        yield from (Disagreement("source", source.id, *found) for found in check_addresses(source))
    for event in events:
        yield from (Disagreement("event", event.id, *found) for found in check_place(event.place))
        found = [
            *_check_locked(event, suggester),
            *_check_claim_ids(event.claims),
            *(_check_sources(event, source_ids, suggester) if _cites_wrongly(event, source_ids) else ()),
            *_check_dates(event, published),
        ]
        yield from (Disagreement("event", event.id, fault) for fault in found)
        if not event.rejected:
            answers = [
                *_check_relations(event, event_ids, rejected, suggester),
                *_check_answers(event, suggester),
                *check_same(event, same, event_ids, source_ids, suggester.suggest),
            ]
            yield from (Disagreement("event", event.id, fault, "warning") for fault in answers)
    yield from find_actor_faults(chronology, gists)
    yield from find_nesting_faults(chronology, broken)
    yield from find_order_faults(_keep_tied(chronology, plain.ids))


class _Plain:
    """The plain events: ``ids`` of all of them, and ``fine`` of those whose sources are there and late enough."""

    def __init__(self, sources: Set[str], published: Mapping[str, date | None], gists: Mapping[str, Gist]) -> None:
        self.ids = {id_ for id_, gist in gists.items() if gist.plain}
        until = {
            cited: _first_published(cited, sources, published) for cited in {gist.cited for gist in gists.values()}
        }
        self.fine = {id_ for id_ in self.ids if gists[id_].latest_made <= until[gists[id_].cited]}


def _first_published(cited: Iterable[str], sources: Set[str], published: Mapping[str, date | None]) -> int:
    """The day, as an ordinal, after which nothing in these sources can have been said; below 0 when one is missing."""
    if any(id_ not in sources for id_ in cited):
        return -1
    days = [day.toordinal() for id_ in cited if (day := published.get(id_)) is not None]
    return min(days, default=date.max.toordinal())


def _keep_tied(chronology: Chronology, plain: Set[str]) -> Chronology:
    """The events of which anything is said about their order, and those that they name; all sources."""
    tied = [event for event in chronology.events if event.id not in plain]
    wanted = {event.id for event in tied}
    wanted.update(relation.before or relation.after or "" for event in tied for relation in event.relations)
    return dataclasses.replace(chronology, events=tuple(event for event in chronology.events if event.id in wanted))


def _check_ids(chronology: Chronology) -> Iterator[Disagreement]:
    kinds: Mapping[str, Sequence[Event | Source | Actor | NamedPlace]] = {
        "source": chronology.sources,
        "actor": chronology.actors,
        "event": chronology.events,
        "place": chronology.places,
    }
    for kind, records in kinds.items():
        for record in records:
            yield from (Disagreement(kind, record.id, fault, severity) for fault, severity in check_id(record))


def _check_locked(event: Event, suggester: _Suggester) -> Iterator[Fault]:
    for index, name in enumerate(event.locked):
        if name not in field_map(Event):
            hint = suggester.suggest(name, field_map(Event))
            yield Fault(("locked", index), f"there is no field {name!r} to lock{hint}")


def _check_relations(event: Event, event_ids: Set[str], rejected: Set[str], suggester: _Suggester) -> Iterator[Fault]:
    for index, relation in enumerate(event.relations):
        key, other = ("before", relation.before) if relation.before else ("after", relation.after)
        steps: Steps = ("relations", index, key)
        if other == event.id:
            yield Fault(steps, "an event cannot lie before or after itself; remove the relation")
        elif other in rejected:
            yield Fault(steps, f"the event {other!r} is rejected; point to the one that stands for it, or remove this")
        elif other is not None and other not in event_ids:
            yield Fault(steps, f"there is no event {other!r}{suggester.suggest(other, event_ids)}")


def _check_claim_ids(claims: tuple[Claim, ...]) -> Iterator[Fault]:
    ids: set[str] = set()
    for index, claim in enumerate(claims):
        if claim.id in ids:
            yield Fault(("claims", index, "id"), f"the claim id {claim.id!r} is taken already in this event")
        ids.add(claim.id)


def _check_answers(event: Event, suggester: _Suggester) -> Iterator[Fault]:
    ids = {claim.id for claim in event.claims}
    for index, claim in enumerate(event.claims):
        steps: Steps = ("claims", index, "counters")
        if claim.counters == claim.id:
            yield Fault(steps, "a claim cannot counter itself; name the claim that it answers, or remove this")
        elif claim.counters is not None and claim.counters not in ids:
            hint = suggester.suggest(claim.counters, ids)
            yield Fault(steps, f"there is no claim {claim.counters!r} in this event{hint}")


def each_evidence(event: Event) -> Iterator[tuple[Steps, Evidence]]:
    """Every piece of evidence of an event with the way to it, as if each stood in a list."""
    yield from ((("evidence", index), item) for index, item in enumerate(event.evidence))
    for at, claim in enumerate(event.claims):
        yield from ((("claims", at, "evidence", index), item) for index, item in enumerate(claim.evidence))
    for at, relation in enumerate(event.relations):
        yield from ((("relations", at, "evidence", index), item) for index, item in enumerate(relation.evidence))


def _cites_wrongly(event: Event, source_ids: Set[str]) -> bool:
    """Whether there is anything to tell of an event's evidence; mostly there is not."""
    of_parts = (part.evidence for parts in (event.claims, event.relations) for part in parts)
    return any(
        item.source not in source_ids
        or (item.start is None) != (item.end is None)
        or (item.start is not None and item.end is not None and item.start >= item.end)
        for evidence in (event.evidence, *of_parts)
        for item in evidence
    )


def _check_sources(event: Event, source_ids: Set[str], suggester: _Suggester) -> Iterator[Fault]:
    for steps, evidence in each_evidence(event):
        if evidence.source not in source_ids:
            hint = suggester.suggest(evidence.source, source_ids)
            yield Fault((*steps, "source"), f"there is no source {evidence.source!r}{hint}")
        if (evidence.start is None) != (evidence.end is None):
            yield Fault(steps, "start: and end: belong together; give both, or neither")
        elif evidence.start is not None and evidence.end is not None and evidence.start >= evidence.end:
            yield Fault((*steps, "end"), f"the quote ends at {evidence.end}, not after its start at {evidence.start}")


def _check_dates(event: Event, published: Mapping[str, date | None]) -> Iterator[Fault]:
    for index, claim in enumerate(event.claims):
        made = claim.made.bounds.begin.earliest if claim.made else None
        if made is None:
            continue
        days = [published.get(evidence.source) for evidence in claim.evidence]
        latest = max((day for day in days if day is not None), default=None)
        if latest is not None and None not in days and made > latest:
            message = f"was said {claim.made}, after its source was published on {latest}; one of the two is wrong"
            yield Fault(("claims", index, "made"), message)


def _last_day(source: Source) -> date | None:
    """The last day on which a source can have been published."""
    return source.published.bounds.finish.latest if source.published else None


class _Suggester:
    """Finds the nearest known name, for the first few mistakes of a run: each search looks at every name."""

    def __init__(self, searches: int = 20) -> None:
        self.searches = searches

    def suggest(self, wrong: str, known: Iterable[str]) -> str:
        """What to add to a message: "; did you mean …?", or nothing."""
        self.searches -= 1
        near = difflib.get_close_matches(wrong, sorted(known), 1, 0.7) if self.searches >= 0 else []
        return f"; did you mean {near[0]}?" if near else ""
