"""The article as the search for topics sees it: its words by place, and its events with all that is told of them."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.extraction.sayings.article import Article
from chronology.extraction.topics.words import TopicWords
from chronology.model.annotations import Attribution, EventMention, Hold, Modality
from chronology.model.document import Span

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_VAGUE = frozenset({"occurrence", "state", "statement"})
_TELLING_NOTHING = frozenset({"state", "statement"})
_SAYINGS = frozenset({"accusation", "statement"})
_MOST_MENTIONS = 8  # of one event, the last before a claim: a document of any length stays linear


@dataclasses.dataclass(frozen=True, slots=True)
class Word:
    """A word that tells something: where it stands, what it is compared by, the kinds of events that it points to."""

    place: int
    key: str
    kinds: frozenset[str]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """An event of the article: its mentions in text order, its kinds but the vague ones, its best score."""

    chain: str
    mentions: tuple[EventMention, ...]
    kinds: frozenset[str]
    score: float
    modality: Modality
    is_saying: bool  # "the report", "the accusation": what it tells is another event
    is_known: bool  # its words only tell how something is known, held or valued
    traits: tuple[str, ...]  # what the mention that tells most of it shows

    def mentions_before(self, place: int) -> Sequence[EventMention]:
        """The last mentions before a place, few of them."""
        end = bisect.bisect_left(self.mentions, place, key=lambda m: m.span.start)
        return self.mentions[max(0, end - _MOST_MENTIONS) : end]


@dataclasses.dataclass(frozen=True, eq=False)
class Stage:
    """An article with its words and events, to look places up in."""

    article: Article
    words: TopicWords
    contents: tuple[Span, ...] = ()  # what the article's claims say

    def claimed(self, happening: Happening, besides: Sequence[Span]) -> int:
        """In how many stretches that claims say an event is told; ``besides`` are left out."""
        places = [m.span for m in happening.mentions if not any(span.contains(m.span) for span in besides)]
        return len({span for place in places for span in self.contents if span.contains(place)})

    def words_in(self, spans: Iterable[Span]) -> Iterator[Word]:
        """The telling words of some spans."""
        for span in spans:
            low, high = (bisect.bisect_left(self._starts, place) for place in (span.start, span.end))
            yield from self._words[low:high]

    def weigh_words(self, keys: Iterable[str]) -> float:
        """How much words tell in this article: each 1 when a single sentence holds it, near 0 when they all do."""
        return math.fsum(self._rarities[key] for key in keys)

    def nearby(self, place: int, before: int, after: int) -> Iterator[str]:
        """The chains of the mentions around a place, so many before it and after it."""
        events = self.article.events
        here = bisect.bisect_left(events, place, key=lambda event: event.span.start)
        return (event.chain for event in events[max(0, here - before) : here + after])

    def tells_something(self, event: EventMention) -> bool:
        """Whether a mention tells more than that somebody said, knew, had or was something."""
        return event.kind not in _TELLING_NOTHING and event.lemma.lower() not in self.words.evidence

    @functools.cached_property
    def happenings(self) -> Mapping[str, Happening]:
        """The events by chain, in the order of their first mentions."""
        chains: dict[str, list[EventMention]] = {}
        for event in self.article.events:
            chains.setdefault(event.chain, []).append(event)
        return {chain: self._happening(chain, mentions) for chain, mentions in chains.items()}

    def _happening(self, chain: str, mentions: Sequence[EventMention]) -> Happening:
        best = max(mentions, key=lambda m: m.score)
        lemmas = [m.lemma.lower() for m in mentions]
        shell = self.article.lexicon.lists_word
        return Happening(
            chain,
            tuple(mentions),
            frozenset(m.kind for m in mentions) - _VAGUE,
            best.score,
            best.modality,
            all(m.kind in _SAYINGS or shell("shells", lemma) for m, lemma in zip(mentions, lemmas, strict=True)),
            all(lemma in self.words.evidence for lemma in lemmas),
            tuple(_find_traits(mentions, best)),
        )

    @functools.cached_property
    def leading(self) -> tuple[str, ...]:
        """The chains that most belong on a timeline, the best first."""
        return tuple(sorted(self.happenings, key=lambda chain: -self.happenings[chain].score))

    @functools.cached_property
    def _words(self) -> tuple[Word, ...]:
        return tuple(
            Word(sentence.span.start + token.idx, self.words.key(lemma), self.words.kinds_of(lemma))
            for sentence in self.article.sentences
            for token in sentence.parse or ()
            if token.pos_ in _TELLING and token.is_alpha
            for lemma in (token.lemma_.lower(),)
        )

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [word.place for word in self._words]

    @functools.cached_property
    def _rarities(self) -> Mapping[str, float]:
        spans = [[sentence.span] for sentence in self.article.sentences]
        counts = Counter(key for span in spans for key in {word.key for word in self.words_in(span)})
        total = max(len(spans), 2)
        return {key: math.log(total / min(total, count)) / math.log(total) for key, count in counts.items()}


def _find_traits(mentions: Sequence[EventMention], best: EventMention) -> Iterator[str]:
    yield f"as {best.modality.value}"
    yield f"in the {best.tense}" if best.tense != "none" else "by a noun or an infinitive"
    yield from (f"with its {role}" for role in sorted({p.role for p in best.participants}))
    if any(p.kind for p in best.participants):
        yield "with names"
    if best.time_links:
        yield "with a time"
    if len(mentions) > 1:
        yield "more than once"
    if best.kind in _VAGUE:
        yield "by a word of no kind"
    if best.tie.quoted:
        yield "only in direct speech"
    if best.tie.hold in {Hold.MAIN, Hold.JOINED}:
        yield "by a main clause"


def set_stage(article: Article, words: TopicWords, claims: Iterable[Attribution]) -> Stage:
    """An article with its events, and where its claims say something."""
    return Stage(article, words, tuple(sorted({span for claim in claims for span in claim.content})))
