"""Which words a pattern cannot do without, so that a rule is only tried where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chronology.languages.en.timexes.lexicon import Lexicon
from chronology.languages.en.timexes.patterns import PIECE, class_codes, mark_codes

Needs = list[frozenset[str]]


def find_needs(pattern: str, lexicon: Lexicon, macros: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """Sets of codes; of each, one occurs in every match. The rarest words come first."""
    pieces = [piece for piece in PIECE.finditer(pattern) if not piece["space"]]
    needs = _alternatives(iter(pieces), lexicon, macros)
    return tuple(sorted(set(needs), key=lambda codes: (*_commonness(codes, lexicon), sorted(codes))))


def _commonness(codes: frozenset[str], lexicon: Lexicon) -> tuple[bool, int]:
    return not lexicon.common.isdisjoint(codes), len(codes)


def _alternatives(pieces: Iterator[re.Match[str]], lexicon: Lexicon, macros: Mapping[str, str]) -> Needs:
    """What all alternatives up to the closing parenthesis need."""
    branches: list[Needs] = [[]]
    last: Needs = []  # of the element before, until it is known to be no optional one
    for piece in pieces:
        operator = piece["operator"]
        if operator and operator[0] in "?*{":
            last = [] if operator[0] in "?*" or operator[1] in "0," else last
            continue
        branches[-1] += last
        last = []
        if operator == ")":
            break
        if operator == "|":
            branches.append([])
        elif operator != "+":
            last = _element(piece, pieces, lexicon, macros)
    branches[-1] += last
    return _common(branches, lexicon)


def _element(
    piece: re.Match[str], pieces: Iterator[re.Match[str]], lexicon: Lexicon, macros: Mapping[str, str]
) -> Needs:
    if piece["look"] or piece["operator"] == "(":
        inner = _alternatives(pieces, lexicon, macros)
        return [] if piece["look"] and piece["look"].endswith("!") else inner
    if piece["cls"] in macros:
        return list(find_needs(macros[piece["cls"]], lexicon, macros))
    return [class_codes(piece["cls"], lexicon) if piece["cls"] else mark_codes(piece, lexicon)]


def _common(branches: list[Needs], lexicon: Lexicon) -> Needs:
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    rarest = (min(needs, key=lambda codes: _commonness(codes, lexicon)) for needs in branches)
    return [frozenset().union(*rarest)]
