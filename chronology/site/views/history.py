"""How an event became known, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from chronology.model.records import Event
from chronology.site.quick_value import quick_value
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.evidence import evidence_of
from chronology.site.views.facts import DateView
from chronology.site.views.steps import FIRST_TOLD, Step, find_steps
from chronology.temporal.edtf import Edtf


@quick_value
class HistoryLine:
    """A day on which something became known of an event, and what; ``href`` leads to what else was known then."""

    date: DateView
    words: tuple[str, ...]
    outlets: tuple[str, ...]  # whose articles were new
    href: str


def view_history(event: Event, catalogue: Catalogue) -> tuple[HistoryLine, ...]:
    """The days on which what is known of an event changed; none where no record has a date."""
    lines = []
    for day, step in _follow(event, catalogue):
        if step.words and day > day.min:
            told = catalogue.date(_edtf_of(day))
            href = catalogue.paths.to_known(day.year, day.month)
            lines.append(HistoryLine(told, step.words, _new_outlets(step, catalogue), href))
    return tuple(lines)


def _follow(event: Event, catalogue: Catalogue) -> Iterable[tuple[date, Step]]:
    days = catalogue.known
    changes = days.changes[event.id]
    if len(changes) == 1:  # most events: told once, and as they stand today
        return ((changes[0], Step(None, event, catalogue.standings[event.id].states, (FIRST_TOLD,))),)
    return find_steps(event, changes, days, catalogue.sources, catalogue.date)


@lru_cache(maxsize=1 << 12)
def _edtf_of(day: date) -> Edtf:
    return Edtf.parse(day.isoformat())


def _new_outlets(step: Step, catalogue: Catalogue) -> tuple[str, ...]:
    known = {evidence.source for evidence in evidence_of(step.before)} if step.before else set()
    cited = dict.fromkeys([item.source for item in evidence_of(step.after) if item.source not in known])
    new = [catalogue.sources[source] for source in cited]
    return tuple(dict.fromkeys([source.outlet or source.title for source in new]))
