"""What stands right behind an expression and says where it lies: "the Christmas truce of 1914", "a Sunday in 2017"."""

from __future__ import annotations

import dataclasses
import re

from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_context import Context, Outcome, Point
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days
from chronology.temporal.edtf import Edtf
from chronology.temporal.meaning import Length, Meaning, Named, Shifted, TimeOfDay
from chronology.temporal.timex_dates import step_from

_LONGEST_NOUN_CHARS = 70
# No verb: "the May ceasefire was that of 1914" is left to the other cues.
_NOUN_OF = re.compile(
    r"(?:[\s-](?!(?:and|or|but|the|a|an|in|on|at|was|were|is|are)\b)[A-Za-z’'-]{1,20}){1,3}\s(?:of|in)\s"
)
_DETERMINER = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)|['’]s)\s$")
_LONGEST_DETERMINER = 7
_RIGHT_BEHIND = re.compile(r"\s(?:of|in)\s(?:the\s)?(?:early\s|late\s)?")


def find_year_behind(text: str, timex: TaggedTimex, following: TaggedTimex | None) -> int | None:
    """The year of what is called by its day or month: "the July crisis of 1914", "the 7 October attack of 2023"."""
    own = timex.meaning
    year = following.meaning if following else None
    if following is None or not isinstance(own, Named) or not _lacks_year(own):
        return None
    if not isinstance(year, Named) or year.year is None or year != Named(year=year.year, mod=year.mod):
        return None
    start = timex.span.start
    determined = (
        _DETERMINER.search(text[max(0, start - _LONGEST_DETERMINER) : start])
        or text[start : start + 4].lower() == "the "
    )
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_NOUN_CHARS)]
    of_noun = determined and between.endswith("of ") and _NOUN_OF.fullmatch(between)
    return year.year if of_noun else None


def _lacks_year(named: Named) -> bool:
    plain = named.year is None and named.step is None and named.within is None and not named.either_order
    return plain and bool(named.month or named.season or named.holiday or named.weekday)


def needs_stretch(meaning: Meaning) -> bool:
    """Whether an expression lies in a stretch that may stand behind it."""
    if isinstance(meaning, TimeOfDay):
        return meaning.day is not None and needs_stretch(meaning.day)
    return (isinstance(meaning, Length) and meaning.edge is not None) or (
        isinstance(meaning, Named) and meaning.indefinite
    )


def stands_behind(text: str, timex: TaggedTimex, following: TaggedTimex) -> bool:
    """Whether the next expression is the stretch: "of May", "in 2017"."""
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_NOUN_CHARS)]
    if not isinstance(following.meaning, Named | Shifted):
        return False
    return _RIGHT_BEHIND.fullmatch(between) is not None


def resolve_indefinite(stretch: Point | None, weekday: int | None) -> Outcome:
    """ "On a Sunday in 2017": some day of that year; "on 5 May 2019, a Sunday": that day."""
    if stretch is None or stretch.days.earliest is None or stretch.days.latest is None:
        return Outcome(f"XXXX-WXX-{weekday}", unresolved="one of many days of that name, the text does not say which")
    if stretch.days.is_exact and weekday is not None and stretch.days.earliest.isoweekday() != weekday:
        return Outcome(f"XXXX-WXX-{weekday}", unresolved=f"{stretch.value} was another day of the week")
    return Outcome(
        str(stretch.value),
        days=stretch.days,
        anchor=stretch.tid,
        because=(f"one of the days of that name in {stretch.value}, the text does not say which",),
        edtf=str(Edtf.from_days(stretch.days)),
    )


def place_at_edge(length: Length, outcome: Outcome, context: Context) -> Outcome:
    """ "The last two weeks of May": so many units from one end of it; unchanged where it is not known."""
    stretch, low = context.stretch_behind, length.amount.low
    whole = stretch.days if stretch else None
    if (
        whole is None
        or whole.earliest is None
        or whole.latest is None
        or low is None
        or low != length.amount.high
        or low % 1
    ):
        return outcome
    if length.edge == "first":
        after = step_from(whole.earliest, length.unit, int(low))
        days = DayRange(whole.earliest, add_days(after, -1) if after else None)
    else:
        after = add_days(whole.latest, 1)
        days = DayRange(step_from(after, length.unit, -int(low)) if after else None, whole.latest)
    if days.earliest is None or days.latest is None or days.earliest < whole.earliest or days.latest > whole.latest:
        return outcome
    why = f"the {length.edge} ones of {stretch.value if stretch else ''}: {days.earliest} to {days.latest}"
    return dataclasses.replace(
        outcome, days=days, edtf=f"{days.earliest}/{days.latest}", because=(*outcome.because, why)
    )
