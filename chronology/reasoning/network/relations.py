"""How two stretches of time in a network can lie to each other, and statements of how they do."""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Iterator, Sequence

from chronology.reasoning.network.alternatives import Choice
from chronology.reasoning.network.growing import GrowingNetwork
from chronology.reasoning.network.settling import is_consistent
from chronology.reasoning.network.statements import ORIGIN, Statement, Unit
from chronology.temporal.allen import Allen, Relations, gaps_of, split_convex
from chronology.temporal.days import MINUTES_PER_DAY


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """The points at which something begins and ends, both within it."""

    begin: str
    finish: str


def state_relations(x: Stretch, y: Stretch, relations: Relations, why: str, trust: int = 2) -> Choice:
    """How x lies to y, as alternatives of statements about minutes: a single one where the relations are convex."""
    options = (gaps_of(part) or () for part in split_convex(relations))
    return Choice(
        tuple(
            tuple(
                Statement(getattr(x, gap.end), getattr(y, gap.other_end), gap.low, gap.high, why, trust, "minutes")
                for gap in gaps
            )
            for gaps in options
        ),
        why,
    )


def possible_relations(network: GrowingNetwork, x: Stretch, y: Stretch) -> Relations:
    """How x can lie to y by all that the network says: each relation that is left out would contradict it.

    Events of one day, without times on the clock, can lie in any way. Where days and clocks are mixed a relation may
    be left in that only a third event's day rules out.
    """
    points = tuple(dict.fromkeys((x.begin, x.finish, y.begin, y.finish)))
    known = list(_project(network, points))
    known += [Statement(z.begin, z.finish, 0, None, "it begins before it ends", 9, "minutes") for z in (x, y)]
    found = (r for r in Allen if is_consistent([*known, *state_relations(x, y, frozenset({r}), "").options[0]]))
    return frozenset(found)


def _project(network: GrowingNetwork, points: Sequence[str]) -> Iterator[Statement]:
    """What a network says about a few points alone: how far each can lie from the origin and from each other.

    Source: Dechter, Meiri and Pearl, Temporal constraint networks (1991): the minimal network.
    """
    graph = network.graph
    known = [point for point in points if point in graph.days]
    for point in known:
        low, high = network.bounds(graph.days[point])
        yield _within(ORIGIN, point, low, high, "days")
        if point in graph.clocks:
            yield _within(ORIGIN, point, *network.bounds(graph.clocks[point]), "minutes")
    for point in known:
        yield from _distances_from(network, point, known)


def _within(a: str, b: str, low: int | None, high: int | None, unit: Unit) -> Statement:
    scale = MINUTES_PER_DAY if unit == "days" else 1
    return Statement(a, b, None if low is None else low // scale, None if high is None else high // scale, "", 9, unit)


def _distances_from(network: GrowingNetwork, a: str, points: Sequence[str]) -> Iterator[Statement]:
    days, clocks = network.graph.days, network.graph.clocks
    targets = frozenset(nodes[point] for nodes in (days, clocks) for point in points if point in nodes)
    from_day = _nearest(network, days[a], targets)
    from_clock = _nearest(network, clocks[a], targets) if a in clocks else from_day
    for b in points:
        if b == a:
            continue
        if days[b] in from_day:
            yield _within(a, b, None, from_day[days[b]], "days")
        if b in clocks and clocks[b] in from_clock:
            yield _within(a, b, None, from_clock[clocks[b]], "minutes")
        elif days[b] in from_clock:  # b has no clock: any time of its day
            yield _within(a, b, None, from_clock[days[b]] + MINUTES_PER_DAY - 1, "minutes")


def _nearest(network: GrowingNetwork, start: int, targets: frozenset[int]) -> dict[int, int]:
    """The minutes of the shortest way from a node to each target that it reaches, ways by the origin left out.

    Source: Dijkstra (1959), with the potentials of Johnson, Efficient algorithms for shortest paths (1977).
    """
    rows, potentials = network.graph.after, network.potentials
    found: dict[int, int] = {}
    heap = [(0, start)]
    done: set[int] = {0}
    while heap and len(found) < len(targets):
        reduced, node = heapq.heappop(heap)
        if node in done:
            continue
        done.add(node)
        if node in targets:
            found[node] = reduced + potentials[node] - potentials[start]
        for other, (minutes, _) in rows[node].items():
            if other not in done:
                heapq.heappush(heap, (reduced + minutes + potentials[node] - potentials[other], other))
    return found
