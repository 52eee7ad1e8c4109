"""How far "two days later", "just hours before", "within 90 minutes" reach, as a TIMEX3 duration."""

from __future__ import annotations

import re

from chronology.extraction.event_words import EventWords
from chronology.extraction.quantities import read_number
from chronology.model.annotations import Timex3

_WORD = re.compile(r"[^\W_]++(?:[.,]\d++)*+")


def read_gap(timex: Timex3, words: EventWords) -> str | None:
    """The duration that a phrase names: "Days later" is PXD, "48 hours before" PT48H; None when it names none."""
    if timex.type == "DURATION" and timex.value.startswith("P"):
        return timex.value
    tokens = [match[0].lower() for match in _WORD.finditer(timex.text)]
    for place, token in enumerate(tokens):
        unit = words.units.get(token) or words.units.get(token.removesuffix("s"))
        if unit is not None:
            plural = token not in words.units
            return _duration(_amount(tokens[:place], plural, words), unit)
    return None


def _amount(before: list[str], plural: bool, words: EventWords) -> int | None:
    for token in reversed(before[-2:]):
        number = read_number(token, words)
        if number is not None and not (plural and number == 1):
            return number
    return None if plural else 1


def _duration(amount: int | None, unit: str) -> str:
    clock, letter, factor = unit[0] == "T", unit.removeprefix("T")[0], unit.removeprefix("T")[1:]
    number = "X" if amount is None else str(amount * int(factor or 1))
    return f"PT{number}{letter}" if clock else f"P{number}{letter}"
