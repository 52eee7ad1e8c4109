"""What the exports need to know that no record holds: the chronology's name and where its site stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote, urlsplit

from chronology.model.records import Chronology, Event
from chronology.reasoning.grades import DEFAULT_RUBRIC, Rubric


@dataclasses.dataclass(frozen=True, slots=True)
class Publication:
    """The title of the chronology and, when it is published, the address of its site.

    ``event_path`` gives the address of an event's page below the site for the event's id; without it no format
    links to pages of events. ``rubric`` decides on the grades of events.
    """

    title: str = "Chronology"
    site_url: str | None = None
    event_path: Callable[[str], str] | None = None
    rubric: Rubric = DEFAULT_RUBRIC

    def event_url(self, event: Event) -> str | None:
        """The address of an event's page, or None when it is not known."""
        base = web_address(self.site_url)
        if base is None or self.event_path is None:
            return None
        return f"{base.rstrip('/')}/{quote(self.event_path(event.id), safe='/', errors='replace')}"

    def iri(self, kind: str, name: str) -> str:
        """An identifier for a record that stays the same from one export to the next."""
        base = (web_address(self.site_url) or "urn:x-chronology").rstrip("/")
        joiner = ":" if base.startswith("urn:") else "/#"
        return f"{base}{joiner}{kind}:{quote(name, safe='', errors='replace')}"

    @property
    def host(self) -> str:
        """The host name of the site, or one that can never exist (RFC 2606)."""
        base = web_address(self.site_url)
        return (urlsplit(base).hostname if base else None) or "chronology.invalid"


class Export(Protocol):
    """A format: one pure function from records to text."""

    def __call__(self, chronology: Chronology, publication: Publication = ..., /) -> str:
        """The chronology in this format."""


def web_address(text: str | None) -> str | None:
    """``text`` when it is an http or https address without white space, quotes or brackets; else None.

    Everything else (``javascript:``, ``data:``, a path) never becomes a link.
    """
    if not text or any(char <= " " or char in "\"'<>\\^`{|}" or not char.isprintable() for char in text):
        return None
    try:
        parts = urlsplit(text)
        known = parts.scheme in {"http", "https"} and parts.hostname is not None
    except ValueError:
        return None
    return text if known else None
