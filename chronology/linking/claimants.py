"""Who makes a claim, as a record names him: by a name or a noun, never by a pronoun alone."""

from __future__ import annotations

import functools
import re

from chronology.languages import load
from chronology.linking.claim_words import words_at
from chronology.model.annotations import Attribution
from chronology.model.document import Document

_LETTERS = re.compile(r"[^\W\d_]+")


def name_claimant(document: Document, attribution: Attribution) -> str | None:
    """Who says it, by a name or a noun; None where it is the outlet itself."""
    name = attribution.source_name or words_at(document, attribution.source)
    words = _LETTERS.findall(name.casefold())
    somebody: str = load(document.language).words["linking"]["somebody"]
    return (somebody if _load_nobody(document.language).issuperset(words) else name) if name else None


@functools.cache
def _load_nobody(language: str) -> frozenset[str]:
    """Words that name nobody: pronouns, numbers and lengths of time."""
    words = load(language).words
    units = words["events"]["units"]
    return frozenset(
        [*words["linking"]["nobody"], *words["events"]["numbers"], *units, *(f"{unit}s" for unit in units)]
    )
