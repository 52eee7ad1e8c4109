"""Which pairs of tellings are far from one event, kept for the next run: a cache that may be deleted at any time."""

from __future__ import annotations

import contextlib
from pathlib import Path

from chronology.linking.far_pairs import FarPairs
from chronology.store.proposed_cache import extractor_hash
from chronology.store.sealed import from_line, read_sealed, to_line, write_sealed

FAR_FILE = "far-pairs.json"
_FORMAT = "chronology far pairs 1"


def read_far(cache: Path) -> FarPairs | None:
    """What the last run with these rules left; None when nobody knows."""
    sealed = read_sealed(cache / FAR_FILE, f"{_FORMAT} {extractor_hash()}")
    with contextlib.suppress(ValueError, TypeError):
        if sealed:
            count, weights, numbers, pairs = map(from_line, sealed.lines)
            return FarPairs(count, weights, numbers, frozenset(pairs))
    return None


def write_far(cache: Path, far: FarPairs) -> None:
    """Keep it for the next run."""
    lines = (far.count, dict(sorted(far.weights.items())), dict(far.numbers), sorted(far.pairs))
    write_sealed(cache / FAR_FILE, f"{_FORMAT} {extractor_hash()}", map(to_line, lines))
