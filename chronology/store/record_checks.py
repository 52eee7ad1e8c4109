"""What must hold within one record and a schema cannot say: coordinates, web addresses, names of files."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from chronology.errors import Severity
from chronology.model.records import Actor, Event, NamedPlace, Place, Source
from chronology.store.plain import Fault
from chronology.store.schema import RESERVED_IDS

# What a browser would run, or read from the reader's own disk.
_HARMFUL = frozenset({"javascript", "data", "vbscript", "file", "blob"})


def check_id(record: Event | Source | Actor | NamedPlace) -> Iterator[tuple[Fault, Severity]]:
    """Whether an id can be the name of a file everywhere, and is text to every reader of YAML."""
    if record.id in RESERVED_IDS:
        yield Fault(("id",), f"no file can be called {record.id!r} on Windows; choose another id"), "error"
    elif record.id.isdigit() and not isinstance(record, Source):  # of sources they come with the articles
        message = f"{record.id!r} is a number to other readers of YAML; add a word, as in boats-sunk-{record.id}"
        yield Fault(("id",), message), "warning"


def check_place(place: Place | NamedPlace | None) -> Iterator[tuple[Fault, Severity]]:
    """Whether coordinates come in pairs; for the place of an event and for the record of a place."""
    if place is not None and (place.lat is None) != (place.lon is None):
        there, missing = ("lon", "lat") if place.lat is None else ("lat", "lon")
        message = f"stands alone, and a map needs both; add {missing}: to this place, or remove {there}:"
        yield Fault((there,) if isinstance(place, NamedPlace) else ("place", there), message), "error"


def check_addresses(source: Source) -> Iterator[tuple[Fault, Severity]]:
    """Whether addresses are ones that a page can link to."""
    for name, url in (("url", source.url), ("archived", source.archived)):
        if url is not None:
            yield from _check_address(name, url)


def _check_address(name: str, url: str) -> Iterator[tuple[Fault, Severity]]:
    try:
        parts = urlsplit(url.strip())
        scheme, is_whole = parts.scheme.lower(), bool(parts.netloc)
    except ValueError:
        scheme, is_whole = "", False
    if scheme in _HARMFUL:
        message = f"an address that begins with {scheme}: is never linked to; write one with https://, or remove it"
        yield Fault((name,), message), "error"
    elif scheme not in {"http", "https"} or not is_whole or not url.isprintable() or " " in url:
        yield Fault((name,), "is no web address that can be linked to; write it whole, with https://"), "warning"
