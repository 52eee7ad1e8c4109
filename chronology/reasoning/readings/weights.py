"""What each clue to a reading weighs, from ``words/readings.yml`` of a language."""

from __future__ import annotations

import dataclasses
import functools

from chronology.languages import available, load
from chronology.reasoning.readings.choosing import Stakes, Weights


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Weights by shape and clue, and what is at stake. Compared by identity."""

    weights: Weights
    stakes: Stakes


@functools.cache
def load_readings(language: str) -> Readings | None:
    """The weights for texts in a language; None where it has none."""
    found = load(language).words.get("readings") if language in available() else None
    if not found or not found.get("weights"):
        return None
    return Readings(found["weights"], Stakes(**found["stakes"]))
