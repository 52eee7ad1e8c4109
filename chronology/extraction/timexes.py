"""Finds the expressions of time in a document: what their words mean, not yet which day that was."""

from __future__ import annotations

from chronology.languages.language import Language
from chronology.model.document import Document, ZoneKind
from chronology.model.tagging import TaggedTimex


def tag_timexes(document: Document, language: Language) -> tuple[TaggedTimex, ...]:
    """Every expression of time outside of boilerplate, in text order, disjoint. Linear in the text; needs no parser."""
    footers = tuple(zone.span for zone in document.zones if zone.kind is ZoneKind.BOILERPLATE)
    return tuple(
        timex
        for timex in language.find_timexes(document.text)
        if not any(footer.overlaps(timex.span) for footer in footers)
    )
