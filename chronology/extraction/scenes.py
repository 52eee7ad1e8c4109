"""One sentence with all that may place its events in time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import Timex3

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One sentence: its triggers by token index, and its phrases of time with their tokens."""

    triggers: Mapping[int, Trigger]
    phrases: tuple[tuple[Timex3, tuple[Token, ...]], ...]
    words: EventWords

    @property
    def dated(self) -> frozenset[int]:
        """Indexes of all tokens of phrases of time."""
        return frozenset(token.i for _, tokens in self.phrases for token in tokens)


def set_scenes(
    triggers: Iterable[Trigger], timexes: Iterable[Timex3], words: EventWords
) -> tuple[tuple[tuple[Trigger, ...], Scene], ...]:
    """The sentences that have triggers, in order, each with what is needed to link it. Linear in both."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(trigger.sentence.span.start, []).append(trigger)
    waiting = sorted(timexes, key=lambda timex: timex.span)
    scenes, place = [], 0
    for group in by_sentence.values():
        span = group[0].sentence.span
        while place < len(waiting) and waiting[place].span.end <= span.start:
            place += 1
        here, ahead = [], place
        while ahead < len(waiting) and waiting[ahead].span.start < span.end:
            here.append(waiting[ahead])
            ahead += 1
        phrases = tuple((timex, _tokens(timex, group[0])) for timex in here)
        kept = tuple((timex, tokens) for timex, tokens in phrases if tokens)
        scenes.append((tuple(group), Scene({t.token.i: t for t in group}, kept, words)))
    return tuple(scenes)


def _tokens(timex: Timex3, trigger: Trigger) -> tuple[Token, ...]:
    start = trigger.sentence.span.start
    low, high = timex.span.start - start, timex.span.end - start
    return tuple(t for t in trigger.token.doc if t.idx < high and t.idx + len(t) > low and not t.is_space)
