"""Days and units counted from now or from the date before: "yesterday", "last week", "the following month"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of, shifted_of, unit_of
from chronology.temporal.meaning import Amount, Anchor, Length, Meaning, Shifted


def _deictic_day(match: Match) -> Meaning | None:
    return Shifted("day", match.value_int("deictic_day") or 0, mod=mod_of(match))


def _two_days_off(match: Match) -> Meaning | None:
    return Shifted("day", -2 if match.has("yesterday") else 2)


def _before_last(match: Match) -> Meaning | None:
    return Shifted(unit_of(match, "calendar_unit"), -2 if match.has("last") else 2)


def _stepped(match: Match) -> Meaning | None:
    return shifted_of(match, unit_of(match, "calendar_unit"), mod_of(match))


def _relative_day(match: Match) -> Meaning | None:
    return Shifted("day", match.value_int("relative") or 0, Anchor.PREVIOUS, mod=mod_of(match))


def _day_before(match: Match) -> Meaning | None:
    direction = match.word("side")
    return Shifted("day", -1 if direction in {"before", "preceding"} else 1, Anchor.PREVIOUS)


def _bare_unit(match: Match) -> Meaning | None:
    """ "the quarter", "the year" go on with the one that the text speaks of, or the present one."""
    return Shifted(unit_of(match, "calendar_unit"), 0, Anchor.PREVIOUS, mod=mod_of(match))


def _year_end(match: Match) -> Meaning | None:
    return Shifted("year", 0, mod="END")


def _fiscal_bare(match: Match) -> Meaning | None:
    return Shifted("year", 0, Anchor.PREVIOUS, fiscal=True, mod=mod_of(match))


def _fiscal(match: Match) -> Meaning | None:
    return Shifted("year", match.value_int("step", "fiscal_step") or 0, fiscal=True, mod=mod_of(match))


def _of_event(match: Match) -> Meaning | None:
    """ "the last month of the war": how long, and not the month before the day of writing."""
    return Length(Amount.of(1), unit_of(match, "calendar_unit"))


_EVENT = (
    "(?= of (<determiner> (?! <calendar_unit> | <units> | <season> | <step> | <relative> | <year> | <month>)"
    " | (world | <capitalword>) (?! <year>)))"
)
RULES = (
    Rule(
        "the first <unit> of <event>",
        f"the (first | opening | final | last | closing) <calendar_unit> {_EVENT}",
        _of_event,
    ),
    Rule("yesterday", "<part>? <deictic_day>", _deictic_day, doubt="deictic_day"),
    Rule(
        "the day before yesterday",
        "(the)? day (before <deictic_day:yesterday> | after <deictic_day:tomorrow>)",
        _two_days_off,
    ),
    Rule("the <unit> before last", "the <calendar_unit> (before <last> | after next)", _before_last),
    Rule("last <unit>", "<part>? (this)? <step> <calendar_unit> (?! -)", _stepped),
    Rule("the current <unit>", "<part>? (the)? <step_with_article:step> <calendar_unit>", _stepped),
    Rule("the following <unit>", "<part>? ((the | that)? <relative> | this same) <calendar_unit>", _stepped),
    Rule("that day", "<part>? (that (same | very)? | the (same | very) | this (very)?) day", _relative_day),
    Rule("the following day", "<part>? (the | that)? <relative> day", _relative_day),
    Rule("the day before", "the day <side> " + PHRASE_END, _day_before),
    Rule("the end of the <unit>", "<part> (the | that) <calendar_unit>", _bare_unit),
    Rule(
        "the year",
        "(?<! <nth_digits> of) (?<! day of) (?<= of | for | in | during | through | throughout | over)"
        " the <long_calendar_unit:calendar_unit>"
        " (?! of (?! <currency>) | - | 's | ended | ending | to | <year> | <relative> | <month>)",
        _bare_unit,
    ),
    Rule("the quarter", "the <quarter_word:calendar_unit> (?! - | of a | ended | ending)", _bare_unit),
    Rule("year-end", "<approx_date>? (the)? (year | year 's) - ? end", _year_end),
    Rule("the <fiscal> year", "<part>? (the)? (<step> | <latest:step>) <fiscal> year", _fiscal),
    Rule("the end of the <fiscal> year", "<part>? (the | its | their) <fiscal> year (?! <year> | ended)", _fiscal_bare),
)
