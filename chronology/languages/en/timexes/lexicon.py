"""Words as single characters: a text becomes a short string over which every rule is a plain expression.

Each known word and each shape of number has a character of its own (from the private use area), so that
a rule such as ``last <unit>`` is matched against a dozen characters and not against the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

# A word key with a capital letter matches only as it is written: "May" is a month, "may" is not.
Classes = Mapping[str, Mapping[str, object]]

# Runs are possessive: a megabyte of digits is read once.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,6}"  # p.m., B.C., E.S.T.
    r"|\d++(?:[.,:/]\d++)*+(?:(?:st|nd|rd|th|s)(?![A-Za-z]))?"
    r"|['’](?:s|d|ll|re|ve|m)\b"
    r"|[QqHh][1-4]\b"
    r"|o['’]clock\b"
    r"|[^\W\d_]++"
    r"|\n[ \t]*\n\s*+"
    r"|[^\s]"
)
PARAGRAPH = "¶"
OTHER_LOWER, OTHER_PLURAL, OTHER_CAPITAL, OTHER_PUNCTUATION = "oov_lower", "oov_plural", "oov_capital", "oov_mark"
_SHAPES = (
    OTHER_LOWER, OTHER_PLURAL, OTHER_CAPITAL, OTHER_PUNCTUATION, PARAGRAPH,
    "n12", "n31", "n99", "n999", "n1000s", "nbig", "zero2", "zero4", "decimal", "fraction", "clock", "clock_odd",
    "slashed", "dotted", "ordinal31", "ordinal_odd", "decade_digits", "digits_odd",
)  # fmt: skip
FIRST_CODE = "\ue000"


_KEPT_WORDS = 32_768

_COMMON_CLASSES = ("function_word", "determiner", "preposition")

# A word, number or mark: where it starts and ends in the text.
Token = tuple[int, int]


class Lexicon:
    """Codes of words and number shapes, and the values that the classes give to words."""

    def __init__(self, classes: Classes, literals: Iterable[str]) -> None:
        self.classes = classes
        words = sorted({word for members in classes.values() for word in members} | set(literals))
        self._codes = {name: chr(ord(FIRST_CODE) + i) for i, name in enumerate(_SHAPES)}
        self._words = {word: chr(ord(FIRST_CODE) + len(_SHAPES) + i) for i, word in enumerate(words)}
        self._code_of = functools.lru_cache(maxsize=_KEPT_WORDS)(self._find_code)  # a text has few different words

    def shape(self, name: str) -> str:
        """The code of a number shape or of words outside the lexicon."""
        return self._codes[name]

    def word(self, word: str) -> str:
        """The code of a known word."""
        return self._words[word]

    def members(self, name: str) -> str:
        """The codes of all words of a class, sorted."""
        return "".join(sorted(self._words[word] for word in self.classes[name]))

    @functools.cached_property
    def common(self) -> frozenset[str]:
        """The codes of marks and small words, which stand everywhere and tell little."""
        small = {word for name in _COMMON_CLASSES for word in self.classes[name]}
        return frozenset(code for word, code in self._words.items() if word in small or not word[0].isalnum())

    def value(self, name: str, word: str) -> object:
        """What a class gives for a word as it stands in the text."""
        members = self.classes[name]
        return members[word] if word in members else members[fold(word)]

    def read(self, text: str, start: int, end: int) -> tuple[str, list[Token], list[str]]:
        """Codes, places and words of the tokens of ``text[start:end]``."""
        found = list(_TOKEN.finditer(text, start, end))
        words = [match[0] for match in found]
        return "".join(map(self._code_of, words)), [match.span() for match in found], words

    def _find_code(self, token: str) -> str:
        return self._words.get(token) or self._words.get(fold(token)) or self._codes[shape_of(token)]


@functools.lru_cache(maxsize=_KEPT_WORDS)
def fold(word: str) -> str:
    """Lower case, straight apostrophe, no full stops: P.M. and p.m. are pm."""
    low = word.lower().replace("’", "'")
    return low.replace(".", "") if "." in low and len(low) > 1 and not low[0].isdigit() else low


def shape_of(token: str) -> str:
    """Which kind of token outside the vocabulary this is."""
    first = token[0]
    if "0" <= first <= "9":
        return _number_shape(token)
    if first.isalpha():
        if first.isupper():
            return OTHER_CAPITAL
        return OTHER_PLURAL if token.endswith("s") and not token.endswith("ss") else OTHER_LOWER
    if first == "\n":
        return PARAGRAPH
    return "digits_odd" if first.isdigit() else OTHER_PUNCTUATION


_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?", re.ASCII)


def _number_shape(token: str) -> str:
    if token.isdecimal() and token.isascii():
        return _integer_shape(token)
    if token.endswith("s"):
        return "decade_digits" if re.fullmatch(r"(?:1\d|20)?\d0s", token, re.ASCII) else "digits_odd"
    if token[-1].isalpha():
        return "ordinal31" if len(token) <= 4 and 1 <= int(token[:-2]) <= 31 else "ordinal_odd"
    if ":" in token:
        return "clock" if _CLOCK.fullmatch(token) else "clock_odd"
    if "/" in token:
        return "fraction" if re.fullmatch(r"\d/\d", token, re.ASCII) else "slashed"
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){1,4}", token, re.ASCII):
        return "nbig"
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.[12]\d{3}", token, re.ASCII):
        return "dotted"
    return "decimal" if re.fullmatch(r"\d{1,6}\.\d{1,6}", token, re.ASCII) else "digits_odd"


def _integer_shape(token: str) -> str:
    size = len(token)
    if token[0] == "0":
        return "zero2" if size == 2 else "zero4" if size == 4 else "digits_odd"
    if size > 4:
        return "nbig" if size <= 9 else "digits_odd"
    number = int(token)
    limits = ((12, "n12"), (31, "n31"), (99, "n99"), (999, "n999"), (2199, "n1000s"))
    return next((name for limit, name in limits if number <= limit), "nbig")
