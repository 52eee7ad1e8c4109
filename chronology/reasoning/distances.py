"""How far apart two events lie, by the words of a source: "two days", "90 minutes later", "the next day", "weeks".

Days are read as :mod:`chronology.reasoning.reach` reads them. Hours and minutes are as exact as people tell them: a
number of minutes is rounded to what it is a multiple of, and hours to the half hour.
"""

from __future__ import annotations

import dataclasses
import functools
import math

from chronology.languages import available, load
from chronology.reasoning.clock import rounding_minutes
from chronology.reasoning.network.statements import Unit
from chronology.reasoning.reach import Reach, reach_of
from chronology.temporal.meaning import Amount, Counted, Length, Meaning, Shifted

_LETTERS = {
    "day": "P{}D", "week": "P{}W", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE",
    "century": "P{}CE", "millennium": "P{}ML", "hour": "PT{}H", "minute": "PT{}M", "second": "PT{}S",
}  # fmt: skip
_MINUTES = {"hour": 60, "minute": 1}
_AT_MOST, _AT_LEAST = frozenset({"LESS_THAN", "EQUAL_OR_LESS"}), frozenset({"MORE_THAN", "EQUAL_OR_MORE"})


@dataclasses.dataclass(frozen=True, slots=True)
class Distance:
    """``low`` to ``high`` units, both included; None is open. ``vague`` where the words themselves say "about"."""

    low: int
    high: int | None
    unit: Unit = "days"
    vague: bool = False


@functools.lru_cache(maxsize=4096)  # a few phrases stand in thousands of records
def read_distance(words: str, language: str) -> Distance | None:
    """The distance that words of a language tell; None where they tell none that is understood."""
    if language not in available():
        return None
    for timex in load(language).find_timexes(words):
        found = _measure(timex.meaning)
        if found is not None:
            return found
    return None


def _measure(meaning: Meaning) -> Distance | None:
    if isinstance(meaning, Shifted):
        return _measure_shift(meaning)
    if not isinstance(meaning, (Length, Counted)) or (isinstance(meaning, Length) and meaning.rest is not None):
        return None
    found = _measure_minutes(meaning.amount, meaning.unit) or _measure_days(meaning.amount, meaning.unit)
    if found is None:
        return None
    within = isinstance(meaning, Length) and meaning.direction == "within"
    return Distance(
        0 if within or meaning.mod in _AT_MOST else found.low,
        None if meaning.mod in _AT_LEAST else found.high,
        found.unit,
        meaning.mod is not None,
    )


def _measure_minutes(amount: Amount, unit: str) -> Distance | None:
    if unit not in _MINUTES or amount.low is None or amount.high is None:
        return None
    low, high = (math.floor(number * _MINUTES[unit]) for number in (amount.low, amount.high))
    return Distance(max(0, low - rounding_minutes(low)), high + rounding_minutes(high), "minutes")


def _measure_days(amount: Amount, unit: str) -> Distance | None:
    if unit not in _LETTERS:
        return None
    low, high = _reach(amount.low, unit), _reach(amount.high, unit)
    return Distance(low.low, high.high) if low and high else None


def _reach(number: object, unit: str) -> Reach | None:
    return reach_of(_LETTERS[unit].format("X" if number is None else number))


def _measure_shift(meaning: Shifted) -> Distance | None:
    """ "The next day", "the following week": the unit that is so many further, from any day of the one to any of it."""
    if meaning.unit not in _LETTERS or meaning.unit in {"hour", "minute", "second"}:
        return None
    unit = reach_of(_LETTERS[meaning.unit].format(1))
    if unit is None or unit.high is None:
        return None
    steps, inside = abs(meaning.step), unit.high - 1
    return Distance(max(0, steps * unit.low - inside), steps * unit.high + inside)
