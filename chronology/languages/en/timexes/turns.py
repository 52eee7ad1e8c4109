"""Turns of centuries and years: "the turn of the century", "the turn of the 20th century", "the turn of the year"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.numbers import ordinal_of
from chronology.temporal.meaning import Meaning, Named


def _of_nth(match: Match) -> Meaning | None:
    """It turned with the year that its number names: the 20th in about 1900."""
    nth = ordinal_of(match, "nth_day") or 0
    return Named(year=(nth - 1) * 100, mod="APPROX") if 2 <= nth <= 99 else None


def _of_century(_: Match) -> Meaning | None:
    return Named(year=0, short_year=True, mod="APPROX")


def _of_year(_: Match) -> Meaning | None:
    return Named(holiday="new-year", mod="APPROX")


RULES = (
    Rule("the turn of the <nth> century", "(the)? turn of the <nth_day> century", _of_nth),
    Rule("the turn of the century", "(the)? turn of the (century | millennium)", _of_century),
    Rule("the turn of the year", "(the)? turn of the year", _of_year),
)
