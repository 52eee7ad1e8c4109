"""The numbers that a text gives for an event, with their hedges: "at least 20", "between 20 and 30", "dozens"."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.participants import role_tokens
from chronology.extraction.syntax import child, conjuncts
from chronology.extraction.triggers import Trigger, lemma_of
from chronology.model.annotations import Quantity
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGE_WINDOW = 3  # tokens before a number that may hedge it
_NO_COUNT = frozenset({"TIME", "ORDINAL", "MONEY", "PERCENT"})
_MAX_DIGITS = 12


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Number:
    """A number as it stands: its tokens from first to last, and the least and the most it can be."""

    first: Token
    last: Token
    low: int | None
    high: int | None


def find_quantities(trigger: Trigger, words: EventWords) -> tuple[Quantity, ...]:
    """Numbers of people and things in an event: "at least 20 soldiers" is 20 or more, "dozens" 24 or more."""
    nouns = [n for _, token in role_tokens(trigger, words) for n in conjuncts(token)]
    nouns += [trigger.token] if child(trigger.token, "nummod") is not None else []
    found = (_quantity(trigger, noun, words) for noun in {n.i: n for n in nouns}.values())
    return tuple(quantity for quantity in found if quantity is not None)


def read_number(text: str, words: EventWords) -> int | None:
    """A number in digits or as one word; None when it is neither."""
    value = _value(text, words)
    return int(value) if value is not None and value.is_integer() else None


def read_bounds(number: Token, words: EventWords) -> tuple[int | None, int | None] | None:
    """The least and the most that a number of people or things can be, with its hedge; None where it is none."""
    said = None if number.ent_type_ in _NO_COUNT | {"DATE"} else _read(number, words) or _read_many(number, words)
    return _hedged(said, words)[1:] if said is not None else None


def _value(text: str, words: EventWords) -> float | None:
    digits = text.replace(",", "")
    if digits.isascii() and digits.replace(".", "", 1).isdigit() and len(digits) <= _MAX_DIGITS:
        return float(digits)
    return words.numbers.get(text)


def _quantity(trigger: Trigger, noun: Token, words: EventWords) -> Quantity | None:
    number = child(noun, "nummod") or (noun if noun.like_num and noun.ent_type_ != "DATE" else None)
    said = _read_many(noun, words) if number is None else _read(number, words)
    if said is None or (number is not None and number.ent_type_ in _NO_COUNT):
        return None
    last = max((said.last, noun), key=lambda token: token.i)
    first, low, high = _hedged(said, words)
    counted = _counted(noun, said)
    sentence = trigger.sentence
    span = Span(sentence.token_span(first).start, sentence.token_span(last).end)
    text = noun.doc[first.i : last.i + 1].text
    return Quantity(span, text, low, high, lemma_of(counted) if counted is not None else "person")


def _counted(noun: Token, number: _Number) -> Token | None:
    """What is counted: the noun, or behind "of"; None where the number stands alone."""
    if not number.first.i <= noun.i <= number.last.i:
        return noun
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def _read(number: Token, words: EventWords) -> _Number | None:
    """A number with what is joined to it: "20 and 30" behind "between", "12 to 15", "two hundred", "2.5 million"."""
    last = _plain(number, words)
    if last is None:
        return None
    other = child(number, "conj") if _lower_before(last.first) == "between" else None
    if other is not None:
        upper = _plain(other, words)
        return _Number(last.first.nbor(-1), upper.last, last.low, upper.high) if upper is not None else None
    lower = next((c for c in number.children if c.dep_ == "quantmod" and c.tag_ == "CD"), None)
    if lower is not None and any(c.lower_ in {"to", "-", "–", "or"} for c in number.children):
        least = _plain(lower, words)
        return _Number(least.first, last.last, least.low, last.high) if least is not None else None
    return last


def _lower_before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


def _plain(number: Token, words: EventWords) -> _Number | None:
    """One number in one or more tokens: "21", "twenty-one", "two hundred", "2.5 million", "a dozen"."""
    value = _value(number.lower_, words)
    if value is None:
        return None
    factor, first = 1.0, number
    for part in sorted(number.children, key=lambda token: token.i):
        joined = (part.dep_ in {"compound", "nummod"} and part.tag_ == "CD") or part.tag_ == "DT"
        before = _value(part.lower_, words) if joined and part.i < number.i else None
        if before is not None:
            factor, first = (value * before, part) if value >= 12 else (value + before, part)
            value = factor
    return _Number(first, number, round(value), round(value))


def _read_many(noun: Token, words: EventWords) -> _Number | None:
    """ "dozens of villagers", "thousands": at least two of them."""
    unit = words.many.get(noun.lower_)
    return _Number(noun, noun, 2 * unit, None) if unit is not None else None


def _hedged(number: _Number, words: EventWords) -> tuple[Token, int | None, int | None]:
    """The first token, hedge included, and the bounds after the hedge."""
    start = max(0, number.first.i - _HEDGE_WINDOW)
    before = number.first.doc[start : number.first.i].text.lower()
    phrase, kind = next(((p, k) for p, k in words.hedges if re.search(rf"\b{re.escape(p)}$", before)), ("", ""))
    first = number.first
    for _ in phrase.split():
        first = first.nbor(-1)
    low = None if kind in {"at_most", "about"} else number.low
    high = None if kind in {"at_least", "about"} else number.high
    return first, low, high
