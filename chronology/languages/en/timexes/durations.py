"""Lengths of time: "five years", "90 minutes", "just hours", "the past year", "the weeks since the strikes"."""

from __future__ import annotations

from decimal import Decimal

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of, unit_of
from chronology.languages.en.timexes.numbers import amount_of, any_amount
from chronology.temporal.meaning import VAGUE, Amount, Anchor, Direction, Length, Meaning


def _length(match: Match) -> Meaning | None:
    return _length_towards(match, _direction_before(match), Anchor.NONE)


def _length_towards(match: Match, direction: Direction | None, anchor: Anchor) -> Meaning | None:
    amount = any_amount(match) if match.has("amount") or match.has("vague") else _article_amount(match)
    if amount is None:
        return None
    if match.word("anyunit") in match.lexicon.classes["double_units"] and amount.low and amount.high:
        amount = Amount(amount.low * 2, amount.high * 2)
    if match.has("half") and amount.low:
        amount = Amount.of(amount.low + Decimal("0.5"))
    rest = None
    if match.has("restunit"):
        rest_amount = amount_of(match, "restamount")
        rest = Length(rest_amount, unit_of(match, "restunit")) if rest_amount else None
    return Length(amount, unit_of(match), direction, anchor, rest, mod_of(match))


def _article_amount(match: Match) -> Amount:
    return Amount.of(1) if match.words("anyunit")[-1].lower() in match.lexicon.classes["unit"] else VAGUE


_SIDES: dict[str, Direction] = {"before": "before", "after": "after", "within": "within", "since": "since"}


def _direction_before(match: Match) -> Direction | None:
    """The word right beside the phrase that turns a length into a distance from an event."""
    after = _token_text(match, match.found.end())
    if after in {"before", "after", "since"}:
        return _SIDES[after]
    return "within" if _token_text(match, match.found.start() - 1) == "within" else None


def _token_text(match: Match, at: int) -> str:
    if not 0 <= at < len(match.tokens):
        return ""
    token = match.tokens[at]
    return match.text[token.start : token.end].lower()


def _past_length(match: Match) -> Meaning | None:
    step = match.value_int("step", "steps") or match.value_int("ahead")
    if step is None:
        return None
    return _length_towards(match, "before" if step < 0 else "after", Anchor.DCT)


def _since(match: Match) -> Meaning | None:
    return Length(VAGUE, unit_of(match), "since", Anchor.EVENT)


def _half(match: Match) -> Meaning | None:
    return Length(Amount.of(Decimal("0.5")), unit_of(match), _direction_before(match), mod=mod_of(match))


_NOT_AGE = "(?! -? (old | olds | older | younger)) (?! of age)"
_QUALITY = "(more | additional | full | straight | consecutive | long | short | whole | trading | business | solid)?"
_REST = "((and | ,)? <number:restamount> <anyunit:restunit>)?"
RULES = (
    Rule(
        "<amount> <unit>",
        f"<approx>? (an (additional | extra | average))? <amount> (-)? {_QUALITY} (-)? <anyunit> (and a <half>)? {_REST}"
        f" (- long | long)? (or (so | more))? {_NOT_AGE}",
        _length,
        ("unit", "units"),
    ),
    Rule(
        "several <units>",
        f"<approx>? <vague> (-)? {_QUALITY} <anyunit> (- long)? {_NOT_AGE}",
        _length,
        ("units", "unit"),
    ),
    Rule(
        "a <unit>",
        f"<approx>? <one_article> (full | whole | solid)? <long_unit:anyunit> (and a <half>)? (or so)? {_NOT_AGE}",
        _length,
        ("unit",),
    ),
    Rule("<units>", "(just | only | mere)? <units:anyunit> (- long)?", _length, ("units",)),
    Rule("<unit>-long", "(a)? <unit:anyunit> - long", _length, ("unit",)),
    Rule("half a <unit>", "<approx>? (half (a | an) | a half | half) (-)? <unit:anyunit>", _half, ("unit",)),
    Rule(
        "the past <amount> <units>",
        "<approx>? (the | these | this | <possessive>)? (<step> | <ahead>) (<amount> | <vague>) (full)? <anyunit>"
        " (or so)?",
        _past_length,
        ("unit", "units"),
    ),
    Rule("the past <unit>", "(the | this) <past:step> <calendar_unit:anyunit>", _past_length, ("unit",)),
    Rule(
        "the first <amount> <units>",
        "the (first | final | last | other | same | full)? (<amount> | <vague>) <anyunit> (or so)?",
        _length,
        ("unit", "units"),
    ),
    Rule("the next <units>", "(the)? <ahead> <units:anyunit>", _past_length, ("units",)),
    Rule("recent <units>", "(the | these)? <recent:step> <units:anyunit>", _past_length, ("units",)),
    Rule(
        "the <units>",
        "the (early | final | last | intervening | first | long)? <units:anyunit> (ahead | to come)?",
        _length,
        ("units",),
    ),
    Rule(
        "the <units> since the <event>",
        f"(the)? <units:anyunit> since (<determiner> <anyword>{{1,4}} | <anyword>{{1,3}}) {PHRASE_END}",
        _since,
        ("units",),
    ),
)
