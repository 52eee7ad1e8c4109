"""Days a week or two from another: "Monday week", "a week on Tuesday", "a week today", "a week last Friday"."""

from __future__ import annotations

from typing import Literal

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of, unit_of
from chronology.languages.en.timexes.numbers import amount_of
from chronology.temporal.meaning import Amount, Anchor, Counted, Meaning, Named, Shifted


def _further(match: Match) -> Meaning | None:
    """So many weeks after the coming one."""
    return _stepped(match, 1 + _weeks(match))


def _further_back(match: Match) -> Meaning | None:
    """So many weeks before the last one."""
    return _stepped(match, -1 - _weeks(match))


def _weeks(match: Match) -> int:
    amount = amount_of(match, "number")
    count = int(amount.low) if amount and amount.low and amount.low <= _MOST_WEEKS else 1
    return count * (match.value_int("week_word") or 1)


_MOST_WEEKS = 20


def _stepped(match: Match, step: int) -> Meaning | None:
    return Named(weekday=match.value_int("weekday"), step=step, mod=mod_of(match))


def _next_or_last(match: Match) -> Meaning | None:
    return _stepped(match, match.value_int("next_or_last") or 1)


def _from_day(match: Match) -> Meaning | None:
    return _to_the_day(match, "after")


def _back_from_day(match: Match) -> Meaning | None:
    return _to_the_day(match, "before")


def _either_side(match: Match) -> Meaning | None:
    """ "A week today" is to come; "a week yesterday" and "it is a week today since" are over."""
    return _to_the_day(match, "before" if match.value_int("deictic_day") == -1 else "after")


def _to_the_day(match: Match, direction: Literal["before", "after"]) -> Meaning | None:
    amount, unit = amount_of(match, "number") or Amount.of(1), unit_of(match)
    times = 2 if match.word("anyunit") in match.lexicon.classes["double_units"] else 1
    if amount.low is None or amount.low != amount.high or amount.low % 1 or amount.low > _MOST_UNITS:
        return None
    base = Shifted("day", match.value_int("deictic_day") or 0)
    return Counted(Amount.of(amount.low * times), unit, direction, Anchor.DCT, base, to_the_day=True)


_MOST_UNITS = 1000
_WEEKS = "(a | <number>) <week_word>"
_UNITS = "(a | an | <number>) <anyunit>"
RULES = (
    Rule("Monday week", "<weekday> <one_week:week_word> (?! -)", _further),
    Rule("a week on Tuesday", f"{_WEEKS} (from | on)? (this | next)? <weekday>", _further),
    Rule("a week last Friday", f"{_WEEKS} (ago)? (on)? <last> <weekday>", _further_back),
    Rule("a week ago on Friday", f"{_WEEKS} ago (on)? <weekday>", _further_back),
    Rule("a week from today", f"{_UNITS} from <deictic_day>", _from_day),
    Rule("a week ago today", f"{_UNITS} ago <deictic_day>", _back_from_day),
    Rule("a week today since", f"{_UNITS} <deictic_day> (?= since | that)", _back_from_day),
    Rule("a week today", "(a | an | <number>) (<week_word:anyunit> | <long_unit:anyunit>) <deictic_day>", _either_side),
    Rule("today week", "(<deictic_day> | this day) <one_week:anyunit> (?! -)", _either_side),
    Rule("Tuesday next", f"<weekday> <next_or_last> (?! to) {PHRASE_END}", _next_or_last),
)
