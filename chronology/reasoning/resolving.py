"""From tagged expressions to TIMEX3: values and days, in the order of the text.

The second of two steps. The first, ``extraction.timexes``, says what the words mean; this one says
which day that was, from the publication date, the tense, and the dates that the text spoke of before.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from chronology.model.annotations import Timex3, TimexType
from chronology.model.document import Document
from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_behind import find_year_behind, needs_stretch, stands_behind
from chronology.reasoning.resolving_context import COUNTS_FROM_EVENT, Context, Outcome, Point
from chronology.reasoning.resolving_counted import day_in_apposition, resolve_anaphor, resolve_counted, resolve_shifted
from chronology.reasoning.resolving_hedged import hedge_date
from chronology.reasoning.resolving_kind import is_narrative
from chronology.reasoning.resolving_known import point_of
from chronology.reasoning.resolving_lengths import resolve_length
from chronology.reasoning.resolving_named import resolve_named
from chronology.reasoning.resolving_order import day_comes_first
from chronology.reasoning.resolving_portions import narrow_to_portion
from chronology.reasoning.resolving_story import Story, years_after
from chronology.reasoning.resolving_surroundings import days_after
from chronology.reasoning.resolving_times import resolve_time
from chronology.reasoning.rule_forms import form_of_rule
from chronology.temporal.bounds import ANY_DAY
from chronology.temporal.meaning import (
    Anaphor,
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


def resolve_timexes(document: Document, tagged: Iterable[TaggedTimex]) -> tuple[Timex3, ...]:
    """Values and days of all expressions of a document, in text order; ids are t1, t2, …"""
    tagged = tuple(tagged)
    story = Story(document, is_narrative(tagged), day_first=day_comes_first(tagged))
    years, days = years_after(tagged), days_after(document.text, tagged)
    resolved: list[Timex3] = []
    for number, timex in enumerate(tagged, 1):
        context = _look_behind(story, timex, tagged[number : number + 1], days[number - 1])
        outcome = resolve_meaning(timex.meaning, context)
        said = hedge_date(timex.meaning, narrow_to_portion(outcome, timex.portion, context))
        resolved.append(_timex3(document, timex, f"t{number}", said))
        story = story.went_on(timex, outcome, f"t{number}", years[number])
    return tuple(resolved)


def _look_behind(
    story: Story, timex: TaggedTimex, following: tuple[TaggedTimex, ...], day_after: Meaning | None
) -> Context:
    """The context of an expression, with what the next one says about it."""
    text, beside = story.document.text, following[0] if following else None
    context = story.context_of(timex, beside)
    if beside is None:
        return context if day_after is None else dataclasses.replace(context, day_after=day_after)
    stretch = None
    if needs_stretch(timex.meaning) and stands_behind(text, timex, beside):
        whole = resolve_meaning(beside.meaning, story.context_of(beside, None))
        stretch = point_of(whole, whole.anchor)
    year = find_year_behind(text, timex, beside)
    if year is None and stretch is None and day_after is None:
        return context
    return dataclasses.replace(context, year_behind=year, stretch_behind=stretch, day_after=day_after)


def resolve_meaning(meaning: Meaning, context: Context) -> Outcome:
    """What a meaning comes to in a context."""
    if isinstance(meaning, Named):
        return resolve_named(meaning, context, _outer(meaning.within or meaning.beside, context))
    if isinstance(meaning, Shifted):
        return resolve_shifted(meaning, context)
    if isinstance(meaning, Counted):
        return resolve_counted(meaning, context, _outer(meaning.base, context))
    if isinstance(meaning, Length):
        return resolve_length(meaning, context)
    if isinstance(meaning, TimeOfDay):
        named = meaning.day or context.day_after
        day = resolve_meaning(named, context) if named else None
        return resolve_time(meaning, day, context)
    if isinstance(meaning, Anaphor):
        return resolve_anaphor(context)
    if isinstance(meaning, Impossible) and meaning.apposed and context.apposed:
        return day_in_apposition(context.apposed)
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
    kind: TimexType = "DURATION" if meaning.value[0] == "P" else "TIME" if "T" in meaning.value else "DATE"
    return Outcome(meaning.value, kind, unresolved=meaning.why)


def counts_from_event(timex: Timex3) -> bool:
    """Whether an expression waits for an event to count from ("days later", "hours before"); see ``direction``."""
    return timex.anchor is None and timex.unresolved == COUNTS_FROM_EVENT


def _timex3(document: Document, timex: TaggedTimex, tid: str, outcome: Outcome) -> Timex3:
    days = ANY_DAY if outcome.unresolved else outcome.covered
    words = document.quote(timex.span)
    steps = (f"“{words}” has the form “{form_of_rule(timex.rule, words)}”", *outcome.because)
    return Timex3(
        tid=tid,
        span=timex.span,
        text=words,
        type=outcome.type,
        value=outcome.value.removeprefix("FY"),  # TimeML's corpora number a fiscal year; its days stay open
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
