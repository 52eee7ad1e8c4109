"""What "today", "next year" and "ago" count from: the day of writing, in a history often the day it is at."""

from __future__ import annotations

import dataclasses
from datetime import date

from chronology.reasoning.resolving_context import NO_DCT, Context

NO_DAY_OF_SAYING = "counts from the day on which it was said, which the text does not give"


@dataclasses.dataclass(frozen=True, slots=True)
class Present:
    """The day that is the present of an expression, what Timex3.anchor calls it, and why there is none."""

    day: date | None
    anchor: str | None
    why: str = NO_DCT

    @property
    def words(self) -> str:
        """What is counted from, in words."""
        return f"the publication date {self.day}" if self.anchor == "dct" else f"the date before it, {self.day}"


def present_of(context: Context, step: int) -> Present:
    """The present of "this year" (``step`` 0) and "the next few months": in a history, the date that it is at.

    "Last year" looks back from the day of writing, and so does all of a history that is not told in the past. What
    someone is quoted with counts from the day of saying, if the sentence gives one.
    """
    if context.narrative and context.quoted:
        said = context.same_sentence
        if said is not None and said.unit == "day" and said.first is not None:
            return Present(said.first, said.tid)
        return Present(None, None, NO_DAY_OF_SAYING)
    focus = context.focus
    if context.narrative and context.tense == "past" and step >= 0 and focus is not None and focus.first is not None:
        return Present(focus.first, focus.tid)
    return Present(context.dct, "dct")
