"""Which of an event's sources tell it each on its own: copies, repetitions and quotations of others count once.

Judged by what stands in the records alone: outlets, through whom a claim came, and the words that are quoted. Shared
text is found by w-shingling (Broder, On the resemblance and containment of documents, 1997), in time linear in the
quotes; what stands in quotation marks is left out, since many may have heard a speaker.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from chronology.languages.words import load_words
from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event, Source

CARRYING = (Stance.ASSERTS, Stance.CONCEDES)  # tuples: members are compared by identity
_SHINGLE_WORDS = 4
_FEWEST_SHINGLES = 5  # shared: eight words in a row, or as much in pieces
_COPIED_FROM = 0.5  # of the shingles of the later source
_PUT_DOWN_FROM = 0.8  # of a sentence
_SPEAKER = "speaker: "  # before a party's name, which may be that of an outlet
_NEAR_CHARS = 30  # around an outlet's name
_WORD = re.compile(r"\w++")
_SPOKEN = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|«[^«»]*+»")


class Standing(enum.Enum):
    """How a source stands among those of an event."""

    COUNTED = "counted"
    QUOTES = "quotes"  # counts as the outlet that it passes on
    SPEAKER = "speaker"  # counts as the party that all its words are put down to
    SAME_OUTLET = "same outlet"
    SAME_SPEAKER = "same speaker"  # has nothing but the words of a party that is counted already
    SAME_ORIGIN = "same origin"  # passes on an outlet that is counted already
    SAME_TEXT = "same text"
    ANSWERS = "answers"  # only tells who denies or calls for something


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A source of an event: how it stands, the outlet that it counts as, and the earlier source that told it before.

    ``shared`` is the share of its words, 0 to 1, that ``other`` has too, where that is the reason.
    """

    source: str
    standing: Standing
    origin: str | None = None
    other: str | None = None
    shared: float = 0.0

    @property
    def is_counted(self) -> bool:
        """Whether it adds to the number of independent sources."""
        return self.standing in (Standing.COUNTED, Standing.QUOTES, Standing.SPEAKER)


def count_independent(event: Event, sources: Mapping[str, Source]) -> int:
    """How many sources tell an event each on its own."""
    cited = {item.source for item in event.evidence}
    claims = [claim for claim in event.claims if claim.retracted is None and claim.stance in CARRYING]
    cited.update(item.source for claim in claims for item in claim.evidence)
    if len(cited) <= 1 and not any(claim.via for claim in claims):
        return len(cited)
    return sum(told.is_counted for told in weigh_sources(event, sources))


def weigh_sources(event: Event, sources: Mapping[str, Source]) -> tuple[Told, ...]:
    """Every source of an event, the earliest first, and whether it is counted. ``sources`` are by id.

    A source that passes on several outlets stands once for each. What was taken back counts for nobody.
    """
    quotes = _gather_quotes(event)
    vias = _gather_vias(event, quotes, sources) if len(quotes) > 1 or _has_via(event) else {}
    speakers = _gather_speakers(event)
    counted: dict[str, str] = {}
    copies = _Copies()
    found: list[Told] = []
    for source in _sort_by_time(quotes, sources):
        copied = copies.note(source, quotes[source]) if len(quotes) > 1 else None
        said = () if source in vias or copied else speakers.get(source, ())
        if said and fold_outlet(name_outlet(source, sources)) not in counted:
            found.append(_judge_speakers(source, said, sources, counted))
        else:
            found += [_judge(source, origin, sources, counted, copied) for origin in vias.get(source, (None,))]
    silent = _sort_by_time(_cite_all(event) - quotes.keys(), sources)
    return (*found, *[Told(source, Standing.ANSWERS) for source in silent])


def is_told_by_one(event: Event) -> bool:
    """Whether one article is all that an event rests on, and it tells it in words of its own: it counts as itself."""
    cited = {item.source for claim in event.claims for item in claim.evidence}
    cited.update([item.source for item in event.evidence])
    if len(cited) != 1 or _has_via(event):
        return False
    words = [item.quote for claim in _carried(event) for item in claim.evidence]
    return any(not _is_put_down(item.quote, words) for item in event.evidence)


def _judge(
    source: str,
    origin: str | None,
    sources: Mapping[str, Source],
    counted: dict[str, str],
    copied: tuple[str, float] | None,
) -> Told:
    """How a source stands after those in ``counted``: sources by the outlet that they count as. It is noted there."""
    name = origin or name_outlet(source, sources)
    key = fold_outlet(name)
    if key in counted:
        standing = Standing.SAME_OUTLET if origin is None else Standing.SAME_ORIGIN
        return Told(source, standing, name, counted[key])
    if copied is not None and origin is None:
        counted[key] = source  # a second article of that outlet says nothing new either
        return Told(source, Standing.SAME_TEXT, name, *copied)
    counted[key] = source
    return Told(source, Standing.COUNTED if origin is None else Standing.QUOTES, name)


def _judge_speakers(source: str, said: Iterable[str], sources: Mapping[str, Source], counted: dict[str, str]) -> Told:
    """How a source stands that has nothing but the words of others: once, as the first of them who is not counted."""
    keys = {_SPEAKER + fold_outlet(name): name for name in said}
    new = [key for key in keys if key not in counted]
    told = Told(source, Standing.SPEAKER, keys[new[0]]) if new else None
    if told is None:
        key = next(iter(keys))
        told = Told(source, Standing.SAME_SPEAKER, keys[key], counted[key])
    else:
        counted[fold_outlet(name_outlet(source, sources))] = source
    for key in new:
        counted[key] = source
    return told


