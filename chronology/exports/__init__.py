"""One pure function per format.

``FORMATS`` are those of a chronology, ``ANNOTATION_FORMATS`` those of one annotated document, each in the order
in which they are shown to people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chronology.errors import Problem
from chronology.exports.annotation_html import to_annotation_html
from chronology.exports.annotation_jsonl import to_annotation_jsonl
from chronology.exports.annotation_timeml import to_timeml
from chronology.exports.atom import to_atom
from chronology.exports.csv_table import to_csv
from chronology.exports.ics_calendar import to_ics
from chronology.exports.json_lines import to_jsonl
from chronology.exports.json_records import to_json
from chronology.exports.jsonld import to_jsonld
from chronology.exports.publication import Export, Publication
from chronology.exports.timelinejs import to_timelinejs
from chronology.model.annotations import Annotations
from chronology.model.document import Document

AnnotationExport = Callable[[Document, Annotations, tuple[Problem, ...]], str]

FORMATS: Mapping[str, Export] = MappingProxyType(
    {
        "json": to_json,
        "jsonl": to_jsonl,
        "csv": to_csv,
        "ics": to_ics,
        "timelinejs": to_timelinejs,
        "jsonld": to_jsonld,
        "atom": to_atom,
    }
)
DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "json": "everything, as one JSON document: events, claims, sources, actors, dates with words and bounds",
        "jsonl": "one event a line, each with its sources",
        "csv": "one table for spreadsheets: a row for each event and for each claim",
        "ics": "a calendar: exact days as whole-day events, everything vaguer as notes",
        "timelinejs": "slides for TimelineJS 3, dates as precise as they are known",
        "jsonld": "linked data with schema.org Event and Claim, dates in EDTF",
        "atom": "a news feed, the event with the newest source first",
    }
)
ANNOTATION_FORMATS: Mapping[str, AnnotationExport] = MappingProxyType(
    {
        "jsonl": to_annotation_jsonl,
        "timeml": to_timeml,
        "html": to_annotation_html,
    }
)

__all__ = ["ANNOTATION_FORMATS", "DESCRIPTIONS", "FORMATS", "AnnotationExport", "Export", "Publication"]
