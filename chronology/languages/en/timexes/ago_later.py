"""Counting from a point: "two days ago", "a year earlier", "days later", "three weeks after Easter"."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import is_near, mod_of, unit_of
from chronology.languages.en.timexes.numbers import any_amount
from chronology.temporal.meaning import VAGUE, Amount, Anchor, Counted, Meaning, Named, Shifted


def _amount(match: Match) -> Amount | None:
    if match.has("half_of"):
        return Amount.of(Decimal("0.5"))
    if match.has("amount") or match.has("vague"):
        amount = any_amount(match)
    else:
        amount = Amount.of(1) if match.has("one") else VAGUE
    if amount and match.has("half"):
        amount = Amount.of((amount.low or Decimal(0)) + Decimal("0.5"))
    return amount


def _counted(match: Match, side: str, anchor: Anchor) -> Meaning | None:
    amount = _amount(match)
    direction = match.value_str(side)
    if amount is None or direction not in {"before", "after"}:
        return None
    if match.word("anyunit") in match.lexicon.classes["double_units"] and amount.low and amount.high:
        amount = Amount(amount.low * 2, amount.high * 2)
    return _away(match, amount, "before" if direction == "before" else "after", anchor)


def _away(match: Match, amount: Amount, direction: Literal["before", "after"], anchor: Anchor) -> Counted:
    return Counted(amount, unit_of(match), direction, anchor, mod=mod_of(match), near=is_near(match))


def _ago(match: Match) -> Meaning | None:
    return _counted(match, "ago_word", Anchor.DCT)


def _later(match: Match) -> Meaning | None:
    return _counted(match, "later_word", Anchor.PREVIOUS)


def _on(match: Match) -> Meaning | None:
    amount = _amount(match)
    return _away(match, amount, "after", Anchor.PREVIOUS) if amount else None


def _before(match: Match) -> Meaning | None:
    return _counted(match, "closing_side", Anchor.PREVIOUS)


def _from_now(match: Match) -> Meaning | None:
    amount = _amount(match)
    return _away(match, amount, "after", Anchor.DCT) if amount else None


def _year_ago(match: Match) -> Meaning | None:
    unit = unit_of(match, "unit")
    if match.has("quarter_nth"):
        return Named(quarter=match.value_int("quarter_nth"), within=Shifted("year", -1))
    return Counted(Amount.of(1), unit, "before", Anchor.PREVIOUS if match.has("later_word") else Anchor.DCT)


_COUNT = (
    "<approx>? (<half:half_of> (a | an) <unit:anyunit> |"
    " (<amount> <approx_inside>? | <vague> | <one>) (more | full | short | long | whole | of)? <anyunit>"
    " | <units:anyunit>)"
    " (<approx_behind> | or two)? (and a <half>)?"
)
_COUNT_AGO = _COUNT.replace("<approx>", "<approx_length>")
RULES = (
    Rule("<amount> <unit> ago", f"{_COUNT_AGO} <ago_word>", _ago),
    Rule("<amount> <unit> later", f"{_COUNT} <later_word>", _later),
    Rule(
        "<amount> <unit> before.",
        f"{_COUNT} <closing_side> (?= . | , | ; | : | ¶ | and | but | had | has | was | were)",
        _before,
    ),
    Rule("<amount> <unit> on", f"{_COUNT} on (?= . | , | ; | ¶)", _on),
    Rule("<amount> <unit> from now", f"{_COUNT} from now", _from_now),
    Rule("in <amount> <units>' time", f"(?<= in) {_COUNT} (' | 's) time", _from_now),
    Rule(
        "the year-ago quarter",
        "(the)? (comparable | corresponding | same)? <unit> - (<ago_word> | <later_word>)"
        " (<quarter_nth> -? quarter | quarter | period)?",
        _year_ago,
    ),
)
