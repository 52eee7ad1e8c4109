"""All records of a chronology, looked up and in order: what every view is made from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from chronology.config import Config
from chronology.languages.wording import DateWords, load_date_words
from chronology.linking.folding import fold_same
from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, Source
from chronology.reasoning.known_on import KnownDays, find_known_days
from chronology.reasoning.record_order import Agreement, Conflict, find_agreements, find_conflicts
from chronology.reasoning.record_statements import state_records
from chronology.site.filing import Section, file_events
from chronology.site.paths import Paths, slug_of
from chronology.site.views.facts import DateView, Facts, find_facts, keep_dates
from chronology.temporal.edtf import Edtf, Kind, Precision


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Records by id, events in the order of the timeline, and what stands where. Compared by identity."""

    config: Config
    words: DateWords
    paths: Paths
    sections: tuple[Section, ...]
    undated: tuple[Event, ...]
    events: tuple[Event, ...]  # dated ones in order, then the undated
    by_id: Mapping[str, Event]
    shown_at: Mapping[str, str]  # by the ids of entries that tell an event once more: where it is shown
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    cited_by: Mapping[str, tuple[Event, ...]]  # by source id
    acted_in: Mapping[str, tuple[Event, ...]]  # by actor id
    happened_at: Mapping[str, tuple[Event, ...]]  # by the slug of the place's name
    filed_under: Mapping[str, tuple[Event, ...]]  # by the slug of the topic
    said_by: Mapping[str, tuple[tuple[Event, Claim], ...]]  # by the slug of the claimant, whatever the case
    speaks_for: Mapping[str, str]  # actor ids, by the slug of a claimant who has the party's name
    last_days: Mapping[str, date | None]  # the last day that an event can lie on, by its id
    published: Mapping[str, DateView | None]  # by source id
    published_days: Mapping[str, int | None]  # by source id, as day ordinals
    facts: Callable[[Event], Facts]  # worked out when first asked for, then kept
    date: Callable[[Edtf | None], DateView]
    conflicts: Mapping[str, tuple[Conflict, ...]]  # by the ids of the events that they speak of
    agreements: Mapping[str, Agreement]  # by event id
    known: KnownDays  # from which day on articles and events can be known

    def name_month(self, year: int, month: int) -> str:
        """ "June 2016"."""
        return self.words.fill("month", month=self.words.months[month - 1], year=year)

    def name_actor(self, actor_id: str) -> str:
        """An actor's name, or the id made readable when there is no record."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else actor_id.replace("-", " ")


def evidence_of(event: Event) -> tuple[Evidence, ...]:
    """The event's evidence and that of its claims."""
    if not event.claims:
        return event.evidence
    return (*event.evidence, *[evidence for claim in event.claims for evidence in claim.evidence])


def first_day(when: Edtf | None) -> int | None:
    """The day of a sign: the earliest one that is possible, or the latest where the beginning is open."""
    if when is None:
        return None
    days = when.bounds.hull
    day = days.earliest or days.latest
    return day.toordinal() if day else None


def day_of(when: Edtf) -> Edtf:
    """A date without its time of day."""
    one = when.ranges[0][0]
    if when.kind is not Kind.DATE or one is None or one.precision is not Precision.MINUTE:
        return when
    return Edtf.parse(when.text.partition("T")[0] + "".join(c for c in when.text[-1:] if c in "?~%"))


def build_catalogue(chronology: Chronology, config: Config, paths: Paths) -> Catalogue:
    """Sort and index the records, one entry an event.

    Sources that are cited without a record get a bare one, so that no link is dead.
    """
    words = load_date_words(config.language)
    folded = fold_same(chronology)
    chronology = folded.chronology
    sections, undated = file_events(chronology.events)
    events = tuple(event for section in sections for event in section.events) + undated
    sources = {source.id: source for source in chronology.sources}
    cited: dict[str, dict[str, Event]] = {}
    acted: dict[str, list[Event]] = {}
    placed: dict[str, list[Event]] = {}
    filed: dict[str, list[Event]] = {}
    said: dict[str, list[tuple[Event, Claim]]] = {}
    for event in events:
        for evidence in evidence_of(event):
            cited.setdefault(evidence.source, {})[event.id] = event
        for actor in dict.fromkeys(event.actors):
            acted.setdefault(actor, []).append(event)
        if event.place:
            placed.setdefault(slug_of(event.place.name), []).append(event)
        for topic in dict.fromkeys(map(slug_of, event.topics)):
            filed.setdefault(topic, []).append(event)
        for claim in event.claims:
            if claim.claimant:
                said.setdefault(slug_of_claimant(claim.claimant), []).append((event, claim))
    for source_id in cited:
        sources.setdefault(source_id, Source(source_id, source_id))
    by_id = {event.id: event for event in events}
    stated = state_records(chronology)
    in_words = keep_dates(words)
    facts_by_id = cache(lambda event_id: find_facts(by_id[event_id], sources, in_words, config.rubric))
    return Catalogue(
        config=config,
        words=words,
        paths=paths,
        sections=sections,
        undated=undated,
        events=events,
        by_id=by_id,
        shown_at=folded.shown_at,
        sources=dict(sorted(sources.items())),
        actors={actor.id: actor for actor in sorted(chronology.actors, key=lambda actor: actor.id)},
        cited_by={source: tuple(found.values()) for source, found in sorted(cited.items())},
        acted_in={actor: tuple(found) for actor, found in sorted(acted.items())},
        last_days={event.id: event.when.bounds.hull.latest if event.when else None for event in events},
        published={
            source.id: in_words(day_of(source.published)) if source.published else None for source in sources.values()
        },
        published_days={source.id: first_day(source.published) for source in sources.values()},
        facts=lambda event: facts_by_id(event.id),
        date=in_words,
        conflicts=_by_event(find_conflicts(stated)),
        agreements=find_agreements(stated),
        known=find_known_days(Chronology(events, tuple(sources.values()))),
        happened_at={slug: tuple(found) for slug, found in sorted(placed.items())},
        filed_under={slug: tuple(found) for slug, found in sorted(filed.items())},
        said_by={slug: tuple(found) for slug, found in sorted(said.items())},
        speaks_for=_name_speakers(chronology.actors),
    )


def slug_of_claimant(name: str) -> str:
    """The same for a name at the head of a sentence and within one."""
    return slug_of(name.casefold())


def _name_speakers(actors: Iterable[Actor]) -> Mapping[str, str]:
    """Actor ids by the slugs of their names; a name that two parties have stands for neither."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            found.setdefault(slug_of_claimant(name), set()).add(actor.id)
    return {slug: min(ids) for slug, ids in sorted(found.items()) if len(ids) == 1}


def _by_event(conflicts: Iterable[Conflict]) -> Mapping[str, tuple[Conflict, ...]]:
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for event in dict.fromkeys(event for said in conflict.said for event in said.events):
            found.setdefault(event, []).append(conflict)
    return {event: tuple(about) for event, about in found.items()}
