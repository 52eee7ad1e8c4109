"""What a text has spoken of so far, expression by expression: the date that it is at, the last one that it named."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from chronology.model.document import Document
from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_context import NO_DCT, NO_PREVIOUS, NO_WEEK, NO_YEAR, Context, Outcome, Point
from chronology.reasoning.resolving_known import point_of
from chronology.reasoning.resolving_surroundings import (
    find_apposed,
    find_other_end,
    find_range_begin,
    find_year_at_other_end,
    find_year_beside,
    is_heading,
    is_quoted,
    is_same_sentence,
)
from chronology.temporal.meaning import Counted, Length, Named, Shifted, TimeOfDay, Unit

# A month without its year is then hardly that of the last year before publication.
_LONG_PAST_DAYS = 365
_NEAR_CHARS = 400
# A date is only gone on from within this many characters.
_FOCUS_REACH_CHARS = 1_500


_ASIDE_CHARS = 60
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]\s|\n)\W{0,3}(?:[A-Z]\w{0,12}\s){0,2}$")


def years_after(tagged: Sequence[TaggedTimex]) -> list[int | None]:
    """For each place in the text, the next year that stands there in full."""
    years: list[int | None] = [None]
    for timex in reversed(tagged):
        named = timex.meaning
        full = (
            isinstance(named, Named)
            and named.month
            and named.year
            and not named.short_year
            and not named.before_our_era
        )
        years.append(named.year if full and isinstance(named, Named) else years[-1])
    return years[::-1]


@dataclasses.dataclass(frozen=True, slots=True)
class Story:
    """What the text has spoken of so far, and where it did."""

    document: Document
    narrative: bool
    focus: Point | None = None
    spoken: Point | None = None
    past: Point | None = None  # the last focus that was not still to come
    focus_end: int = 0
    spoken_end: int = 0
    quarter: Point | None = None
    saying: bool = False  # the focus says only when something was said
    told: Point | None = None  # the date of the same sentence that says when something else was
    aside: bool = False  # the date spoken of last is one that the text only looks ahead to
    section_year: int | None = None  # the one that the last heading gives: "1943: The retreat"
    lost: Unit | None = None  # see Context
    day_first: bool | None = None  # see Context
    account: bool = False  # the focus is a date with its year at which something was done, or one that goes on from it

    @property
    def history(self) -> bool:
        """Whether the publication date is missing or no anchor."""
        return self.narrative or self.document.dct is None

    def context_of(self, timex: TaggedTimex, following: TaggedTimex | None) -> Context:
        """What the expression may count from."""
        far = timex.span.start - self.focus_end > _FOCUS_REACH_CHARS and not self.history
        focus = None if far else self.focus
        if self.aside and is_same_sentence(self.document.text, self.spoken_end, timex.span.start):
            focus = self.spoken
        if self._is_ahead(focus) and timex.tense == "past":
            focus = self.past
        beside = focus if focus and is_same_sentence(self.document.text, self.focus_end, timex.span.start) else None
        year_after = find_year_at_other_end(self.document.text, timex, following)
        until = find_other_end(self.document.text, timex, following) if year_after is None else None
        return Context(
            self.document.dct,
            self.history,
            focus,
            None if far else self.spoken,
            beside,
            None if far else self.quarter,
            year_after,
            find_year_beside(self.document.text, self.spoken, self.spoken_end, timex),
            timex.tense,
            timex.preposition,
            self.saying and focus is not None,
            self.told,
            until,
            self.section_year,
            self.narrative,
            self.narrative and is_quoted(self.document.text, timex.span.start),
            lost=self.lost,
            day_first=self.day_first,
            done=timex.done,
            account=focus is self.focus and self._goes_on_with_account(timex),
            apposed=find_apposed(self.document.text, self.spoken, self.spoken_end, timex),
            named_again=self._find_named_again(timex) if self.history else None,
            range_begin=find_range_begin(self.document.text, self.spoken, self.spoken_end, timex),
        )

    def _find_named_again(self, timex: TaggedTimex) -> Point | None:
        """ "On 13 September 2007 … Thursday's killing": shortly before, and without an end of paragraph in news."""
        day = self.spoken.first if self.spoken and self.spoken.unit == "day" else None
        named = timex.meaning.day if isinstance(timex.meaning, TimeOfDay) else timex.meaning
        if day is None or not isinstance(named, Named) or named != Named(weekday=day.isoweekday()):
            return None
        between = self.document.text[self.spoken_end : min(timex.span.start, self.spoken_end + _NEAR_CHARS + 1)]
        return self.spoken if len(between) <= _NEAR_CHARS and (self.narrative or "\n" not in between) else None

    def _is_ahead(self, focus: Point | None) -> bool:
        """Whether news is at a date still to come, from which nothing that was done is counted."""
        dct = self.document.dct
        return (
            not self.history and focus is not None and focus.first is not None and dct is not None and focus.first > dct
        )

    def went_on(self, timex: TaggedTimex, outcome: Outcome, tid: str, year_after: int | None) -> Story:
        """The story after an expression; what is only compared with ("a year earlier") does not move it."""
        point = point_of(outcome, tid)
        if point and is_heading(self.document.text, timex):
            return self._entered_section(timex, point)
        if isinstance(timex.meaning, Length) and _is_of_accounts(timex.meaning):
            return dataclasses.replace(self, quarter=None)  # "the first nine months": what is compared from here on
        if point is None:
            return dataclasses.replace(self, lost=_lost_by(timex, outcome) or self.lost)
        if isinstance(timex.meaning, Counted) and timex.meaning.unit == "year" and not self.history:
            return self
        if self.narrative and is_quoted(self.document.text, timex.span.start):
            own = isinstance(timex.meaning, Named) and timex.meaning.year is not None
            return dataclasses.replace(self, spoken=point, spoken_end=timex.span.end) if own else self
        if timex.preposition == "since" and self.focus and self._is_beside(timex):
            return dataclasses.replace(self, spoken=point, spoken_end=timex.span.end)
        if self.history and self._is_digression(timex, point, year_after):
            aside = point.unit not in {"year", "decade", "century"}
            return dataclasses.replace(self, spoken=point, spoken_end=timex.span.end, aside=aside)
        if self.history and (outcome.anchor == "dct" or not self._goes_on_with(timex, point)):
            return dataclasses.replace(self, spoken=point, spoken_end=timex.span.end)
        return self._moved(timex, point)

    def _moved(self, timex: TaggedTimex, point: Point) -> Story:
        return dataclasses.replace(
            self,
            focus=point,
            past=self.past if self._is_ahead(point) else point,
            spoken=point,
            focus_end=timex.span.end,
            spoken_end=timex.span.end,
            quarter=point if self._is_about(timex, point) else self.quarter,
            saying=timex.dates_saying,
            told=self._told_beside(timex) if timex.dates_saying else None,
            aside=False,
            lost=None,
            account=not self.history and self._tells_account(timex, point),
        )

    def _tells_account(self, timex: TaggedTimex, point: Point) -> bool:
        """Whether news is at a day or month long past, given with its year, at which something was done."""
        named, dct = timex.meaning, self.document.dct
        if not isinstance(named, Named) or point.unit not in {"day", "month"} or dct is None or point.first is None:
            return False
        closes = timex.done and self.document.text[timex.span.end : timex.span.end + 1] == "."
        long_past = (dct - point.first).days >= _LONG_PAST_DAYS
        if not long_past or timex.background or not (closes or self._is_told_as_done(timex)):
            return False
        return named.year is not None or self._goes_on_with_account(timex)

    def _goes_on_with_account(self, timex: TaggedTimex) -> bool:
        """Whether an expression stands in the paragraph of such a date and tells what was done, too."""
        beside = self.document.text.find("\n", self.focus_end, timex.span.start) < 0
        return self.account and beside and self._is_told_as_done(timex)

    def _is_told_as_done(self, timex: TaggedTimex) -> bool:
        """ "On 5 May 2019 he fled. In June he spoke.": dates that open their sentences, with a past behind them."""
        before = self.document.text[max(0, timex.span.start - _ASIDE_CHARS) : timex.span.start]
        told = timex.tense == "past" and timex.preposition in {"on", "in"}
        return told and _OPENS_SENTENCE.search(before) is not None

    def _is_digression(self, timex: TaggedTimex, point: Point, year_after: int | None) -> bool:
        """Whether the text looks ahead to a later year: by its verb ("would"), or it comes back in the next date."""
        named = timex.meaning
        if not isinstance(named, Named) or named.year is None or point.first is None:
            return False
        at = self.focus.first.year if self.focus and self.focus.first else point.first.year
        if at >= point.first.year:
            return False
        return timex.tense == "future" or (year_after is not None and at <= year_after < point.first.year)

    def _entered_section(self, timex: TaggedTimex, point: Point) -> Story:
        """Below a heading; one with two years ("1914-16") begins with the first and leaves the rest to the text."""
        if self.spoken and self.document.text.find("\n", self.spoken_end, timex.span.start) < 0:
            return dataclasses.replace(self, section_year=None)
        year = point.first.year if point.unit == "year" and point.first else None
        return dataclasses.replace(self._moved(timex, point), section_year=year)

    def _is_about(self, timex: TaggedTimex, point: Point) -> bool:
        """Whether figures are now those of this quarter, and not only compared with its, or expected for it."""
        named = timex.meaning if isinstance(timex.meaning, Named) else None
        if point.unit != "quarter" or (named and isinstance(named.within, Shifted) and named.within.step < 0):
            return False
        if self.quarter is None or self.document.dct is None or (named and named.fiscal):
            return True
        now, before = point.days, self.quarter.days
        earlier = now.latest is not None and before.earliest is not None and now.latest < before.earliest
        return not earlier and not (now.latest is None or now.latest >= self.document.dct)

    def _told_beside(self, timex: TaggedTimex) -> Point | None:
        """ "the bridge fell on Monday, X said on Wednesday": what follows counts from Monday."""
        return None if self.saying or not self._is_beside(timex) else self.focus

    def _is_beside(self, timex: TaggedTimex) -> bool:
        return is_same_sentence(self.document.text, self.focus_end, timex.span.start)

    def _goes_on_with(self, timex: TaggedTimex, point: Point) -> bool:
        """Whether a history moves to a date: not to an aside in brackets, nor to a bare year named in passing.

        Nor to the limit that a sentence looks on to: "The 900 men of May were 2,000 by December. In June …".
        """
        if timex.preposition == "by" and self._is_beside(timex):
            return self.focus is None
        before = self.document.text[max(0, timex.span.start - _ASIDE_CHARS) : timex.span.start]
        if before.rfind("(") > before.rfind(")"):
            return self.focus is None
        if point.unit not in {"year", "decade", "century"} or self.focus is None or self.focus.first is None:
            return True
        return (
            point.first is None
            or point.first.year == self.focus.first.year
            or _OPENS_SENTENCE.search(before) is not None
        )


_NO_YEAR_KNOWN = (NO_DCT, NO_PREVIOUS, NO_YEAR)


def _lost_by(timex: TaggedTimex, outcome: Outcome) -> Unit | None:
    """ "Last week" without a publication date: the text has moved, no one knows where to; "Tuesday": in some week."""
    if outcome.unresolved == NO_WEEK:
        return "week"
    if isinstance(timex.meaning, Named) and outcome.unresolved in _NO_YEAR_KNOWN:
        return "millennium"
    moves = isinstance(timex.meaning, Counted) or (isinstance(timex.meaning, Shifted) and timex.meaning.step != 0)
    return "millennium" if outcome.unresolved == NO_DCT and moves else None


def _is_of_accounts(length: Length) -> bool:
    """Half a year, three quarters, a year: lengths over which figures are added up."""
    return length.amount.low in {"month": (6, 9), "year": (1,)}.get(length.unit, ())
