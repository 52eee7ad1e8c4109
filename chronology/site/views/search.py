"""The index of events by title, readable without a script, and the small file that the script filters."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Sequence

from chronology.exports.emphasis_marks import drop_emphasis
from chronology.model.records import Event
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.entries import name_claimant


@dataclasses.dataclass(frozen=True, slots=True)
class IndexLine:
    """A title with its date and page, under its first letter."""

    letter: str
    title: str
    href: str
    date: str
    statuses: tuple[str, ...]


def sort_by_title(catalogue: Catalogue) -> tuple[Event, ...]:
    """Events by title, as a reader looks them up: case and accents apart."""
    return tuple(sorted(catalogue.events, key=lambda event: (_folded(event.title), event.title, event.id)))


def _folded(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.lstrip("\"'“‘«( *_")


def name_page(events: Sequence[Event]) -> str:
    """The first letters of the titles on a page of the index: "A–C"."""
    first, last = (_folded(event.title)[:1].upper() or "…" for event in (events[0], events[-1]))
    return first if first == last else f"{first}–{last}"


def view_line(event: Event, catalogue: Catalogue) -> IndexLine:
    """An event's line in the index."""
    first = _folded(event.title)[:1].upper()
    return IndexLine(
        first if first.isalpha() else "#",
        event.title,
        catalogue.paths.to_event(event.id),
        catalogue.facts(event).date.words,
        tuple(view.word for view in catalogue.facts(event).statuses),
    )


def write_search_data(catalogue: Catalogue) -> str:
    """JSON for the search script: columns, one position an event, in the order of the timeline.

    ``text`` holds what is searched beside the title: place, parties, and who says what.
    """
    columns: dict[str, list[object]] = {"title": [], "href": [], "date": [], "status": [], "text": []}
    for event in catalogue.events:
        columns["title"].append(drop_emphasis(event.title))
        columns["href"].append(catalogue.paths.to_event(event.id))
        columns["date"].append(catalogue.facts(event).date.words)
        columns["status"].append([view.css for view in catalogue.facts(event).statuses])
        columns["text"].append(_searched(event, catalogue))
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def _searched(event: Event, catalogue: Catalogue) -> str:
    parts = [event.place.name] if event.place else []
    parts += [catalogue.name_actor(actor) for actor in event.actors]
    parts += [part for claim in event.claims for part in (name_claimant(claim), claim.says)]
    return " ".join(parts)