class _Copies:
    """The shingles of the sources so far, each with the first that had it."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, ...], str] = {}

    def note(self, source: str, quotes: Iterable[str]) -> tuple[str, float] | None:
        """The earlier source that has most of the words of this one, and how much of them; None where none has."""
        own = dict.fromkeys(shingle for quote in dict.fromkeys(quotes) for shingle in cut_shingles(quote))
        shared = Counter(self.first[shingle] for shingle in own if shingle in self.first)
        for shingle in own:
            self.first.setdefault(shingle, source)
        if not shared:
            return None
        other, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
        enough = count >= _FEWEST_SHINGLES and count >= _COPIED_FROM * len(own)
        return (other, count / len(own)) if enough else None


def cut_shingles(text: str) -> Iterator[tuple[str, ...]]:
    """The runs of four words of a text, without what stands in quotation marks."""
    for part in _SPOKEN.split(text):
        words = _WORD.findall(part.casefold())
        yield from zip(*(words[at:] for at in range(_SHINGLE_WORDS)), strict=False)


def fold_outlet(name: str) -> str:
    """An outlet's name without case and article; of several names that it has, the first."""
    folded = " ".join(name.casefold().split()).removeprefix("the ")
    return _load_outlet_names("en").get(folded, folded)


@functools.cache
def _load_outlet_names(language: str) -> Mapping[str, str]:
    names: Mapping[str, tuple[str, ...]] = load_words(f"chronology.languages.{language}")["linking"]["outlet_names"]
    return {other: name for name, others in names.items() for other in others}


def name_outlet(source: str, sources: Mapping[str, Source]) -> str:
    """The outlet of a source; its id where none is known."""
    known = sources.get(source)
    return (known.outlet if known else None) or source


def _carried(event: Event) -> Iterator[Claim]:
    return (claim for claim in event.claims if claim.retracted is None and claim.stance in CARRYING)


def _gather_quotes(event: Event) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = {}
    for evidence in (event.evidence, *(claim.evidence for claim in _carried(event))):
        for item in evidence:
            quotes.setdefault(item.source, []).append(item.quote)
    return quotes


def _gather_vias(
    event: Event, quotes: Mapping[str, Iterable[str]], sources: Mapping[str, Source]
) -> dict[str, tuple[str | None, ...]]:
    """By source the outlets that it passes on, None for its own, in the order of the record.

    That a source passes on another one of the event is seen from the words around that outlet's name, too.
    """
    vias: dict[str, dict[str, str]] = {}
    for claim in _carried(event):
        for item in claim.evidence if claim.via else ():
            vias.setdefault(item.source, {}).setdefault(fold_outlet(claim.via or ""), claim.via or "")
    named = {fold_outlet(name): name for name in (name_outlet(source, sources) for source in sorted(quotes))}
    for source in quotes.keys() - vias.keys():
        others = [name for key, name in named.items() if key != fold_outlet(name_outlet(source, sources))]
        passed = [name for name in others if all(passes_on(quote, name) for quote in quotes[source])]
        if passed:
            vias[source] = {fold_outlet(name): name for name in passed}
    own = {source: fold_outlet(name_outlet(source, sources)) for source in vias}
    return {s: tuple(None if key == own[s] else name for key, name in found.items()) for s, found in vias.items()}


def passes_on(quote: str, outlet: str) -> bool:
    """Whether a sentence tells what an outlet said: "told the Post", "the Post reported"."""
    words = _load_words("en")
    name = fold_outlet(outlet)
    text = " ".join(quote.casefold().split())
    at = text.find(name)
    if at < 0:
        return False
    before = _WORD.findall(text[max(0, at - _NEAR_CHARS) : at])
    after = _WORD.findall(text[at + len(name) : at + len(name) + _NEAR_CHARS])
    before = before[:-1] if before[-1:] == ["the"] else before
    return bool(words["before"].intersection(before[-1:]) or words["after"].intersection(after[:1]))


@functools.cache
def _load_words(language: str) -> Mapping[str, frozenset[str]]:
    listed = load_words(f"chronology.languages.{language}")["outlets"]
    return {name: frozenset(listed[name]) for name in ("before", "after")}


def _gather_speakers(event: Event) -> dict[str, tuple[str, ...]]:
    """By source the named parties to whom all is put down that it tells; left out where it tells anything itself."""
    said: dict[str, dict[str, str]] = {}
    words: dict[str, list[str]] = {}
    unnamed = set()
    for claim in _carried(event):
        for item in claim.evidence:
            words.setdefault(item.source, []).append(item.quote)
            if claim.claimant:
                said.setdefault(item.source, {}).setdefault(fold_outlet(claim.claimant), claim.claimant)
            else:
                unnamed.add(item.source)
    own = {item.source for item in event.evidence if not _is_put_down(item.quote, words.get(item.source, ()))}
    return {source: tuple(names.values()) for source, names in said.items() if source not in own | unnamed}


def _is_put_down(quote: str, words: Iterable[str]) -> bool:
    """Whether a sentence is, all but a little, what a claim has of it."""
    return any(len(claimed) >= _PUT_DOWN_FROM * len(quote) and claimed in quote for claimed in words)


def _cite_all(event: Event) -> set[str]:
    return {item.source for claim in event.claims if claim.retracted is None for item in claim.evidence}


def _has_via(event: Event) -> bool:
    return any(claim.via for claim in event.claims)


def _sort_by_time(names: Collection[str], sources: Mapping[str, Source]) -> Iterable[str]:
    return sorted(names, key=lambda name: _in_time(name, sources)) if len(names) > 1 else names


def _in_time(source: str, sources: Mapping[str, Source]) -> tuple[date, str]:
    known = sources.get(source)
    day = known.published.bounds.hull.earliest if known and known.published else None
    return day or date.max, source
