"""A simple temporal network: points in time, and how many days lie between them, at least and at most.

Propagation gives the earliest and latest day of each point, and the statements that made them so. A negative cycle is
a contradiction, and the statements on it are its proof. Source: Dechter, Meiri and Pearl, Temporal constraint networks
(1991). Pure standard library.
"""

from __future__ import annotations

import dataclasses
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
    statements = tuple(statements)
    try:
        return _propagate(statements)
    except ContradictionError as contradiction:
        raise ContradictionError(_minimise(contradiction.statements)) from None


def _propagate(statements: Sequence[Statement]) -> Solution:
    forward: _Graph = {ORIGIN: []}
    backward: _Graph = {ORIGIN: []}
    for s in statements:
        if s.low is not None and s.high is not None and s.low > s.high:
            raise ContradictionError([s])
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


def _minimise(proof: Sequence[Statement]) -> list[Statement]:
    """A contradiction without the statements that it does not need."""
    needed = list(proof)
    for statement in proof if len(proof) <= _MAX_REASONS else ():
        rest = [s for s in needed if s is not statement]
        try:
            _propagate(rest)
        except ContradictionError:
            needed = rest
    return needed


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
    """Shortest paths from the points of ``distance``. Raises ContradictionError at a negative cycle.

    After Goldberg and Radzik, A heuristic improvement of the Bellman-Ford algorithm (1993): every pass relaxes in
    topological order of the edges that can still improve something, so that long chains of events take one pass.
    """
    parents: _Parents = {}
    changed = dict.fromkeys(distance)
    while changed:
        for point in _improvable(graph, distance, changed):
            changed.pop(point, None)
            for other, days, statement in graph[point]:
                reached = distance[point] + days
                if other not in distance or reached < distance[other]:
                    distance[other], parents[other] = reached, (point, statement)
                    changed[other] = None
        cycle = _cycle(parents)
        if cycle:
            raise ContradictionError(cycle)
    return distance, parents


def _improvable(graph: _Graph, distance: Mapping[str, int], changed: Iterable[str]) -> list[str]:
    """The points that the changed ones can improve, each before those that it improves."""
    seen: set[str] = set()
    order: list[str] = []
    reached = dict(distance)
    for start in changed:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(graph[start]))]
        while stack:
            point, edges = stack[-1]
            for other, days, _ in edges:
                known = reached.get(other)
                if other not in seen and (known is None or reached[point] + days <= known):
                    if known is None:
                        reached[other] = reached[point] + days
                    seen.add(other)
                    stack.append((other, iter(graph[other])))
                    break
            else:
                order.append(stack.pop()[0])
    order.reverse()
    return order


def _cycle(parents: _Parents) -> list[Statement]:
    """The statements of a cycle of parents, which is a negative cycle; empty when there is none."""
    done: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        point = start
        while point in parents and point not in done and point not in path:
            path[point] = None
            point = parents[point][0]
        if point in path:
            on_cycle = list(path)[list(path).index(point) :]
            return list({id(parents[p][1]): parents[p][1] for p in on_cycle}.values())
        done.update(path)
    return []
