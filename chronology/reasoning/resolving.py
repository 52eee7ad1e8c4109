"""From tagged expressions to TIMEX3: values and days, in the order of the text.

The second of two steps. The first, ``extraction.timexes``, says what the words mean; this one says
which day that was, from the publication date, the tense, and the dates that the text spoke of before.
"""

from __future__ import annotations

from collections.abc import Iterable

from chronology.model.annotations import Timex3
from chronology.model.document import Document
from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_context import COUNTS_FROM_EVENT, Context, Outcome, Point
from chronology.reasoning.resolving_counted import resolve_counted, resolve_length, resolve_shifted
from chronology.reasoning.resolving_kind import is_history
from chronology.reasoning.resolving_named import point_of, resolve_named
from chronology.reasoning.resolving_times import resolve_time
from chronology.temporal.bounds import ANY_DAY
from chronology.temporal.meaning import (
    Counted,
    Impossible,
    Length,
    Meaning,
    Named,
    Recurring,
    Reference,
    Shifted,
    TimeOfDay,
)

# A date is only gone on from within this many characters.
_FOCUS_REACH_CHARS = 1_500


def resolve_timexes(document: Document, tagged: Iterable[TaggedTimex]) -> tuple[Timex3, ...]:
    """Values and days of all expressions of a document, in text order; ids are t1, t2, …"""
    tagged = tuple(tagged)
    history = is_history(document, tagged)
    resolved: list[Timex3] = []
    focus: Point | None = None
    focus_end = 0
    for number, timex in enumerate(tagged, 1):
        tid = f"t{number}"
        if focus and not history and timex.span.start - focus_end > _FOCUS_REACH_CHARS:
            focus = None
        beside = focus if focus and _same_sentence(document.text, focus_end, timex.span.start) else None
        context = Context(document.dct, history, focus, beside, timex.tense, timex.preposition)
        outcome = resolve_meaning(timex.meaning, context)
        resolved.append(_timex3(document, timex, tid, outcome))
        point = point_of(outcome, tid)
        if point:
            focus, focus_end = point, timex.span.end
    return tuple(resolved)


def resolve_meaning(meaning: Meaning, context: Context) -> Outcome:
    """What a meaning comes to in a context."""
    if isinstance(meaning, Named):
        return resolve_named(meaning, context, _outer(meaning.within, context))
    if isinstance(meaning, Shifted):
        return resolve_shifted(meaning, context)
    if isinstance(meaning, Counted):
        return resolve_counted(meaning, context, _outer(meaning.base, context))
    if isinstance(meaning, Length):
        return resolve_length(meaning, context)
    if isinstance(meaning, TimeOfDay):
        day = resolve_meaning(meaning.day, context) if meaning.day else None
        return resolve_time(meaning, day, context)
    return _resolve_fixed(meaning)


def _outer(meaning: Meaning | None, context: Context) -> Point | None:
    if meaning is None:
        return None
    outcome = resolve_meaning(meaning, context)
    return point_of(outcome, outcome.anchor)


def _resolve_fixed(meaning: Recurring | Reference | Impossible) -> Outcome:
    if isinstance(meaning, Recurring):
        return Outcome(meaning.value, "SET", days=ANY_DAY, because=(f"recurs: {meaning.value}",))
    if isinstance(meaning, Reference):
        return Outcome(meaning.value, days=ANY_DAY)
    return Outcome(meaning.value, unresolved=meaning.why)


def counts_from_event(timex: Timex3) -> bool:
    """Whether an expression waits for an event to count from ("days later", "hours before"); see ``direction``."""
    return timex.anchor is None and timex.unresolved == COUNTS_FROM_EVENT


def _same_sentence(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between) < 400 and ". " not in between and "\n\n" not in between


def _timex3(document: Document, timex: TaggedTimex, tid: str, outcome: Outcome) -> Timex3:
    days = ANY_DAY if outcome.unresolved else outcome.covered
    words = document.quote(timex.span)
    steps = (f"“{words}” is read by the rule “{timex.rule}”", *outcome.because)
    return Timex3(
        tid=tid,
        span=timex.span,
        text=words,
        type=outcome.type,
        value=outcome.value,
        rule=timex.rule,
        mod=timex.meaning.mod,
        earliest=days.earliest,
        latest=days.latest,
        edtf=outcome.edtf,
        anchor=outcome.anchor,
        unresolved=outcome.unresolved,
        because=steps if outcome.unresolved is None else (*steps, outcome.unresolved),
        direction=outcome.direction,
    )
