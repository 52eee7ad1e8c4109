"""Entries that tell one event once more -> that event: its evidence and claims hold theirs, and they are not shown.

Readers see one entry; the files stay as they are.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping

from chronology.linking.naming import unused
from chronology.model.records import Chronology, Claim, Event


@dataclasses.dataclass(frozen=True, slots=True)
class Folded:
    """A chronology without entries that tell an event once more; ``shown_at`` says where each of these is, by id."""

    chronology: Chronology
    shown_at: Mapping[str, str]


def fold_same(chronology: Chronology) -> Folded:
    """Fold every entry with ``same_as`` into the event that it leads to.

    An entry whose way leads nowhere, to a rejected event, or back to itself is shown as it is.
    """
    by_id = {event.id: event for event in chronology.events if not event.rejected}
    shown_at = {
        event.id: end for event in by_id.values() if event.same_as and (end := _follow(event, by_id)) is not None
    }
    if not shown_at:
        return Folded(chronology, {})
    more: defaultdict[str, list[Event]] = defaultdict(list)
    for id_ in sorted(shown_at):
        more[shown_at[id_]].append(by_id[id_])
    events = tuple(
        _redirect(_take_in(event, more.get(event.id, [])), shown_at)
        for event in chronology.events
        if event.id not in shown_at
    )
    return Folded(dataclasses.replace(chronology, events=events), shown_at)


def _follow(event: Event, by_id: Mapping[str, Event]) -> str | None:
    """The id at the end of the way; None when there is none."""
    seen = {event.id}
    at = event
    while at.same_as is not None:
        if at.same_as in seen or at.same_as not in by_id:
            return None
        at = by_id[at.same_as]
        seen.add(at.id)
    return at.id


def _take_in(event: Event, others: list[Event]) -> Event:
    for other in others:
        evidence = {(item.source, item.quote) for item in event.evidence}
        added = tuple(item for item in other.evidence if (item.source, item.quote) not in evidence)
        event = dataclasses.replace(
            event, evidence=event.evidence + added, claims=event.claims + _new_claims(event, other)
        )
    return event


def _new_claims(event: Event, other: Event) -> tuple[Claim, ...]:
    """The claims of the other entry that the event does not have, under ids of their own."""
    known = {(claim.says, *(item.quote for item in claim.evidence)): claim.id for claim in event.claims}
    taken = {claim.id for claim in event.claims}
    ids: dict[str, str] = {}
    added = []
    for claim in other.claims:
        same = known.get((claim.says, *(item.quote for item in claim.evidence)))
        ids[claim.id] = same or unused(claim.id, taken)
        taken.add(ids[claim.id])
        if same is None:
            added.append(claim)
    return tuple(
        dataclasses.replace(claim, id=ids[claim.id], counters=ids.get(claim.counters or "")) for claim in added
    )


def _redirect(event: Event, shown_at: Mapping[str, str]) -> Event:
    """The event with relations that point to what is shown; none to itself."""
    if not event.relations:
        return event
    moved = (
        dataclasses.replace(
            relation,
            before=shown_at.get(relation.before or "", relation.before),
            after=shown_at.get(relation.after or "", relation.after),
        )
        for relation in event.relations
    )
    kept = tuple(dict.fromkeys(relation for relation in moved if event.id not in (relation.before, relation.after)))
    return event if kept == event.relations else dataclasses.replace(event, relations=kept)
