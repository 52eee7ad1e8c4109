"""One article's telling of one event, as it is compared with the tellings of other articles."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

import snowballstemmer

from chronology.languages import load
from chronology.languages.language import Language
from chronology.linking.entities.named import NamesFound
from chronology.linking.entities.nesting import NO_NESTS, Nests
from chronology.linking.phases import read_phase
from chronology.linking.proposing import Proposed
from chronology.model.annotations import Modality
from chronology.model.records import Event, Source
from chronology.temporal.bounds import ANY_DAY, DayRange

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_SENTENCE_END = re.compile(r"[.!?:\"“”'‘’(]\s*+$")
_POSSESSIVE = re.compile(r"['’]s$")
NOBODY = NamesFound()
_ONE_DAY = timedelta(days=1)
_MOST_STEMS = 100_000  # remembered at a time


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article tells it. ``key`` is its own whatever else is told: source, place in it, title.

    ``begin`` holds the first day, ``hull`` the whole event. ``title`` and ``words`` are stems of the words that carry
    meaning, of the title and of title and quotes together; ``names`` are words with a capital within a sentence.
    ``actors`` are ids of parties, with what they are part of; ``where`` those of its place and of what that lies in.
    ``numbers`` are those of the title, in digits. ``news`` is the last day on which it can have begun, as far as the
    article says, or else the day on which that came out. ``doers`` and ``undergoers`` are stems of who does it and of
    whom or what it befalls. ``is_another`` is whether it is told as one more of its kind: "a second strike".
    ``claimed`` are the days that claims give for it. ``kinds`` are those of what happens, also where a line says only
    that it begins: of the offensive in "The offensive begins". ``phase`` is "begins", "ends" or "" (neither is told).
    ``is_recalled`` is whether it is told in passing, as known to readers: "since the offensive began".
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
    news: date | None = None
    doers: frozenset[str] = frozenset()
    undergoers: frozenset[str] = frozenset()
    is_another: bool = False
    claimed: tuple[DayRange, ...] = ()
    kinds: frozenset[str] = frozenset()
    phase: str = ""
    is_recalled: bool = False


def read_tellings(
    events: Iterable[Event],
    source: Source,
    language: Language,
    nests: Nests = NO_NESTS,
    named: NamesFound = NOBODY,
) -> tuple[Telling, ...]:
    """The tellings of one article's events, in the order of the article; ``named`` are those who take part."""
    parts: dict[tuple[str, str], str] = {}
    for phrase in named.phrases:
        told = phrase.event, phrase.role
        parts[told] = f"{parts[told]} {phrase.bare}" if told in parts else phrase.bare
    heads = {stem: find_stems(full, language) for head, full in named.heads for stem in find_stems(head, language)}
    read = (_read(event, source, language, nests, parts, heads) for event in events)
    return tuple(sorted(read, key=lambda telling: telling.key))


def read_all(proposed: Iterable[Proposed], nests: Nests = NO_NESTS) -> tuple[Telling, ...]:
    """The tellings of many articles."""
    return tuple(
        telling
        for one in proposed
        if one.events
        for telling in read_tellings(one.events, one.source, load(one.source.language or "en"), nests, one.names)
    )


def _read(
    event: Event,
    source: Source,
    language: Language,
    nests: Nests,
    parts: Mapping[tuple[str, str], str],
    heads: Mapping[str, frozenset[str]],
) -> Telling:
    own = [evidence for evidence in event.evidence if evidence.source == source.id]
    quotes = " ".join(dict.fromkeys(evidence.quote for evidence in own))
    bounds = event.when.bounds if event.when else None
    begin = _close(bounds.begin if bounds else ANY_DAY, event, source)
    title = _find_concepts(event.title, language)
    phase, kinds = read_phase(event.title, language)
    place = event.place.name if event.place else find_place_named(event.title, language)
    meant = frozenset(word for stem in find_stems(event.title, language) for word in heads.get(stem, ()))
    return Telling(
        key=(source.id, min((evidence.start or 0 for evidence in own), default=0), event.title),
        event=event,
        source=source,
        begin=begin,
        hull=bounds.hull if bounds else ANY_DAY,
        title=title,
        words=title | meant | _find_concepts(quotes, language),
        names=meant | find_stems(" ".join(_capitals(quotes)), language),
        numbers=frozenset(_find_numbers(event.title, language)),
        place=find_stems(place, language),
        actors=nests.widen(event.actors),
        where=nests.find_place(place) if place else (),
        news=begin.latest or _find_published(source),
        doers=_find_concepts(parts.get((event.id, "agent"), ""), language),
        undergoers=_find_concepts(parts.get((event.id, "patient"), ""), language)
        or _find_concepts(_find_passive(event.title, language), language),
        is_another=not frozenset(language.words["events"]["distinct"]).isdisjoint(event.title.casefold().split()),
        claimed=tuple(claim.when.bounds.begin for claim in event.claims if claim.when),
        kinds=frozenset(event.topics) or kinds,
        phase=phase if phase != "plans" else "",
        is_recalled=bool(kinds) and phase == "begins" and event.title.casefold().startswith("the "),
    )


