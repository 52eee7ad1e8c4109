"""An Atom feed (RFC 4287), one entry an event, the one with the newest source first.

``updated`` is the newest publication date among an event's sources, at midnight UTC: the format demands a
time, and the clock of the build would make every build different. Where no source has a date it is 1970-01-01.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chronology.exports.claim_words import describe_title, describe_when
from chronology.exports.html_text import write_event_html
from chronology.exports.publication import Publication, web_address
from chronology.exports.safe_text import keep_to_one_line, write_element, write_tag
from chronology.exports.selection import find_cited, find_newest, index_sources, select_events
from chronology.model.records import Chronology, Event, Source

UNKNOWN_DAY = date(1970, 1, 1)


def to_atom(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """The events as an Atom feed; titles are plain text, contents are escaped HTML."""
    sources = index_sources(chronology)
    dated = [(find_newest(find_cited(event, sources)) or UNKNOWN_DAY, event) for event in select_events(chronology)]
    dated.sort(key=lambda pair: pair[0], reverse=True)  # stable: order of time among equals
    newest = max((day for day, _ in dated), default=UNKNOWN_DAY)
    title = keep_to_one_line(publication.title)
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        write_element("id", publication.iri("feed", "events")),
        write_element("title", title),
        write_element("updated", _write_time(newest)),
        f"<author>{write_element('name', title or 'Chronology')}</author>",
        *_write_link(web_address(publication.site_url)),
    ]
    entries = [_write_entry(event, day, sources, publication) for day, event in dated]
    return "\n".join([*head, *entries, "</feed>"]) + "\n"


def _write_entry(event: Event, updated: date, sources: Mapping[str, Source], publication: Publication) -> str:
    title = f"{describe_title(event)} ({describe_when(event)})"
    lines = [
        "<entry>",
        write_element("id", publication.iri("event", event.id)),
        write_element("title", keep_to_one_line(title)),
        write_element("updated", _write_time(updated)),
        *_write_link(publication.event_url(event)),
        *(write_tag("category", {"term": keep_to_one_line(topic)})[:-1] + "/>" for topic in event.topics),
        write_element("content", write_event_html(event, sources, publication), type="html"),
        "</entry>",
    ]
    return "\n".join(lines)


def _write_link(url: str | None) -> list[str]:
    return [write_tag("link", {"rel": "alternate", "href": url})[:-1] + "/>"] if url else []


def _write_time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
