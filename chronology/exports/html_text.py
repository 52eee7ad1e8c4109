"""An event as a small piece of HTML, for formats that carry HTML: all text escaped, links only to http(s)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronology.exports.claim_words import describe_claim, describe_lines, describe_sources
from chronology.exports.publication import Publication
from chronology.exports.safe_text import escape_xml, write_element, write_tag
from chronology.model.records import Event, Source


def write_event_html(event: Event, sources: Mapping[str, Source], publication: Publication) -> str:
    """When, status, place and summary, then the claims and the sources as lists, then a link to the event's page."""
    lines = "<br>".join(escape_xml(line) for line in describe_lines(event, sources))
    claims = _write_list("Claims", (describe_claim(claim, event, sources) for claim in event.claims))
    origins = _write_list("Sources", describe_sources(event, sources))
    url = publication.event_url(event)
    link = f"<p>{write_tag('a', {'href': url})}The event with its claims</a></p>" if url else ""
    return f"<p>{lines}</p>{claims}{origins}{link}"


def _write_list(heading: str, items: Iterable[str]) -> str:
    entries = "".join(write_element("li", item) for item in items)
    return f"<p>{heading}</p><ul>{entries}</ul>" if entries else ""
