"""One event a line, each with the sources that it rests on, so that a line can be read alone."""

from __future__ import annotations

from chronology.exports.json_records import record_event, record_source
from chronology.exports.json_text import dump_json
from chronology.exports.publication import Publication
from chronology.exports.selection import find_cited, index_sources, select_events
from chronology.linking.entities.place_book import PlaceBook
from chronology.model.records import Chronology


def to_jsonl(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """The events in order of time as JSON Lines; the keys are those of ``to_json``, and ``sources``."""
    sources, book = index_sources(chronology), PlaceBook.of(chronology.places)
    lines = (
        dump_json(
            {
                **record_event(event, sources, book, publication),
                "sources": [record_source(source) for source in find_cited(event, sources)],
            }
        )
        for event in select_events(chronology)
    )
    return "".join(f"{line}\n" for line in lines)
