"""The index of events by title, readable without a script, and the small file that the script filters."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from chronology.exports.emphasis_marks import drop_emphasis
from chronology.model.records import Event
from chronology.reasoning.grades import Grade
from chronology.reasoning.status import Status
from chronology.site.outline import Outline
from chronology.site.quick_value import quick_value
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.facts import view_states


@quick_value
class IndexLine:
    """A title with its date and page, under its first letter."""

    letter: str
    title: str
    href: str
    date: str
    statuses: tuple[str, ...]


def sort_by_title(catalogue: Catalogue) -> tuple[Event, ...]:
    """Events by title, as a reader looks them up: case and accents apart."""
    titles = ((catalogue.title(event), event.id) for event in catalogue.events)
    return tuple(catalogue.by_id[id_] for _, _, id_ in sorted((_folded(title), title, id_) for title, id_ in titles))


def _folded(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.lstrip("\"'“‘«( *_")


def name_page(events: Sequence[Event], catalogue: Catalogue) -> str:
    """The first letters of the titles on a page of the index: "A–C"."""
    first, last = (_folded(catalogue.title(event))[:1].upper() or "…" for event in (events[0], events[-1]))
    return first if first == last else f"{first}–{last}"


def view_line(event: Event, catalogue: Catalogue) -> IndexLine:
    """An event's line in the index."""
    title, facts = catalogue.title(event), catalogue.facts(event)
    first = _folded(title)[:1].upper()
    return IndexLine(
        first if first.isalpha() else "#",
        title,
        catalogue.paths.to_event(event.id),
        facts.date.words,
        tuple([view.word for view in facts.statuses]),
    )


def write_search_data(catalogue: Catalogue) -> str:
    """JSON for the search script: columns, one position an event, in the order of the timeline.

    ``text`` holds what is searched beside the title: place, parties, and who says what.
    """
    undated, outlines, standings = catalogue.date(None).words, catalogue.outlines, catalogue.standings
    found = [outlines[event.id] for event in catalogue.events]
    stand = [standings[event.id] for event in catalogue.events]
    names, signs = cache(catalogue.name_actor), cache(_name_signs)
    columns: dict[str, list[object]] = {
        "title": [drop_emphasis(outline.title) for outline in found],
        "href": [catalogue.paths.to_event(event.id) for event in catalogue.events],
        "date": [outline.when.words if outline.when else undated for outline in found],
        "status": [signs(one.states, one.graded.grade) for one in stand],
        "text": [_searched(outline, names) for outline in found],
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def _name_signs(states: tuple[Status, ...], grade: Grade | None) -> list[str]:
    return [view.css for view in view_states(states, grade)]


def _searched(outline: Outline, name: Callable[[str], str]) -> str:
    parts = [outline.place] if outline.place is not None else []
    parts += map(name, outline.actors)
    if outline.words is not None:
        parts.append(outline.words)
    return " ".join(parts)
