"""What the records say about when events were, as statements of one network; who says it stays with each.

Only events that a relation or the date of a claim ties to something are taken in: a date alone contradicts nothing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal

from chronology.model.annotations import Stance
from chronology.model.records import Chronology, Claim, Event, Evidence, Relation, Source
from chronology.reasoning.distances import Distance, read_distance
from chronology.reasoning.network import ORIGIN, Statement
from chronology.reasoning.network.statements import Unit
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import MINUTES_PER_DAY
from chronology.temporal.edtf import Edtf, EdtfDate, Kind, Precision

_DATING = frozenset({Stance.ASSERTS, Stance.COUNTERS, Stance.CONCEDES})
_ORDER, _REVIEWED, _DATED, _RELATED, _CLAIMED, _VAGUE = 9, 6, 5, 4, 3, 2  # how far statements are trusted
_LANGUAGE = "en"  # of a source that does not say
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """One thing that a record says: the date of an event, the one that a claim gives, or a relation to another event.

    ``steps`` lead to it from the top of the event's record. ``publishers`` are the outlets that say it: of a relation
    and a claim those of its evidence; of a date the one outlet that the event rests on, if there is no other.
    """

    kind: Literal["date", "claim", "relation"]
    event: str
    steps: tuple[str | int, ...]
    when: Edtf | None = None
    first: str = ""  # of a relation: the event that came earlier, and the one that came later
    then: str = ""
    by: str | None = None
    distance: Distance | None = None  # that ``by`` tells
    claimant: str | None = None
    publishers: tuple[str, ...] = ()

    @property
    def events(self) -> tuple[str, ...]:
        """The events that it speaks of."""
        return (self.first, self.then) if self.kind == "relation" else (self.event,)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """All statements of a chronology, and which records they come from; those without one go without saying."""

    statements: tuple[Statement, ...]
    origins: Mapping[Statement, Said]
    events: Mapping[str, Event]  # those that are taken in, by id

    def said(self, statements: Iterable[Statement]) -> tuple[Said, ...]:
        """What the records say behind statements, each once."""
        return tuple(dict.fromkeys(self.origins[s] for s in statements if s in self.origins))


def begin_of(event: str) -> str:
    """The point at which an event begins."""
    return f"{event} begins"


def finish_of(event: str) -> str:
    """The point at which an event ends."""
    return f"{event} ends"


def state_records(chronology: Chronology) -> Stated:
    """The statements of all records that were not rejected."""
    events = _tied_events(chronology)
    sources = {source.id: source for source in chronology.sources}
    clocked = _find_clocked(events.values())
    origins: dict[Statement, Said] = {}
    ordered: list[Statement] = []
    for event in events.values():
        ordered += _ordered(event)
        for said in _said_of(event, sources):
            if said.kind == "relation" and (said.first == said.then or not {said.first, said.then} <= events.keys()):
                continue
            for statement in _state(said, event.reviewed, clocked):
                numbered = dataclasses.replace(statement, made=len(origins))
                origins[numbered] = said
    return Stated((*ordered, *origins), origins, events)


def _tied_events(chronology: Chronology) -> dict[str, Event]:
    known = {event.id: event for event in chronology.events if not event.rejected}
    tied: dict[str, None] = {}
    for event in known.values():
        others = [other for r in event.relations if (other := r.before or r.after) in known and other != event.id]
        if others or any(_dates(claim) for claim in event.claims):
            tied.update(dict.fromkeys((event.id, *others)))
    return {id_: known[id_] for id_ in tied}


def _dates(claim: Claim) -> bool:
    return claim.when is not None and claim.retracted is None and claim.stance in _DATING


def _find_clocked(events: Iterable[Event]) -> frozenset[str]:
    """Events that have times on the clock, if all times are of one zone or of none: others cannot be compared."""
    zones: dict[str, set[str]] = {}
    for event in events:
        for when in (event.when, *(c.when for c in event.claims if _dates(c))):
            if when is not None and (found := set(_zones(when))):
                zones.setdefault(event.id, set()).update(found)
    return frozenset(zones) if len({zone for found in zones.values() for zone in found}) == 1 else frozenset()


# ---------------------------------------------------------------- who says what


def _said_of(event: Event, sources: Mapping[str, Source]) -> Iterator[Said]:
    if event.when is not None:
        outlets = name_outlets(event.evidence, sources)
        publishers = outlets if len(outlets) == 1 else ()
        yield Said("date", event.id, ("when",), event.when, publishers=publishers)
    for index, claim in enumerate(event.claims):
        if _dates(claim):
            carried_by = (claim.via,) if claim.via else name_outlets(claim.evidence, sources)
            steps = ("claims", index, "when")
            yield Said("claim", event.id, steps, claim.when, claimant=claim.claimant, publishers=carried_by)
    for index, relation in enumerate(event.relations):
        yield _related(event, index, relation, sources)


def _related(event: Event, index: int, relation: Relation, sources: Mapping[str, Source]) -> Said:
    if relation.before is not None:
        key, first, then = "before", event.id, relation.before
    else:
        key, first, then = "after", relation.after or "", event.id
    steps = ("relations", index, key)
    languages = [source.language for e in relation.evidence if (source := sources.get(e.source)) and source.language]
    return Said(
        "relation",
        event.id,
        steps,
        first=first,
        then=then,
        by=relation.by,
        distance=read_distance(relation.by, languages[0] if languages else _LANGUAGE) if relation.by else None,
        publishers=name_outlets(relation.evidence, sources),
    )


def name_outlets(evidence: Sequence[Evidence], sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The outlets of pieces of evidence, each once; a source without an outlet goes by its id."""
    known = ((sources.get(item.source), item.source) for item in evidence)
    return tuple(dict.fromkeys((source.outlet if source else None) or id_ for source, id_ in known))


