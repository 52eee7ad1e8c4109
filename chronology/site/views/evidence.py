"""What an event rests on."""

from __future__ import annotations

from chronology.model.records import Event, Evidence


def evidence_of(event: Event) -> tuple[Evidence, ...]:
    """The event's evidence and that of its claims."""
    if not event.claims:
        return event.evidence
    return (*event.evidence, *[evidence for claim in event.claims for evidence in claim.evidence])
