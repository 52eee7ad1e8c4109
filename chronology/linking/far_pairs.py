"""Pairs of tellings that are far from being one event, whatever a few more articles say: they are not compared again.

How much a word tells changes with every article, a little. So a pair is remembered as far when it would be even if the
words in common told a tenth more than they do; it is compared again once its words may have come to tell that much.
A score never falls when words in common tell more: on that it rests.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from chronology.linking.blocking import pair_up
from chronology.linking.clustering import ASKED_FROM, NOTHING_DECIDED, Decided, Link, Linked, cluster_links, find_link
from chronology.linking.comparing import Rarity, compare, mark_party
from chronology.linking.tellings import Telling

_SLACK = 0.1  # by how much words in common may come to tell more
_MOST = 1.03  # times as much as it told, for a word that is still taken for the same
_CERTAIN = 1 - 1e-6  # of it, since fractions are rounded
_ENOUGH = 0.8  # of the pairs; where fewer are known to be far, all are compared anew
_WORTH_PAIRS = 5_000  # fewer are compared in less time than it takes to remember them
_SETS = tuple(field.name for field in dataclasses.fields(Telling) if field.name not in {"event", "source"})


@dataclasses.dataclass(frozen=True, slots=True)
class FarPairs:
    """What words told when the pairs were compared; numbers of tellings by what they say; pairs of these, as numbers.

    The pair of one and another is one times ``count``, plus the other; ``count`` is of tellings.
    """

    count: int
    weights: Mapping[str, int]
    numbers: Mapping[str, int]
    pairs: frozenset[int]


def link_again(
    tellings: Iterable[Telling], decided: Decided = NOTHING_DECIDED, known: FarPairs | None = None
) -> tuple[Linked, FarPairs | None]:
    """Cluster tellings; what a person decided holds, whatever the days say. And what to remember, if it is new.

    ``known`` far pairs change nothing but the time that it takes.
    """
    ordered = sorted(tellings, key=lambda telling: telling.key)
    rarity = Rarity.of(ordered)
    links, far = find_links(ordered, rarity, known)
    return cluster_links(ordered, links, rarity, decided), far


def find_links(
    ordered: Sequence[Telling], rarity: Rarity, known: FarPairs | None = None
) -> tuple[list[Link], FarPairs | None]:
    """The links between tellings, and the far pairs to remember from now on, if they are others than those known."""
    pairs = list(pair_up(ordered, rarity))
    near = list(_leave_out(pairs, ordered, rarity, known)) if known else pairs
    if len(pairs) < _WORTH_PAIRS or len(near) <= (1 - _ENOUGH) * len(pairs):
        links = (find_link(ordered[one], ordered[other], rarity) for one, other in near)
        return [link for link in links if link], None
    return _compare_all(pairs, ordered, rarity)


def _compare_all(
    pairs: Iterable[tuple[int, int]], ordered: Sequence[Telling], rarity: Rarity
) -> tuple[list[Link], FarPairs]:
    more = _More(rarity.weights)
    far: list[int] = []
    links: list[Link] = []
    for one, other in pairs:
        likeness = compare(ordered[one], ordered[other], more)
        if likeness is None or likeness.score < ASKED_FROM:
            far.append(one * len(ordered) + other)
        elif link := find_link(ordered[one], ordered[other], rarity):
            links.append(link)
    numbers = {print_telling(telling): number for number, telling in enumerate(ordered)}
    return links, FarPairs(len(ordered), rarity.weights, numbers, frozenset(far))


class _More(Rarity):
    """Words in common tell a tenth more than they do."""

    __slots__ = ()

    def weigh(self, words: Iterable[str]) -> int:
        return round(super().weigh(words) * (1 + _SLACK)) + 1

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        common = one & other
        whole = self._weigh_plain(one) * self._weigh_plain(other)
        return (1 + _SLACK) * Rarity.weigh(self, common) / whole**0.5 if common and whole else 0.0

    def _weigh_plain(self, words: frozenset[str]) -> int:
        found = self.sums.get(words)
        if found is None:
            found = self.sums[words] = Rarity.weigh(self, words)
        return found


def _leave_out(
    pairs: Iterable[tuple[int, int]], ordered: Sequence[Telling], rarity: Rarity, known: FarPairs
) -> Iterator[tuple[int, int]]:
    """The pairs that are not known to be far."""
    changed = {
        word: weight / known.weights[word] if word in known.weights else 0.0 for word, weight in rarity.weights.items()
    }
    # Common and own words may part by the slack: so much up for any, and the rest of it down.
    least = _MOST / (1 + _SLACK * _CERTAIN)
    unsure = {word for word, ratio in changed.items() if not least <= ratio <= _MOST}
    numbers = [
        known.numbers.get(print_telling(telling)) if unsure.isdisjoint(_weighed(telling)) else None
        for telling in ordered
    ]
    count, far = known.count, known.pairs
    for one, other in pairs:
        first, then = numbers[one], numbers[other]
        if first is None or then is None or first * count + then not in far:
            yield one, other


def _weighed(telling: Telling) -> Iterator[str]:
    """All words of a telling that may be weighed."""
    values = (getattr(telling, name) for name in _SETS)
    return chain(
        chain.from_iterable(value for value in values if isinstance(value, frozenset)), map(mark_party, telling.actors)
    )


def print_telling(telling: Telling) -> str:
    """A fingerprint of all that one telling is compared by."""
    event = telling.event
    parts: list[object] = [telling.source.id, event.modality.value, event.topics, str(event.when)]
    for name in _SETS:
        value = getattr(telling, name)
        parts.append(sorted(value) if isinstance(value, frozenset) else value)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
