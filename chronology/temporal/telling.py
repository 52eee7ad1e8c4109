"""Whether expressions of time tell a history, which is its own anchor, or news, which counts from its publication."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.temporal.meaning import Anchor, Meaning, Named, Shifted, TimeOfDay

_FEWEST_YEARS = 8
# In a history, less than this part of the expressions counts from the day of writing.
_MOST_DEICTIC = 0.12


def tell_history(meanings: Sequence[Meaning]) -> bool:
    """Whether there are many explicit years and hardly a "yesterday" or "Friday"."""
    years = sum(1 for meaning in meanings if _gives_year(meaning))
    deictic = sum(1 for meaning in meanings if _is_deictic(meaning))
    return years >= _FEWEST_YEARS and deictic < _MOST_DEICTIC * len(meanings)


def _gives_year(meaning: Meaning) -> bool:
    if isinstance(meaning, TimeOfDay) and meaning.day:
        return _gives_year(meaning.day)
    return isinstance(meaning, Named) and meaning.year is not None


def _is_deictic(meaning: Meaning) -> bool:
    if isinstance(meaning, TimeOfDay):
        return meaning.day is not None and _is_deictic(meaning.day)
    if isinstance(meaning, Named):
        return meaning.weekday is not None and meaning.day is None
    return isinstance(meaning, Shifted) and meaning.anchor is Anchor.DCT
