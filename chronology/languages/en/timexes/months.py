"""Months: "June", "early June 2016", "the end of March", "last August", "June of last year"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import mod_of
from chronology.languages.en.timexes.numbers import ordinal_of, year_of
from chronology.temporal.meaning import Anchor, Meaning, Named, Shifted


def _month(match: Match) -> Meaning | None:
    return Named(year=year_of(match), month=match.value_int("monthname", "month"), mod=mod_of(match))


def _doubtful(match: Match) -> Meaning | None:
    return Named(month=match.value_int("month_doubtful"), mod=mod_of(match))


def _short(match: Match) -> Meaning | None:
    return Named(
        year=match.integer("two_digits"),
        short_year=True,
        month=match.value_int("monthname", "month"),
        mod=mod_of(match),
    )


def _stepped(match: Match) -> Meaning | None:
    return Named(month=match.value_int("monthname", "month"), step=match.value_int("step"), mod=mod_of(match))


def _relative(match: Match) -> Meaning | None:
    """ "The following August", "that May": counted from the date before."""
    month, step = match.value_int("monthname", "month"), match.value_int("relative")
    return Named(month=month, step=step, anchor=Anchor.PREVIOUS, mod=mod_of(match))


def _of_year(match: Match) -> Meaning | None:
    relative = match.value_int("relative")
    outer = Shifted("year", relative, Anchor.PREVIOUS) if relative is not None else Shifted("year", _step(match))
    month = match.value_int("monthname", "month")
    day = ordinal_of(match) if match.has("nth_day") else match.integer("day")
    return Named(month=month, day=day, within=outer, mod=mod_of(match)) if day is None or 1 <= day <= 31 else None


def _step(match: Match) -> int:
    return match.value_int("step") or 0


RULES = (
    Rule(
        "<month> <year>",
        "(<part> | <approx_date>)? (the month of)? <monthname> (, | of | in)? (<year> | <yearwords>)",
        _month,
    ),
    Rule("<month> '<yy>", "<part>? <monthname> ' <two_digits>", _short),
    Rule("<month>", "(<part> | <approx_date>)? (the month of)? <month_sure:monthname>", _month),
    Rule("<month abbreviation>", "<part>? <month_abbreviation:monthname> .", _month),
    Rule(
        "<preposition> May",
        "(?<= <preposition> | , | and | - | <oov_mark>) <part>? <month_doubtful> (?! <capitalword> | on | <pronoun>)",
        _doubtful,
        doubt="month_doubtful",
    ),
    Rule(
        "in May",
        "(?<= in | since | by | until | till | during | before | after | from | through) <month_doubtful>"
        " (?! <capitalword>)",
        _doubtful,
        doubt="month_doubtful",
    ),
    Rule(
        "from <month> to May",
        "(?<= <month> (to | and | - | until | till | through | or)) <month_doubtful> (?! <capitalword>)",
        _doubtful,
    ),
    Rule("the May <noun>", "(?<= the | a) <month_doubtful> (?= <lowerword>)", _doubtful, doubt="month_doubtful"),
    Rule("early May", "(<part> | the month of) <month_doubtful>", _doubtful),
    Rule("May's", "<month_doubtful> (?= 's)", _doubtful),
    Rule("last <month>", "<part>? (this)? <step> <monthname> (?! <day> | <year>)", _stepped),
    Rule(
        "the following <month>",
        "(the <relative> | (?<= in | by | since | until | during | of | . | ; | ¶ | ,) <that_word:relative>)"
        " <monthname> (?! <day> | <year>)",
        _relative,
    ),
    Rule(
        "<month> of last year",
        "<part>? (<monthname> <day>? ,? | (the)? (<nth_day> | <day>) (of)? <monthname> ,?) (of | in)?"
        " (<step> | (the)? <relative>) year (?! - | 's)",
        _of_year,
    ),
)
