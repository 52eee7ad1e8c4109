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


_Parents = dict[str, tuple[str, Statement]]
_MAX_REASONS = 24  # a longer chain of reasons is nobody's reading


@dataclasses.dataclass(frozen=True, slots=True)
class Solution:
    """The days of each point, and what they rest on."""

    earliest: Mapping[str, int]  # a point that nothing bounds from below is missing
    latest: Mapping[str, int]
    _below: Mapping[str, tuple[str, Statement]]
    _above: Mapping[str, tuple[str, Statement]]

    def why_not_earlier(self, point: str) -> tuple[Statement, ...]:
        """The statements that make ``earliest``, from the date to the point; the last 24 of them."""
        return _path(self._below, point)

    def why_not_later(self, point: str) -> tuple[Statement, ...]:
        """The statements that make ``latest``, from the date to the point; the last 24 of them."""
        return _path(self._above, point)


def _path(parents: Mapping[str, tuple[str, Statement]], point: str) -> tuple[Statement, ...]:
    path: list[Statement] = []
    while point in parents and len(path) < _MAX_REASONS:
        point, statement = parents[point]
        path.append(statement)
    return tuple(reversed(path))


class ContradictionError(Exception):
    """Statements that cannot all be true; dropping any one of them removes this contradiction."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = tuple(statements)
        super().__init__("; ".join(statement.why for statement in self.statements))


_Edge = tuple[str, int, Statement]  # to, at most so many days later, because of
_Graph = dict[str, list[_Edge]]


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
    return Solution({point: -days for point, days in earliest.items()}, latest, below, above)


def propagate_softly(statements: Iterable[Statement]) -> tuple[Solution, tuple[Statement, ...]]:
    """The same; of contradicting statements the least trusted give way. Returns the solution and what gave way.

    Points that no statement joins are solved apart, so that a contradiction costs what its surroundings cost.
    """
    earliest, latest = {ORIGIN: 0}, {ORIGIN: 0}
    below: _Parents = {}
    above: _Parents = {}
    dropped: list[Statement] = []
    for component in _components(statements):
        solution, given_way = _settle(component)
        earliest |= solution.earliest
        latest |= solution.latest
        below |= solution._below
        above |= solution._above
        dropped += given_way
    return Solution(earliest, latest, below, above), tuple(dropped)


def _settle(statements: list[Statement]) -> tuple[Solution, list[Statement]]:
    kept = statements
    dropped: list[Statement] = []
    while True:
        try:
            return propagate(kept), dropped
        except ContradictionError as contradiction:
            order = {id(statement): place for place, statement in enumerate(kept)}
            weakest = min(contradiction.statements, key=lambda s: (s.trust, -order[id(s)]))
            kept = [statement for statement in kept if statement is not weakest]
            dropped.append(weakest)


def _components(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements by the points that they join, dates aside."""
    leader: dict[str, str] = {}

    def find(point: str) -> str:
        while leader.setdefault(point, point) != point:
            leader[point] = leader[leader[point]]
            point = leader[point]
        return point

    statements = tuple(statements)
    for s in statements:
        if ORIGIN not in (s.first, s.second):
            leader[find(s.first)] = find(s.second)
    groups: dict[str, list[Statement]] = {}
    for s in statements:
        groups.setdefault(find(s.second if s.first == ORIGIN else s.first), []).append(s)
    return list(groups.values())


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
