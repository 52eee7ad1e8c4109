"""What waits for a person: values that the machine would write where somebody else decides."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping

from chronology.store.base import Base
from chronology.store.fingerprints import normalise_quote
from chronology.store.labels import find_labelled
from chronology.store.merging import OFFSETS, REASONS
from chronology.store.plain import Plain

# The whole of an event that was found again in other words of its source.
WHOLE = "event"
# What may differ between two proposals of one thing.
_PASSING = OFFSETS | REASONS | {"id", "sha256"}


def mark_proposal(label: str, value: Plain) -> str:
    """16 hexadecimal digits for a proposal: the same wherever its quotes stand, however it is explained or spaced."""
    place = label.rpartition(".")[0] if isinstance(value, dict) else label  # an item's own name may change
    return _hash([place, _bare(value)])


def _mark_kept(value: Plain) -> str:
    return _hash(value)


def _hash(value: Plain) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _bare(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key not in _PASSING}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return normalise_quote(value) if isinstance(value, str) else value


def kept_value(cls: type, ours: Mapping[str, Plain], label: str) -> Plain:
    """The value that stands where the label leads; None when there is none."""
    found = find_labelled(cls, ours, label) if label != WHOLE else None
    return found.value if found else None


def keep_waiting(base: Base, cls: type, ours: Mapping[str, Plain]) -> Base:
    """The base with those of its proposals that wait: not dismissed, not in the file already, no reason by itself."""
    waiting = {
        label: value
        for label, value in base.proposed.items()
        if label in REASONS
        or mark_proposal(label, value) not in base.dismissed | {mark_proposal(label, kept_value(cls, ours, label))}
    }
    if "when" not in waiting:
        waiting = {label: value for label, value in waiting.items() if label not in REASONS}
    against = {label: _mark_kept(kept_value(cls, ours, label)) for label in waiting.keys() - REASONS}
    return dataclasses.replace(base, proposed=waiting, against=against)


def has_changed(base: Base, cls: type, ours: Mapping[str, Plain], label: str) -> bool:
    """Whether another value stands there now than when the proposal was made."""
    return label in base.against and base.against[label] != _mark_kept(kept_value(cls, ours, label))


def waiting_labels(base: Base) -> list[str]:
    """The fields to tell a person of, sorted; the reasons for a date go with the date."""
    return sorted(base.proposed.keys() - REASONS)
