"""Nights that reach from one day into the next: "overnight into Tuesday", "the night of 3-4 June", "Monday night into
Tuesday"; and parts of a day of the month: "the evening of the 4th".
"""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import mod_of
from chronology.languages.en.timexes.numbers import ordinal_of
from chronology.temporal.meaning import Anchor, Meaning, Named, Shifted, TimeOfDay


def _into_weekday(match: Match) -> Meaning | None:
    return TimeOfDay(Named(weekday=match.value_int("weekday")), "NI", ends_on_day=True)


def _into_date(match: Match) -> Meaning | None:
    day = match.integer("day") or ordinal_of(match, "nth_digits")
    if match.has("pair"):
        first, _, last = match.word("pair").partition("/")
        day = int(last) if last.isdecimal() and int(last) != int(first) else None
    if day is None or not 1 <= day <= 31:
        return None
    month = match.value_int("monthname", "month")
    return TimeOfDay(Named(year=match.integer("year"), month=month, day=day), "NI", ends_on_day=True)


def _of_nth(match: Match) -> Meaning | None:
    day = Named(day=ordinal_of(match, "nth_digits"), within=Shifted("month", 0, Anchor.PREVIOUS))
    return TimeOfDay(day, match.value_str("partofday", "part_of_day"), mod=mod_of(match))


_TO = "(to | - | / | into | and)"
_FIRST = "(<day:_> | <nth_digits:_>)"
_LAST = "(<day> | <nth_digits>)"
_NIGHT = "(overnight (on | from | of)? | (the)? night (of | from | between) (the)?)"
RULES = (
    Rule("overnight into <weekday>", "overnight (<weekday:_> (night)?)? (into | to) <weekday>", _into_weekday),
    Rule(
        "the night of <weekday> to <weekday>",
        f"{_NIGHT} (<weekday:_> {_TO} <weekday> | <weekday:_> night {_TO} <weekday>)",
        _into_weekday,
    ),
    Rule("<weekday> night into <weekday>", "<weekday:_> (night | evening | overnight) into <weekday>", _into_weekday),
    Rule(
        "the night of <day>-<day> <month>",
        f"{_NIGHT} ({_FIRST} <monthname:_>? {_TO} (the)? {_LAST} | <fraction:pair> | <slashed:pair>)"
        " (of)? <monthname> <year>?",
        _into_date,
    ),
    Rule(
        "the night of <month> <day>-<day>",
        f"{_NIGHT} (<monthname:_> {_FIRST} {_TO} <monthname> | <monthname> {_FIRST} {_TO}) {_LAST} (,? <year>)?",
        _into_date,
    ),
    Rule(
        "the evening of the <nth>",
        "<part>? (the)? <plain_part:partofday> of the <nth_digits> (?! <anyword> | <month> | of)",
        _of_nth,
    ),
)
