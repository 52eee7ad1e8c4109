"""Decades and centuries: "the 1990s", "the late '80s", "the nineties", "the 19th century", "the last century"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import mod_of
from chronology.languages.en.timexes.numbers import ordinal_of
from chronology.temporal.meaning import Meaning, Named


def _decade(match: Match) -> Meaning | None:
    decade = match.value_int("decades") if match.has("decades") else int(match.word("decade_digits").rstrip("s"))
    if decade is not None and 1000 <= decade < 2000 and decade % 100 == 0:  # "the 1800s": all hundred of them
        return Named(century=decade // 100 + 1, mod=mod_of(match))
    return Named(decade=decade, before_our_era=match.has("era_before"), mod=mod_of(match))


def _decade_before_our_era(match: Match) -> Meaning | None:
    digits = match.word("digits_plural").rstrip("s")
    return Named(decade=int(digits), before_our_era=True, mod=mod_of(match)) if digits.isdecimal() else None


def _century(match: Match) -> Meaning | None:
    nth = ordinal_of(match, "nth_day")
    return Named(century=nth, before_our_era=match.has("era_before"), mod=mod_of(match)) if nth else None


RULES = (
    Rule("the <decade>s", "<part>? (the)? <part:part>? '? <decade_digits>", _decade),
    Rule("the nineties", "<part>? (the)? <decades>", _decade),
    Rule("the <decade>s BC", "<part>? (the)? <digits_plural> <era_before>", _decade_before_our_era),
    Rule("the <nth> century", "<part>? (the)? <nth_day> -? century (<era_before> | <era_after>)?", _century),
)
