"""A parse as plain lists: the features of the linear model read them thousands of times a document."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import Indexes

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One list an attribute, one entry a token; ``quoted`` are the tokens within quotation marks."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    ent: list[str]
    head: list[int]
    children: list[list[int]]
    commas: list[int]  # how many stand before each token
    quoted: Indexes
    headline: bool  # most words are capitalised

    @classmethod
    def of(cls, doc: Doc, quoted: Indexes) -> Columns:
        """Over a parsed sentence."""
        head = [token.head.i for token in doc]
        children: list[list[int]] = [[] for _ in head]
        for i, above in enumerate(head):
            if above != i:
                children[above].append(i)
        lower, commas = [token.lower_ for token in doc], [0]
        for word in lower:
            commas.append(commas[-1] + (word == ","))
        return cls(
            lower,
            [token.lemma_.lower() for token in doc],
            [token.pos_ for token in doc],
            [token.tag_ for token in doc],
            [token.dep_ for token in doc],
            [token.ent_type_ for token in doc],
            head,
            children,
            commas,
            quoted,
            _is_headline([token.text for token in doc]),
        )

    def subject(self, i: int) -> int | None:
        """Who does what a verb says: its own subject, else the one that it shares; a noun's owner."""
        for _ in range(4):
            found = next((c for c in self.children[i] if self.dep[c] in _SUBJECTS), None)
            if found is not None or self.head[i] == i:
                return found
            if self.dep[i] in {"acl", "relcl"}:
                return self.head[i]
            if self.dep[i] not in {"xcomp", "conj", "advcl", "pcomp", "prep", "dobj"}:
                return None
            i = self.head[i]
        return None

    def word(self, i: int) -> str:
        """A token in lower case; a boundary mark outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else "|"

    def kind(self, i: int) -> str:
        """A token's fine part of speech; a boundary mark outside the sentence."""
        return self.tag[i] if 0 <= i < len(self.tag) else "|"

    def frame(self, i: int) -> str:
        """The labels of what hangs from a token and tells how it is built, each with its side."""
        return " ".join(
            ("" if child > i else "<") + self.dep[child] for child in self.children[i] if self.dep[child] in _BUILDING
        )


def _is_headline(words: list[str]) -> bool:
    letters = [word for word in words if word[:1].isalpha()]
    return len(letters) > 3 and 10 * sum(word[0].isupper() for word in letters) > 7 * len(letters)


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "poss"})
_BUILDING = frozenset(
    {"nsubj", "nsubjpass", "csubj", "dobj", "ccomp", "xcomp", "prep", "agent", "acl", "acomp", "oprd", "attr", "poss",
     "dative", "advcl", "relcl", "expl", "neg", "parataxis", "prt"}
)  # fmt: skip
