"""The actors and places of content/ as linking has to know them: what stands, and what the machine last wrote."""

from __future__ import annotations

from typing import Any

from chronology.linking.entities.locating import KnownPlaces
from chronology.linking.entities.settling import Known
from chronology.store.decoding import build
from chronology.store.library import ACTOR, PLACE, Library
from chronology.store.shapes import RecordKind


def read_known_parties(library: Library) -> Known:
    """The actors and places that stand or stood. Raises RecordError when a base is damaged."""
    return Known(*_read(library, ACTOR), KnownPlaces(*_read(library, PLACE)))


def _read(library: Library, kind: RecordKind) -> tuple[dict[str, Any], dict[str, Any], frozenset[str]]:
    shelf = library.shelf(kind)
    standing = {id_: build(one.value, kind.cls) for id_, one in shelf.standing.items()}
    written = {id_: build(base.value, kind.cls) for id_, base in shelf.bases.items()}
    return standing, written, frozenset(shelf.names())
