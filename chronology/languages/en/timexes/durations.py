"""Lengths of time: "five years", "90 minutes", "just hours", "the past year", "the weeks since the strikes"."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import PHRASE_END, mod_of, unit_of
from chronology.languages.en.timexes.names import in_running_text
from chronology.languages.en.timexes.numbers import amount_of, any_amount
from chronology.temporal.meaning import VAGUE, Amount, Anchor, Direction, Length, Meaning


def _length(match: Match) -> Length | Refusal | None:
    return _length_towards(match, _direction_before(match), Anchor.NONE)


def _length_towards(match: Match, direction: Direction | None, anchor: Anchor) -> Length | Refusal | None:
    amount = any_amount(match) if match.has("amount") or match.has("vague") else _article_amount(match)
    if amount is None:
        return Refusal("an amount that is no number")
    if amount.low is not None and not amount.low:
        return Refusal("no time at all")
    if _is_title(match) or _is_named(match):
        return Refusal("a capital letter that only names have")
    if _is_part_of_whole(match):
        return Refusal("parts of a whole, and no length of time")
    if match.word("anyunit") in match.lexicon.classes["double_units"] and amount.low and amount.high:
        amount = Amount(amount.low * 2, amount.high * 2)
    if match.has("half") and amount.low:
        amount = Amount.of(amount.low + Decimal("0.5"))
    rest = None
    if match.has("restunit"):
        rest_amount = amount_of(match, "restamount")
        rest = Length(rest_amount, unit_of(match, "restunit")) if rest_amount else None
    return Length(amount, unit_of(match), direction, anchor, rest, mod_of(match))


def _is_title(match: Match) -> bool:
    """ "60 Minutes": only names have a capital there."""
    unit, first = match.words("anyunit")[-1], match.found.start()
    number = first if match.found.end() - first > 1 else first - 1
    return unit.istitle() and _token_text(match, number).isdecimal()


def _is_named(match: Match) -> bool:
    """ "The Six-Day War", "the Hundred Years' War"."""
    at = match.found.end()
    after = next((word for word in match.all_words[at : at + 2] if word not in {"'", "’"}), "")
    named = match.words("anyunit")[-1].istitle() and after in {"War", "Wars"}
    return named and in_running_text(match.all_words, match.found.start(), at + 2)


def _is_part_of_whole(match: Match) -> bool:
    """ "three-quarters of the city"."""
    return (
        match.word("anyunit") == "quarters" and not match.has("vague") and _token_text(match, match.found.end()) == "of"
    )


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
    start, end = match.tokens[at]
    return match.text[start:end].lower()


def _past_length(match: Match) -> Meaning | Refusal | None:
    step = match.value_int("step", "steps") or match.value_int("ahead")
    if step is None or _is_verb(match):
        return Refusal("“last” is a verb here")
    if match.word("step") in {"last", "next"} and _is_of_stretch(match):
        return _length_of_stretch(match)
    return _length_towards(match, "before" if step < 0 else "after", Anchor.DCT)


def _is_verb(match: Match) -> bool:
    """ "It will last two days", "it did not last two days"."""
    at = match.found.start()
    if match.all_words[at].lower() != "last":
        return False
    words = [_token_text(match, back) for back in range(at - 1, at - 1 - _VERB_REACH_WORDS, -1)]
    verb = next((word for word in words if not (word.endswith("ly") or word in _ADVERBS)), "")
    return verb in _BEFORE_VERB


_VERB_REACH_WORDS = 4
_ADVERBS = frozenset(["also", "now", "still", "even", "only", "just", "ever", "never", "perhaps", "he", "she", "it"])
# "t" is the end of "won't" and "didn't".
_BEFORE_VERB = frozenset([
    "will", "would", "may", "might", "can", "could", "cannot", "shall", "should", "must", "to", "not", "t", "did", "do",
    "does", "'ll", "’ll", "'d", "’d",
])  # fmt: skip


def _is_of_stretch(match: Match) -> bool:
    """ "the last two weeks of May", "of the siege"; not "the last two weeks of fighting", which may go on."""
    if _token_text(match, match.found.end()) != "of":
        return False
    at = match.found.end() + 1
    word = match.all_words[at] if at < len(match.all_words) else ""
    return bool(word) and (not word.islower() or word in match.lexicon.classes["determiner"] or word in _STRETCHES)


_STRETCHES = frozenset(["last", "next"])


def _length_of_stretch(match: Match) -> Meaning | Refusal | None:
    length = _length(match)
    edge = match.value_str("stretch_edge") or match.word("step")
    if not isinstance(length, Length) or edge not in {"first", "last"} or not _is_of_stretch(match):
        return length
    return dataclasses.replace(length, edge="first" if edge == "first" else "last")


def _since(match: Match) -> Meaning | None:
    return Length(VAGUE, unit_of(match), "since", Anchor.EVENT)


def _half(match: Match) -> Meaning | None:
    return Length(Amount.of(Decimal("0.5")), unit_of(match), _direction_before(match), mod=mod_of(match))


def _part_of_unit(match: Match) -> Meaning | None:
    """ "a quarter of an hour", "three quarters of a century"."""
    quarters = amount_of(match, "number")
    count = quarters.low if quarters and quarters.low else Decimal(1)
    if not match.has("quarter_words") and not match.has("quarters_word"):
        return None
    return Length(Amount.of(count / 4), unit_of(match), _direction_before(match), mod=mod_of(match))


_NOT_AGE = "(?! -? (old | olds | older | younger)) (?! of age) (?! - hand)"
_QUALITY = "(more | additional | full | straight | consecutive | long | short | whole | trading | business | solid)?"
_REST = "((and | ,)? <number:restamount> <anyunit:restunit>)?"
RULES = (
    Rule(
        "<amount> <unit>",
        "<approx_length>? (an (additional | extra | average))? <amount> <approx_inside>?"
        f" (-)? {_QUALITY} (-)? <anyunit>"
        f" (and a <half>)? {_REST}"
        f" (- long | long)? (or (so | more))? {_NOT_AGE}",
        _length,
    ),
    Rule(
        "several <units>", f"<approx_length>? (?<! as) <vague> (-)? {_QUALITY} <anyunit> (- long)? {_NOT_AGE}", _length
    ),
    Rule(
        "a <unit>",
        "<approx_length>? <one_article> (full | whole | solid)? <long_unit:anyunit> (and a <half>)? (or"
        f" so)? {_NOT_AGE}",
        _length,
    ),
    Rule("<units>", f"(just | only | mere)? <units:anyunit> (- long)? {_NOT_AGE}", _length),
    Rule(
        "<amount> <adjective> <units>",
        "<approx_length>? <amount> (<lower_adjective:_> | previous | preceding | other)"
        f" <long_units:anyunit> {_NOT_AGE}",
        _length,
    ),
    Rule("a <amount>-<unit> period", "(a | the (same)?)? <amount> -? <unit:anyunit> period", _length),
    Rule("an additional <unit>", "an (additional | extra) <long_unit:anyunit>", _length),
    Rule("<unit>-long", "(a)? <unit:anyunit> - long", _length),
    Rule(
        "a quarter of a <unit>",
        "<approx_length>? ((a | one)? <quarter_word:quarter_words> | <number> -? <quarters_word>) of (a | an)"
        " <unit:anyunit>",
        _part_of_unit,
    ),
    Rule("half a <unit>", "<approx_length>? (half (a | an) | a half | half) (-)? <unit:anyunit>", _half),
    Rule(
        "the past <amount> <units>",
        "<approx_past>? (the | these | this | <possessive>)? (<length_step:step> | <ahead>)"
        " (<amount> | <vague>) (full)? <anyunit> (or so)?",
        _past_length,
    ),
    Rule("the past <unit>", "(the | this) <past:step> <calendar_unit:anyunit>", _past_length),
    Rule(
        "the first <amount> <units>",
        "the (<stretch_edge> | other | same | full | latest)? (<amount> | <vague>) <units:anyunit> (or so)?",
        _length_of_stretch,
    ),
    Rule("the next <units>", "(the)? <ahead> <units:anyunit>", _past_length),
    Rule("recent <units>", "(the | these)? <recent:step> <units:anyunit>", _past_length),
    Rule("the year ended", "the (<yearword:anyunit> | <quarter_word:anyunit>) (?= ended | ending)", _length),
    Rule(
        "the <units>",
        "the (early | final | last | intervening | first | long)? <units:anyunit> (ahead | to come)?",
        _length,
    ),
    Rule(
        "the <units> since the <event>",
        f"(the)? <units:anyunit> since (<determiner> <anyword>{{1,4}} | <anyword>{{1,3}}) {PHRASE_END}",
        _since,
    ),
)
