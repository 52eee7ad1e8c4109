"""What stands around the events of one document: sentences, phrases with days, and what governs what."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from chronology.model.annotations import EventMention, Hold, Timex3

_PHRASES_BACK = 6  # of different days
_LOOKED_AT = 24  # phrases of a sentence, and before it


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase whose days are known: the numbers of its first and last day, and of its sentence."""

    timex: Timex3
    first: int
    last: int
    sentence: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One document's events, the sentences that tell them, its phrases in text order, and the day of its news."""

    published: int
    news: int
    events: Mapping[str, EventMention]
    sentences: Sequence[int]  # where those with events start
    leading: Mapping[int, EventMention]  # the verb of the main clause, by the start of its sentence
    phrases: Sequence[Phrase]
    starts: Sequence[int]  # of phrases
    named: Mapping[tuple[int, int], int]  # how often days are named
    tying: Mapping[int, frozenset[str]]  # the phrases that place events of a sentence, by its start
    latest: Sequence[int]  # the last phrase before each that does not begin on the day of publication, -1 for none

    def sentence_of(self, event: EventMention) -> int:
        """The number of its sentence."""
        return bisect_right(self.sentences, event.sentence.start) - 1

    def above(self, event: EventMention) -> EventMention | None:
        """What the grammar puts above it."""
        return self.events.get(event.tie.eid or "")

    def phrases_for(self, event: EventMention) -> Iterator[Phrase]:
        """Those that place it, those of its sentence, and the last ones before it, each of other days."""
        low, high = bisect_right(self.starts, event.sentence.start - 1), bisect_right(self.starts, event.sentence.end)
        yield from self.phrases[low : min(high, low + _LOOKED_AT)]
        seen: set[tuple[int, int]] = set()
        for phrase in reversed(self.phrases[max(0, low - _LOOKED_AT) : low]):
            days = phrase.first, phrase.last
            if days not in seen:
                yield phrase
            seen.add(days)
            if len(seen) == _PHRASES_BACK:
                return

    def is_latest(self, phrase: Phrase, event: EventMention) -> bool:
        """Whether no other phrase stands nearer before the sentence, but those that name the day of publication."""
        last = self.latest[bisect_right(self.starts, event.sentence.start - 1)]
        return last == -1 or self.starts[last] <= phrase.timex.span.start


def set_stage(published: date, news: date, timexes: Iterable[Timex3], events: Sequence[EventMention]) -> Stage:
    """The stage of a document that was published on a day and has its news of a day."""
    sentences = sorted({event.sentence.start for event in events})
    phrases = [phrase for timex in timexes if (phrase := _to_phrase(timex, sentences)) is not None]
    phrases.sort(key=lambda phrase: phrase.timex.span)
    leading: dict[int, EventMention] = {}
    tying: dict[int, set[str]] = {}
    for event in events:
        if event.tie.hold is Hold.MAIN:
            leading.setdefault(event.sentence.start, event)
        tying.setdefault(event.sentence.start, set()).update(link.tid for link in event.time_links if link.tid)
    latest = [-1]
    for number, phrase in enumerate(phrases):
        latest.append(number if phrase.first != published.toordinal() else latest[-1])
    return Stage(
        published.toordinal(),
        news.toordinal(),
        {event.eid: event for event in events},
        sentences,
        leading,
        phrases,
        [phrase.timex.span.start for phrase in phrases],
        Counter((phrase.first, phrase.last) for phrase in phrases),
        {start: frozenset(tids) for start, tids in tying.items()},
        latest,
    )


def _to_phrase(timex: Timex3, sentences: Sequence[int]) -> Phrase | None:
    if timex.type == "SET" or timex.earliest is None or timex.latest is None:
        return None
    place = bisect_right(sentences, timex.span.start) - 1
    return Phrase(timex, timex.earliest.toordinal(), timex.latest.toordinal(), place)
