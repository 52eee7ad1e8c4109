"""A network that takes further statements in: only what they move is worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronology.reasoning.network.graph import Graph
from chronology.reasoning.network.proofs import minimise, state_circle
from chronology.reasoning.network.relaxing import FAR, OPEN, CircleError, Times
from chronology.reasoning.network.settling import is_consistent, prove
from chronology.reasoning.network.solving import Solution, read_solution
from chronology.reasoning.network.statements import ContradictionError, Statement, strongest_first
from chronology.temporal.days import MINUTES_PER_DAY

_MOST_STEPS = 5_000  # spent on looking for a shorter proof than the first one found


class GrowingNetwork:
    """Statements that agree with each other, and the earliest and latest time of each of their points.

    ``add`` takes one more. It costs what the new bounds touch, and nothing for the rest of the network.
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._graph = Graph()
        self._latest = Times.of(self._graph, self._graph.after)
        self._earliest = Times.of(self._graph, self._graph.before)
        self._take(strongest_first(statements))

    def add(self, *statements: Statement) -> None:
        """Take statements in. Raises ContradictionError, and takes none of them, when they contradict the others."""
        self._take(statements)

    def earliest(self, point: str) -> int | None:
        """The first day of a point, None when nothing bounds it."""
        return self._day(point, self._earliest, -1)

    def latest(self, point: str) -> int | None:
        """The last day of a point, None when nothing bounds it."""
        return self._day(point, self._latest, 1)

    def solution(self) -> Solution:
        """The times of all points, as they are now, with their reasons; not to be read after another ``add``."""
        return read_solution(self._earliest, self._latest)

    @property
    def graph(self) -> Graph:
        """The graph of the statements; not to be changed."""
        return self._graph

    @property
    def potentials(self) -> Sequence[int]:
        """A time of each node at which every statement holds, dates in doubt left far away."""
        return self._latest.late

    def bounds(self, node: int) -> tuple[int | None, int | None]:
        """The earliest and latest minute of a node of the graph, None where nothing bounds it."""
        early, late = self._earliest.late[node], self._latest.late[node]
        return None if early >= OPEN else -early, None if late >= OPEN else late

    def _day(self, point: str, times: Times, sign: int) -> int | None:
        node = self._graph.days.get(point)
        return None if node is None or times.late[node] >= OPEN else sign * times.late[node] // MINUTES_PER_DAY

    def _take(self, statements: Sequence[Statement]) -> None:
        graph, latest, earliest = self._graph, self._latest, self._earliest
        for statement in statements:
            graph.reserve(statement)
        new = range(len(latest.late), len(graph.grains))
        for times in (latest, earliest):
            times.late.extend([FAR] * len(new))
        # The clock of a day that was there before follows it.
        ties = dict.fromkeys(a for node in new for a in graph.before[node])
        changes = [graph.add(statement) for statement in statements]
        edges = [(a, b) for changed in changes for a, b, _ in changed]
        try:
            latest.relax(ties | dict.fromkeys(a for a, _ in edges))
        except CircleError as circle:
            known = state_circle(graph, circle.nodes) if circle.nodes else ()
            graph.undo(changes)
            latest.relax(ties)
            earliest.relax(ties)
            raise ContradictionError(self._prove(statements, known)) from None
        earliest.relax(ties | dict.fromkeys(b for _, b in edges))

    def _prove(self, statements: Sequence[Statement], known: tuple[Statement, ...]) -> tuple[Statement, ...]:
        if len(statements) == 1:
            return prove(self._graph, statements[0], known, _MOST_STEPS)[0]
        return known or minimise([*self._graph.statements, *statements], is_consistent)
