"""Tellings -> clusters: the surest links first, and never one that the days or a person rule out.

Average-link agglomeration with cannot-link constraints. The result is a function of the set of tellings: not of the
order in which articles came.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence

from chronology.linking.blocking import pair_up
from chronology.linking.comparing import Likeness, Rarity, compare
from chronology.linking.comparing_days import is_disputed
from chronology.linking.tellings import Telling
from chronology.temporal.bounds import DayRange

JOINED_FROM = 0.6  # tellings as alike as this are one event where others say so too
SURE_FROM = 0.75  # and by themselves from here on
JOINED_MEAN = 0.5  # and clusters, one telling with another, as alike as this on average
ASKED_FROM = 0.4  # and from here on a person is asked
_MOST_COMPARED = 8  # of a cluster, when one telling more is held against it
Key = tuple[str, int, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """Two tellings, by key, the lower first, and how alike they are."""

    one: Key
    other: Key
    likeness: Likeness


@dataclasses.dataclass(frozen=True, slots=True)
class Linked:
    """Clusters of tellings, in order; the links within them; and those that a person may want to look at."""

    clusters: tuple[tuple[Telling, ...], ...]
    links: tuple[Link, ...]
    asked: tuple[Link, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Decided:
    """What people decided: pairs of keys that are one event, the one told again first, and pairs that are not."""

    same: frozenset[tuple[Key, Key]] = frozenset()
    other: frozenset[tuple[Key, Key]] = frozenset()


NOTHING_DECIDED = Decided()


def link_tellings(tellings: Iterable[Telling], decided: Decided = NOTHING_DECIDED) -> Linked:
    """Cluster tellings. What a person decided holds, whatever the days say."""
    ordered = sorted(tellings, key=lambda telling: telling.key)
    rarity = Rarity.of(ordered)
    links = (find_link(ordered[one], ordered[other], rarity) for one, other in pair_up(ordered, rarity))
    return cluster_links(ordered, (link for link in links if link), rarity, decided)


def find_link(one: Telling, other: Telling, rarity: Rarity) -> Link | None:
    """The link between two tellings, the lower first, where they are alike enough to be looked at."""
    likeness = compare(one, other, rarity)
    return Link(one.key, other.key, likeness) if likeness is not None and likeness.score >= ASKED_FROM else None


def cluster_links(
    tellings: Sequence[Telling], links: Iterable[Link], rarity: Rarity, decided: Decided = NOTHING_DECIDED
) -> Linked:
    """Cluster tellings by the links between them, the likeliest first.

    What has no likely link to any other of these, by whatever way, may be clustered apart with the same outcome.
    """
    clusters = _Clusters(tellings, decided, rarity)
    for one, other in sorted(decided.same):
        clusters.join_by_hand(one, other)
    ranked = sorted(links, key=lambda link: (-link.likeness.score, link.one, link.other))
    return clusters.finish([link for link in ranked if not clusters.join(link)])


def are_accounts(one: Telling, other: Telling) -> bool:
    """Whether an article tells of one event twice, since claims give it two days."""
    same = not one.undergoers.isdisjoint(other.undergoers) and one.begin.meet(other.begin) is None
    return same and all(is_disputed(each.begin, each.begin, each.claimed) for each in (one, other))


class _Clusters:
    """Clusters in the making: by key, the list that the telling is in, shared by its members."""

    def __init__(self, tellings: Sequence[Telling], decided: Decided, rarity: Rarity) -> None:
        self.of = {telling.key: [telling] for telling in tellings}
        self.begin: dict[Key, DayRange] = {telling.key: telling.begin for telling in tellings}
        self.by_hand = {one for one, _ in decided.same}
        self.other = decided.other | {(two, one) for one, two in decided.other}
        self.rarity = rarity
        self.links: list[Link] = []

    def join(self, link: Link) -> bool:
        """Join the clusters of a link's ends, where they are alike as a whole; whether they are one afterwards."""
        one, other = self.of[link.one], self.of[link.other]
        if one is other:
            return True
        if link.likeness.score < JOINED_FROM or not self._may_join(one, other):
            return False
        if not self._agree(link, one, other):
            return False
        self._merge(one, other)
        self.links.append(link)
        return True

    def join_by_hand(self, one: Key, other: Key) -> None:
        """Join what a person joined: ``one`` is told again at ``other``, whose days hold for both."""
        if one in self.of and other in self.of and self.of[one] is not self.of[other]:
            days = self.begin[self.of[other][0].key]
            self._merge(self.of[one], self.of[other])
            self.begin[self.of[other][0].key] = days

    def _may_join(self, one: list[Telling], other: list[Telling]) -> bool:
        if any(not are_accounts(a, b) for a, b in self._find_pairs_of_articles(one, other)):
            return False
        if not self._may_share_days(one, other):
            return False
        return not any((a.key, b.key) in self.other for a, b in itertools.product(one, other)) if self.other else True

    def _may_share_days(self, one: list[Telling], other: list[Telling]) -> bool:
        """Whether one day fits all, or claims, each a possible course of its own, dispute which one it was."""
        days = self.begin[one[0].key], self.begin[other[0].key]
        claimed = [day for telling in (*one, *other) for day in telling.claimed]
        return days[0].meet(days[1]) is not None or is_disputed(*days, claimed)

    def _find_pairs_of_articles(self, one: list[Telling], other: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
        """Tellings of one article; what a person put there may be another telling of it."""
        told = {telling.source.id: telling for telling in other if telling.key not in self.by_hand}
        for telling in one:
            if telling.source.id in told and telling.key not in self.by_hand:
                yield telling, told[telling.source.id]

    def _agree(self, link: Link, one: list[Telling], other: list[Telling]) -> bool:
        """Whether the clusters of a link's ends are alike as a whole: the less the link says, the more."""
        if len(one) * len(other) == 1:
            return link.likeness.score >= SURE_FROM
        return self._likeness(one, other) >= (JOINED_MEAN if link.likeness.score >= SURE_FROM else JOINED_FROM)

    def _likeness(self, one: list[Telling], other: list[Telling]) -> float:
        """The mean likeness between two clusters, over those of each that come first."""
        pairs = itertools.product(self._speakers(one), self._speakers(other))
        apart = [(a, b) for a, b in pairs if a.source.id != b.source.id]
        scores = [likeness.score if (likeness := compare(a, b, self.rarity)) else 0.0 for a, b in apart]
        return sum(scores) / max(1, len(scores))

    def _speakers(self, cluster: list[Telling]) -> list[Telling]:
        """Those that speak for a cluster: not what a person put there, which may be told quite otherwise."""
        own = [telling for telling in cluster if telling.key not in self.by_hand]
        return (own or cluster)[:_MOST_COMPARED]

    def _merge(self, one: list[Telling], other: list[Telling]) -> None:
        begins = self.begin[one[0].key], self.begin[other[0].key]
        days = begins[0].meet(begins[1])
        merged = sorted([*one, *other], key=lambda telling: telling.key)
        for telling in merged:
            self.of[telling.key] = merged
        self.begin[merged[0].key] = days or self.begin[merged[0].key]

    def _is_open(self, link: Link) -> bool:
        """Whether a person may want to decide: two clusters that no decision and no article keeps apart."""
        one, other = self.of[link.one], self.of[link.other]
        sources = {telling.source.id for telling in one} & {telling.source.id for telling in other}
        decided = any((a.key, b.key) in self.other for a, b in itertools.product(one, other)) if self.other else False
        return one is not other and not sources and not decided

    def finish(self, asked: Collection[Link]) -> Linked:
        """The clusters, in the order of their first telling."""
        clusters = {id(found): tuple(found) for found in self.of.values()}
        ordered = sorted(clusters.values(), key=lambda cluster: cluster[0].key)
        apart = tuple(link for link in asked if self._is_open(link))
        return Linked(tuple(ordered), tuple(self.links), apart)
