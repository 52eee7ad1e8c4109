"""What every page needs to know of an event, worked out once: its date in words, its states, its dispute."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache

from chronology.languages.wording import DateWords, describe_edtf
from chronology.model.records import Event, Source
from chronology.reasoning.grades import Grade, Graded, Rubric, grade_event
from chronology.reasoning.status import NOT_HAPPENED, Dispute, Status, find_dispute, find_statuses
from chronology.site.quick_value import quick_value
from chronology.site.status_words import GRADE_WORDS, STATUS_WORDS
from chronology.temporal.edtf import Edtf, Kind, Precision

_VAGUE_DAYS = 62
# The kinds of event that did not happen, as far as the sources say, share one sign.
_SIGNS: Mapping[Status, str] = dict.fromkeys(NOT_HAPPENED, Status.PLANNED.value)


@quick_value
class DateView:
    """A date in words with its notation; ``size`` is day, month or year: the vaguer, the smaller it is set."""

    words: str
    edtf: str
    size: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StatusView:
    """A state with its CSS class, the name of its sign, its word and what it means. There is one of each."""

    css: str
    sign: str
    word: str
    meaning: str


@quick_value
class Facts:
    """What follows from an event's record. ``statuses`` are what readers are shown, the grade among them."""

    date: DateView
    states: tuple[Status, ...]
    statuses: tuple[StatusView, ...]
    dispute: Dispute | None
    graded: Graded


STATUS_VIEWS: Mapping[Status, StatusView] = {
    status: StatusView(status.value, _SIGNS.get(status, status.value), *words) for status, words in STATUS_WORDS.items()
}
GRADE_VIEWS: Mapping[Grade, StatusView] = {
    grade: StatusView(grade.value, grade.value, *words) for grade, words in GRADE_WORDS.items()
}
# Each sign that an entry can have, once, in the order in which they are explained: a grade says how many tell it.
SIGN_VIEWS: Mapping[str, StatusView] = {view.css: view for view in (*GRADE_VIEWS.values(), *STATUS_VIEWS.values())}


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


def find_facts(
    event: Event, sources: Mapping[str, Source], date: Callable[[Edtf | None], DateView], rubric: Rubric
) -> Facts:
    """What follows from an event's record; ``date`` writes a date in words, ``rubric`` decides on the grade."""
    dispute = find_dispute(event)
    graded = grade_event(event, sources, rubric, dispute is not None)
    states = find_statuses(event, sources, graded.found.independent, dispute is not None)
    return put_facts(date(event.when), states, dispute, graded)


def put_facts(date: DateView, states: tuple[Status, ...], dispute: Dispute | None, graded: Graded) -> Facts:
    """What is known to follow from an event's record, as views take it."""
    return Facts(date, states, view_states(states, graded.grade), dispute, graded)


@cache
def view_states(states: tuple[Status, ...], grade: Grade | None) -> tuple[StatusView, ...]:
    """The states, with the grade in place of how many sources there are."""
    views = [STATUS_VIEWS[state] for state in states if state in STATUS_VIEWS]
    if grade is not None and GRADE_VIEWS[grade].css not in [view.css for view in views]:
        views.append(GRADE_VIEWS[grade])
    return tuple(views)
