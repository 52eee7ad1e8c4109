"""The part that the words mean of what was resolved: a half for "early June", up to now for "earlier this week"."""

from __future__ import annotations

import dataclasses

from chronology.reasoning.resolving_context import Context, Outcome
from chronology.temporal.bounds import ANY_DAY, DayRange
from chronology.temporal.portions import Portion, days_of_portion, notation_of_portion


def narrow_to_portion(outcome: Outcome, portion: Portion | None, context: Context) -> Outcome:
    """The same value with the days of the part that the words name, and why; unchanged where they name none."""
    if portion is None or outcome.unresolved or outcome.type != "DATE" or outcome.value.startswith("FY"):
        return outcome  # when a fiscal year begins is not known, so that its days are more than it is
    whole = outcome.covered
    days = days_of_portion(whole, portion, _compared_with(outcome, context))
    notation = notation_of_portion(whole, days, portion)
    if notation is None:
        return outcome
    why = f"the words mean a part of it, {days.earliest} to {days.latest} at the widest"
    return dataclasses.replace(outcome, days=days, edtf=notation, because=(*outcome.because, why))


def _compared_with(outcome: Outcome, context: Context) -> DayRange:
    """What "earlier" is earlier than: the publication date, or the date that the text was at."""
    if outcome.anchor == "dct":
        return DayRange.on(context.dct) if context.dct else ANY_DAY
    return context.spoken.days if context.spoken and context.spoken.tid == outcome.anchor else ANY_DAY