# ---------------------------------------------------------------- as statements


def _ordered(event: Event) -> Iterator[Statement]:
    b, f = begin_of(event.id), finish_of(event.id)
    yield Statement(b, f, 0, None, "an event begins before it ends", _ORDER)


def _state(said: Said, reviewed: bool, clocked: Set[str]) -> Iterator[Statement]:
    """The statements behind what a record says."""
    if said.kind == "relation":
        yield from _relate(said, clocked)
        return
    assert said.when is not None
    trust = _CLAIMED if said.kind == "claim" else _REVIEWED if reviewed else _DATED
    if said.when.approximate or said.when.uncertain:
        trust = _VAGUE
    yield from _within_days(begin_of(said.event), said.when.bounds.begin, trust)
    yield from _within_days(finish_of(said.event), said.when.bounds.finish, trust)
    if said.event in clocked:
        yield from _on_the_clock(said.event, said.when, trust)


def _relate(said: Said, clocked: Set[str]) -> Iterator[Statement]:
    earlier, over, later = begin_of(said.first), finish_of(said.first), begin_of(said.then)
    distance = said.distance
    if distance is None:
        unit: Unit = "minutes" if {said.first, said.then} <= clocked else "days"
        yield Statement(earlier, later, 0, None, "", _RELATED, unit)
        return
    # Whether it is told from the begin of the earlier one or from its end, the words do not say.
    trust = _VAGUE if distance.vague else _RELATED
    yield Statement(earlier, later, distance.low, None, "", trust, distance.unit)
    if distance.high is not None:
        yield Statement(over, later, None, distance.high, "", trust, distance.unit)
    if distance.unit == "minutes":
        yield Statement(earlier, over, 0, None, "", _ORDER, "minutes")


def _within_days(point: str, days: DayRange, trust: int) -> Iterator[Statement]:
    if days.earliest is not None or days.latest is not None:
        low = days.earliest.toordinal() if days.earliest else None
        high = days.latest.toordinal() if days.latest else None
        yield Statement(ORIGIN, point, low, high, "", trust)


def _on_the_clock(event: str, when: Edtf, trust: int) -> Iterator[Statement]:
    """The minute at which it began, and at which it ended where both are given; seconds are left out."""
    if when.kind not in {Kind.DATE, Kind.INTERVAL}:
        return
    first, last = when.ranges[0]
    begun = _minute(first)
    if begun is not None:
        yield Statement(ORIGIN, begin_of(event), begun, begun, "", trust, "minutes")
    ended = _minute(last) if when.kind is Kind.INTERVAL else None
    if ended is not None:
        yield Statement(begin_of(event), finish_of(event), 0, None, "", _ORDER, "minutes")
        yield Statement(ORIGIN, finish_of(event), ended, ended, "", trust, "minutes")


def _minute(one: EdtfDate | None) -> int | None:
    clock = _CLOCK.search(one.text) if one is not None and one.precision is Precision.MINUTE else None
    if clock is None or one is None or one.days.earliest is None:
        return None
    return one.days.earliest.toordinal() * MINUTES_PER_DAY + int(clock[1]) * 60 + int(clock[2])


def _zones(when: Edtf) -> Iterator[str]:
    for one in when.dates:
        clock = _CLOCK.search(one.text) if one.precision is Precision.MINUTE else None
        if clock is not None:
            yield clock[3] or ""
