"""The status of an event in words, as every format says it."""

from __future__ import annotations

from collections.abc import Mapping

from chronology.model.records import Event, Source
from chronology.reasoning.status import Status, find_status

_WORDS = {Status.SEVERAL: "several sources", Status.SINGLE: "single source", Status.UNSOURCED: "no source"}


def describe_status(event: Event, sources: Mapping[str, Source]) -> str:
    """One word for readers, of the most important status. ``sources`` are by id."""
    status = find_status(event, sources)
    return _WORDS.get(status, status.value)
