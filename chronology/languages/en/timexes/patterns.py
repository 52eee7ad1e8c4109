"""The notation in which rules are written, and its translation into expressions over word codes.

    last <unit>                 the word "last" and then any word of the class unit, captured as "unit"
    <month> <day>? (, <year>)?  ( | ) ? * + {m,n} and look-around mean what they mean in ``re``
    <weekday:first>             captured under another name; "_" captures nothing
    <number>                    a macro: a pattern of its own, captured as a whole
    . , - / ' $ % & ; " : !     these marks themselves, "-" being any hyphen or dash

Words that a pattern mentions are matched in any case; white space separates and means nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from chronology.languages.en.timexes.lexicon import PARAGRAPH, Lexicon

PIECE = re.compile(
    r"(?P<look>\(\?(?:<?[!=]))|<(?P<cls>\w+)(?::(?P<name>\w+))?>|(?P<word>'s|[a-zA-Z]+(?:'[a-z]+)?)"
    r"|(?P<operator>[()|?*+]|\{\d*,?\d*\})|(?P<mark>[-.,/'’$%&;\":!¶])|(?P<space>\s+)"
)
# Classes that are shapes of numbers, not words.
NUMBER_CLASSES: Mapping[str, tuple[str, ...]] = {
    "day": ("n12", "n31", "zero2"),
    "zero2": ("zero2",),
    "two_digits": ("n31", "n99", "zero2"),
    "any_two": ("n12", "n31", "n99", "zero2"),
    "integer": ("n12", "n31", "n99", "n999", "n1000s", "nbig"),
    "hour": ("n12", "n31", "zero2"),
    "hour12": ("n12",),
    "year": ("n1000s",),
    "three_digits": ("n999",),
    "four_digits": ("zero4", "n1000s"),
    "decimal": ("decimal",),
    "fraction": ("fraction",),
    "clock": ("clock",),
    "slashed": ("slashed",),
    "dotted": ("dotted",),
    "nth_digits": ("ordinal31",),
    "nth_any_digits": ("ordinal31", "ordinal_odd"),
    "decade_digits": ("decade_digits",),
    "digits_plural": ("decade_digits", "digits_odd"),
    "no_year": ("n999", "nbig", "zero2", "zero4"),
    "anyword": ("oov_lower", "oov_plural", "oov_capital"),
    "lowerword": ("oov_lower", "oov_plural"),
    "lower_adjective": ("oov_lower",),
    "pluralword": ("oov_plural",),
    "capitalword": ("oov_capital",),
    "oov_mark": ("oov_mark",),
    "anynumber": (
        "n12", "n31", "n99", "n999", "n1000s", "nbig", "zero2", "zero4", "decimal", "fraction", "clock", "clock_odd",
        "slashed", "dotted", "digits_odd",
    ),
}  # fmt: skip
# A class may stand twice in a pattern, in alternatives; its groups are then name__1, name__2.
AGAIN = "__"
DASHES = "-‐‑–—"


def literals_of(pattern: str) -> set[str]:
    """The words and marks that a pattern mentions."""
    found: set[str] = set()
    for piece in PIECE.finditer(pattern):
        if piece["word"]:
            found.add(piece["word"])
        elif piece["mark"]:
            found |= _marks(piece["mark"])
    return found - {PARAGRAPH}


def _marks(mark: str) -> set[str]:
    return set(DASHES) if mark == "-" else {"'", "’", "‘", "`"} if mark in "'’" else {mark}


def translate(pattern: str, lexicon: Lexicon, macros: Mapping[str, str]) -> str:
    """The ``re`` source over codes for a pattern. Raises ValueError at what the notation does not have."""
    parts: list[str] = []
    seen: Counter[str] = Counter()
    looks: list[bool] = []  # for each open parenthesis, whether nothing is captured there: all looking around but (?=
    at = 0
    while at < len(pattern):
        piece = PIECE.match(pattern, at)
        if piece is None:
            raise ValueError(f"cannot read the rule {pattern!r} at {pattern[at:]!r}")
        if piece["look"] or piece["operator"] == "(":
            looks.append(bool(piece["look"]) and piece["look"] != "(?=")
        elif piece["operator"] == ")":
            looks.pop()
        parts.append(_translate_piece(piece, lexicon, macros, None if any(looks) else seen))
        at = piece.end()
    return "".join(parts)


def _translate_piece(
    piece: re.Match[str], lexicon: Lexicon, macros: Mapping[str, str], seen: Counter[str] | None
) -> str:
    if piece["space"]:
        return ""
    if piece["operator"]:
        return "(?:" if piece["operator"] == "(" else piece["operator"]
    if piece["look"]:
        return piece["look"]
    if piece["cls"]:
        return _capture(piece, _class_source(piece["cls"], lexicon, macros), seen)
    return "[" + "".join(sorted(mark_codes(piece, lexicon))) + "]"


def _capture(piece: re.Match[str], inner: str, seen: Counter[str] | None) -> str:
    name = piece["name"] or piece["cls"]
    if seen is None or name == "_":
        return f"(?:{inner})"
    seen[name] += 1
    return f"(?P<{name}{AGAIN}{seen[name]}>{inner})"


def _class_source(name: str, lexicon: Lexicon, macros: Mapping[str, str]) -> str:
    if name in macros:
        # A macro captures as a whole; what it is made of is read again from its words.
        return re.sub(r"\(\?P<\w+>", "(?:", translate(macros[name], lexicon, macros))
    return "[" + "".join(sorted(class_codes(name, lexicon))) + "]"


def class_codes(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The codes of a class of words or of number shapes."""
    if name in NUMBER_CLASSES:
        return frozenset(lexicon.shape(shape) for shape in NUMBER_CLASSES[name])
    return frozenset(lexicon.members(name))


def mark_codes(piece: re.Match[str], lexicon: Lexicon) -> frozenset[str]:
    """The codes of a word or mark that stands in a pattern as itself."""
    if piece["mark"] == PARAGRAPH:
        return frozenset(lexicon.shape(PARAGRAPH))
    words = _marks(piece["mark"]) if piece["mark"] else {piece["word"]}
    return frozenset(lexicon.word(word) for word in words)
