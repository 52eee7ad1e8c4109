"""One article as the rules for claims see it: its sentences, events and times, to look places up in."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.parser import Sentence
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.model.annotations import Attribution, EventMention, Timex3
from chronology.model.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_GAP = re.compile(r"\n[ \t]*+\n")


@dataclasses.dataclass(frozen=True, eq=False)
class Article:
    """A document with what was found in it. Sentences, events and times are in text order."""

    document: Document
    lexicon: Lexicon
    event_words: EventWords
    sentences: tuple[Sentence, ...]
    events: tuple[EventMention, ...]
    timexes: tuple[Timex3, ...]

    @property
    def dct(self) -> date | None:
        """The publication date."""
        return self.document.dct

    def words(self, spans: Iterable[Span]) -> str:
        """What stands at some spans, in lower case, one space between the parts."""
        return " ".join(self.document.quote(span) for span in spans).lower()

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that a place lies in, when it was parsed."""
        index = bisect.bisect_right(self._sentence_starts, place) - 1
        if index < 0 or self.sentences[index].parse is None or place >= self.sentences[index].span.end:
            return None
        return self.sentences[index]

    def sentence_number(self, place: int) -> int:
        """How many sentences begin before a place or at it, less one."""
        return bisect.bisect_right(self._sentence_starts, place) - 1

    def paragraph_number(self, place: int) -> int:
        """How many empty lines stand before a place."""
        return bisect.bisect_right(self._gaps, place)

    def sentences_in(self, span: Span) -> Sequence[Sentence]:
        """The sentences that a span reaches into, parsed or not."""
        first = max(self.sentence_number(span.start), 0)
        return self.sentences[first : bisect.bisect_left(self._sentence_starts, span.end)]

    def sentence_before(self, place: int) -> Sentence | None:
        """The sentence before the one that begins at a place, when it was parsed."""
        index = bisect.bisect_left(self._sentence_starts, place) - 1
        return self.sentences[index] if index >= 0 and self.sentences[index].parse is not None else None

    def tokens_in(self, sentence: Sentence, spans: Sequence[Span]) -> list[Token]:
        """The tokens of a parsed sentence that lie in some spans."""
        assert sentence.parse is not None
        starts, offset = self._token_starts[sentence.span.start], sentence.span.start
        inside: set[int] = set()
        for span in spans:
            inside.update(range(*_touched(starts, span.start - offset, span.end - offset)))
        tokens = (sentence.parse[i] for i in sorted(inside))
        return [token for token in tokens if any(sentence.token_span(token).overlaps(span) for span in spans)]

    def cue_head(self, attribution: Attribution) -> tuple[Sentence, Token] | None:
        """The word of saying that governs the cue's other words, and its sentence."""
        if not attribution.cue or (sentence := self.sentence_at(attribution.cue[0].start)) is None:
            return None
        tokens = self.tokens_in(sentence, attribution.cue)
        inside = {token.i for token in tokens}
        heads = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
        return (sentence, heads[0]) if heads else None

    def events_in(self, spans: Sequence[Span]) -> list[EventMention]:
        """The event mentions whose word lies in one of some spans."""
        return [event for span in spans for event in self.events[slice(*_between(self._event_starts, span))]]

    def events_before(self, place: int, limit: int) -> Sequence[EventMention]:
        """The last ``limit`` event mentions before a place."""
        end = bisect.bisect_left(self._event_starts, place)
        return self.events[max(0, end - limit) : end]

    def timexes_in(self, span: Span) -> list[Timex3]:
        """The expressions of time that begin within a span."""
        return list(self.timexes[slice(*_between(self._timex_starts, span))])

    @functools.cached_property
    def mentions(self) -> Mapping[str, int]:
        """How often the document mentions each event, by chain."""
        counts: dict[str, int] = {}
        for event in self.events:
            counts[event.chain] = counts.get(event.chain, 0) + 1
        return counts

    @functools.cached_property
    def scores(self) -> Mapping[str, float]:
        """How much each event belongs on a timeline, by chain: the best of its mentions."""
        best: dict[str, float] = {}
        for event in self.events:
            best[event.chain] = max(event.score, best.get(event.chain, 0.0))
        return best

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @functools.cached_property
    def _gaps(self) -> list[int]:
        return [match.start() for match in _GAP.finditer(self.document.text)]

    @functools.cached_property
    def _token_starts(self) -> Mapping[int, list[int]]:
        """Where the tokens of each parsed sentence begin, from its own beginning; by where the sentence begins."""
        return {s.span.start: [token.idx for token in s.parse] for s in self.sentences if s.parse is not None}

    @functools.cached_property
    def _event_starts(self) -> list[int]:
        return [event.span.start for event in self.events]

    @functools.cached_property
    def _timex_starts(self) -> list[int]:
        return [timex.span.start for timex in self.timexes]


def _between(starts: list[int], span: Span) -> tuple[int, int]:
    return bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)


def _touched(starts: list[int], first: int, last: int) -> tuple[int, int]:
    """The first and, exclusive, the last of the tokens that can reach into a stretch."""
    return max(bisect.bisect_right(starts, first) - 1, 0), bisect.bisect_left(starts, last)
