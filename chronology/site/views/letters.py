"""Claims by their letters, and what they give."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Letter:
    """A claim by its letter."""

    name: str
    href: str
    answers: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """Claims by their letters, and what they give: a date, or what they do with other claims."""

    letters: tuple[Letter, ...]
    words: str
    others: tuple[Letter, ...] = ()
