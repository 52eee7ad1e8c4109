"""A hash for each record, of all that a page can show: equal hashes, equal pages, in any process on any day."""

from __future__ import annotations

import dataclasses
import hashlib
import marshal
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from chronology.model.records import Actor, Claim, Event, Evidence, Relation, Source
from chronology.temporal.edtf import Edtf

# Never published: people's own notes, and what only the store needs.
UNPUBLISHED = frozenset({"notes", "extra", "locked", "rejected"})
_NESTED = frozenset(
    {"when", "made", "retracted", "published", "place", "modality", "stance", "cue_class", "claims", "evidence",
     "relations"}
)  # fmt: skip


def _plain_fields(cls: type) -> Callable[[object], object]:
    names = [f.name for f in dataclasses.fields(cls) if f.name not in UNPUBLISHED | _NESTED]
    return attrgetter(*names)


_EVENT, _CLAIM, _EVIDENCE = _plain_fields(Event), _plain_fields(Claim), _plain_fields(Evidence)
_RELATION, _SOURCE, _ACTOR = _plain_fields(Relation), _plain_fields(Source), _plain_fields(Actor)


def _text(when: Edtf | None) -> str | None:
    return when.text if when is not None else None


def _flatten_claim(claim: Claim) -> object:
    return (
        _CLAIM(claim),
        claim.stance.value,
        claim.cue_class and claim.cue_class.value,
        _text(claim.made),
        _text(claim.when),
        _text(claim.retracted),
        tuple(map(_EVIDENCE, claim.evidence)),
    )


def hash_event(event: Event, shown: Sequence[bytes | str] = ()) -> bytes:
    """The fingerprint of an event with its claims, and of what else its page shows."""
    place = event.place
    flat = (
        _EVENT(event),
        _text(event.when),
        (place.name, place.lat, place.lon) if place else None,
        event.modality.value,
        tuple(map(_EVIDENCE, event.evidence)),
        tuple(map(_flatten_claim, event.claims)),
        tuple([(_RELATION(relation), tuple(map(_EVIDENCE, relation.evidence))) for relation in event.relations]),
        tuple(shown),
    )
    return _digest(flat)


def hash_source(source: Source) -> bytes:
    """The fingerprint of a source."""
    return _digest((_SOURCE(source), _text(source.published)))


def hash_actor(actor: Actor) -> bytes:
    """The fingerprint of a party."""
    return _digest(_ACTOR(actor))


def hash_all(parts: Iterable[bytes | str]) -> bytes:
    """One fingerprint of many, in their order."""
    return _digest(tuple(parts))


def _digest(flat: Any) -> bytes:
    # Version 2 of marshal has no back references: the bytes depend on values only, never on identity.
    return hashlib.blake2b(marshal.dumps(flat, 2), digest_size=12).digest()
