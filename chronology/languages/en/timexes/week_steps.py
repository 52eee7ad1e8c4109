"""Weekdays a week or two from the nearest: "Monday week", "a week on Tuesday", "Tuesday next", "a week last Friday"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of
from chronology.languages.en.timexes.numbers import amount_of
from chronology.temporal.meaning import Meaning, Named


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


_WEEKS = "(a | <number>) <week_word>"
RULES = (
    Rule("Monday week", "<weekday> <one_week:week_word> (?! - | <anyword> | 's)", _further),
    Rule("a week on Tuesday", f"{_WEEKS} (from | on)? (this | next)? <weekday>", _further),
    Rule("a week last Friday", f"{_WEEKS} (ago)? (on)? <last> <weekday>", _further_back),
    Rule("a week ago on Friday", f"{_WEEKS} ago (on)? <weekday>", _further_back),
    Rule("Tuesday next", f"<weekday> <next_or_last> (?! to) {PHRASE_END}", _next_or_last),
)