def _close(begin: DayRange, event: Event, source: Source) -> DayRange:
    """What happened had begun when its article came out; by the clock of wherever that was."""
    published = _find_published(source)
    if published is None or begin.latest is not None or event.modality is not Modality.ACTUAL:
        return begin
    return begin.meet(DayRange(None, published + _ONE_DAY)) or begin


def _find_published(source: Source) -> date | None:
    return source.published.bounds.hull.latest if source.published else None


def find_place_named(title: str, language: Language) -> str:
    """The name that a line ends with after a word of place: "The shells fall among the stalls in Dunmarch"."""
    words = title.split()
    at = len(words)
    while at and words[at - 1][:1].isupper():
        at -= 1
    before = words[at - 1] if at else ""
    return " ".join(words[at:]) if before in language.words["events"]["place_prepositions"] else ""


def find_stems(text: str, language: Language) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    stem, dull = _stemmer(language)
    return frozenset(stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in dull)


def _find_concepts(text: str, language: Language) -> frozenset[str]:
    """Stems, of words for one thing the same: "truce" is "ceasefire". A word with a capital may be a name's."""
    mean = _meaner(language)
    words = _WORD.findall(text)
    at = 1 if _WORD.match(text) else 0  # what a text begins with has a capital anyway
    return frozenset(map(mean, [*map(str.casefold, words[:at]), *words[at:]])) - {""}


@functools.cache
def _meaner(language: Language) -> Callable[[str], str]:
    """What says for a word, as it is written, what it means; "" for one that says nothing."""
    alike = _load_alike(language)
    stem, dull = _stemmer(language)

    @functools.lru_cache(_MOST_STEMS)
    def mean(written: str) -> str:
        word = written.casefold()
        if word in dull:
            return ""
        may_be_name = written[0].isupper()
        return stem(word) if may_be_name else alike.get(_POSSESSIVE.sub("", word)) or stem(word)

    return mean


@functools.cache
def _load_alike(language: Language) -> Mapping[str, str]:
    """What stands for each word that has others of the same meaning, by the word and its plural."""
    stem, _ = _stemmer(language)
    groups = (*language.words["events"]["synonyms"], *language.words["linking"]["alike"])
    return {form: stem(group[0]) for group in groups for word in group for form in _decline(word)}


def _decline(noun: str) -> tuple[str, ...]:
    return noun, f"{noun}s", f"{noun}es", f"{noun[:-1]}ies"


def _find_passive(title: str, language: Language) -> str:
    """What stands before the verb of a line that tells what is done to it: "The mill is bombed"."""
    parts = (title.partition(f" {verb} ") for verb in language.words["linking"]["passive"])
    return next((before for before, verb, _ in parts if verb), "")


def _find_numbers(text: str, language: Language) -> Iterator[str]:
    """The numbers of a line in digits; one, and what is no whole number, say nothing."""
    values: Mapping[str, float] = language.words["events"]["numbers"]
    for number in _NUMBER.findall(text):
        yield number.replace(",", "")
    for word in _WORD.findall(text.casefold()):
        value = values.get(word, 1)
        if value > 1:
            yield f"{value:.0f}"


def _capitals(text: str) -> Iterator[str]:
    """Words with a capital that no sentence begins with: names, mostly."""
    for match in _WORD.finditer(text):
        at = match.start()
        if at and text[at].isupper() and not _SENTENCE_END.search(text, max(0, at - 3), at):
            yield match[0]


@functools.cache
def _stemmer(language: Language) -> tuple[Callable[[str], str], frozenset[str]]:
    words = language.words["linking"]
    stemmer = snowballstemmer.stemmer(words["stemmer"])

    @functools.lru_cache(_MOST_STEMS)
    def stem(word: str) -> str:
        return str(stemmer.stemWord(_POSSESSIVE.sub("", word)))

    return stem, frozenset(words["dull"])
