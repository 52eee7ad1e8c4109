"""Decades and centuries: "the 1990s", "the late '80s", "the nineties", "the 19th century", "the last century"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import mod_of
from chronology.languages.en.timexes.numbers import ordinal_of
from chronology.temporal.meaning import Meaning, Named

# As far back as "early", "mid" and dashes reach.
_AGE_REACH_WORDS = 3


def _tells_age(match: Match) -> bool:
    """ "in his early forties", "a man in his twenties"."""
    first = match.found.start()
    before = [match.text[start:end].lower() for start, end in match.tokens[max(first - _AGE_REACH_WORDS, 0) : first]]
    return any(word in match.lexicon.classes["possessive"] or word in {"'s", "’s"} for word in before)


def _decade(match: Match) -> Meaning | Refusal | None:
    if match.has("decades") and _tells_age(match):
        return Refusal("it tells how old someone is")
    decade = match.value_int("decades") if match.has("decades") else int(match.word("decade_digits").rstrip("s"))
    if decade is not None and 1000 <= decade < 2000 and decade % 100 == 0:  # "the 1800s": all hundred of them
        return Named(century=decade // 100 + 1, mod=mod_of(match))
    return Named(decade=decade, before_our_era=match.has("era_before"), mod=mod_of(match))


def _early_decade(match: Match) -> Meaning | None:
    """ "the 410s": a number of three digits is a decade only behind such words."""
    digits = match.word("digits_plural").rstrip("s")
    known = digits.isdecimal() and len(digits) == 3 and digits.endswith("0") and digits[0] != "0"
    return Named(decade=int(digits), mod=mod_of(match)) if known else None


def _decade_before_our_era(match: Match) -> Meaning | None:
    """ "the 480s BC"; without its "s" the number is no decade."""
    digits = match.word("digits_plural").removesuffix("s")
    known = match.word("digits_plural") != digits and digits.isdecimal() and digits.isascii() and int(digits)
    return Named(decade=int(digits), before_our_era=True, mod=mod_of(match)) if known and len(digits) < 5 else None


def _century(match: Match) -> Meaning | None:
    nth = ordinal_of(match, "nth_day")
    return Named(century=nth, before_our_era=match.has("era_before"), mod=mod_of(match)) if nth else None


RULES = (
    Rule("the <decade>s", "<part>? (the)? <part:part>? '? <decade_digits>", _decade),
    Rule("the nineties", "<part>? (the)? <decades>", _decade),
    Rule("the <decade>s BC", "<part>? (the)? <digits_plural> <era_before>", _decade_before_our_era),
    Rule(
        "in the <ddd>s",
        "(?<= in | of | by | during | since | until) <part>? the <part:part>? <digits_plural>",
        _early_decade,
    ),
    Rule(
        "the <nth> and <nth> century",
        "<part>? (the)? <nth_day> (- (?= (and | or | to) <nth_day:_> - century) | (?= (and | or | to | -) (the)?"
        " <part:_>? <nth_day:_> -? (century | centuries)))",
        _century,
    ),
    Rule("the <nth> centuries", "<part>? (the)? <nth_day> centuries (<era_before> | <era_after>)?", _century),
    Rule("the <nth> century", "<part>? (the)? <nth_day> -? century (<era_before> | <era_after>)?", _century),
)
