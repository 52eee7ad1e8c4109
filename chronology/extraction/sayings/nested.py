"""Claims within what another one denies: "rejected a charge that …" answers the charge."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Sequence

from chronology.model.annotations import Attribution, Stance

_ANSWERING = frozenset({Stance.DENIES, Stance.COUNTERS})


def link_nested(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Denials that answer nothing yet answer the claim whose noun of saying stands in what they deny.

    Attributions are in the order of their cues, and stay so.
    """
    nouns = [a for a in attributions if a.rule == "noun of saying" and a.cue]
    starts = [a.cue[0].start for a in nouns]
    return [_link(a, nouns, starts) if a.stance in _ANSWERING and a.counters is None else a for a in attributions]


def mark_dated(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Claims whose date another one contradicts are on the time too, where they are on nothing more special."""
    dated = {a.counters for a in attributions if a.facet == "time" and a.stance is Stance.COUNTERS}
    return [
        dataclasses.replace(a, facet="time") if a.aid in dated and a.facet == "occurrence" else a for a in attributions
    ]


def _link(denial: Attribution, nouns: Sequence[Attribution], starts: Sequence[int]) -> Attribution:
    for span in denial.content:
        for noun in nouns[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]:
            # The noun's own words, or "the", open what is denied.
            opens = noun.cue[0].start - span.start < _OPENING_CHARS
            if opens and noun.aid != denial.aid and noun.source != denial.source:
                why = f"answers {noun.aid}: what it says is denied"
                return dataclasses.replace(
                    denial,
                    counters=noun.aid,
                    about=noun.about or denial.about,
                    facet=noun.facet or denial.facet,
                    because=(*denial.because, why),
                )
    return denial


_OPENING_CHARS = 40
