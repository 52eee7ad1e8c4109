"""How a claim can come to its topic: it tells it, goes on from another claim, takes an event up, or has none."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence

from chronology.extraction.topics.clues import find_none_clues, find_told_clues, find_untold_clues
from chronology.extraction.topics.stage import Stage
from chronology.extraction.topics.staying import find_stay_clues
from chronology.extraction.topics.telling import Telling

_BEFORE = 120  # mentions
_LATEST = 3
_LEADING = 3
_OF_ITS_KIND = 3
_ENOUGH = 0.3
_VOICE_BACK = 12  # claims


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Way:
    """Where one way leads: to an event or to none, or where another claim leads; and what speaks for it."""

    clues: Mapping[str, float]
    chain: str | None = None
    claim: int | None = None


def find_ways(stage: Stage, tellings: Sequence[Telling], number: int, targets: Mapping[int, int]) -> Iterator[Way]:
    """Every way of one claim; ``targets``: what claims answer, by number."""
    mine = tellings[number]
    yield Way(find_none_clues(mine))
    told = dict.fromkeys(event.chain for event in mine.events)
    for chain in told:
        yield Way(find_told_clues(stage, mine, stage.happenings[chain]), chain)
    for other, how in _find_claims(tellings, number, targets).items():
        yield Way(find_stay_clues(stage, mine, tellings[other], how), None, other)
    for chain in _find_events(stage, mine):
        if chain not in told:
            yield Way(find_untold_clues(stage, mine, stage.happenings[chain]), chain)


def _find_claims(tellings: Sequence[Telling], number: int, targets: Mapping[int, int]) -> dict[int, str]:
    """The claims before that it may go on from, with how each stands to it; the first reason counts."""
    found: dict[int, str] = {}
    target = targets.get(number)
    if target is not None and target < number:
        found[target] = "the claim that it answers"
    if number:
        found.setdefault(number - 1, "the claim before it")
    voice = tellings[number].statement.voice.number
    back = range(number - 2, max(-1, number - _VOICE_BACK), -1)
    own = next((n for n in back if tellings[n].statement.voice.number == voice), None)
    if own is not None:
        found.setdefault(own, "the last claim of its voice")
    if number > 1:
        found.setdefault(number - 2, "the claim before that")
    return found


def _find_events(stage: Stage, mine: Telling) -> list[str]:
    """The events told since the last claim, the latest of some weight, those that words of the claim point to, and
    those that the article makes most of."""
    latest = dict.fromkeys(reversed(list(stage.nearby(mine.start, _BEFORE, 0))))
    weighty = (chain for chain in latest if stage.happenings[chain].score >= _ENOUGH)
    kinds = frozenset(kind for word in mine.words for kind in word.kinds)
    akin = (chain for chain in latest if stage.happenings[chain].kinds & kinds)
    chains = itertools.chain(
        mine.since,
        itertools.islice(weighty, _LATEST),
        itertools.islice(akin, _OF_ITS_KIND),
        stage.leading[:_LEADING],
    )
    return list(dict.fromkeys(chains))
