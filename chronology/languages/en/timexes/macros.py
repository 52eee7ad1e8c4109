"""Patterns that many rules share, and the readings of the words they capture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from chronology.languages.en.timexes.engine import Match
from chronology.languages.en.timexes.words import timex_words
from chronology.temporal.meaning import Anchor, Shifted, Unit

MACROS: Mapping[str, str] = {
    "monthname": "<month_abbreviation> . | <month>",
    "numberwords": (
        "<cardinal> (-? <cardinal>)? (<cardinal_scale> (and? <cardinal> (-? <cardinal>)?)?)?"
        "| (a | an | one) <cardinal_scale> | <integer> <cardinal_scale>"
    ),
    "number": (
        "(<numberwords> | <integer> (-? <fraction> | <fraction_sign>)? | <decimal> | <fraction> | <fraction_sign>"
        " | half a <dozen_word>) (-? and -? (a | one)? -? <fraction_word>)?"
    ),
    "amount": "<number> ((to | or | -) <number>)?",
    "vague": (
        "(a | the | another)? (few | couple (of)? | number of | handful of) | several | many | numerous | dozens of"
        "| scores of | hundreds of | thousands of | various | some"
    ),
    "approx": (
        "no (more | less) than | (more | less | fewer) than | just (over | under)? | only | barely | at (least | most)"
        "| up to | as (much | many | little) as | about | around | roughly | approximately | circa | ca .? | some"
        "| nearly | almost | over | under"
    ),
    # Before a length "just" and "only" stay outside: they say what the writer thinks of it.
    "approx_length": (
        "no (more | less) than | (more | less | fewer) than | just (over | under) | at (least | most)"
        "| up to | as (much | many | little) as | about | around | roughly | approximately | circa | ca .? | some"
        "| nearly | almost | over | under"
    ),
    "approx_date": "about | around | roughly | approximately | circa | (ca | c) .?",
    "approx_behind": "or (so | more)",
    "approx_inside": "-? odd",
    "approx_past": "no (more | less) than | (more | less | fewer) than | at (least | most) | nearly | almost",
    "nth": "<nth_word> | (twenty | thirty) -? <nth_word>",
    "nth_day": "<nth_digits> | <nth_word> | (twenty | thirty) -? <nth_word>",
    "anyunit": "<unit> | <units>",
    # "early", "mid-", "the end of", "the latter part of"
    "part": (
        "(the)? (very)? <edge> of"
        "| the (first | early | opening | second | third | fourth | last | final | closing | latter)"
        " (days | weeks | week | half | weekend | months | years) of"
        "| (the)? (early | late | middle | latter | final | first | last) part of"
        "| (early | late | earlier | later) in | (the)? (early | late | mid | middle | earlier | later) -? | end -"
    ),
    "yearwords": "<century_word> (<tens> (-? <digit_word>)? | <teens> | oh -? <digit_word>)",
    "millenniumwords": "two thousand (and? <cardinal> (-? <digit_word>)?)?",
    "partofday": "<part_of_day>",
}

# Nothing that belongs to the phrase comes after.
PHRASE_END = "(?= . | , | ; | : | ¶ | <oov_mark> | <function_word>)"


def approximation(words: str) -> str | None:
    """TIMEX3's ``mod`` for "about", "more than" and their like."""
    table = timex_words()["approximators"]
    mod = table.get(words.replace(" .", ""))
    assert mod is None or isinstance(mod, str)
    return mod


_APPROXIMATORS = ("approx", "approx_length", "approx_past", "approx_date", "approx_inside", "approx_behind")


def is_near(match: Match) -> bool:
    """Whether what stands before an amount keeps close to it: "nearly", "just over"."""
    return any(match.word(group) in timex_words()["near_approximators"] for group in _APPROXIMATORS)


def mod_of(match: Match) -> str | None:
    """The ``mod`` that "early", "the end of" or "about" give."""
    for group in _APPROXIMATORS:
        if match.has(group):
            return approximation(match.word(group))
    for word in match.words("part"):
        low = word.lower()
        if low in {"latter", "final", "last", "fourth", "closing"} or low == "second":
            return "END" if low != "second" or "half" in match.word("part") else "MID"
        if low in {"third", "opening"}:
            return "MID" if low == "third" else "START"
        for name in ("early_late", "edge"):
            if low in match.lexicon.classes[name]:
                return str(match.lexicon.classes[name][low])
        if low == "first":
            return "START"
    return None


def is_indefinite(match: Match) -> bool:
    """Whether it is one of many: "on a Sunday", "one Sunday", "a Sunday in 2017"; not "a Sunday report"."""
    start, end = match.found.span()
    first, before, after = (_word_at(match, at) for at in (start - 1, start - 2, end))
    if (before, first) == (",", "a"):  # "on 5 May 2019, a Sunday"
        return True
    if before == "a" and first.isalpha() and _word_at(match, start - 3) == "on":  # "on a cold Sunday"
        return True
    return first == "one" or (first == "a" and (before == "on" or after in {"in", "of"}))


def _word_at(match: Match, at: int) -> str:
    return match.all_words[at].lower() if 0 <= at < len(match.all_words) else ""


Season = Literal["SP", "SU", "FA", "WI"]


def season_of(match: Match, group: str = "season") -> Season | None:
    """The season that a group names; None when it took no part."""
    return cast("Season | None", match.value(group, "seasons" if group == "seasons" else "season"))


def unit_of(match: Match, group: str = "anyunit") -> Unit:
    """The unit that the last word of a group names."""
    word = match.words(group)[-1].lower()
    classes = match.lexicon.classes
    return cast("Unit", classes["unit"].get(word) or classes["units"][word])


def shifted_of(match: Match, unit: Unit, mod: str | None = None) -> Shifted:
    """ "last", "this", "next" count from the publication date, "the following" and "that" from the date before."""
    if match.has("relative"):
        return Shifted(unit, match.value_int("relative") or 0, Anchor.PREVIOUS, mod=mod)
    return Shifted(unit, match.value_int("step", "steps") or 0, Anchor.DCT, mod=mod)
