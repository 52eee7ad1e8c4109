"""From a date named behind: "three days before 5 May 2019", "the day after Tuesday", "the Friday before Easter"."""

from __future__ import annotations

from typing import Literal

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.holidays import IN_YEAR, named_day
from chronology.languages.en.timexes.macros import is_near, mod_of, unit_of
from chronology.languages.en.timexes.numbers import any_amount, ordinal_of
from chronology.temporal.meaning import Amount, Anchor, Counted, Meaning, Named, Shifted


def _counted(match: Match) -> Meaning | None:
    amount = any_amount(match) if match.has("amount") or match.has("vague") else Amount.of(1)
    base = _base(match)
    if amount is None or base is None:
        return None
    unit = unit_of(match) if match.has("anyunit") else "day"
    return Counted(amount, unit, _side(match), Anchor.DCT, base, mod=mod_of(match), near=is_near(match))


def _side(match: Match) -> Literal["before", "after"]:
    return "before" if match.word("closing_side") == "before" else "after"


def _base(match: Match) -> Meaning | None:
    if match.has("holiday"):
        base = named_day(match)
        return base if isinstance(base, Named) else None
    if match.has("deictic_day"):
        return Shifted("day", match.value_int("deictic_day") or 0)
    day = ordinal_of(match) if match.has("nth_day") else match.integer("day")
    if day is not None and not 1 <= day <= 31:
        return None
    return Named(
        year=match.integer("year"),
        month=match.value_int("monthname", "month"),
        day=day,
        weekday=match.value_int("weekday"),
        step=match.value_int("step"),
    )


def _weekday_beside(match: Match) -> Meaning | None:
    base = _base(match)
    step = -1 if _side(match) == "before" else 1
    return Named(weekday=match.value_int("own_weekday", "weekday"), step=step, beside=base) if base else None


_DATE = (
    "(<weekday> ,?)?"
    " (<monthname> (<nth_day> | <day>) (,? <year>)? | (the)? (<nth_day> | <day>) (of)? <monthname> <year>?)"
)
_DAY = f"({_DATE} | <step>? <weekday> | <deictic_day>)"
_COUNT = "((<amount> | <vague> | (a | an | one)) <anyunit> | (the)? day)"
RULES = (
    Rule(
        "<amount> <unit> before <date>",
        f"<approx>? (?<! for | the | these | those | first | last | next | past | over) {_COUNT} <closing_side> {_DAY}",
        _counted,
    ),
    Rule(
        "the <weekday> before <date>",
        f"(the)? <weekday:own_weekday> <closing_side> ({_DATE} | <step>? <holiday> {IN_YEAR})",
        _weekday_beside,
    ),
)
