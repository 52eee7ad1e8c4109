"""Years: "2011", "late 1944", "the end of 1990", "fiscal 1989", "490 BC", "nineteen ninety-six", "'98"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import mod_of, season_of
from chronology.languages.en.timexes.numbers import year_in_words
from chronology.languages.en.timexes.plain_numbers import find_plain_number
from chronology.temporal.meaning import Meaning, Named


def _year(match: Match) -> Meaning | Refusal | None:
    if refusal := find_plain_number(match, match.found.end() - 1):
        return refusal
    return Named(year=match.integer("year"), mod=mod_of(match), fiscal=match.has("fiscal"))


def _or_later(match: Match) -> Meaning | None:
    return Named(year=match.integer("year"), mod="ON_OR_BEFORE" if match.has("later_word") else "ON_OR_AFTER")


_NO_SIGN = Refusal("a number of four digits that nothing marks as a year")


def _bare(match: Match) -> Meaning | Refusal | None:
    year = match.integer("year") or 0
    # A plain number of four digits is a year only where years are spoken of.
    if refusal := find_plain_number(match, match.found.end() - 1):
        return refusal
    return Named(year=year) if 1500 <= year <= 2100 else _NO_SIGN


def _after_preposition(match: Match) -> Meaning | Refusal | None:
    year = match.integer("year") or 0
    if refusal := find_plain_number(match, match.found.end() - 1):
        return refusal
    return Named(year=year, mod=mod_of(match)) if 1000 <= year <= 2100 else _NO_SIGN


def _words(match: Match) -> Meaning | None:
    return Named(year=year_in_words(match), mod=mod_of(match))


def _millennium(match: Match) -> Meaning | None:
    return Named(year=year_in_words(match, "millenniumwords"))


def _short(match: Match) -> Meaning | None:
    return Named(year=match.integer("two_digits"), short_year=True, mod=mod_of(match))


def _short_fiscal(match: Match) -> Meaning | None:
    """ "FY19"."""
    if match.word("fiscal") != "fy":
        return None
    return Named(year=match.integer("two_digits"), short_year=True, fiscal=True, mod=mod_of(match))


def _before_our_era(match: Match) -> Meaning | None:
    year = match.integer("integer") or 0
    month = match.value_int("monthname", "month")
    day = match.integer("day")
    named = Named(year=year, before_our_era=True, month=month, day=day, season=season_of(match), mod=mod_of(match))
    return named if 1 <= year <= 9999 else None


def _open_era(match: Match) -> Meaning | None:
    year = match.integer("three_digits") or 0
    return Named(year=year, era_open=True, mod=mod_of(match)) if year >= 100 else None


def _of_our_era(match: Match) -> Meaning | None:
    year = match.integer("integer") or 0
    return Named(year=year, mod=mod_of(match)) if 1 <= year <= 9999 else None


def _second_of_range(match: Match) -> Meaning | Refusal | None:
    # The look-behind has seen the first year: it stands two tokens before.
    at = match.found.start()
    if refusal := find_plain_number(match, at - 2):  # "pages 1914-18"
        return refusal
    start, end = match.tokens[at - 2]
    first, second = int(match.text[start:end]), match.integer("two_digits") or 0
    return Named(year=first // 100 * 100 + second) if second > first % 100 else None


_UNCOUNTED = "(?! <counted_thing> | % | - <unit> | - <units> | <units> | <currency>)"
_NO_NUMBER = "(?<! <currency>) (?<! <numbered>) (?<! / ) (?<! <anynumber>)"
RULES = (
    Rule("<year>", f"{_NO_NUMBER} (?<! -) <year> {_UNCOUNTED} (?! <pluralword>)", _bare),
    Rule(
        "<preposition> <year>",
        f"{_NO_NUMBER} (?<! <no_year> -) (?<= <preposition> | <month> | <determiner> | - | <season>) <part>? <year>"
        f" {_UNCOUNTED}",
        _after_preposition,
    ),
    Rule("late <year>", f"(<part> | <approx_date>) (the year)? <year> {_UNCOUNTED}", _year),
    Rule(
        "<year> or later",
        "<year> (or later | or <later_word> | and beyond | onwards | onward) (?! <anynumber>)",
        _or_later,
    ),
    Rule("the year <year>", "(the)? (years | year) (of (our lord | grace))? <year>", _year),
    Rule("<year>-<yy>", "(?<= <year> -) <two_digits> (?! - | / | <anynumber> | <counted_thing>)", _second_of_range),
    Rule("fiscal <year>", "<part>? (the)? <fiscal> (year)? <year>", _year),
    Rule("<year in words>", "<part>? (the year)? <yearwords>", _words),
    Rule("the year two thousand", "the year <millenniumwords>", _millennium),
    Rule("'<yy>", "(?<= <preposition> | <season> | of | ,) <part>? ' <two_digits> (?! ')", _short),
    Rule(
        "<year> BC",
        "<part>? <approx_date>? (<season> (of)? | <monthname> <day>? ,? | <day> <monthname>)? <integer> <era_before>",
        _before_our_era,
    ),
    Rule(
        "in <three digits>",
        "(?<= in | of | by | until | after | before | since | from) <part>? <three_digits> (?= . | , |"
        " ; | ¶ | <determiner> | <capitalword>)",
        _open_era,
    ),
    Rule(
        "the year <number>",
        "(?<= in | of | by | since | until) the year <integer> (?! <counted_thing> | <era_before>)",
        _of_our_era,
    ),
    Rule(
        "<year>-<year> BC",
        "<part>? <approx_date>? <integer> (?= (- | to | and | or) <integer:_> <era_before>)",
        _before_our_era,
    ),
    Rule("fiscal '<yy>", "<part>? <fiscal> (year)? <two_digits> (?! <anyword> | %)", _short_fiscal),
    Rule("AD <year>", "<era_after> <integer> (?! <counted_thing>)", _of_our_era),
    Rule("<year> AD", "<part>? <approx_date>? <integer> <era_after>", _of_our_era),
)
