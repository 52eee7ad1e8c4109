"""What a phrase of time says of the event that the grammar ties it to."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.annotations import EventMention, Modality, TimeLink, TimeRelation, Timex3
from chronology.reasoning.clock import place_on_clock
from chronology.reasoning.ground import DATED, ORDERED, Ground, begin, finish_of
from chronology.reasoning.network import ORIGIN, Statement
from chronology.reasoning.reach import reach_of
from chronology.reasoning.rule_forms import form_of_rule

_DURING = frozenset({TimeRelation.ON, TimeRelation.FOR, TimeRelation.WITHIN})
_ONE_SIDED = frozenset({TimeRelation.SINCE, TimeRelation.UNTIL, TimeRelation.NOT_BEFORE})


def is_said_in_words(event: EventMention, link: TimeLink, timex: Timex3) -> bool:
    """Whether a phrase leaves no reading: one day that a verb is tied to, and what began or ended with a phrase.

    "Fled on Friday" is on Friday; "the talks this year" and "was calm last week" may have begun before.
    """
    if link.relation in _ONE_SIDED:
        return True
    return timex.earliest is not None and timex.days.is_exact and event.tense != "none" and event.kind != "state"


def place_by_phrase(event: EventMention, link: TimeLink, timex: Timex3, ground: Ground) -> Iterator[Statement]:
    """The bounds that a phrase gives an event, and how long it lasted where the phrase is a length."""
    first = timex.earliest.toordinal() if timex.earliest else None
    last = timex.latest.toordinal() if timex.latest else None
    said = f"“{timex.text}”"
    if link.relation is TimeRelation.FOR and link.by is not None:
        yield from _lasting(event, link.by, said, ground)
    if (first is None and last is None) or _is_past_for_a_plan(event, last, ground):
        return
    b, f = begin(event.chain), finish_of(event)
    if link.relation in _DURING:
        form = form_of_rule(timex.rule, timex.text)
        yield Statement(ORIGIN, b, first, None, f"{said} ({form}): from {timex.earliest}", DATED)
        yield Statement(ORIGIN, f, None, last, f"{said} ({form}): until {timex.latest}", DATED)
        if link.relation is TimeRelation.ON:
            yield from place_on_clock(b, timex, DATED)
        return
    days = f"{timex.earliest or 'open'} to {timex.latest or 'open'}"
    point, low, high, why = {
        TimeRelation.SINCE: (b, first, last, f"since {said}: begun {days}"),
        TimeRelation.UNTIL: (f, first, last, f"until {said}: ended {days}"),
        TimeRelation.BEFORE: (f, None, first, f"before {said}: until {timex.earliest}"),
        TimeRelation.NOT_BEFORE: (b, first, None, f"from {said} on: from {timex.earliest}"),
        TimeRelation.BY: (f, None, last, f"by {said}: until {timex.latest}"),
        TimeRelation.AFTER: (b, last, None, f"after {said}: from {timex.latest}"),
    }[link.relation]
    yield Statement(ORIGIN, point, low, high, why, DATED)


def _is_past_for_a_plan(event: EventMention, last: int | None, ground: Ground) -> bool:
    """A date before publication cannot be that of what is still planned: "preparing for the November election"."""
    planned = event.modality is Modality.PLANNED and event.tense != "past"
    return planned and last is not None and ground.dct is not None and last < ground.dct.toordinal()


def _lasting(event: EventMention, length: str, said: str, ground: Ground) -> Iterator[Statement]:
    reach = reach_of(length)
    if reach is None:
        return
    low, high = reach.days(ground.likely)
    low = max(0, low - 1)  # from Monday to Wednesday are three days, and two from the first to the last
    yield Statement(begin(event.chain), finish_of(event), low, high, f"it lasted {said}", ORDERED)
    if event.aspect.startswith("perfect") and event.tense == "present" and ground.dct is not None:
        since = None if high is None else ground.dct.toordinal() - high
        until = ground.dct.toordinal() - low
        yield Statement(
            ORIGIN, begin(event.chain), since, until, f"for {said} until publication, {ground.dct}", ORDERED
        )
