"""How many were killed or hurt, as claims tell it: "puts the toll at seven", "speaks of 3,000 dead"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.quantities import read_bounds
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.contents import content_tokens
from chronology.model.annotations import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 3
_UNITS = frozenset(
    {"day", "hour", "minute", "month", "week", "year", "kilometre", "kilometer", "mile", "metre", "meter"}
)


@dataclasses.dataclass(frozen=True, slots=True)
class Toll:
    """A number and what it counts: "dead", "hurt", a noun, or "" where the text says only "the number"."""

    of: str
    low: int | None
    high: int | None

    def differs(self, other: Toll) -> bool:
        """Whether no number fits both."""
        return _below(self.high, other.low) or _below(other.high, self.low)


def find_tolls(article: Article, attribution: Attribution) -> tuple[Toll, ...]:
    """The numbers of a claim, in text order; what a "not" takes back is left out ("at five, not nine")."""
    tokens = content_tokens(article, attribution)
    found = (_toll(article, token, tokens) for token in tokens if not _is_taken_back(token))
    return tuple(toll for toll in found if toll is not None)


def find_contrast(mine: Sequence[Toll], theirs: Sequence[Toll]) -> tuple[bool, bool]:
    """Whether two claims count the same, and whether they then differ."""
    pairs = [(a, b) for a in mine for b in theirs if a.of == b.of or not (a.of and b.of)]
    differing = [a.differs(b) for a, b in pairs]
    return bool(pairs), bool(differing) and all(differing)


def _toll(article: Article, number: Token, tokens: list[Token]) -> Toll | None:
    if number.pos_ != "NUM" and number.tag_ not in {"CD", "NNS"}:
        return None
    bounds = read_bounds(number, article.event_words)
    if bounds is None or number.dep_ in {"compound", "quantmod"}:
        return None
    of = _counted(article, number, tokens)
    return None if of is None else Toll(of, *bounds)


def _counted(article: Article, number: Token, tokens: list[Token]) -> str | None:
    """ "dead" or "hurt" by the words around the number; else the noun it stands before; None where it counts nobody."""
    around = list(_near(number))
    lists = article.lexicon.lists_word
    for name in ("dead", "hurt"):
        if any(lists(f"toll: {name}", token.lower_) for token in around):
            return name
    noun = number.head if number.dep_ == "nummod" else _part_of(number)
    if noun is not None:
        unit = noun.lemma_.lower() in _UNITS or noun.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}
        return None if unit else noun.lemma_.lower()
    if all(token.i == number.i or not token.is_alpha for token in tokens if not token.is_stop):
        return ""  # "the register lists twenty-six"
    figures = [t for t in tokens if lists("figures", t.lower_) and t.i < number.i]
    if not figures:
        return None
    words = {child.lower_ for figure in figures for child in figure.subtree}
    return next((name for name in ("dead", "hurt") if any(lists(f"toll: {name}", word) for word in words)), "")


def _part_of(number: Token) -> Token | None:
    """ "140 of its men": the men."""
    of = (child for child in number.children if child.dep_ == "prep" and child.pos_ == "ADP")
    return next((noun for link in of for noun in link.children if noun.dep_ == "pobj"), None)


def _near(number: Token) -> Iterator[Token]:
    """The number's noun, what describes it, and the verbs that it is subject or object of."""
    token = number
    for _ in range(_CLIMB):
        yield token
        yield from (child for child in token.children if child.dep_ in {"amod", "acl", "relcl", "dobj", "prep", "conj"})
        if token.head.i == token.i or (token.pos_ in {"VERB", "AUX"} and token.i != number.i):
            return
        token = token.head
    yield token


def _is_taken_back(number: Token) -> bool:
    return any(child.dep_ == "neg" for child in number.children) or (number.i > 0 and number.nbor(-1).dep_ == "neg")


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low
