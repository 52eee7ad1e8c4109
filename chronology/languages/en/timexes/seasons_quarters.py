"""Seasons, quarters and halves: "last summer", "the third quarter of 1990", "the second half of 2008"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import mod_of, season_of
from chronology.languages.en.timexes.names import names_an_event
from chronology.languages.en.timexes.numbers import amount_of, year_of
from chronology.temporal.meaning import Anchor, Impossible, Meaning, Named, Shifted


def _season(match: Match) -> Meaning | Refusal | None:
    if names_an_event(match.all_words, match.place("season")):
        return Refusal("a season with a capital letter beside another: part of a name")
    if match.has("relative"):
        step, anchor = match.value_int("relative"), Anchor.PREVIOUS
    else:
        step, anchor = match.value_int("step", "steps"), Anchor.DCT
    return Named(
        season=season_of(match), year=year_of(match), step=step, anchor=anchor, within=_outer(match), mod=mod_of(match)
    )


def _of_short_year(match: Match) -> Meaning | None:
    return Named(season=season_of(match), year=match.integer("two_digits"), short_year=True, mod=mod_of(match))


def _seasons_ago(match: Match) -> Meaning | None:
    count = amount_of(match, "number")
    if (
        count is None
        or count.low is None
        or count.low != count.high
        or count.low % 1
        or not 1 <= count.low <= _MOST_YEARS
    ):
        return None
    return Named(season=season_of(match, "seasons"), step=-int(count.low))


_MOST_YEARS = 100


def _before_last(match: Match) -> Meaning | None:
    return Named(season=season_of(match), step=-2 if match.has("last") else 2)


def _outer(match: Match) -> Meaning | None:
    """ "of last year", "next year's"."""
    if not match.has("yearword"):
        return None
    if match.has("year_relative"):
        return Shifted("year", match.value_int("year_relative", "relative") or 0, Anchor.PREVIOUS)
    return Shifted("year", match.value_int("year_step", "step") or 0)


def _weather(match: Match) -> Meaning | None:
    return Impossible("XXXX", "a season of the weather, whose days differ from land to land", mod=mod_of(match))


def _piece(match: Match) -> Meaning | None:
    quarter, half = match.value_int("quarter_nth"), match.value_int("half_nth")
    if match.has("nth_digits"):
        quarter = match.integer("nth_digits")
        if quarter not in {1, 2, 3, 4}:
            return None
    if quarter and not match.has("year") and _is_of_other(match):
        return None
    return Named(
        quarter=quarter,
        half=None if quarter else half,
        year=year_of(match),
        within=_outer(match),
        fiscal=match.has("fiscal"),
        mod=mod_of(match),
    )


def _is_of_other(match: Match) -> bool:
    """ "The third quarter of the match", "of the 18th century": no quarter of a year."""
    at = match.found.end()
    words = [word.lower() for word in match.all_words[at : at + 5]]
    return words[:2] in (["of", "the"], ["of", "a"]) and not any(word in _YEARS or word.isdigit() for word in words)


_YEARS = frozenset(["year", "fiscal", "financial"])


def _year_piece(match: Match) -> Meaning | None:
    """ "the 1988 quarter" is compared with the one the text is about."""
    return Named(year=match.integer("year"), comparable=True)


def _quarter_number(match: Match) -> Meaning | None:
    number, year = int(match.word("quarter_code")[1]), match.integer("year")
    return Named(half=number, year=year) if match.word("quarter_code")[0] == "h" else Named(quarter=number, year=year)


def _this_quarter(match: Match) -> Meaning | None:
    anchor = Anchor.PREVIOUS if match.has("the") else Anchor.DCT
    return Shifted("quarter", match.value_int("step") or 0, anchor, mod=mod_of(match))


_OUTER = "<year> | <yearwords> | <step:year_step> <yearword> | (the | that)? <relative:year_relative> <yearword>"
_OF_YEAR = f"((of | in | ,)? (<fiscal> (year)? <year> | {_OUTER}))?"
_YEAR_FIRST = (
    "(<step:year_step> <yearword> 's | (the | its | their)? <year> ('s)? <fiscal>?"
    "| (the)? (<year_kind> -?)? <fiscal>? -?)?"
)
RULES = (
    Rule("<season>", f"<part>? (the)? <season_sure:season> {_OF_YEAR}", _season),
    Rule("the spring of <year>", "<part>? (the)? <season> (of | ,)? (<year> | <yearwords>)", _season),
    Rule("the summer of '<yy>", "<part>? (the)? <season> (of)? ' <two_digits>", _of_short_year),
    Rule(
        "the spring of last year",
        "<part>? (the)? <season> of (<step:year_step> <yearword> | (the | that)? <relative:year_relative> <yearword>)"
        " (?! 's)",
        _season,
    ),
    Rule(
        "in the spring",
        "(?<= in | during | by | until | since | of | before | after | for | through) <part>? the <season> (?! of)",
        _season,
        doubt="season",
    ),
    Rule(
        "by spring",
        "(?<= by | in | until | till | since | before | after | through | each) <season> (?! - | of |"
        " <capitalword> | to | from | in)",
        _season,
        doubt="season",
    ),
    Rule("a spring <noun>", "(?<= a | <possessive>) <spring_word:season> (?= <lowerword>)", _season, doubt="season"),
    Rule("last <season>", "<part>? (this)? (<step> | <past:step>) <season> (?! -)", _season),
    Rule("the <season> before last", "the <season> (before <last> | after next)", _before_last),
    Rule("<number> <seasons> ago", "<number> <seasons> ago", _seasons_ago),
    Rule("the following <season>", "<part>? (the | that)? <relative> <season>", _season),
    Rule(
        "the dry season",
        "<part>? (the)? (dry | rainy | wet | monsoon | planting | harvest | hurricane) season (?! 's)",
        _weather,
    ),
    Rule("<nth> quarter", f"{_YEAR_FIRST} (<quarter_nth> | <nth_digits>) <fiscal>? quarter {_OF_YEAR}", _piece),
    Rule("<nth>-quarter", "<fiscal>? -? (<quarter_nth> | <nth_digits>) - quarter", _piece),
    Rule("the <year> quarter", "the <year> (quarter | period)", _year_piece),
    Rule("<nth> half", f"(the)? <half_nth> half of ({_OUTER} | (the)? <yearword>)", _piece),
    Rule("the first two quarters", f"the <half_nth> two (fiscal)? quarters of ({_OUTER} | (the)? <yearword>)", _piece),
    Rule("Q3 <year>", "<quarter_code> (of)? <year>?", _quarter_number),
    Rule("H1 <year>", "<half_code:quarter_code> (of)? <year>", _quarter_number),
    Rule("<year> H1", "<year> <half_code:quarter_code>", _quarter_number),
    Rule("<year> Q3", "<year> <quarter_code>", _quarter_number),
    Rule(
        "the latest quarter",
        "(the | its) <latest> (quarter | period)",
        lambda _: Shifted("quarter", 0, Anchor.PREVIOUS),
    ),
)
