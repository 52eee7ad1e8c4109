"""One table: a row for each event, and below it a row for each claim about it.

Dates stand as written (EDTF), in words and as bounds, never as one rounded day. A claim's ``when`` is the
date that the claim gives; ``made`` is when it was said; ``published`` when its sources appeared.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from chronology.exports.publication import Publication
from chronology.exports.safe_text import replace_controls
from chronology.exports.selection import find_cited, find_claim_sources, index_sources, select_events
from chronology.exports.status_words import describe_status
from chronology.languages.wording import describe_edtf
from chronology.linking.entities.place_book import PlaceBook
from chronology.model.records import Chronology, Claim, Event, Evidence, Source
from chronology.reasoning.counts import Count, find_counts
from chronology.reasoning.grades import Graded, grade_event
from chronology.temporal.edtf import Edtf

COLUMNS = (
    "row",
    "event_id",
    "title",
    "status",
    "modality",
    "when_edtf",
    "when_words",
    "begin_earliest",
    "begin_latest",
    "finish_earliest",
    "finish_latest",
    "unresolved",
    "place",
    "lat",
    "lon",
    "actors",
    "topics",
    "summary",
    "claim_id",
    "claimant",
    "via",
    "stance",
    "counters",
    "facet",
    "says",
    "made_edtf",
    "made_words",
    "made_earliest",
    "made_latest",
    "retracted_edtf",
    "published_edtf",
    "sources",
    "quotes",
    "reviewed",
    "grade",
    "sources_count",
    "independent_sources",
    "numbers",
    "place_id",
    "precision",
)
_NUMBERS = frozenset({"lat", "lon"})
# What spreadsheets take for a formula at the start of a cell, the full-width forms included. After a semicolon,
# a tab or a line break too: a spreadsheet that splits the file at those would start a cell there.
_FORMULA = re.compile(r"\A(?=['\x20\xa0]*+[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=['\x20\xa0]*+[=+\-@＝＋－＠])")
_DISARMED = re.compile(r"\A'(?=['\x20\xa0]*+[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])'(?=['\x20\xa0]*+[=+\-@＝＋－＠])")
_JOIN = "; "


def to_csv(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """Events and claims as CSV (RFC 4180) with a header; lists are joined with a semicolon, quotes with a bar.

    No cell is a formula: an apostrophe stands before what could start one, and ``rearm_cell`` takes it away again.
    Write it without translating line ends.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    sources, book = index_sources(chronology), PlaceBook.of(chronology.places)
    for event in select_events(chronology):
        graded = grade_event(event, sources, publication.rubric)
        for row in (
            _event_row(event, sources, graded, book),
            *(_claim_row(event, claim, sources) for claim in event.claims),
        ):
            writer.writerow({key: text if key in _NUMBERS else disarm_cell(text) for key, text in row.items()})
    return out.getvalue()


def disarm_cell(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula (OWASP, CSV injection), without control characters."""
    return _FORMULA.sub("'", replace_controls(text))


def rearm_cell(cell: str) -> str:
    """The text of a cell that ``disarm_cell`` wrote."""
    return _DISARMED.sub("", cell)


def _event_row(event: Event, sources: Mapping[str, Source], graded: Graded, book: PlaceBook) -> dict[str, str]:
    place = event.place
    record = book.find(place.name) if place else None
    spot = book.locate(place) if place else None
    return {
        "row": "event",
        "event_id": event.id,
        "title": event.title,
        "status": describe_status(event, sources),
        "modality": event.modality.value,
        **_when_cells(event.when),
        "unresolved": event.unresolved or "",
        "place": place.name if place else "",
        "lat": str(spot.lat) if spot else "",
        "lon": str(spot.lon) if spot else "",
        "place_id": record.id if record else "",
        "precision": (spot.precision or "") if spot else "",
        "actors": _JOIN.join(event.actors),
        "topics": _JOIN.join(event.topics),
        "summary": event.summary or "",
        **_evidence_cells(event.evidence, find_cited(event, sources)),
        "reviewed": "yes" if event.reviewed else "no",
        "grade": graded.grade.value if graded.grade else "",
        "sources_count": str(graded.found.sources),
        "independent_sources": str(graded.found.independent),
        "numbers": _JOIN.join(_write_count(count) for count in find_counts(event, sources)),
    }


def _write_count(count: Count) -> str:
    """ "killed: 11 low, 40 high or more"; with the best number where most outlets agree on one."""
    best = "" if count.best is None else f"{count.best} best, "
    return f"{count.what}: {count.low} low, {best}{count.high} high{' or more' if count.is_open else ''}"


def _claim_row(event: Event, claim: Claim, sources: Mapping[str, Source]) -> dict[str, str]:
    made = claim.made.bounds.hull if claim.made else None
    return {
        "row": "claim",
        "event_id": event.id,
        "title": event.title,
        **_when_cells(claim.when),
        "claim_id": claim.id,
        "claimant": claim.claimant or "",
        "via": claim.via or "",
        "stance": claim.stance.value,
        "counters": claim.counters or "",
        "facet": claim.facet or "",
        "says": claim.says,
        "made_edtf": str(claim.made or ""),
        "made_words": describe_edtf(claim.made) if claim.made else "",
        "made_earliest": str((made and made.earliest) or ""),
        "made_latest": str((made and made.latest) or ""),
        "retracted_edtf": str(claim.retracted or ""),
        **_evidence_cells(claim.evidence, find_claim_sources(claim, sources)),
    }


def _when_cells(when: Edtf | None) -> dict[str, str]:
    if when is None:
        return {}
    begin, finish = when.bounds.begin, when.bounds.finish
    return {
        "when_edtf": when.text,
        "when_words": describe_edtf(when),
        "begin_earliest": str(begin.earliest or ""),
        "begin_latest": str(begin.latest or ""),
        "finish_earliest": str(finish.earliest or ""),
        "finish_latest": str(finish.latest or ""),
    }


def _evidence_cells(evidence: Iterable[Evidence], cited: Iterable[Source]) -> dict[str, str]:
    cited = tuple(cited)
    evidence = tuple(evidence)
    names = dict.fromkeys([*(source.id for source in cited), *(item.source for item in evidence)])
    return {
        "published_edtf": _JOIN.join(source.published.text for source in cited if source.published),
        "sources": _JOIN.join(names),
        "quotes": " | ".join(item.quote for item in evidence),
    }
