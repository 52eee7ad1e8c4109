"""An article as the later stages see it: text, publication date, and where what stands."""

from __future__ import annotations

import dataclasses
import enum
from datetime import date


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``Document.text``: ``text[start:end]``, in Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within."""
        return self.start <= other.start and other.end <= self.end


class ZoneKind(enum.Enum):
    """What a stretch of an article is there for."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"  # contact and subscription footers; never an event, never a claim


@dataclasses.dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article and its part in it. Zones are disjoint and in text order."""

    span: Span
    kind: ZoneKind


class DctOrigin(enum.Enum):
    """Where the publication date came from, the most trusted first."""

    FLAG = "flag"  # --published on the command line
    RECORD = "record"  # the `dct` of a JSON line or a TimeML file
    FRONT_MATTER = "front matter"
    META = "meta"  # machine-readable metadata of an HTML page
    DATELINE = "dateline"  # a date that stands alone in the head of the text
    TEXT = "text"  # guessed from a page's text: a person has to confirm it
    NONE = "none"


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """One article.

    ``dct`` is the document creation time (TimeML): the publication date that relative phrases
    count from, or None when the article does not say. ``text`` is in NFC with ``\\n`` line ends;
    all offsets count its code points. ``sha256`` is the hex digest of the bytes it was read from.
    """

    id: str
    text: str
    dct: date | None = None
    dct_time: str | None = None  # HH:MM when the publication time is known
    dct_origin: DctOrigin = DctOrigin.NONE
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "en"
    path: str | None = None
    sha256: str | None = None
    zones: tuple[Zone, ...] = ()

    def quote(self, span: Span) -> str:
        """The words at ``span``, to the letter."""
        return self.text[span.start : span.end]

    def body_spans(self) -> tuple[Span, ...]:
        """The stretches that may tell events; the whole text when no zones were found."""
        if not self.zones:
            return (Span(0, len(self.text)),)
        return tuple(zone.span for zone in self.zones if zone.kind is ZoneKind.BODY)
