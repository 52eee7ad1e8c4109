"""A calendar (RFC 5545) that never draws an event on a day that nobody named.

- An event whose first and last day are both known exactly, without "about" or "uncertain", is a whole-day VEVENT.
- Every other event (a month, "some day between …", an open end, no date at all) is a VJOURNAL: a note without a
  day. RFC 5545 has no other way to be vague. Its SUMMARY and DESCRIPTION give the date in words. Calendars that
  show no notes pass over it; they show no wrong day.

Both carry the date as written in ``X-CHRONOLOGY-EDTF`` and the status in ``X-CHRONOLOGY-STATUS``. What did not
happen or was taken back (planned, denied, retracted …) says so at the start of its SUMMARY and is TENTATIVE;
nothing is ever CONFIRMED.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from chronology.exports.claim_words import (
    describe_claim,
    describe_lines,
    describe_sources,
    describe_title,
    describe_when,
)
from chronology.exports.publication import Publication
from chronology.exports.safe_text import unify_line_breaks
from chronology.exports.selection import find_stamp, index_sources, select_events
from chronology.exports.status_words import describe_status
from chronology.linking.entities.place_book import PlaceBook
from chronology.model.annotations import Modality
from chronology.model.records import Chronology, Event, Source
from chronology.reasoning.status import is_retracted
from chronology.temporal.bounds import DayRange
from chronology.temporal.edtf import Edtf, Kind

MAX_LINE_OCTETS = 75  # RFC 5545, 3.1, without the line break
UNKNOWN_DAY = date(1970, 1, 1)  # DTSTAMP is mandatory: this stands where no record has any date
_TEXT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def to_ics(chronology: Chronology, publication: Publication = Publication(), /) -> str:  # noqa: B008 - frozen
    """All events as one VCALENDAR with CRLF line ends; write it without translating them.

    DTSTAMP is the newest publication date among an event's sources, so that it changes only with the records; where
    none has one, the oldest among all sources, else the event's own first day.
    """
    sources, book = index_sources(chronology), PlaceBook.of(chronology.places)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chronology//chronology//EN", "CALSCALE:GREGORIAN"]
    lines.append(_write("X-WR-CALNAME", publication.title))
    for event in select_events(chronology):
        lines += _component(event, sources, book, publication)
    return "".join(f"{fold_line(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def find_exact_days(when: Edtf | None) -> DayRange | None:
    """First and last day of an event when both are known for certain and all days between belong to it."""
    if when is None or when.approximate or when.uncertain or when.kind not in {Kind.DATE, Kind.INTERVAL}:
        return None
    begin, finish = when.bounds.begin, when.bounds.finish
    if not (begin.is_exact and finish.is_exact) or finish.latest == date.max:  # DTEND is the day after
        return None
    return when.bounds.hull


def fold_line(line: str) -> str:
    """A content line in pieces of at most 75 octets, each but the first with a space before it (RFC 5545, 3.1)."""
    pieces: list[str] = []
    start = octets = 0
    for index, char in enumerate(line):
        size = len(char.encode("utf-8"))
        if octets + size > MAX_LINE_OCTETS:
            pieces.append(line[start:index])
            start, octets = index, 1  # the space counts
        octets += size
    return "\r\n ".join([*pieces, line[start:]])


def escape_ics(text: str) -> str:
    """``text`` as a TEXT value (RFC 5545, 3.3.11)."""
    return unify_line_breaks(text).translate(_TEXT)


def _component(event: Event, sources: Mapping[str, Source], book: PlaceBook, publication: Publication) -> list[str]:
    days = find_exact_days(event.when)
    name = "VJOURNAL" if days is None else "VEVENT"
    stamp = find_stamp(event, sources) or _first_day(event) or UNKNOWN_DAY
    lines = [f"BEGIN:{name}", _write("UID", f"{event.id}@{publication.host}"), f"DTSTAMP:{_digits(stamp)}T000000Z"]
    lines += _draw_days(event, days, book)
    lines += [_write("SUMMARY", _summary(event, days)), _write("DESCRIPTION", _description(event, sources))]
    if event.topics:
        lines.append("CATEGORIES:" + ",".join(escape_ics(topic) for topic in event.topics))
    if event.when:
        lines.append(_write("X-CHRONOLOGY-EDTF", event.when.text))
    lines.append(_write("X-CHRONOLOGY-STATUS", describe_status(event, sources)))
    url = publication.event_url(event)
    return [*lines, *([f"URL:{url}"] if url else []), f"END:{name}"]


def _first_day(event: Event) -> date | None:
    hull = event.when.bounds.hull if event.when else None
    return (hull.earliest or hull.latest) if hull else None


def _draw_days(event: Event, days: DayRange | None, book: PlaceBook) -> list[str]:
    if days is None:
        return []
    assert days.earliest is not None
    assert days.latest is not None
    after = days.latest + timedelta(days=1)
    lines = [f"DTSTART;VALUE=DATE:{_digits(days.earliest)}", f"DTEND;VALUE=DATE:{_digits(after)}", "TRANSP:TRANSPARENT"]
    lines += ["STATUS:TENTATIVE"] if event.modality is not Modality.ACTUAL or is_retracted(event) else []
    return lines + _draw_place(event, book)


def _draw_place(event: Event, book: PlaceBook) -> list[str]:
    # RFC 5545 allows LOCATION and GEO in a VEVENT only; a note has the place in its description.
    place = event.place
    if place is None:
        return []
    lines, spot = [_write("LOCATION", place.name)], book.locate(place)
    if spot is None:
        return lines
    # GEO alone would look like the very spot.
    meant = [_write("X-CHRONOLOGY-PRECISION", spot.precision)] if spot.precision else []
    return [*lines, f"GEO:{spot.lat:.6f};{spot.lon:.6f}", *meant]


def _summary(event: Event, days: DayRange | None) -> str:
    return describe_title(event) if days else f"{describe_title(event)} ({describe_when(event)})"


def _description(event: Event, sources: Mapping[str, Source]) -> str:
    claims = (f"Claim: {describe_claim(claim, event, sources)}" for claim in event.claims)
    origins = (f"Source: {source}" for source in describe_sources(event, sources))
    return "\n".join([*describe_lines(event, sources), *claims, *origins])


def _write(name: str, text: str) -> str:
    return f"{name}:{escape_ics(text)}"


def _digits(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
