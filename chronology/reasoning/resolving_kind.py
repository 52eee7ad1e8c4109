"""Whether a document is news, which counts from its publication date, or a history, which is its own anchor."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.model.document import Document
from chronology.model.tagging import TaggedTimex
from chronology.temporal.telling import tell_history


def is_history(document: Document, tagged: Sequence[TaggedTimex]) -> bool:
    """Whether the publication date is missing or no anchor."""
    return document.dct is None or tell_history([timex.meaning for timex in tagged])
