"""What goes out, in which order, and how new it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from chronology.model.records import Chronology, Claim, Event, Evidence, Source


def select_events(chronology: Chronology) -> tuple[Event, ...]:
    """The events in order of time, those without a date last; what a person rejected stays out."""
    return tuple(sorted((event for event in chronology.events if not event.rejected), key=_in_time))


def _in_time(event: Event) -> tuple[date, date, str]:
    if event.when is None:
        return date.max, date.max, event.id
    bounds = event.when.bounds
    start = bounds.begin.earliest or bounds.begin.latest or bounds.finish.latest or date.max
    return start, bounds.finish.latest or date.max, event.id


def index_sources(chronology: Chronology) -> dict[str, Source]:
    """The sources by id."""
    return {source.id: source for source in chronology.sources}


def find_cited(event: Event, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The known sources that an event and its claims rest on, in the order in which they are named."""
    evidence = [*event.evidence, *(item for claim in event.claims for item in claim.evidence)]
    evidence += [item for relation in event.relations for item in relation.evidence]
    return _known(evidence, sources)


def find_claim_sources(claim: Claim, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The known sources of a claim, in the order in which they are named."""
    return _known(claim.evidence, sources)


def _known(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    names = dict.fromkeys(item.source for item in evidence)
    return tuple(sources[name] for name in names if name in sources)


def find_stamp(event: Event, sources: Mapping[str, Source]) -> date | None:
    """The day that stands for the last change of an event: that of its newest source.

    Where none of its own sources has a date, that of the oldest source of all; None where no source has one.
    """
    return find_newest(find_cited(event, sources)) or min(_first_days(sources.values()), default=None)


def find_newest(sources: Iterable[Source]) -> date | None:
    """The newest day on which one of the sources was published; an imprecise date counts from its first day."""
    return max(_first_days(sources), default=None)


def _first_days(sources: Iterable[Source]) -> Iterator[date]:
    for source in sources:
        if source.published and (day := source.published.bounds.hull.earliest):
            yield day
