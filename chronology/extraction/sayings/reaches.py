"""Who says it and what is said: the linear model's second step, over the words of a cue's sentence.

Each word is described by the way through the parse from the cue to it (dependency paths).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import NONE, Finding, Indexes
from chronology.extraction.sayings.columns import Columns

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FAR = (2, 5, 10, 20)  # words


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """The way from a cue to a word: its first one, two and three steps, its end, and the first two words on it."""

    one: str = "here"
    two: str = "here"
    three: str = "here"
    end: str = ""
    length: int = 0
    first: int = 0
    second: int = 0

    def go(self, step: str, place: int) -> Way:
        """The way that goes on by a step to a word."""
        return Way(
            step if self.length == 0 else self.one,
            step if self.length == 0 else f"{self.two}>{step}" if self.length == 1 else self.two,
            step if self.length == 0 else f"{self.three}>{step}" if self.length < 3 else self.three,
            f"{self.end}>{step}"[-24:],
            self.length + 1,
            place if self.length == 0 else self.first,
            place if self.length < 2 else self.second,
        )


def describe_reach(columns: Columns, cue: int, found: Finding | None) -> list[list[str]]:
    """For each word of the sentence the names of its features. ``found`` is what the rules make of the cue."""
    ways = _walk(columns, cue)
    passive = any(columns.dep[child] in {"auxpass", "nsubjpass"} for child in columns.children[cue])
    key = f"{columns.pos[cue]}{'p' if passive else ''}"
    frame = f"{key} {columns.frame(cue)}"
    return [[*_place(columns, cue, i, way, key, frame), *_compare(columns, cue, i, way, key, found)]
            for i, way in enumerate(ways)]  # fmt: skip


def _walk(columns: Columns, cue: int) -> list[Way]:
    ways: list[Way | None] = [None] * len(columns.lower)
    ways[cue], todo = Way(first=cue, second=cue), [cue]
    for place in todo:
        way = ways[place]
        assert way is not None
        steps = [(child, columns.dep[child]) for child in columns.children[place]]
        for other, step in (*steps, (columns.head[place], "^" + columns.dep[place])):
            if ways[other] is None:
                ways[other] = way.go(step, other)
                todo.append(other)
    elsewhere = Way("elsewhere", "elsewhere", "elsewhere", "", 99, cue, cue)
    return [way or elsewhere for way in ways]


def _place(columns: Columns, cue: int, i: int, way: Way, key: str, frame: str) -> Iterator[str]:
    """Where a word stands, seen from the cue."""
    lemma = columns.lemma[cue]
    side = "left" if i < cue else "right"
    commas = min(abs(columns.commas[i] - columns.commas[cue]), 3)
    far = sum(abs(i - cue) > limit for limit in _FAR)
    one, two = f"{key} {way.one} {side}", f"{key} {way.two}"
    yield from (one, two, f"{key} {way.three}", f"{key} {min(way.length, 6)} {way.end}")
    yield from (f"{lemma} {way.one} {side}", f"{lemma} {way.two}", f"{frame} {way.one} {side}", f"{frame} {way.two}")
    yield f"{one} {columns.pos[way.first]} {way.first < cue}"
    yield f"{two} {columns.pos[way.second]} {columns.ent[way.second]}"
    yield f"{one} is {columns.lower[way.first]}"
    yield f"{two} is {columns.lower[way.second]}"
    yield f"{one} {commas}"
    yield f"{two} {side} {far}"
    yield f"tag {columns.tag[cue]} {way.two}"


def _compare(columns: Columns, cue: int, i: int, way: Way, key: str, found: Finding | None) -> Iterator[str]:
    """What a word is, and what the rules say of it."""
    side = "left" if i < cue else "right"
    yield f"word {way.one} {columns.lower[i]}"
    yield f"word {key} {way.one} {columns.pos[i]} {columns.dep[i]} {columns.ent[i]}"
    yield f"word {way.two} {side} {columns.tag[i]}"
    quoted = f"quoted {i in columns.quoted} {bool(columns.quoted)}"
    yield from (f"{quoted} {side} {key}", f"{quoted} {way.one}")
    told = f"told {found.rule} {found.detail} {i in found.source} {i in found.content}" if found else "told nothing"
    yield from (told, f"{told} {way.one}", f"{told} {key} {columns.dep[i]}", f"{told} {columns.lemma[cue]}")
    if found:
        yield f"told {i in found.source} {i in found.content}"


@dataclasses.dataclass(frozen=True, slots=True)
class Reach:
    """The log odds of each word of a sentence to be in a cue's source, and in its content."""

    source: list[float]
    content: list[float]

    def spans(self, doc: Doc, cue: Indexes) -> tuple[Indexes, Indexes]:
        """The words that are more likely in than out."""
        return _take(self.source, doc, cue), _take(self.content, doc, cue)

    def fit(self, finding: Finding) -> tuple[float, float]:
        """How well a finding's source and content agree with the scores: shares of words, 0 to 1."""
        outside = finding.cue
        return _agree(self.source, finding.source, outside), _agree(self.content, finding.content, outside)


def _take(scores: list[float], doc: Doc, cue: Indexes) -> Indexes:
    """Words above zero, and single words between two of them."""
    over = {i for i, score in enumerate(scores) if score > 0 and i not in cue and not doc[i].is_space}
    if all(doc[i].is_punct for i in over):
        return NONE
    return frozenset(over | {i for i in range(min(over), max(over)) if {i - 1, i + 1} <= over and i not in cue})


def _agree(scores: list[float], taken: Indexes, outside: Indexes) -> float:
    """Jaccard's index of the words above zero and the words taken."""
    over = {i for i, score in enumerate(scores) if score > 0 and i not in outside}
    return len(over & taken) / len(over | taken) if over or taken else 1.0
