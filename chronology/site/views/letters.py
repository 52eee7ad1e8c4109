"""Claims by their letters, and what they give."""

from __future__ import annotations

from chronology.site.quick_value import quick_value


@quick_value
class Letter:
    """A claim by its letter."""

    name: str
    href: str
    answers: bool


@quick_value
class Side:
    """Claims by their letters, and what they give: a date, or what they do with other claims."""

    letters: tuple[Letter, ...]
    words: str
    others: tuple[Letter, ...] = ()
