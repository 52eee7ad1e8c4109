"""A cluster of tellings -> one event: every source and claim under it, the date that they give together.

Nothing is weighed against anything here: each telling's sentences and claims are kept, and the date is what all of
them allow. What they disagree on stands as claims; what the same voice corrected in a later article is marked so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeVar

from chronology.linking.comparing import Rarity
from chronology.linking.naming import unused
from chronology.linking.tellings import Telling
from chronology.linking.when import describe_bounds
from chronology.model.records import Claim, Event, Relation
from chronology.reasoning.corrections import mark_corrected
from chronology.temporal.bounds import Bounds, DayRange
from chronology.temporal.edtf import Edtf

Cluster = Sequence[Telling]
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Joined:
    """An event, and the tellings that it was joined from."""

    event: Event
    tellings: tuple[Telling, ...]


def join_clusters(clusters: Iterable[Cluster]) -> tuple[Joined, ...]:
    """One event a cluster, in order. Suggested ids are unique, and relations point to them."""
    ordered = tuple(clusters)
    rarity = Rarity.of(telling for cluster in ordered for telling in cluster)
    leads = [choose_lead(cluster, rarity) for cluster in ordered]
    ids: list[str] = []
    taken: set[str] = set()
    for lead in leads:
        ids.append(unused(lead.event.id, taken))
        taken.add(ids[-1])
    names = {
        (telling.source.id, telling.event.id): id_
        for cluster, id_ in zip(ordered, ids, strict=True)
        for telling in cluster
    }
    return tuple(
        Joined(join_cluster(cluster, lead, id_, names), tuple(cluster))
        for cluster, lead, id_ in zip(ordered, leads, ids, strict=True)
    )


def choose_lead(cluster: Cluster, rarity: Rarity) -> Telling:
    """The telling whose line stands for all: it has a day, and its words are those that the others use."""

    def weigh(telling: Telling) -> tuple[bool, float]:
        shares = (rarity.share(telling.title, other.words) for other in cluster if other is not telling)
        return telling.begin.is_exact, sum(shares)

    return max(sorted(cluster, key=lambda telling: telling.key, reverse=True), key=weigh)


def join_cluster(cluster: Cluster, lead: Telling, id_: str, names: Mapping[tuple[str, str], str]) -> Event:
    """The event of a cluster; ``names`` has the ids that tellings' events got, by source and id there."""
    ordered = [lead, *(telling for telling in cluster if telling is not lead)]
    sources = {telling.source.id: telling.source for telling in ordered}
    if len(ordered) == 1:
        claims = mark_corrected(lead.event.claims, sources)
        return dataclasses.replace(lead.event, id=id_, claims=claims, relations=_relations(ordered, id_, names))
    meeting = _meet(ordered)
    when = describe_bounds(meeting) if meeting else _list_days(ordered) or lead.event.when
    events = [telling.event for telling in ordered]
    return dataclasses.replace(
        lead.event,
        id=id_,
        when=when,
        unresolved=None if when else lead.event.unresolved,
        place=next((event.place for event in events if event.place), None),
        actors=_union(event.actors for event in events),
        topics=_union(event.topics for event in events),
        evidence=_union(event.evidence for event in events),
        claims=mark_corrected(_claims(ordered), sources),
        relations=_relations(ordered, id_, names),
        because=_because(ordered),
    )


def _meet(tellings: Cluster) -> Bounds | None:
    """The days that all tellings allow; None when none gives any, or when no end fits all."""
    bounds = [telling.event.when.bounds for telling in tellings if telling.event.when]
    if not bounds:
        return None
    begin = _meet_ranges([one.begin for one in bounds])
    if all(one.begin == one.finish for one in bounds):
        return Bounds(begin, begin) if begin else None
    finish = _meet_ranges([one.finish for one in bounds if one.begin != one.finish])
    return Bounds(begin, finish) if begin and finish else None


def _list_days(tellings: Cluster) -> Edtf | None:
    """One of the days that are told, where each telling has a day and they differ."""
    days = {telling.begin for telling in tellings if telling.begin.is_exact}
    if len(days) < 2:
        return None
    ordered = sorted(day.earliest.isoformat() for day in days if day.earliest)
    return Edtf.parse(f"[{','.join(ordered)}]")


def _meet_ranges(ranges: Sequence[DayRange]) -> DayRange | None:
    return reduce(lambda one, other: one.meet(other) if one else None, ranges[1:], ranges[0] if ranges else None)


def _because(tellings: Cluster) -> tuple[str, ...]:
    """The reasons of the telling that says most about the date, and which others agree."""
    dated = [telling for telling in tellings if telling.event.when]
    if not dated:
        return tellings[0].event.because
    best = min(dated, key=lambda telling: (not telling.begin.is_exact, tellings.index(telling)))
    others = sorted({telling.source.id for telling in dated} - {best.source.id})
    if not _meet(dated):
        return (*best.event.because, f"in {best.source.id}; days differ in {', '.join(others)}")
    agreed = f"in {best.source.id}; dates of {', '.join(others)} agree" if others else ""
    return (*best.event.because, agreed) if agreed else best.event.because


def _union(values: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for some in values for value in some))


def _claims(tellings: Cluster) -> tuple[Claim, ...]:
    """All claims, under ids of their own; each still counters the claim that it countered."""
    taken: set[str] = set()
    claims = []
    for telling in tellings:
        ids: dict[str, str] = {}
        for claim in telling.event.claims:
            ids[claim.id] = unused(claim.id, taken)
            taken.add(ids[claim.id])
        claims += [
            dataclasses.replace(claim, id=ids[claim.id], counters=ids.get(claim.counters or ""))
            for claim in telling.event.claims
        ]
    return tuple(claims)


def _relations(tellings: Cluster, id_: str, names: Mapping[tuple[str, str], str]) -> tuple[Relation, ...]:
    """Relations to the events that the others became; without those to the event itself."""
    found = []
    for telling in tellings:
        for relation in telling.event.relations:
            before = names.get((telling.source.id, relation.before or ""))
            after = names.get((telling.source.id, relation.after or ""))
            if (before or after) and id_ not in (before, after):
                found.append(dataclasses.replace(relation, before=before, after=after))
    return tuple(dict.fromkeys(found))
