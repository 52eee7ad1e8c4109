"""Whether a text is news, which counts from its publication date, or a history, which is its own anchor."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.model.document import Document
from chronology.model.tagging import TaggedTimex
from chronology.temporal.meaning import Anchor, Meaning, Named, Shifted, TimeOfDay

_FEWEST_YEARS = 8
# In a history, less than this part of the expressions counts from the day of writing.
_MOST_DEICTIC = 0.12


def is_history(document: Document, tagged: Sequence[TaggedTimex]) -> bool:
    """Whether the publication date is missing or no anchor: many explicit years, hardly a "yesterday" or "Friday"."""
    if document.dct is None:
        return True
    years = sum(1 for timex in tagged if _gives_year(timex.meaning))
    deictic = sum(1 for timex in tagged if _is_deictic(timex.meaning))
    return years >= _FEWEST_YEARS and deictic < _MOST_DEICTIC * len(tagged)


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
