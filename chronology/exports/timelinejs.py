"""TimelineJS 3 (Knight Lab): slides with dates as precise as they are known, and the date in words on each.

TimelineJS draws only what has a year. What has none stands in words on the title slide, so that nothing is
dropped silently. ``display_date`` is what readers see; a bar from ``start_date`` to ``end_date`` is drawn for
an interval, and for an uncertain date between the two ends of what is possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chronology.exports.claim_words import describe_title, describe_when
from chronology.exports.html_text import write_event_html
from chronology.exports.json_text import dump_document
from chronology.exports.publication import Publication
from chronology.exports.safe_text import escape_xml, write_element
from chronology.exports.selection import index_sources, select_events
from chronology.model.records import Chronology, Event, Source
from chronology.temporal.edtf import Edtf, EdtfDate, Precision

Parts = dict[str, int]


def to_timelinejs(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """TimelineJS JSON, events in order of time; every text is HTML-escaped and links are not guessed from it."""
    sources = index_sources(chronology)
    events = select_events(chronology)
    undated = [event for event in events if event.when is None]
    slides = [_write_slide(event, event.when, sources, publication) for event in events if event.when]
    title = {"text": {"headline": escape_xml(publication.title), "text": _list_undated(undated)}, "autolink": False}
    return dump_document({"title": title, "events": slides})


def find_slide_dates(when: Edtf) -> tuple[Parts, Parts | None]:
    """Start and end of a slide as year, month and day, each only as fine as it is known.

    The end is None for a single date that one notation holds, and where the end is open.
    """
    if any(side is None for pair in when.ranges for side in pair):
        known = when.dates[0]
        return (_first_parts(known) if when.ranges[0][0] else _last_parts(known)), None
    start = _first_parts(min(when.dates, key=lambda named: named.days.earliest or date.min))
    end = _last_parts(max(when.dates, key=lambda named: named.days.latest or date.max))
    return start, None if start == end else end


def _write_slide(
    event: Event, when: Edtf, sources: Mapping[str, Source], publication: Publication
) -> dict[str, object]:
    start, end = find_slide_dates(when)
    words = escape_xml(describe_when(event))
    return {
        "unique_id": event.id,
        "start_date": {**start, "display_date": words},
        **({"end_date": {**end, "display_date": words}} if end else {}),
        "display_date": words,
        "text": {
            "headline": escape_xml(describe_title(event)),
            "text": write_event_html(event, sources, publication),
        },
        "autolink": False,
    }


def _first_parts(named: EdtfDate) -> Parts:
    day = named.days.earliest
    assert day is not None  # a date that is written out covers known days
    return _cut_parts(named, {"year": day.year, "month": day.month, "day": day.day})


def _last_parts(named: EdtfDate) -> Parts:
    day = named.days.latest
    assert day is not None
    return _cut_parts(named, {"year": day.year, "month": day.month, "day": day.day})


def _cut_parts(named: EdtfDate, parts: Parts) -> Parts:
    finest = 3 if named.precision >= Precision.DAYS else 2 if named.precision >= Precision.SEASON else 1
    return dict(list(parts.items())[:finest])


def _list_undated(events: list[Event]) -> str:
    if not events:
        return ""
    items = "".join(write_element("li", f"{describe_title(event)} ({describe_when(event)})") for event in events)
    return f"<p>Not drawn, because the date is not known:</p><ul>{items}</ul>"
