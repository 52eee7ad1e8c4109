"""The present, the past and the future at large: "now", "recently", "in the past", "the near future"."""

from __future__ import annotations

from typing import Literal, cast

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of
from chronology.temporal.meaning import Anaphor, Meaning, Reference

ReferenceValue = Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


def _adverb(match: Match) -> Meaning | None:
    return Reference(cast("ReferenceValue", match.value_str("reference")))


def _past(_: Match) -> Meaning | None:
    return Reference("PAST_REF")


def _present(_: Match) -> Meaning | None:
    return Reference("PRESENT_REF")


def _future(_: Match) -> Meaning | None:
    return Reference("FUTURE_REF")


# Before the lengths, as a day that is to come is none.
SOME_DAY_RULES = (
    Rule("one day", "(?<= will | would | may | might | could | can | shall | must) (one | some) day", _future),
)
RULES = (
    Rule("that period", "<part>? (this | that | the same) period (?! of)", lambda match: Anaphor(mod=mod_of(match))),
    Rule("now", "<reference> (?! - | <latest>)", _adverb, doubt="reference"),
    Rule("future <noun>", "<future_word> (?= <lowerword>)", _future, doubt="future_word"),
    Rule("right now", "(right | more) <reference>", _adverb),
    Rule(
        "the past",
        f"(?<= in | of | from | with | to | than | like | for) the (recent | distant)? past {PHRASE_END}",
        _past,
    ),
    Rule(
        "the future",
        "the ((near | foreseeable | immediate | distant | not - too - distant)? future | (near | short)"
        " -? term) (?! of)",
        _future,
    ),
    Rule("these days", "these days", _present),
    Rule("those days", "(?<= in) those days", _past),
    Rule("the other day", "the other (day | week | night | morning | evening) (?! of)", _past),
    Rule("at present", "(?<= at) (present | this time | this point) (?= . | , | ; | ¶)", _present),
)
