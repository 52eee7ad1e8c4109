"""The present, the past and the future at large: "now", "recently", "in the past", "the near future"."""

from __future__ import annotations

from typing import Literal, cast

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of
from chronology.temporal.meaning import Anaphor, Impossible, Meaning, Reference

ReferenceValue = Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


def _adverb(match: Match) -> Meaning | None:
    return Reference(cast("ReferenceValue", match.value_str("reference")))


def _past(_: Match) -> Meaning | None:
    return Reference("PAST_REF")


def _present(_: Match) -> Meaning | None:
    return Reference("PRESENT_REF")


def _future(_: Match) -> Meaning | None:
    return Reference("FUTURE_REF")


def _anaphor(match: Match) -> Meaning | None:
    return Anaphor(mod=mod_of(match))


def _unsaid_length(_: Match) -> Meaning | None:
    return Impossible("PXX", "how long is not said")


# Before the lengths, as a day that is to come is none.
RULES = (
    Rule("one day", "(?<= will | would | may | might | could | can | shall | must) (one | some) day", _future),
    Rule("that period", "<part>? (this | that | the same) period (?! of)", _anaphor),
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
    Rule(
        "that time",
        "(?<= at | by | during | until | since | before | after | from) that time (?! - | of | when)",
        _anaphor,
    ),
    Rule("a later date", "(?<= at) a later (date | time | stage)", _future),
    Rule("future <units>", "(the | <possessive>)? <future_word> <units>", _future),
    Rule(
        "a while",
        "a (little | long | short)? while (?! <determiner>)"
        " | a (very | <lower_adjective:_>)? (long | short | brief | lengthy) period (of time)? (?! of)",
        _unsaid_length,
    ),
    Rule("these days", "these days", _present),
    Rule("those days", "(?<= in) those days", _past),
    Rule("the other day", "the other (day | week | night | morning | evening) (?! of)", _past),
    Rule("at present", "(?<= at) (present | this time | this point) (?= . | , | ; | ¶)", _present),
)
