"""From tagged expressions to TIMEX3: values and days, in the order of the text.

The second of two steps. The first, ``extraction.timexes``, says what the words mean; this one says
which day that was, from the publication date, the tense, and the dates that the text spoke of before.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from chronology.model.annotations import Timex3
from chronology.model.document import Document
from chronology.model.tagging import TaggedTimex
from chronology.reasoning.resolving_context import (
    COUNTS_FROM_EVENT,
    NO_DCT,
    NO_PREVIOUS,
    NO_WEEK,
    NO_YEAR,
    Context,
    Outcome,
    Point,
)
from chronology.reasoning.resolving_counted import resolve_anaphor, resolve_counted, resolve_shifted
from chronology.reasoning.resolving_kind import is_narrative
from chronology.reasoning.resolving_known import point_of
from chronology.reasoning.resolving_lengths import resolve_length
from chronology.reasoning.resolving_named import resolve_named
from chronology.reasoning.resolving_portions import narrow_to_portion
from chronology.reasoning.resolving_surroundings import is_quoted
from chronology.reasoning.resolving_times import resolve_time
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
    Unit,
)

# A date is only gone on from within this many characters.
_FOCUS_REACH_CHARS = 1_500


def resolve_timexes(document: Document, tagged: Iterable[TaggedTimex]) -> tuple[Timex3, ...]:
    """Values and days of all expressions of a document, in text order; ids are t1, t2, …"""
    tagged = tuple(tagged)
    story = _Story(document, is_narrative(tagged))
    years = _years_after(tagged)
    resolved: list[Timex3] = []
    for number, timex in enumerate(tagged, 1):
        following = tagged[number] if number < len(tagged) else None
        context = story.context_of(timex, following)
        outcome = resolve_meaning(timex.meaning, context)
        resolved.append(_timex3(document, timex, f"t{number}", narrow_to_portion(outcome, timex.portion, context)))
        story = story.went_on(timex, outcome, f"t{number}", years[number])
    return tuple(resolved)


def _years_after(tagged: Sequence[TaggedTimex]) -> list[int | None]:
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
class _Story:
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

    @property
    def history(self) -> bool:
        """Whether the publication date is missing or no anchor."""
        return self.narrative or self.document.dct is None

    def context_of(self, timex: TaggedTimex, following: TaggedTimex | None) -> Context:
        """What the expression may count from."""
        far = timex.span.start - self.focus_end > _FOCUS_REACH_CHARS and not self.history
        focus = None if far else self.focus
        if self.aside and _same_sentence(self.document.text, self.spoken_end, timex.span.start):
            focus = self.spoken
        if self._is_ahead(focus) and timex.tense == "past":
            focus = self.past
        beside = focus if focus and _same_sentence(self.document.text, self.focus_end, timex.span.start) else None
        year_after = _year_at_other_end(self.document.text, timex, following)
        until = _other_end(self.document.text, timex, following) if year_after is None else None
        return Context(
            self.document.dct,
            self.history,
            focus,
            None if far else self.spoken,
            beside,
            None if far else self.quarter,
            year_after,
            _year_beside(self.document.text, self.spoken, self.spoken_end, timex),
            timex.tense,
            timex.preposition,
            self.saying and focus is not None,
            self.told,
            until,
            self.section_year,
            self.narrative,
            self.narrative and is_quoted(self.document.text, timex.span.start),
            _day_after(self.document.text, timex, following),
            self.lost,
        )

    def _is_ahead(self, focus: Point | None) -> bool:
        """Whether news is at a date still to come, from which nothing that was done is counted."""
        dct = self.document.dct
        return (
            not self.history and focus is not None and focus.first is not None and dct is not None and focus.first > dct
        )

    def went_on(self, timex: TaggedTimex, outcome: Outcome, tid: str, year_after: int | None) -> _Story:
        """The story after an expression; what is only compared with ("a year earlier") does not move it."""
        point = point_of(outcome, tid)
        if point and _is_heading(self.document.text, timex):
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

    def _moved(self, timex: TaggedTimex, point: Point) -> _Story:
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
        )

    def _is_digression(self, timex: TaggedTimex, point: Point, year_after: int | None) -> bool:
        """Whether the text looks ahead to a later year: by its verb ("would"), or it comes back in the next date."""
        named = timex.meaning
        if not isinstance(named, Named) or named.year is None or point.first is None:
            return False
        at = self.focus.first.year if self.focus and self.focus.first else point.first.year
        if at >= point.first.year:
            return False
        return timex.tense == "future" or (year_after is not None and at <= year_after < point.first.year)

    def _entered_section(self, timex: TaggedTimex, point: Point) -> _Story:
        """Below a heading; one with two years ("1914-16") begins with the first and leaves the rest to the text."""
        if self.spoken and "\n" not in self.document.text[self.spoken_end : timex.span.start]:
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
        return _same_sentence(self.document.text, self.focus_end, timex.span.start)

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


_LONGEST_HEADING = 80


def _is_heading(text: str, timex: TaggedTimex) -> bool:
    """Whether the expression stands in a short line that ends like no sentence."""
    start = text.rfind("\n", max(0, timex.span.start - _LONGEST_HEADING), timex.span.start)
    end = text.find("\n", timex.span.end, timex.span.end + _LONGEST_HEADING)
    return start >= 0 and end >= 0 and end - start < _LONGEST_HEADING and text[end - 1] not in ".!?\"'”’:;,"


_ASIDE_CHARS = 60
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]\s|\n)\W{0,3}(?:[A-Z]\w{0,12}\s){0,2}$")
_RANGE = re.compile(r"\s?(?:[-–—/]|to|and|or|through|until|till)\s?(?:the\s)?")
_ON_TO = re.compile(r"\s?(?:[-–—]|to|through|until|till)\s?(?:the\s)?")
_LONGEST_RANGE_MARK = 12


_BESIDE_CHARS = 40
_DESCRIBES = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[\w.]++['’]s)\s\d{4}$")


def _year_beside(text: str, spoken: Point | None, spoken_end: int, timex: TaggedTimex) -> int | None:
    """The year that stands right before and describes a noun: "the 2016 elections in November".

    Not that of "agreed in 2019 expired on 1 January", which says when something else was.
    """
    between = text[spoken_end : timex.span.start]
    if spoken is None or spoken.unit != "year" or spoken.first is None or len(between) > _BESIDE_CHARS:
        return None
    if not _DESCRIBES.search(text[max(0, spoken_end - _BESIDE_CHARS) : spoken_end]):
        return None
    return spoken.first.year if timex.preposition in {"in", "on"} and not set(between) & set(",.;:()\n") else None


def _year_at_other_end(text: str, timex: TaggedTimex, following: TaggedTimex | None) -> int | None:
    """ "from May to August 1950": the year stands once and holds for both."""
    if following is None or not isinstance(following.meaning, Named) or following.meaning.short_year:
        return None
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_RANGE_MARK)]
    named = following.meaning
    if not _RANGE.fullmatch(between) or named.year is None or named.before_our_era:
        return None
    if named.month is None and named.season is None:
        return None
    own = timex.meaning.month if isinstance(timex.meaning, Named) and named.month else None
    return named.year - (1 if own and named.month and own > named.month else 0)


_ON_DAY = re.compile(r"(?:\s[A-Za-z]{1,12}){0,3}\son\s(?:the\s)?")
_LONGEST_BEFORE_DAY = 44


def _day_after(text: str, timex: TaggedTimex, following: TaggedTimex | None) -> Named | None:
    """ "at 6:15 a.m. Cairo time on 3 May": the day that stands right after a time."""
    if following is None or not isinstance(timex.meaning, TimeOfDay) or not isinstance(following.meaning, Named):
        return None
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_BEFORE_DAY)]
    named = following.meaning
    return named if (named.day or named.weekday) and _ON_DAY.fullmatch(between) else None


def _other_end(text: str, timex: TaggedTimex, following: TaggedTimex | None) -> Named | None:
    """ "from March to May", "3 June to 5 June": the end of a range that gives no year either."""
    own, other = timex.meaning, following.meaning if following else None
    if following is None or not isinstance(own, Named) or not isinstance(other, Named):
        return None
    between = text[timex.span.end : min(following.span.start, timex.span.end + _LONGEST_RANGE_MARK)]
    ordinary = own.month and other.month and own.step is None and other.step is None and other.year is None
    return other if ordinary and other.within is None and _ON_TO.fullmatch(between) else None


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
        named = meaning.day or context.day_after
        day = resolve_meaning(named, context) if named else None
        return resolve_time(meaning, day, context)
    if isinstance(meaning, Anaphor):
        return resolve_anaphor(context)
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
    return Outcome(meaning.value, "DURATION" if meaning.value[0] == "P" else "DATE", unresolved=meaning.why)


def counts_from_event(timex: Timex3) -> bool:
    """Whether an expression waits for an event to count from ("days later", "hours before"); see ``direction``."""
    return timex.anchor is None and timex.unresolved == COUNTS_FROM_EVENT


# Not the full stop of "U.S. troops", "J. Smith" or "fig. a".
_SENTENCE_END = re.compile(r"(?<![A-Z])\.\s(?![a-z])")


def _same_sentence(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between) < 400 and "\n\n" not in between and not _SENTENCE_END.search(between)


_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def _approximate(outcome: Outcome, mod: str | None) -> str | None:
    """ "about 1910" as EDTF: 1910~."""
    if mod != "APPROX" or outcome.unresolved or not _PLAIN_DATE.fullmatch(outcome.value):
        return None
    return f"{outcome.value}~"


def _timex3(document: Document, timex: TaggedTimex, tid: str, outcome: Outcome) -> Timex3:
    days = ANY_DAY if outcome.unresolved else outcome.covered
    words = document.quote(timex.span)
    steps = (f"“{words}” is read by the rule “{timex.rule}”", *outcome.because)
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
        edtf=outcome.edtf or _approximate(outcome, timex.meaning.mod),
        anchor=outcome.anchor,
        unresolved=outcome.unresolved,
        because=steps if outcome.unresolved is None else (*steps, outcome.unresolved),
        direction=outcome.direction,
    )
