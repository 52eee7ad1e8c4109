"""Whether a document is news, which counts from its publication date, or a history, which is its own anchor."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.model.tagging import TaggedTimex
from chronology.temporal.telling import tell_history


def is_narrative(tagged: Sequence[TaggedTimex]) -> bool:
    """Whether the text is a history by what it tells."""
    return tell_history([timex.meaning for timex in tagged])
