"""A simple temporal network: points in time, and how many days lie between them, at least and at most.

Propagation gives the earliest and latest day of each point, and the statements that made them so. A negative cycle is
a contradiction, and the statements on it are its proof. Source: Dechter, Meiri and Pearl, Temporal constraint networks
(1991). Pure standard library; shortest paths by Bellman and Ford with a queue.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterable, Mapping, Sequence

ORIGIN = "origin"  # day 0; a date is so many days after it


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """From ``first`` to ``second`` it is ``low`` to ``high`` days, both included; None is open.

    ``trust`` decides which of contradicting statements gives way: the lowest; of equals, the one that was made last.
    """

    first: str
    second: str
    low: int | None
    high: int | None
    why: str
    trust: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Solution:
    """The days of each point, and what they rest on."""

    earliest: Mapping[str, int]  # a point that nothing bounds from below is missing
    latest: Mapping[str, int]
    below: Mapping[str, tuple[Statement, ...]]  # why not earlier, from the date to the point
    above: Mapping[str, tuple[Statement, ...]]


class ContradictionError(Exception):
    """Statements that cannot all be true; dropping any one of them removes this contradiction."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = tuple(statements)
        super().__init__("; ".join(statement.why for statement in self.statements))


_Edge = tuple[str, int, Statement]  # to, at most so many days later, because of
_Graph = dict[str, list[_Edge]]
_Parents = dict[str, tuple[str, Statement]]


def propagate(statements: Iterable[Statement]) -> Solution:
    """Earliest and latest day of each point. Raises ContradictionError when the statements cannot all be true."""
    forward: _Graph = {ORIGIN: []}
    backward: _Graph = {ORIGIN: []}
    for s in statements:
        for graph in (forward, backward):
            graph.setdefault(s.first, [])
            graph.setdefault(s.second, [])
        if s.high is not None:
            forward[s.first].append((s.second, s.high, s))
            backward[s.second].append((s.first, s.high, s))
        if s.low is not None:
            forward[s.second].append((s.first, -s.low, s))
            backward[s.first].append((s.second, -s.low, s))
    _shortest_paths(forward, dict.fromkeys(forward, 0))  # no contradiction anywhere, also away from all dates
    latest, above = _shortest_paths(forward, {ORIGIN: 0})
    earliest, below = _shortest_paths(backward, {ORIGIN: 0})
    return Solution(
        {point: -days for point, days in earliest.items()}, latest, _explain(below, earliest), _explain(above, latest)
    )


def propagate_softly(statements: Iterable[Statement]) -> tuple[Solution, tuple[Statement, ...]]:
    """The same; of contradicting statements the least trusted give way. Returns the solution and what gave way."""
    kept = list(statements)
    dropped: list[Statement] = []
    while True:
        try:
            return propagate(kept), tuple(dropped)
        except ContradictionError as contradiction:
            order = {id(statement): place for place, statement in enumerate(kept)}
            weakest = min(contradiction.statements, key=lambda s: (s.trust, -order[id(s)]))
            kept = [statement for statement in kept if statement is not weakest]
            dropped.append(weakest)


def _shortest_paths(graph: _Graph, distance: dict[str, int]) -> tuple[dict[str, int], _Parents]:
    steps = dict.fromkeys(distance, 0)
    parents: _Parents = {}
    queue, waiting = deque(distance), set(distance)
    while queue:
        point = queue.popleft()
        waiting.discard(point)
        for other, days, statement in graph[point]:
            reached = distance[point] + days
            if other in distance and distance[other] <= reached:
                continue
            distance[other], parents[other], steps[other] = reached, (point, statement), steps[point] + 1
            if steps[other] >= len(graph):
                raise ContradictionError(_cycle(parents, other))
            if other not in waiting:
                queue.append(other)
                waiting.add(other)
    return distance, parents


def _cycle(parents: _Parents, point: str) -> list[Statement]:
    seen: dict[str, int] = {}
    path: list[tuple[str, Statement]] = []
    while point not in seen:
        seen[point] = len(path)
        point, statement = parents[point]
        path.append((point, statement))
    return list({id(s): s for _, s in path[seen[point] :]}.values())


def _explain(parents: _Parents, points: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
    explained: dict[str, tuple[Statement, ...]] = {ORIGIN: ()}
    for point in points:
        path = []
        while point not in explained:
            above, statement = parents[point]
            path.append((point, above, statement))
            point = above
        for reached, above, statement in reversed(path):
            explained[reached] = (*explained[above], statement)
    return explained
