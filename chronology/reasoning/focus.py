"""Which event an undated phrase counts from: "days later", "within 90 minutes" go on from the event in focus.

Focus is the event that was told last: the nearest sentence before that tells something that happened; in it an event
of the same kind, then one with a date, then the one told most often, then the most newsworthy. Sources: Webber 1988
on temporal anaphora; Hitzeman, Moens and Grover 1995.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from chronology.model.annotations import EventMention, Modality

IN_FOCUS = "what the text was telling"  # why a link counts from that event
_SENTENCES_BACK = 8
_MENTIONS_BACK = 120
_NOT_TOLD = frozenset({"statement", "state"})


def find_focus(
    place: int, events: Sequence[EventMention], kinds: Mapping[str, frozenset[str]], dated: Mapping[str, int]
) -> EventMention | None:
    """The event in focus before ``events[place]``; None when there is none.

    ``kinds`` are those of each chain, ``dated`` is the place of the first mention of a chain that has a time link.
    """
    here = events[place]
    seen: list[int] = []
    candidates: list[EventMention] = []
    for event in reversed(events[max(0, place - _MENTIONS_BACK) : place]):
        if event.sentence == here.sentence and event.span.end > here.clause.start:
            continue
        if event.sentence.start not in seen:
            if candidates or len(seen) == _SENTENCES_BACK:
                break
            seen.append(event.sentence.start)
        if (
            event.chain != here.chain
            and _happened(event)
            and (kinds[event.chain] or dated.get(event.chain, place) < place)
        ):
            candidates.append(event)
    if not candidates:
        return None
    told = Counter(event.chain for event in events[max(0, place - _MENTIONS_BACK) : place])
    best = {c: max(e.score for e in candidates if e.chain == c) for c in {e.chain for e in candidates}}
    wanted = kinds.get(here.chain, frozenset())
    return max(
        candidates,
        key=lambda e: (
            bool(wanted & kinds[e.chain]),
            dated.get(e.chain, place) < place,
            told[e.chain],
            best[e.chain],
            e.span,
        ),
    )


def kinds_of_chains(events: Sequence[EventMention]) -> dict[str, frozenset[str]]:
    """The kinds of the mentions of each chain, background left out."""
    found: dict[str, set[str]] = {}
    for event in events:
        found.setdefault(event.chain, set()).update({event.kind} - {"occurrence", "state", "statement"})
    return {chain: frozenset(kinds) for chain, kinds in found.items()}


def dated_chains(events: Sequence[EventMention]) -> dict[str, int]:
    """Where a chain gets its first time link: its chain -> the place of the mention."""
    found: dict[str, int] = {}
    for place, event in enumerate(events):
        if event.time_links:
            found.setdefault(event.chain, place)
    return found


def _happened(event: EventMention) -> bool:
    return (
        event.modality is Modality.ACTUAL
        and event.polarity == "positive"
        and event.kind not in _NOT_TOLD
        and event.tense in {"past", "present"}
        and not (event.tense == "present" and event.aspect == "none")
    )
