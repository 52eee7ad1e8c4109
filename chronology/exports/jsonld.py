"""JSON-LD 1.1 with schema.org: Event, Claim, Article, Place, and no more than the records say.

- ``startDate`` and ``endDate`` are written only where schema.org can hold the date as it is: a plain day, month or
  year. Doubtful, vague and open dates have none. Every date stands in full as EDTF (Library of Congress datatype)
  with its bounds under ``chronology:``.
- An event that no source tells as having happened is a Thing with its modality, not an Event.
- Claims name claimant, appearance and the dates. There is no ClaimReview and no rating: nobody reviewed them. A
  counter-claim points at the claim that it answers with ``chronology:counters``.
- The text can stand within ``<script type="application/ld+json">``: ``<``, ``>`` and ``&`` are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import quote

from chronology.exports.json_text import dump_document
from chronology.exports.publication import Publication, web_address
from chronology.exports.selection import index_sources, select_events
from chronology.exports.status_words import describe_status
from chronology.languages.wording import describe_edtf
from chronology.linking.entities.place_book import PlaceBook, Spot, locate_record
from chronology.model.annotations import Modality
from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, NamedPlace, Place, Source
from chronology.reasoning.grades import grade_event
from chronology.reasoning.status import is_contested, is_retracted
from chronology.temporal.edtf import Edtf, EdtfDate, Kind, Precision

Node = dict[str, object]
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "chronology": "urn:x-chronology:terms:",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "chronology:counters": {"@type": "@id"},
}
_PLAIN = {Precision.YEAR, Precision.MONTH, Precision.DAY}
_SCRIPT_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def to_jsonld(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """All records as one JSON-LD graph, events in order of time."""
    sources, book = index_sources(chronology), PlaceBook.of(chronology.places)
    graph: list[Node] = []
    for event in select_events(chronology):
        graph.append(_write_event(event, sources, book, publication))
        graph += (_write_claim(claim, event, publication) for claim in event.claims)
    graph += (_write_source(source, publication) for source in sorted(chronology.sources, key=lambda s: s.id))
    graph += (_write_actor(actor, publication) for actor in sorted(chronology.actors, key=lambda a: a.id))
    graph += (_write_named(place, publication) for place in sorted(chronology.places, key=lambda p: p.id))
    return dump_document({"@context": CONTEXT, "@graph": graph}).translate(_SCRIPT_SAFE)


def _write_event(event: Event, sources: Mapping[str, Source], book: PlaceBook, publication: Publication) -> Node:
    happened = event.modality is Modality.ACTUAL
    graded = grade_event(event, sources, publication.rubric)
    return {
        "@type": "Event" if happened else "Thing",
        "@id": publication.iri("event", event.id),
        "name": event.title,
        **_known(
            description=event.summary, url=publication.event_url(event), disambiguatingDescription=_write_caution(event)
        ),
        **(_write_schema_dates(event.when) if happened else {}),
        **_write_when("when", event.when),
        **_known(location=_write_place(event.place, book, publication)),
        **_known(about=[{"@id": publication.iri("actor", name)} for name in event.actors]),
        **_known(keywords=list(event.topics)),
        **_known(subjectOf=_write_quotes(event.evidence, publication)),
        "chronology:status": describe_status(event, sources),
        **({"chronology:grade": graded.grade.value} if graded.grade else {}),
        "chronology:independentSources": graded.found.independent,
        "chronology:modality": event.modality.value,
        **({"chronology:unresolved": event.unresolved} if event.unresolved else {}),
    }


def _write_caution(event: Event) -> str | None:
    cautions = [f"{event.modality.value}, not told as having happened"] if event.modality is not Modality.ACTUAL else []
    cautions += ["retracted: those who claimed it took it back"] if is_retracted(event) else []
    cautions += ["contested: claims about it exclude each other"] if is_contested(event) else []
    return "; ".join(cautions) or None


def _write_claim(claim: Claim, event: Event, publication: Publication) -> Node:
    answered = _claim_iri(claim.counters, event, publication) if claim.counters else None
    articles = [{"@id": publication.iri("source", name)} for name in dict.fromkeys(e.source for e in claim.evidence)]
    made = _plain_date(claim.made)
    return {
        "@type": "Claim",
        "@id": _claim_iri(claim.id, event, publication),
        "text": claim.says,
        "about": {"@id": publication.iri("event", event.id)},
        # schema.org takes a name for a node; whether the claimant is a person or an organisation is not known.
        **_known(author=claim.claimant, provider=claim.via, dateCreated=made),
        **_known(appearance=articles, citation=_write_quotes(claim.evidence, publication)),
        "chronology:stance": claim.stance.value,
        **({"chronology:facet": claim.facet} if claim.facet else {}),
        **({"chronology:counters": answered} if answered else {}),
        **_write_when("made", claim.made),
        **_write_when("retracted", claim.retracted),
        **_write_when("when", claim.when),
    }


def _write_source(source: Source, publication: Publication) -> Node:
    return {
        "@type": "Article",
        "@id": publication.iri("source", source.id),
        "headline": source.title,
        **_known(publisher=source.outlet, author=source.author, datePublished=_plain_date(source.published)),
        **_known(url=web_address(source.url), archivedAt=web_address(source.archived), inLanguage=source.language),
        **_write_when("published", source.published),
    }


def _write_actor(actor: Actor, publication: Publication) -> Node:
    said = _known(alternateName=list(actor.aliases), description=actor.description)
    whole = {"chronology:partOf": {"@id": publication.iri("actor", actor.part_of)}} if actor.part_of else {}
    return {"@type": "Thing", "@id": publication.iri("actor", actor.id), "name": actor.name, **said, **whole}


def _write_place(place: Place | None, book: PlaceBook, publication: Publication) -> Node | None:
    if place is None:
        return None
    record = book.find(place.name)
    known = {"@id": publication.iri("place", record.id)} if record else {}
    return {"@type": "Place", **known, "name": place.name, **_write_spot(book.locate(place))}


def _write_named(place: NamedPlace, publication: Publication) -> Node:
    within = {"@id": publication.iri("place", place.within)} if place.within else None
    said = _known(alternateName=list(place.aliases), containedInPlace=within)
    iri = publication.iri("place", place.id)
    return {"@type": "Place", "@id": iri, "name": place.name, **said, **_write_spot(locate_record(place))}


def _write_spot(spot: Spot | None) -> Node:
    """Coordinates, with what they stand for: a point on a map would say more."""
    if spot is None:
        return {}
    geo = {"@type": "GeoCoordinates", "latitude": spot.lat, "longitude": spot.lon}
    origin = "; ".join(filter(None, (spot.precision, spot.gazetteer)))
    return {"geo": {**geo, **({"description": origin} if origin else {})}}


def _write_quotes(evidence: Iterable[Evidence], publication: Publication) -> list[Node]:
    return [
        {"@type": "Quotation", "text": item.quote, "isPartOf": {"@id": publication.iri("source", item.source)}}
        for item in evidence
    ]


def _claim_iri(name: str, event: Event, publication: Publication) -> str:
    """Ids of claims are unique only within their event."""
    return f"{publication.iri('event', event.id)}:claim:{quote(name, safe='', errors='replace')}"


def _write_when(name: str, when: Edtf | None) -> Node:
    """A date in full: EDTF, words and bounds, under ``chronology:``."""
    if when is None:
        return {}
    begin, finish = when.bounds.begin, when.bounds.finish
    days = {
        "beginEarliest": begin.earliest,
        "beginLatest": begin.latest,
        "finishEarliest": finish.earliest,
        "finishLatest": finish.latest,
    }
    bounds = {f"chronology:{key}": _write_day(day) for key, day in days.items() if day}
    edtf = {"@type": "edtf:EDTF", "@value": when.text}
    return {f"chronology:{name}": {"chronology:edtf": edtf, "chronology:words": describe_edtf(when), **bounds}}


def _write_schema_dates(when: Edtf | None) -> Node:
    if when is None or when.kind not in {Kind.DATE, Kind.INTERVAL}:
        return {}
    ((first, last),) = when.ranges
    if when.kind is Kind.DATE:
        return _known(startDate=_plain(first))
    return _known(startDate=_plain(first), endDate=_plain(last))


def _plain_date(when: Edtf | None) -> str | None:
    return _plain(when.ranges[0][0]) if when and when.kind is Kind.DATE else None


def _plain(known: EdtfDate | None) -> str | None:
    """The date when ISO 8601 holds all that is known of it: a day, month or year without doubt."""
    if known is None or known.approximate or known.uncertain or known.precision not in _PLAIN or "X" in known.text:
        return None
    return known.text


def _write_day(day: date) -> Node:
    return {"@type": "Date", "@value": day.isoformat()}


def _known(**values: object) -> Node:
    return {key: value for key, value in values.items() if value is not None and value not in ([], "")}
