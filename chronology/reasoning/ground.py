"""What stands fixed while the events of a document are placed: points, trust, and what is known of all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date

from chronology.model.annotations import EventMention, Timex3

DATED, ORDERED, TENSE, DISCOURSE, CONVENTION = 5, 4, 3, 2, 1  # how far statements are trusted


def begin(chain: str) -> str:
    """The point of an event's first day."""
    return f"{chain} begins"


def finish(chain: str) -> str:
    """The point of an event's last day."""
    return f"{chain} ends"


@dataclasses.dataclass(frozen=True, slots=True)
class Ground:
    """What stands fixed while a document's events are placed."""

    dct: date | None
    timexes: Mapping[str, Timex3]
    events: Mapping[str, EventMention]
    chains: Mapping[str, str]  # eid -> chain
    likely: bool = False  # vague words mean what they usually mean
    read: frozenset[str] = frozenset()  # events whose tense and modality were weighed with all else


def finish_of(event: EventMention) -> str:
    """The last day of what a mention names: "imposed an embargo" is done, the embargo may last."""
    return f"{event.eid} ends" if event.lasts and event.tense == "none" else finish(event.chain)
