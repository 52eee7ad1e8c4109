"""How alike two tellings are: a score from readable reasons.

Word overlap is weighted by rarity (inverse document frequency; Sparck Jones 1972), since "troops" tells little and the
name of a village much. Weights were set by hand on this project's own example and are few on purpose.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from chronology.languages.words import load_words
from chronology.linking.comparing_days import gap_days, has_day, weigh_days
from chronology.linking.tellings import Telling

_BIAS = -3.8
_TITLE, _WORDS, _NAMES = 2.0, 3.5, 0.7
_COPY, _COPIED_SHARE, _COPIED_WORDS = 1.8, 0.75, 6  # a sentence that one has from the other, or both from an agency
_DOERS, _OTHER_DOERS, _UNDERGOERS = 0.9, -0.45, 1.2
_NAMELESS = -0.5
_SAME_KIND, _AKIN, _OTHER_KIND = 1.15, 0.4, -1.6
_SAME_PLACE, _OTHER_PLACE = 0.8, -0.65
_WITHIN_PLACE = 0.2
_SAME_PARTY, _ENOUGH_PARTY, _OTHER_PARTY, _SAME_DEED = 0.75, 4000, -0.65, 1.15
_OTHER_NAMES, _NO_DEED = -0.5, -1.4
_ANOTHER = -1.0
_SAME_PHASE, _OTHER_PHASE, _ONE_PHASE = 0.8, -4.0, -0.6
_SAME_NUMBER, _OTHER_NUMBER = 0.7, -0.9
_MISSED_DAYS = 3  # two that miss each other by more are not even asked about
_TOLD_FROM = 0.2
_UNLIKELY = -1.0  # a score of 0.27


@dataclasses.dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1 that two tellings tell one event; the reasons for it, the strongest first, and against."""

    score: float
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word tells, by how many tellings have it: in thousandths of a nat, whole, so that sums are exact."""

    weights: Mapping[str, int]
    sums: dict[frozenset[str], int] = dataclasses.field(default_factory=dict)  # of the words of tellings, once each

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Rarity:
        """Inverse document frequencies over these tellings."""
        counts: Counter[str] = Counter()
        total = 0
        for telling in tellings:
            counts.update(words_of(telling))
            total += 1
        return cls.of_counts(counts, total)

    @classmethod
    def of_counts(cls, counts: Mapping[str, int], total: int) -> Rarity:
        """The same, of how many of ``total`` tellings have each word."""
        return cls({word: round(1000 * (math.log((total + 1) / count) + 0.1)) for word, count in counts.items()})

    def weigh(self, words: Iterable[str]) -> int:
        """What words tell together, in thousandths of a nat."""
        get = self.weights.get
        return sum([get(word, 0) for word in words])

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of the words in common, by the geometric mean of the weights of both, 0 to 1."""
        common = one & other
        if not common:
            return 0.0
        whole = self._weigh_whole(one) * self._weigh_whole(other)
        return self.weigh(common) / math.sqrt(whole) if whole else 0.0

    def _weigh_whole(self, words: frozenset[str]) -> int:
        found = self.sums.get(words)
        if found is None:
            found = self.sums[words] = self.weigh(words)
        return found


def words_of(telling: Telling) -> frozenset[str]:
    """The words and parties that are counted."""
    return telling.words | telling.place | frozenset(map(mark_party, telling.actors))


def compare(one: Telling, other: Telling, rarity: Rarity) -> Likeness | None:
    """How alike two tellings are; None where they cannot be one event: one article, or days too far apart."""
    if one.source.id == other.source.id or one.event.modality is not other.event.modality:
        return None
    if gap_days(one.begin, other.begin) > _MISSED_DAYS:
        return None
    parts = [*_weigh_words(one, other, rarity), *_weigh_facts(one, other), *_weigh_sides(one, other, rarity)]
    total = _BIAS + sum([weight for weight, _ in parts])
    # Most pairs are far from likely: nobody asks why.
    reasons = tuple(_tell(parts)) if total > _UNLIKELY else ()
    return Likeness(1 / (1 + math.exp(-total)), reasons)


def _tell(parts: Iterable[tuple[float, str]]) -> Iterator[str]:
    """The reasons, from the strongest for to the strongest against."""
    for weight, reason in sorted(parts, reverse=True):
        if abs(weight) > _TOLD_FROM:
            yield reason if weight > 0 else f"but {reason}"


