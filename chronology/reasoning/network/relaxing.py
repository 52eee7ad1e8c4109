"""Lowering the times of nodes until every edge holds, or a circle shows that none can.

After Goldberg and Radzik, A heuristic improvement of the Bellman-Ford algorithm (1993): every pass goes through the
nodes in topological order of the edges that can still lower something, so that long chains of events take one pass.
Nodes that are days are rounded down to whole days on the way, after Leiserson and Saxe, A mixed-integer linear
programming problem which is efficiently solvable (1988).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from chronology.reasoning.network.graph import Graph, Row
from chronology.temporal.days import MINUTES_PER_DAY

FAR = MINUTES_PER_DAY << 48  # minutes: where nothing says otherwise, and further away than anything that is said
OPEN = FAR >> 1  # a time beyond comes from no date
Parents = dict[int, int]


class CircleError(Exception):
    """A circle of edges that no times satisfy: ``nodes``, each reached from the one before it, the first from the last.

    Empty when days and clock times exclude each other and no single circle was met that shows it.
    """

    def __init__(self, nodes: Sequence[int]) -> None:
        self.nodes = tuple(nodes)
        super().__init__()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Times:
    """The latest time of each node, and which node it comes from. Node 0 is the origin and stays at 0.

    ``rows`` are the edges to follow, ``graph.after``; along ``graph.before`` the times are the earliest, negated.
    """

    graph: Graph
    rows: Sequence[Row]
    late: list[int]
    parents: Parents = dataclasses.field(default_factory=dict)

    @classmethod
    def of(cls, graph: Graph, rows: Sequence[Row]) -> Times:
        """Times that nothing bounds yet."""
        return cls(graph, rows, [0] + [FAR] * (len(rows) - 1))

    @property
    def grains(self) -> Sequence[int] | None:
        """What the times of nodes are rounded to; None where all are days, and so always are."""
        return self.graph.grains if self.graph.mixed else None

    def relax(self, changed: Iterable[int]) -> None:
        """Lower the times in place as far as the edges out of ``changed``, and those that follow, ask for.

        Raises CircleError when there is no end to it; the times are then as they were.
        """
        was: dict[int, tuple[int, int | None]] = {}
        waiting = dict.fromkeys(changed)
        passes = 0
        try:
            while waiting:
                self._lower(_Descent(self, waiting).order, waiting, was)
                self._refuse_circle(waiting)
                passes += 1
                if passes > len(self.rows):  # without a circle, nodes have their times after as many passes as nodes
                    raise CircleError([])
        except CircleError:
            self._restore(was)
            raise

    def _lower(self, order: list[int], waiting: dict[int, None], was: dict[int, tuple[int, int | None]]) -> None:
        rows, late, parents, grains = self.rows, self.late, self.parents, self.grains
        for node in order:
            waiting.pop(node, None)
            time = late[node]
            for other, edge in rows[node].items():
                reached = time + edge[0]
                if reached < late[other]:
                    if grains is not None:
                        reached -= reached % grains[other]
                    if other not in was:
                        was[other] = late[other], parents.get(other)
                    late[other], parents[other] = reached, node
                    waiting[other] = None

    def _restore(self, was: dict[int, tuple[int, int | None]]) -> None:
        for node, (time, parent) in was.items():
            self.late[node] = time
            if parent is None:
                del self.parents[node]
            else:
                self.parents[node] = parent

    def _refuse_circle(self, waiting: Iterable[int]) -> None:
        """Raise CircleError at a circle of parents that lowers itself: one of its nodes waits always."""
        parents = self.parents
        done: set[int] = set()
        for start in waiting:
            path: dict[int, None] = {}
            node = start
            while node in parents and node not in done and node not in path:
                path[node] = None
                node = parents[node]
            if node in path:
                backward = list(path)
                self.refuse([*backward[backward.index(node) :]][::-1])
            done.update(path)

    def refuse(self, circle: Sequence[int]) -> None:
        """Raise CircleError if a circle lowers itself, whatever the times; between days all that were met do."""
        grains = self.grains
        if grains is None or lowers_itself(self.rows, circle, grains):
            raise CircleError(circle)


def lowers_itself(rows: Sequence[Row], circle: Sequence[int], grains: Sequence[int]) -> bool:
    """Whether going once around a circle ends before it began, and so no times satisfy it.

    From a day to itself this is certain: the next round begins whole days earlier and does the same.
    """
    start = next((place for place, node in enumerate(circle) if grains[node] > 1), 0)
    turned = [*circle[start:], *circle[:start]]
    reached = 0
    for node, other in zip(turned, [*turned[1:], turned[0]], strict=True):
        reached += rows[node][other][0]
        reached -= reached % grains[other]
    return reached < 0


class _Descent:
    """The nodes that the changed ones can lower, each before those that it lowers, depth first.

    Raises CircleError at a path that comes back to itself, or to the origin, lower than it left.
    """

    def __init__(self, times: Times, changed: Iterable[int]) -> None:
        self._times = times
        self.order: list[int] = []
        seen: set[int] = set()
        for start in changed:
            if start not in seen:
                self._descend(start, seen)
        self.order.reverse()

    def _descend(self, start: int, seen: set[int]) -> None:
        rows, late, grains = self._times.rows, self._times.late, self._times.grains
        seen.add(start)
        path = {start: late[start]}
        stack = [(start, late[start], iter(rows[start].items()))]
        while stack:
            _, time, edges = stack[-1]
            for other, edge in edges:
                reached = time + edge[0]
                if reached < late[other]:
                    if grains is not None:
                        reached -= reached % grains[other]
                    if other not in seen and other:
                        seen.add(other)
                        path[other] = reached
                        stack.append((other, reached, iter(rows[other].items())))
                        break
                    if other == 0 or (other in path and reached < path[other]):
                        self._refuse_path(path, other)
            else:
                node = stack.pop()[0]
                del path[node]
                self.order.append(node)

    def _refuse_path(self, path: Iterable[int], end: int) -> None:
        """Raise CircleError for a path that lowers ``end``: one of its own nodes, or the origin that it came from."""
        nodes = list(path)
        if end not in nodes:
            ancestors, parents = dict.fromkeys(nodes[:1]), self._times.parents
            node = parents.get(nodes[0])
            while node is not None and node not in ancestors:
                ancestors[node] = None
                node = parents.get(node)
            nodes = [*list(ancestors)[:0:-1], *nodes]
        circle = _last_circle([*nodes, end])
        if circle:
            self._times.refuse(circle)


def _last_circle(walk: Sequence[int]) -> list[int]:
    """The first circle of different nodes that a walk closes; empty when it closes none."""
    places: dict[int, int] = {}
    for place, node in enumerate(walk):
        if node in places:
            return list(walk[places[node] : place])
        places[node] = place
    return []
