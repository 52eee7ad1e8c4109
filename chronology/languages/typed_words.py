"""The words of dates that people type, by the part they play, and the tokens that a typed date is made of."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from chronology.errors import EdtfError
from chronology.languages.words import load_words
from chronology.temporal.portions import Portion

# The parts that single words play; what they mean stands in `typed_dates`.
ROLES = ("about", "perhaps", "before", "after", "since", "until", "by", "from", "to", "between", "and", "or")
_SHAPES = re.compile(
    r"(?P<space>\s++)"
    r"|(?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)|\d{4}-\d{1,2}(?![\d-]))"
    r"|(?P<decade>\d{3}0)['’]?s\b"
    r"|(?P<time>\d{1,2}:\d\d)(?![\d:])"
    r"|(?P<number>\d{1,4})(?!\d)(?P<ending>[^\W\d_]{2}\b)?+"
    r"|(?P<word>[^\W\d_]++\d?)\.?"
    r"|(?P<mark>[-–—‑/,?~])"
)
_DASHES = frozenset("-–—‑")


class Token(NamedTuple):
    """One piece of a typed date: the part it plays, what it stands for, and where; ``start`` counts from 0.

    ``is_close`` says that no space stands before it.
    """

    role: str
    value: int
    text: str
    start: int
    is_close: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TypedWords:
    """What each word of one language stands for: its role and its number."""

    code: str
    meanings: Mapping[str, tuple[str, int]]
    two_words: Mapping[str, int]  # "second quarter": codes of ISO 8601-2
    endings: frozenset[str]
    hints: Mapping[str, str]
    winter_of: str
    weekday_names: tuple[str, ...]

    def hint(self, name: str, **values: object) -> str:
        """What to tell a person."""
        return self.hints[name].format(**values, how=self.hints["how"])


@functools.cache
def load_typed_words(code: str = "en") -> TypedWords:
    """The words of one language."""
    words = load_words(f"chronology.languages.{code}")["typed_dates"]
    meanings = {word: (role, 0) for role in ROLES for word in words[role]}
    meanings |= dict.fromkeys(words["passed_over"], ("pass", 0))
    meanings |= dict.fromkeys(words["portions"], ("portion", 0))
    for role, table in (("month", "months"), ("weekday", "weekdays"), ("season", "seasons")):
        meanings |= {word: (role, number) for word, number in words[table].items()}
    meanings |= {word: ("ordinal", 0) for name in words["parts_of_a_year"] for word in name.split() if word.isalpha()}
    meanings |= {word: ("part", number) for word, number in words["parts_of_a_year"].items() if " " not in word}
    two_words = {word: number for word, number in words["parts_of_a_year"].items() if " " in word}
    endings = frozenset(words["ordinal_endings"])
    names = tuple(words["weekday_names"])
    return TypedWords(code, meanings, two_words, endings, words["hints"], words["winter_of"], names)


@functools.cache
def portion_named(word: str, code: str) -> Portion:
    """How much of a stretch a word such as "early" is."""
    start, end = load_words(f"chronology.languages.{code}")["timexes"]["portions"][word]
    return Portion(Fraction(start), Fraction(end))


def split_typed(text: str, words: TypedWords) -> list[Token]:
    """The tokens of a typed date, without the words that say nothing. Raises EdtfError at what is no word of a date."""
    tokens: list[Token] = []
    at, is_close, last = 0, False, ""
    while at < len(text):
        match = _SHAPES.match(text, at)
        if match is None:
            raise EdtfError(text, at + 1, words.hint("unknown", word=text[at]))
        start, at = at, match.end()
        kind = match.lastgroup
        if kind == "space":
            is_close = False
            continue
        token = _token(text, match, str(kind), is_close, words)
        piece, is_close = match[0].lower(), True
        if token.role == "ordinal" and f"{last} {piece}" in words.two_words:
            tokens[-1] = Token("part", words.two_words[f"{last} {piece}"], match[0], start, False)
        elif token.role != "pass":
            tokens.append(token)
        last = piece
    return tokens


def _token(text: str, match: re.Match[str], kind: str, is_close: bool, words: TypedWords) -> Token:
    piece, start = match[0], match.start()
    if kind == "word":
        meaning = words.meanings.get(match["word"].lower())
        if meaning is None:
            raise EdtfError(text, start + 1, words.hint("unknown", word=match["word"]))
        return Token(meaning[0], meaning[1], match["word"], start, is_close)
    if kind == "number":
        return Token("year" if len(piece) == 4 else "number", int(piece), piece, start, is_close)
    if kind == "ending":
        if match["ending"].lower() not in words.endings:
            raise EdtfError(text, start + 1, words.hint("unknown", word=piece))
        return Token("number", int(match["number"]), piece, start, is_close)
    if kind == "mark":
        return Token("dash" if piece in _DASHES else piece, 0, piece, start, is_close)
    return Token(kind, int(match["decade"]) if kind == "decade" else 0, piece, start, is_close)
