"""Noun phrases as a reader would quote them: without relative clauses, dates, quotation marks and asides."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.parser import Sentence
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUT = frozenset({"relcl", "appos", "advcl", "parataxis", "ccomp", "npadvmod", "meta", "discourse", "dep"})
_CORE = frozenset(
    {"amod", "compound", "nummod", "nmod", "det", "predet", "poss", "case", "quantmod", "npadvmod", "punct"}
)
_CLITICS = frozenset({"'s", "’s", "n't", "n’t"})
# Quotation marks, brackets and emphasis; some collections of news write them in letters, as treebanks do.
_IN_LETTERS = frozenset({"`", "``", "''", "-LRB-", "-RRB-", "-LSB-", "-RSB-"})
_MARKS = frozenset('"“”„«»*_()[]‘') | _IN_LETTERS
_NO_BLANK_BEFORE = _CLITICS | frozenset(",;:.!?%")
_NEEDED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "acomp", "pobj", "pcomp", "xcomp", "ccomp", "oprd", "prt"})
MAX_PHRASE_TOKENS = 14
MAX_PHRASE_DEPTH = 40


def phrase_tokens(noun: Token, dates: frozenset[int]) -> list[Token]:
    """The words of a noun phrase in order, dates and asides left out.

    ``dates`` are the indexes of tokens that belong to an expression of time. Phrases that run long lose their
    last modifiers first.
    """
    if noun.i in dates:  # "the weeks since the strikes": the strikes are named by the date itself
        dates = frozenset()
    tokens = sorted(_collect(noun, dates), key=lambda token: token.i)
    if len(tokens) > MAX_PHRASE_TOKENS**2:
        return core_tokens(noun)[-MAX_PHRASE_TOKENS:]  # a list or a table; no line can carry it
    tokens = _without_stumps(tokens, noun)
    while len(tokens) > MAX_PHRASE_TOKENS:
        shorter = [t for t in tokens if not _hangs_on_last_modifier(t, noun, tokens)]
        if len(shorter) == len(tokens):
            break
        tokens = shorter
    return tokens


def whole_tokens(head: Token, dates: frozenset[int]) -> list[Token]:
    """The words of a phrase or clause as ``phrase_tokens`` has them; none where a clause in it lost what it needs.

    "Officials complain that the bombing exceeded": a line had better stop before "that".
    """
    tokens = phrase_tokens(head, dates)
    while tokens and tokens[-1].dep_ in {"cc", "punct"}:
        tokens.pop()
    kept = {t.i for t in tokens}
    for token in tokens:
        lost = [c for c in token.children if c.dep_ in _NEEDED and c.i not in kept and c.i not in dates]
        stump = token.dep_ == "cc" and not any(c.dep_ == "conj" and c.i in kept for c in token.head.children)
        if lost or stump:
            return []
    return tokens


def _without_stumps(tokens: list[Token], noun: Token) -> list[Token]:
    """Without participles that lost all that they governed: "a march planned for Sunday" is a march."""
    kept = {t.i for t in tokens}
    stumps = {
        t.i
        for t in tokens
        if t.dep_ == "acl" and t.i != noun.i and any(True for _ in t.children) and not kept & {c.i for c in t.children}
    }
    return [t for t in tokens if t.i not in stumps]


def core_tokens(noun: Token) -> list[Token]:
    """A noun with the words before it only: "the three bridges" of "the three bridges over the river"."""
    return sorted((t for t in _descend(noun) if t.i <= noun.i), key=lambda token: token.i)


def _descend(noun: Token) -> Iterator[Token]:
    yield noun
    for c in noun.children:
        if c.dep_ in _CORE and c.i < noun.i:
            yield from c.subtree


def _collect(token: Token, dates: frozenset[int], depth: int = 0) -> Iterator[Token]:
    if token.i not in dates and token.text not in _MARKS:
        yield token
    for c in token.children:
        if c.i in dates:
            # "to Reuters Sunday": the parser hangs the name on the day.
            yield from (name for name in c.children if name.dep_ == "compound" and name.i not in dates)
        elif depth < MAX_PHRASE_DEPTH and not _is_cut(c, token, dates):
            yield from _collect(c, dates, depth + 1)


def _is_cut(c: Token, above: Token, dates: frozenset[int]) -> bool:
    if c.dep_ in _CUT:
        # "US-led", "20-year-old" hang on their adjective by a hyphen.
        beside = c.dep_ == "appos" and c.left_edge.i > 0 and c.left_edge.nbor(-1).i == above.i  # "Steward Livia Strand"
        return not beside and not (c.dep_ == "npadvmod" and c.i < above.i)
    if c.dep_ == "prep":
        return leads_to_date(c, dates) or c.lower_ == "according"
    if c.dep_ == "acl" and c.i > 0 and c.nbor(-1).text == ",":
        return True
    return c.dep_ == "punct" and (c.text in {",", "–", "—", "--", ";", ":"} and not _joins(c, above))


def _joins(comma: Token, above: Token) -> bool:
    # A comma in a list of conjuncts stays, one before an aside goes.
    return any(c.dep_ == "conj" and c.i > comma.i for c in above.children) or (
        comma.i < above.i and comma.nbor(1).dep_ in {"amod", "compound"}
    )


def leads_to_date(preposition: Token, dates: frozenset[int]) -> bool:
    """Whether all that a preposition governs is a date."""
    governed = [c for c in preposition.children if c.dep_ in {"pobj", "npadvmod"} and c.i in dates]
    return bool(governed) and not any(c.dep_ == "compound" and c.i not in dates for c in governed[0].children)


def _hangs_on_last_modifier(token: Token, noun: Token, tokens: list[Token]) -> bool:
    modifiers = [c for c in tokens if c.head.i == noun.i and c.i > noun.i and c.i != noun.i]
    if not modifiers:
        inner = [c for c in tokens if c.dep_ in {"prep", "acl"} and c.i > noun.i]
        modifiers = inner[-1:]
    return bool(modifiers) and (token.i == modifiers[-1].i or modifiers[-1].is_ancestor(token))


def join_tokens(tokens: list[Token]) -> str:
    """The words with the blanks that stood between them, none where something was left out before a comma."""
    tokens = [token for token in tokens if token.text not in _IN_LETTERS]
    parts = [tokens[0].text] if tokens else []
    for token, following in itertools.pairwise(tokens):
        adjacent = following.i == token.i + 1
        blank = bool(token.whitespace_) if adjacent else not following.is_punct
        # Treebanks part "army 's" and "the town ," by blanks that no reader of a line wants.
        parts.append(" " if blank and following.lower_ not in _NO_BLANK_BEFORE else "")
        parts.append(following.text)
    return "".join(parts).strip(" ,;:–—-")


def tokens_span(sentence: Sentence, tokens: list[Token]) -> Span:
    """From the first of the tokens to the last, in the document."""
    return Span(sentence.token_span(tokens[0]).start, sentence.token_span(tokens[-1]).end)
