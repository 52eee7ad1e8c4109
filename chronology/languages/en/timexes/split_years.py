"""Years that begin in one year and end in the next: "fiscal 2019-20", "FY2019/20", "the winter of 2014-15"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import mod_of
from chronology.temporal.meaning import Meaning, Named


def _split(match: Match) -> Meaning | None:
    years = _years(match)
    if years is None:
        return None
    return Named(year=years[1], split=True, fiscal=match.has("fiscal"), mod=mod_of(match))


def _winter(match: Match) -> Meaning | None:
    years = _years(match)
    return Named(year=years[0], season="WI", mod=mod_of(match)) if years else None


def _years(match: Match) -> tuple[int, int] | None:
    """The year and the next, None where the digits give other years."""
    if match.has("slashed"):
        digits, _, last = match.word("slashed").partition("/")
    else:
        digits, last = match.word("year"), match.word("any_two") or match.word("last_year")
    if not (digits.isdecimal() and last.isdecimal() and len(digits) == 4 and len(last) in {2, 4}):
        return None
    first = int(digits)
    follows = int(last) == (first + 1 if len(last) == 4 else (first + 1) % 100)
    return (first, first + 1) if follows and _FIRST_YEAR <= first <= _LAST_YEAR else None


_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_SPLIT = "(<year> - <any_two> | <year> - <year:last_year> | <slashed>)"
RULES = (
    Rule("fiscal <year>-<yy>", f"<part>? (the)? <fiscal> (year)? {_SPLIT}", _split),
    Rule("the winter of <year>-<yy>", f"<part>? (the)? <winter_word> (of | ,)? {_SPLIT}", _winter),
    Rule("the <year>-<yy> winter", f"<part>? (the)? {_SPLIT} <winter_word>", _winter),
    Rule("<year>/<yy>", "<part>? <slashed> (?! / | <anynumber>)", _split),
)
