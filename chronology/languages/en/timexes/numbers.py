"""English numbers in words and digits: "twenty-four", "two and a half", "2 1/2", "10 to 12", "several"."""

from __future__ import annotations

import re
from decimal import Decimal

from chronology.languages.en.timexes.engine import Match
from chronology.languages.en.timexes.patterns import DASHES
from chronology.temporal.meaning import VAGUE, Amount

_LARGEST = 10**9


def amount_of(match: Match, group: str = "amount") -> Amount | None:
    """The amount that a group of words gives; None when there is none, or it is absurd."""
    words = [word.lower() for word in match.words(group)]
    splits = [i for i, word in enumerate(words) if _parts_range(words, i)]
    pieces = [words[: splits[0]], words[splits[0] + 1 :]] if splits else [words]
    numbers = [_number(match, piece) for piece in pieces]
    if not all(number is not None and number < _LARGEST for number in numbers):
        return None
    known = sorted(number for number in numbers if number is not None)
    return Amount(known[0], known[-1]) if known else None


def any_amount(match: Match) -> Amount | None:
    """The amount of a group "amount", or a vague one where a group "vague" stands for it."""
    if match.has("vague"):
        return Amount.of(2) if "couple" in match.word("vague") else VAGUE
    return amount_of(match)


def _parts_range(words: list[str], at: int) -> bool:
    if words[at] in {"to", "or"}:
        return True
    # "10-12" is a range, "twenty-four" one number.
    return words[at] in DASHES and at > 0 and words[at - 1][0].isdigit() and "/" not in words[at + 1]


def _number(match: Match, words: list[str]) -> Decimal | None:
    total = current = Decimal(0)
    seen = False
    if words[:2] == ["half", "a"]:  # "half a dozen"
        dozen = match.lexicon.classes["cardinal_scale"].get(words[-1])
        return Decimal(str(dozen)) / 2 if dozen else None
    for word in words:
        if word in DASHES or word in {"and", "a", "an"}:
            continue
        seen = True
        digits = _digits(word)
        if digits is not None:
            current += digits
        elif word in match.lexicon.classes["cardinal"]:
            current += Decimal(str(match.lexicon.classes["cardinal"][word]))
        elif word in match.lexicon.classes["fraction_word"]:
            current += Decimal(str(match.lexicon.classes["fraction_word"][word]))
        elif word in match.lexicon.classes["cardinal_scale"]:
            current = (current or Decimal(1)) * Decimal(str(match.lexicon.classes["cardinal_scale"][word]))
        else:
            return None
    return total + current if seen else None


def _digits(word: str) -> Decimal | None:
    if re.fullmatch(r"\d/\d", word, re.ASCII) and word[2] != "0":
        return Decimal(word[0]) / Decimal(word[2])
    plain = word.replace(",", "")
    return Decimal(plain) if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", plain, re.ASCII) else None


def cardinal_value(match: Match, words: tuple[str, ...]) -> int | None:
    """A whole number in words."""
    number = _number(match, [word.lower() for word in words])
    return int(number) if number is not None and number == int(number) else None


def ordinal_of(match: Match, group: str = "nth_day") -> int | None:
    """ "third", "21st", "twenty-first" as numbers; None when the group took no part."""
    words = [word.lower() for word in match.words(group)]
    if not words:
        return None
    if words[0][0].isdigit():
        return int(re.match(r"\d{1,9}", words[0], re.ASCII)[0])  # type: ignore[index]
    low = match.lexicon.classes["nth_word"][words[-1]]
    tens = match.lexicon.classes["cardinal"].get(words[0], 0)
    assert isinstance(low, int)
    assert isinstance(tens, int)
    return tens + low


def year_in_words(match: Match, group: str = "yearwords") -> int | None:
    """ "nineteen ninety-six", "two thousand and four" as 1996, 2004."""
    words = [w.lower() for w in match.words(group) if w not in DASHES and w.lower() not in {"and", "oh", "hundred"}]
    if len(words) < 1:
        return None
    if words[:2] == ["two", "thousand"]:
        return 2000 + (cardinal_value(match, tuple(words[2:])) or 0)
    first = cardinal_value(match, (words[0],))
    rest = cardinal_value(match, tuple(words[1:])) if len(words) > 1 else 0
    return None if first is None or rest is None else first * 100 + rest


def year_of(match: Match) -> int | None:
    """The year in digits or words."""
    return year_in_words(match) if match.has("yearwords") else match.integer("year")
