"""The earliest and latest time of each point, and the statements that they rest on.

Source: Dechter, Meiri and Pearl, Temporal constraint networks (1991): shortest paths from the origin give the latest
times, those to it the earliest, and a circle of negative length is a contradiction.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from chronology.reasoning.network.graph import TIE, Graph, Row
from chronology.reasoning.network.relaxing import OPEN, Parents, Times
from chronology.reasoning.network.statements import ORIGIN, Statement
from chronology.temporal.days import MINUTES_PER_DAY

_MAX_REASONS = 24  # a longer chain of reasons is nobody's reading


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """Which node each node of a graph got its time from."""

    nodes: Mapping[str, int]
    rows: Sequence[Row]
    statements: Sequence[Statement]
    parents: Parents

    def state(self, point: str) -> tuple[Statement, ...]:
        """The statements from the date to the point; the last 24 of them."""
        node = self.nodes[point]
        path: list[Statement] = []
        seen = {node}
        while node in self.parents and len(path) < _MAX_REASONS:
            before = self.parents[node]
            number = self.rows[before][node][1]
            if number != TIE:
                path.append(self.statements[number])
            if before in seen:  # days and clocks that hold each other up go round for ever
                break
            seen.add(before)
            node = before
        return tuple(reversed(path))


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The days of each point, the minutes of those that statements in minutes name, and what they rest on."""

    earliest: Mapping[str, int]  # in days; a point that nothing bounds from below is missing
    latest: Mapping[str, int]
    earliest_minute: Mapping[str, int]
    latest_minute: Mapping[str, int]
    _below: Mapping[str, Reasons]
    _above: Mapping[str, Reasons]

    def why_not_earlier(self, point: str) -> tuple[Statement, ...]:
        """The statements that make ``earliest``, from the date to the point; the last 24 of them."""
        return self._below[point].state(point) if point in self._below else ()

    def why_not_later(self, point: str) -> tuple[Statement, ...]:
        """The statements that make ``latest``, from the date to the point; the last 24 of them."""
        return self._above[point].state(point) if point in self._above else ()


def build_graph(statements: Iterable[Statement]) -> Graph:
    """The graph of statements."""
    graph = Graph()
    for statement in statements:
        graph.add(statement)
    return graph


def solve(graph: Graph) -> Solution:
    """Earliest and latest time of each point of a graph. Raises CircleError when there are none."""
    latest, earliest = Times.of(graph, graph.after), Times.of(graph, graph.before)
    for times in (latest, earliest):
        times.relax(range(len(times.rows)))
    return read_solution(earliest, latest)


def read_solution(earliest: Times, latest: Times) -> Solution:
    """The times of nodes as those of points."""
    graph, early, late = latest.graph, earliest.late, latest.late
    days, clocks = graph.days, [(point, node) for point, node in graph.clocks.items() if node]
    below = Reasons(days, graph.before, graph.statements, earliest.parents)
    above = Reasons(days, graph.after, graph.statements, latest.parents)
    return Solution(
        {point: -early[node] // MINUTES_PER_DAY for point, node in days.items() if early[node] < OPEN},
        {point: late[node] // MINUTES_PER_DAY for point, node in days.items() if late[node] < OPEN},
        {point: -early[node] for point, node in clocks if early[node] < OPEN},
        {point: late[node] for point, node in clocks if late[node] < OPEN},
        {point: below for point, node in days.items() if early[node] < OPEN},
        {point: above for point, node in days.items() if late[node] < OPEN},
    )


def join(solutions: Sequence[Solution]) -> Solution:
    """One solution of those of parts that share no point but the origin."""
    if len(solutions) == 1:
        return solutions[0]
    joined = Solution({ORIGIN: 0}, {ORIGIN: 0}, {}, {}, {}, {})
    for field in dataclasses.fields(Solution):
        whole = getattr(joined, field.name)
        for solution in solutions:
            whole.update(getattr(solution, field.name))
    return joined
