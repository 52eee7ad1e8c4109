"""The name of a rule as the reader of one phrase meets it: of "last <unit>", “last week” has “last [unit of time]”.

A rule is named after one wording. Where the phrase has another, its kind stands there: “next week” has the form
“[last, this, next] [unit of time]”.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACES = {
    "amount": "number",
    "unit": "unit of time",
    "units": "units of time",
    "nth": "first, second, third …",
    "yy": "last two digits of a year",
    "yyyy": "year",
    "dd": "day",
    "mm": "month",
    "ddd": "year",
    "hhmm": "four digits",
    "h": "hour",
    "ww": "week",
    "holiday": "named day",
    "noun": "word",
    "weekdays": "weekday",
    "seasons": "season",
    "clock": "time on the clock",
}
# Words by which rules are named, by their kind.
_KINDS: Mapping[str, str] = {
    "last, this, next": "last next following current coming past recent that this right before other",
    "day near today": "yesterday tomorrow today",
    "weekday": "monday tuesday friday",
    "month": "may",
    "season": "spring winter dry",
    "part of the day": "night morning evening dawn mid afternoon tonight noon",
    "unit of time": "week weeks day year month century period while",
    "quarter, half, period": "quarter half",
    "a.m. or p.m.": "p.m.",
    "time zone": "gmt",
    "how often": "daily quarterly",
    "each or every": "each every",
    "time at large": "now present",
    "era": "bc ad",
    "ago, before, after": "ago later earlier",
    "decade": "nineties",
    "part": "early late first last",
    "number": "two several",
    "word for the fiscal year": "fiscal",
}
_KIND_OF = {word: kind for kind, words in reversed(tuple(_KINDS.items())) for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+|\d+")


def form_of_rule(rule: str, phrase: str) -> str:
    """The form that a rule gives to a phrase: its own words, and in square brackets the kinds of those that differ.

    Small words that the phrase has not, such as the "on" of "on the <nth>", stand right before or behind it.
    """
    said = frozenset(_WORD.findall(phrase.lower()))
    return re.sub(r"<([^<>]{1,40})>|([^\s<>-]+)", lambda part: _part_of_form(part, said), rule)


def _part_of_form(part: re.Match[str], said: frozenset[str]) -> str:
    place, word = part[1], part[2]
    if place:
        return f"[{_PLACES.get(place, place)}]"
    kind = None if said.issuperset(_WORD.findall(word.lower())) else _KIND_OF.get(word.lower())
    return f"[{kind}]" if kind else word