def _weigh_words(one: Telling, other: Telling, rarity: Rarity) -> Iterable[tuple[float, str]]:
    yield _TITLE * rarity.share(one.title, other.title), "say it in the same words"
    yield _WORDS * rarity.share(one.words, other.words), "their sentences share words"
    if len(one.words & other.words) >= _COPIED_WORDS and rarity.share(one.words, other.words) >= _COPIED_SHARE:
        yield _COPY, "one text, nearly"
    if one.names and other.names:
        yield _NAMES * rarity.share(one.names, other.names), "name the same"
    same_kind = one.kinds & other.kinds
    if not same_kind and not (one.title & other.words) - one.names - other.names - one.place - other.place:
        yield _NO_DEED, "no word for what happened in common"
    lacking = [(this.title & this.names) - that.words - that.place for this, that in ((one, other), (other, one))]
    if all(lacking):
        yield _OTHER_NAMES, "each names what the other does not"


def _weigh_roles(one: Telling, other: Telling, rarity: Rarity) -> Iterable[tuple[float, str]]:
    if one.doers and other.doers:
        same = rarity.share(one.doers, other.doers)
        if same:
            yield _DOERS * same, "the same does it"
        elif not (one.doers & other.title or other.doers & one.title):
            yield _OTHER_DOERS, "another does it"
    # What begins, falls or ends is what somebody begins, fells or ends.
    befallen = (one.undergoers or one.doers), (other.undergoers or other.doers)
    if one.undergoers or other.undergoers:
        yield _UNDERGOERS * rarity.share(*befallen), "it befalls the same"


def _weigh_facts(one: Telling, other: Telling) -> Iterable[tuple[float, str]]:
    yield from weigh_days(one, other)
    # "The bombs fall", some day, may be any bombs: a name must say which.
    if not (has_day(one) and has_day(other)) and not (one.names | one.place) & (other.names | other.place):
        yield _NAMELESS, "no name in common, and no certain day"
    yield from _weigh_kinds(one, other)
    if one.phase or other.phase:
        yield _weigh_phases(one.phase, other.phase)
    if one.is_another is not other.is_another:
        yield _ANOTHER, "one more of its kind"
    yield from _weigh_places(one, other)
    if one.numbers and other.numbers:
        same_number = one.numbers & other.numbers
        yield (_SAME_NUMBER, "the same number") if same_number else (_OTHER_NUMBER, "another number")


def _weigh_phases(one: str, other: str) -> tuple[float, str]:
    if one == other:
        return _SAME_PHASE, f"it {one} in both"
    if one and other:
        return _OTHER_PHASE, "it begins in one, ends in the other"
    return _ONE_PHASE, f"only one says that it {one or other}"


def _weigh_kinds(one: Telling, other: Telling) -> Iterable[tuple[float, str]]:
    kinds = one.kinds, other.kinds
    if not all(kinds):
        return
    if kinds[0] & kinds[1]:
        yield _SAME_KIND, "the same kind of event"
    elif any(kinds[0] & akin and kinds[1] & akin for akin in _load_akin("en")):
        yield _AKIN, "kinds of events that go together"
    else:
        yield _OTHER_KIND, "another kind of event"


@functools.cache
def _load_akin(language: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, load_words(f"chronology.languages.{language}")["linking"]["akin"]))


def _weigh_places(one: Telling, other: Telling) -> Iterable[tuple[float, str]]:
    if not (one.place and other.place):
        return
    if one.place & other.place or (one.where and one.where[:1] == other.where[:1]):
        yield _SAME_PLACE, "the same place"
    elif set(one.where[:1]) & set(other.where) or set(other.where[:1]) & set(one.where):
        yield _WITHIN_PLACE, "the place of one lies in that of the other"
    else:
        yield _OTHER_PLACE, "another place"


def _weigh_sides(one: Telling, other: Telling, rarity: Rarity) -> Iterable[tuple[float, str]]:
    yield from _weigh_roles(one, other, rarity)
    yield from _weigh_parties(one, other, rarity)


def _weigh_parties(one: Telling, other: Telling, rarity: Rarity) -> Iterable[tuple[float, str]]:
    if not (one.actors and other.actors):
        return
    common = one.actors & other.actors
    named_alike = one.names & other.names  # weighed as words already; and a name that is left open may be one party's
    if common and not named_alike:
        told = rarity.weigh(map(mark_party, common))
        yield _SAME_PARTY * min(1.0, told / _ENOUGH_PARTY), "the same parties, by other names"
    elif not common and not named_alike:
        yield _OTHER_PARTY, "other parties"
    if common and one.begin.is_exact and one.begin == other.begin and one.kinds & other.kinds:
        yield _SAME_DEED, "the same party does the same kind of thing on the same day"


def mark_party(actor: str) -> str:
    """A party as its rarity is counted: never taken for a word."""
    return "@" + actor
