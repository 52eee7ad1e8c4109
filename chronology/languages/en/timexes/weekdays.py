"""Weekdays and weekends: "Sunday", "last Friday", "early Tuesday", "this weekend", "Friday of last week"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import is_indefinite, mod_of, shifted_of
from chronology.languages.en.timexes.numbers import amount_of
from chronology.temporal.meaning import Anchor, Meaning, Named

# "the Good Friday accord", "Bloody Sunday" are names, and no day of this week.
_NAMES_DAYS = frozenset({"Good", "Black", "Bloody", "Palm", "Ash", "Super", "Holy"})


def _weekday(match: Match) -> Meaning | Refusal | None:
    if _word_before(match) in _NAMES_DAYS:
        return Refusal(f"part of a name: “{_word_before(match)} {match.words('weekday')[0]}”")
    if match.has("relative"):
        step, anchor = match.value_int("relative"), Anchor.PREVIOUS
    else:
        step, anchor = match.value_int("step", "steps"), Anchor.DCT
    return Named(
        weekday=match.value_int("weekday"),
        step=step,
        anchor=anchor,
        indefinite=is_indefinite(match),
        mod=mod_of(match),
    )


def _word_before(match: Match) -> str:
    first, last = match.tokens[match.found.start() - 1] if match.found.start() else (0, 0)
    return match.text[first:last]


def _of_week(match: Match) -> Meaning | None:
    return Named(weekday=match.value_int("weekday"), within=shifted_of(match, "week"), mod=mod_of(match))


def _weekdays_ago(match: Match) -> Meaning | None:
    count = amount_of(match, "number")
    if count is None or count.low is None or not 1 <= count.low <= 520 or count.low % 1:
        return None
    return Named(weekday=match.value_int("weekdays"), step=-int(count.low))


def _before_last(match: Match) -> Meaning | None:
    step = -2 if match.has("last") else 2
    return Named(weekday=match.value_int("weekday"), weekend=not match.has("weekday"), step=step)


def _weekend(match: Match) -> Meaning | None:
    if match.has("relative"):
        return Named(weekend=True, step=match.value_int("relative"), anchor=Anchor.PREVIOUS, mod=mod_of(match))
    return Named(weekend=True, step=match.value_int("step", "steps"), mod=mod_of(match))


RULES = (
    Rule("<weekday>", "<part>? <weekday>", _weekday),
    Rule("last <weekday>", "<part>? (this)? (<step> | <past:step>) <weekday>", _weekday),
    Rule("the following <weekday>", "<part>? (the | that)? <relative> <weekday>", _weekday),
    Rule("<weekday> of last week", "<weekday> (of)? (<step> | (the)? <relative>) week", _of_week),
    Rule("last week on <weekday>", "(<step> | (the)? <relative>) week ,? on <weekday>", _of_week),
    Rule("<number> <weekdays> ago", "<number> <weekdays> ago", _weekdays_ago),
    Rule(
        "the <weekday> before last",
        "(the)? (<weekday> | weekend) (before <last> | after next)",
        _before_last,
    ),
    Rule("the weekend", "<part>? the weekend (?! <plain_part>)", _weekend),
    Rule("last weekend", "<part>? (this)? (<step> | <past:step>) weekend", _weekend),
    Rule("the following weekend", "<part>? (the)? <relative> weekend", _weekend),
)
