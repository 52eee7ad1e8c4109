"""Anniversaries, of a date ("the 75th anniversary of 6 June 1944") or of something that was; days of something."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.numbers import ordinal_of
from chronology.temporal.meaning import Impossible, Meaning, Named

_OF_EVENT = "the anniversary of something whose own day has to be known"


def _of_date(match: Match) -> Meaning | None:
    count, year = ordinal_of(match) or 0, match.integer("year") or 0
    return Named(year=year + count, month=match.value_int("monthname", "month"), day=match.integer("day"))


def _of_event(_: Match) -> Meaning | None:
    return Impossible("XXXX-XX-XX", _OF_EVENT, apposed=True)


def _day_of_event(_: Match) -> Meaning | None:
    return Impossible("XXXX-XX-XX", "a day of something whose first day has to be known", apposed=True)


_NTH = "(<nth_day> | <nth_any_digits:nth_day>) (- year)? anniversary"
RULES = (
    Rule(
        "the <nth> anniversary of <date>",
        f"(the)? {_NTH} of (the)? (<day> <monthname> | <monthname> <day> ,? | <monthname>)? <year>",
        _of_date,
    ),
    Rule("the <nth> anniversary", f"the {_NTH} (?= of)", _of_event),
    Rule(
        "the <nth> day of the <event>",
        "(the | <possessive>) (<nth_word:_> | <last:_> | final | opening | closing) (full)? day"
        " (?= of (<determiner> | <possessive>) | in office)",
        _day_of_event,
    ),
)
