"""Which part of a stretch an expression means: "early June", "the last days of March", "later this year"."""

from __future__ import annotations

import functools
import re
from fractions import Fraction

from chronology.languages.en.timexes.words import timex_words
from chronology.temporal.portions import Compared, Portion

# TIMEX3's ``mod`` of an expression that means a part.
PARTS = frozenset(["START", "MID", "END"])
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# A week that is counted within a month may begin on any day of it: some days to both sides.
_LOOSE_DAYS = 3
_COUNTED_UNITS = frozenset(["days", "weekend", "weeks", "months", "years"])
_THIRDS = ((Fraction(0), Fraction(1, 3)), (Fraction(2, 3), Fraction(1)))
_LAST_DAYS = 7
_SIDES: dict[str, Compared] = {"earlier": "before", "later": "after"}


def portion_of(words: str) -> Portion | None:
    """The part that the first words of an expression name; None where they name none."""
    plain = re.sub(r"[\s‐‑–—-]+", " ", words[:60].lower())
    found = _heads().match(plain)
    if found is None:
        return None
    head, counted = found["head"], found["counted"]
    if side := _SIDES.get(head):
        return Portion(compared=side)
    if counted == "week":
        return _nth_week(head)
    start, end = (Fraction(part) for part in timex_words()["portions"][head])
    if counted in _COUNTED_UNITS:  # "the early months of", "the last days of": near the edge
        start, end = _THIRDS[start > 0]
    most_days = timex_words()["portion_days"].get(counted)
    return Portion(start, end, most_days, sharp=counted == "half")


def _nth_week(head: str) -> Portion:
    nth = _NTH.get(head, 1 if head == "opening" else None)
    if nth is None:
        return Portion(Fraction(1, 2), most_days=_LAST_DAYS + _LOOSE_DAYS)
    first_day = 7 * (nth - 1) + 1
    return Portion(first_day=max(first_day - _LOOSE_DAYS, 1), last_day=first_day + 6 + _LOOSE_DAYS)


@functools.cache
def _heads() -> re.Pattern[str]:
    heads = "|".join([*timex_words()["portions"], *_SIDES])
    counted = "|".join(["week", *timex_words()["portion_days"]])
    return re.compile(rf"(?:the )?(?:very )?(?P<head>{heads})\b(?: (?P<counted>{counted}) of\b)?")
