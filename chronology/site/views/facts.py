"""What every page needs to know of an event, worked out once: its date in words, its states, its dispute."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from chronology.languages.wording import DateWords, describe_edtf
from chronology.model.records import Event, Source
from chronology.reasoning.status import NOT_HAPPENED, Dispute, Status, find_dispute, find_statuses
from chronology.site.status_words import STATUS_WORDS
from chronology.temporal.edtf import Edtf, Kind, Precision

_VAGUE_DAYS = 62
# The kinds of event that did not happen, as far as the sources say, share one sign.
_SIGNS: Mapping[Status, str] = dict.fromkeys(NOT_HAPPENED, Status.PLANNED.value)


@dataclasses.dataclass(frozen=True, slots=True)
class DateView:
    """A date in words with its notation; ``size`` is day, month or year: the vaguer, the smaller it is set."""

    words: str
    edtf: str
    size: str


@dataclasses.dataclass(frozen=True, slots=True)
class StatusView:
    """A state with its CSS class, the name of its sign, its word and what it means."""

    css: str
    sign: str
    word: str
    meaning: str


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What follows from an event's record. ``marked`` are the states that lists show.

    Most events rest on a single source; a mark on every line would hide those that say more.
    """

    date: DateView
    states: tuple[Status, ...]
    statuses: tuple[StatusView, ...]
    marked: tuple[StatusView, ...]
    dispute: Dispute | None


STATUS_VIEWS: Mapping[Status, StatusView] = {
    status: StatusView(status.value, _SIGNS.get(status, status.value), *words) for status, words in STATUS_WORDS.items()
}


def view_date(when: Edtf | None, words: DateWords) -> DateView:
    """A date in the words of the page's language."""
    if when is None:
        return DateView(describe_edtf(None, words), "", "year")
    return DateView(describe_edtf(when, words), when.text, _size(when))


def keep_dates(words: DateWords) -> Callable[[Edtf | None], DateView]:
    """:func:`view_date` with these words, which remembers the dates that it has seen: records share many."""
    known: dict[str, DateView] = {}

    def view(when: Edtf | None) -> DateView:
        text = when.text if when is not None else ""
        found = known.get(text)
        if found is None:
            found = known[text] = view_date(when, words)
        return found

    return view


def _size(when: Edtf) -> str:
    one = when.ranges[0][0]
    if when.kind is Kind.DATE and one and one.precision >= Precision.DAY and not (one.approximate or one.uncertain):
        return "day"
    days = when.bounds.hull
    if days.earliest and days.latest and (days.latest - days.earliest).days <= _VAGUE_DAYS:
        return "month"
    return "year"


def find_facts(event: Event, sources: Mapping[str, Source], date: Callable[[Edtf | None], DateView]) -> Facts:
    """What follows from an event's record; ``date`` writes a date in words."""
    states = find_statuses(event, sources)
    dispute = find_dispute(event) if Status.CONTESTED in states else None
    statuses = tuple(STATUS_VIEWS[state] for state in states)
    marked = tuple(STATUS_VIEWS[state] for state in states if state is not Status.SINGLE)
    return Facts(date(event.when), states, statuses, marked, dispute)
