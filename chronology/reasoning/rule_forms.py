"""The name of a rule as a reader meets it: "last <unit>" is the form “last [unit of time]”."""

from __future__ import annotations

import re

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
}


def form_of_rule(rule: str) -> str:
    """What stands in angle brackets as plain words in square ones."""
    return re.sub(r"<([^<>]{1,40})>", lambda place: f"[{_PLACES.get(place[1], place[1])}]", rule)
