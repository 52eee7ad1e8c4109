"""The chronology as one JSON document: events, sources and actors, each date with its words and its bounds.

Left out are events that a person rejected and what editors keep for themselves (``notes``, ``locked``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date

from chronology.exports.json_text import dump_document
from chronology.exports.publication import Publication
from chronology.exports.selection import find_claim_sources, index_sources, select_events
from chronology.exports.status_words import describe_status
from chronology.languages.wording import describe_edtf
from chronology.linking.entities.place_book import PlaceBook, locate_record
from chronology.linking.importance import weigh_event
from chronology.model.records import (
    Actor,
    Chronology,
    Claim,
    Event,
    Evidence,
    Extra,
    NamedPlace,
    Place,
    Relation,
    Source,
)
from chronology.reasoning.counts import Count, find_counts
from chronology.reasoning.grades import Graded, grade_event
from chronology.temporal.bounds import DayRange
from chronology.temporal.edtf import Edtf

Record = dict[str, object]
FORMAT_VERSION = 1


def to_json(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """All records as JSON (RFC 8259), events in order of time, keys that say nothing left out."""
    sources, book = index_sources(chronology), PlaceBook.of(chronology.places)
    document = {
        "format": "chronology",
        "version": FORMAT_VERSION,
        "title": publication.title,
        "events": [record_event(event, sources, book, publication) for event in select_events(chronology)],
        "sources": [record_source(source) for source in sorted(chronology.sources, key=lambda source: source.id)],
        "actors": [_record_actor(actor) for actor in sorted(chronology.actors, key=lambda actor: actor.id)],
        **_said(places=[_record_named(place) for place in sorted(chronology.places, key=lambda place: place.id)]),
    }
    return dump_document(document)


def record_event(event: Event, sources: Mapping[str, Source], book: PlaceBook, publication: Publication) -> Record:
    """An event for JSON; ``when`` is always there, and null when nobody could say."""
    graded = grade_event(event, sources, publication.rubric)
    weight = weigh_event(event, sources, graded.found.independent, graded.found.disputed)
    return {
        "id": event.id,
        "title": event.title,
        "when": record_date(event.when),
        "status": describe_status(event, sources),
        **_record_grade(graded),
        "importance": {"score": weight.score, "because": list(weight.reasons)},
        "modality": event.modality.value,
        "reviewed": event.reviewed,
        **_said(unresolved=event.unresolved, summary=event.summary, url=publication.event_url(event)),
        **_said(place=_record_place(event.place, book), actors=list(event.actors), topics=list(event.topics)),
        **_said(evidence=_record_evidence(event.evidence)),
        **_said(claims=[_record_claim(claim, sources) for claim in event.claims]),
        **_said(numbers=[_record_count(count) for count in find_counts(event, sources)]),
        **_said(relations=[_record_relation(relation) for relation in event.relations]),
        **_said(because=list(event.because), extra=_record_extra(event.extra)),
    }


def record_source(source: Source) -> Record:
    """A source for JSON."""
    return {
        "id": source.id,
        "title": source.title,
        "published": record_date(source.published),
        **_said(outlet=source.outlet, author=source.author, published_from=source.published_from),
        **_said(url=source.url, archived=source.archived, file=source.file, sha256=source.sha256),
        **_said(language=source.language, extra=_record_extra(source.extra)),
    }


def record_date(edtf: Edtf | None) -> Record | None:
    """A date for JSON: as written, in words, how precise and doubtful, and its bounds in days."""
    if edtf is None:
        return None
    return {
        "edtf": edtf.text,
        "words": describe_edtf(edtf),
        "precision": edtf.precision.name.lower(),
        "approximate": edtf.approximate,
        "uncertain": edtf.uncertain,
        "begin": _record_days(edtf.bounds.begin),
        "finish": _record_days(edtf.bounds.finish),
    }


def _record_grade(graded: Graded) -> Record:
    """The grade, null where no rule of the rubric holds, and what it was decided by."""
    counts = {"sources": graded.found.sources, "independent": graded.found.independent}
    way = {condition.finding: condition.value for condition in graded.way}
    return {"grade": graded.grade.value if graded.grade else None, "attested": {**counts, "met": way}}


def _record_claim(claim: Claim, sources: Mapping[str, Source]) -> Record:
    published = [record_date(source.published) for source in find_claim_sources(claim, sources) if source.published]
    return {
        "id": claim.id,
        "claimant": claim.claimant,
        "stance": claim.stance.value,
        "says": claim.says,
        **_said(via=claim.via, counters=claim.counters, facet=claim.facet),
        **_said(cue_class=claim.cue_class and claim.cue_class.value, commitment=claim.commitment),
        "when": record_date(claim.when),
        "made": record_date(claim.made),
        **_said(retracted=record_date(claim.retracted)),
        "published": published,
        **_said(evidence=_record_evidence(claim.evidence), extra=_record_extra(claim.extra)),
    }


def _record_count(count: Count) -> Record:
    """Numbers of one thing: the lowest, the best where most outlets agree on one, the highest, and who gives which."""
    given = [{"claim": claim, "low": quantity.low, "high": quantity.high} for claim, quantity in count.given]
    ends = {"low": count.low, "best": count.best, "high": count.high, "or_more": count.is_open}
    return {"what": count.what, **ends, "given": given}


def _record_relation(relation: Relation) -> Record:
    said = _said(before=relation.before, after=relation.after, by=relation.by)
    return {**said, **_said(evidence=_record_evidence(relation.evidence))}


def _record_evidence(evidence: Iterable[Evidence]) -> list[Record]:
    return [_said(**dataclasses.asdict(item)) for item in evidence]


def _record_place(place: Place | None, book: PlaceBook) -> Record | None:
    if place is None:
        return None
    record, spot = book.find(place.name), book.locate(place)
    found = _said(name=place.name, id=record.id if record else None)
    return {**found, **(_said(**dataclasses.asdict(spot)) if spot else _said(lat=place.lat, lon=place.lon))}


def _record_named(place: NamedPlace) -> Record:
    spot = locate_record(place)
    said = _said(aliases=list(place.aliases), within=place.within, extra=_record_extra(place.extra))
    where = _said(**dataclasses.asdict(spot)) if spot else _said(gazetteer=place.gazetteer)
    return {"id": place.id, "name": place.name, **said, **where}


def _record_actor(actor: Actor) -> Record:
    said = _said(
        aliases=list(actor.aliases),
        part_of=actor.part_of,
        description=actor.description,
        extra=_record_extra(actor.extra),
    )
    return {"id": actor.id, "name": actor.name, **said}


def _record_days(days: DayRange) -> list[str | None]:
    return [_record_day(days.earliest), _record_day(days.latest)]


def _record_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _record_extra(extra: Extra) -> Record:
    return {key: _plain(value) for key, value in extra.items()}


def _plain(value: object) -> object:
    """What people keep under ``extra`` as JSON knows it: anything but text, truth, lists and maps becomes text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | bool | int) else str(value)


def _said(**values: object) -> Record:
    """The values that say something: neither None nor empty."""
    return {key: value for key, value in values.items() if value is not None and value not in ([], {}, "")}
