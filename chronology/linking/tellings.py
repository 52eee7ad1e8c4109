"""One article's telling of one event, as it is compared with the tellings of other articles."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Iterator

import snowballstemmer

from chronology.languages import load
from chronology.languages.language import Language
from chronology.linking.entities.nesting import NO_NESTS, Nests
from chronology.linking.proposing import Proposed
from chronology.model.records import Event, Source
from chronology.temporal.bounds import ANY_DAY, DayRange

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_SENTENCE_END = re.compile(r"[.!?:\"“”'‘’(]\s*+$")
_POSSESSIVE = re.compile(r"['’]s$")
_MOST_STEMS = 100_000  # remembered at a time


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article tells it. ``key`` is its own whatever else is told: source, place in it, title.

    ``begin`` holds the first day, ``hull`` the whole event. ``title`` and ``words`` are stems of the words that carry
    meaning, of the title and of title and quotes together; ``names`` are words with a capital within a sentence.
    ``actors`` are ids of parties, with what they are part of; ``where`` those of its place and of what that lies in.
    """

    key: tuple[str, int, str]
    event: Event
    source: Source
    begin: DayRange
    hull: DayRange
    title: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    place: frozenset[str]
    actors: frozenset[str] = frozenset()
    where: tuple[str, ...] = ()


def read_tellings(
    events: Iterable[Event], source: Source, language: Language, nests: Nests = NO_NESTS
) -> tuple[Telling, ...]:
    """The tellings of one article's events, in the order of the article."""
    return tuple(sorted((_read(event, source, language, nests) for event in events), key=lambda telling: telling.key))


def read_all(proposed: Iterable[Proposed], nests: Nests = NO_NESTS) -> tuple[Telling, ...]:
    """The tellings of many articles."""
    return tuple(
        telling
        for one in proposed
        if one.events
        for telling in read_tellings(one.events, one.source, load(one.source.language or "en"), nests)
    )


def _read(event: Event, source: Source, language: Language, nests: Nests) -> Telling:
    own = [evidence for evidence in event.evidence if evidence.source == source.id]
    quotes = " ".join(dict.fromkeys(evidence.quote for evidence in own))
    bounds = event.when.bounds if event.when else None
    title = find_stems(event.title, language)
    return Telling(
        key=(source.id, min((evidence.start or 0 for evidence in own), default=0), event.title),
        event=event,
        source=source,
        begin=bounds.begin if bounds else ANY_DAY,
        hull=bounds.hull if bounds else ANY_DAY,
        title=title,
        words=title | find_stems(quotes, language),
        names=find_stems(" ".join(_capitals(quotes)), language),
        numbers=frozenset(number.replace(",", "") for number in _NUMBER.findall(event.title)),
        place=find_stems(event.place.name, language) if event.place else frozenset(),
        actors=nests.widen(event.actors),
        where=nests.find_place(event.place.name) if event.place else (),
    )


def find_stems(text: str, language: Language) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    stem, dull = _stemmer(language)
    return frozenset(stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in dull)


def _capitals(text: str) -> Iterator[str]:
    """Words with a capital that no sentence begins with: names, mostly."""
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()]
        if match[0][0].isupper() and before and not _SENTENCE_END.search(before):
            yield match[0]


@functools.cache
def _stemmer(language: Language) -> tuple[Callable[[str], str], frozenset[str]]:
    words = language.words["linking"]
    stemmer = snowballstemmer.stemmer(words["stemmer"])

    @functools.lru_cache(_MOST_STEMS)
    def stem(word: str) -> str:
        return str(stemmer.stemWord(_POSSESSIVE.sub("", word)))

    return stem, frozenset(words["dull"])
