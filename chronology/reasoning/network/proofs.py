"""Which statements cannot all be true: as few as possible, and none that is not needed.

A circle of different points needs each of its statements: without one of them the others form a line, on which every
point can be placed after the one before it. Where it passes the day and the clock of one point apart, a shorter one may
lie between the two.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TypeVar

from chronology.reasoning.network.graph import TIE, Graph, Row
from chronology.reasoning.network.statements import ORIGIN, Statement, Unit
from chronology.temporal.days import MINUTES_PER_DAY

Item = TypeVar("Item")
_MOST_TRIED = 200
_Layer = dict[int, tuple[int, int]]  # node -> minutes from the start, and the node before it


def state_circle(graph: Graph, nodes: Sequence[int]) -> tuple[Statement, ...]:
    """The statements behind a circle of nodes, in its order."""
    return _state_path(graph.after, graph.statements, [*nodes, nodes[0]])


def _state_path(rows: Sequence[Row], statements: Sequence[Statement], nodes: Sequence[int]) -> tuple[Statement, ...]:
    numbers = (rows[a][b][1] for a, b in itertools.pairwise(nodes))
    return tuple(statements[number] for number in dict.fromkeys(numbers) if number != TIE)


def contradicts_itself(statement: Statement) -> bool:
    """Whether a statement cannot be true on its own: it ends before it begins, or lies before itself."""
    low, high = statement.low, statement.high
    if statement.first == statement.second:
        return (low is not None and low > 0) or (high is not None and high < 0)
    return low is not None and high is not None and low > high


def may_be_shortened(proof: Sequence[Statement]) -> bool:
    """Whether a circle speaks of the day of a point and of its clock, and is short enough to try every part of it."""
    points: dict[Unit, set[str]] = {"days": set(), "minutes": set()}
    for statement in proof:
        points[statement.unit] |= {statement.first, statement.second}
    return len(proof) <= _MOST_TRIED and bool((points["days"] & points["minutes"]) - {ORIGIN})


def find_fewest(
    graph: Graph, statement: Statement, fewer_than: int, most_steps: int
) -> tuple[tuple[Statement, ...], int]:
    """The fewest statements of a graph that contradict one more, if they are fewer; nothing when steps run out.

    Returns them with the steps taken. Below zero, ``fewer_than`` is no limit.
    """
    steps = 0
    best: tuple[Statement, ...] = ()
    if statement.unit == "minutes":  # what the clock shows where it begins is not known
        return best, steps
    first, second = graph.day(statement.first), graph.day(statement.second)
    sides = [(second, first, -statement.high)] if statement.high is not None else []
    sides += [(first, second, statement.low)] if statement.low is not None else []
    for source, target, days in sides:
        most_hops = (len(best) if best else fewer_than) - 1
        search = _Hops(graph, source, target, days * MINUTES_PER_DAY, most_hops, most_steps - steps)
        nodes = search.find()
        steps += search.steps
        if nodes and len(set(nodes)) == len(nodes):
            best = _state_path(graph.after, graph.statements, nodes)
    return best, steps


class _Hops:
    """Looks for the path of least hops from source to target that takes fewer than ``below`` minutes.

    From both ends, layer by layer, up to the origin: almost everything hangs on that one.
    """

    def __init__(self, graph: Graph, source: int, target: int, below: int, most_hops: int, most_steps: int) -> None:
        self.graph, self.source, self.target, self.below = graph, source, target, below
        self.most_hops, self.most_steps = most_hops, most_steps
        self.steps = 0

    def find(self) -> list[int]:
        """The nodes of the path; empty when there is none within the limits."""
        after, before = self.graph.after, self.graph.before
        if self.source == 0:
            backward = self._layers(before, self.target, 0)
            return _trace(backward, 0)[::-1] if self._arrives(backward, 0) else []
        onward = self._layers(after, self.source, self.target)
        direct = _trace(onward, self.target) if self._arrives(onward, self.target) else []
        if self.target == 0:
            return direct
        if direct:
            self.most_hops = len(direct) - 2
        joined = self._join(onward, self._layers(before, self.target, 0))
        return joined or direct

    def _arrives(self, layers: Sequence[_Layer], end: int) -> bool:
        return end in layers[-1] and layers[-1][end][0] < self.below

    def _join(self, onward: Sequence[_Layer], backward: Sequence[_Layer]) -> list[int]:
        """The path through the origin."""
        reached = [(hops, layer[0][0]) for hops, layer in enumerate(onward) if 0 in layer]
        left = [(hops, layer[0][0]) for hops, layer in enumerate(backward) if 0 in layer]
        joints = [(a + b, a, b) for a, first in reached for b, then in left if first + then < self.below]
        hops, a, b = min(joints, default=(0, 0, 0))
        if not hops or (0 <= self.most_hops < hops):
            return []
        return [*_trace(onward[: a + 1], 0), *_trace(backward[: b + 1], 0)[-2::-1]]

    def _layers(self, rows: Sequence[Row], source: int, target: int) -> list[_Layer]:
        """The nodes first reached, or reached sooner, with each further hop, until the target is, soon enough."""
        grains = self.graph.grains
        nearest = {source: 0}
        layers: list[_Layer] = [{source: (0, source)}]
        while layers[-1] and self.steps < self.most_steps and not 0 <= self.most_hops < len(layers):
            layer: _Layer = {}
            for node, (time, _) in layers[-1].items():
                if node == 0:
                    continue
                self.steps += len(rows[node])
                for other, (minutes, _) in rows[node].items():
                    reached = time + minutes
                    if rows is self.graph.after:
                        reached -= reached % grains[other]
                    if other not in nearest or reached < nearest[other]:
                        nearest[other] = reached
                        layer[other] = (reached, node)
            layers.append(layer)
            if target in layer and layer[target][0] < self.below:
                break
        return layers


def _trace(layers: Sequence[_Layer], target: int) -> list[int]:
    nodes = [target]
    for layer in reversed(layers[1:]):
        nodes.append(layer[nodes[-1]][1])
    return nodes[::-1]


def minimise(items: Sequence[Item], is_consistent: Callable[[Sequence[Item]], bool]) -> tuple[Item, ...]:
    """Those of contradicting items that a contradiction needs, none of which can be left out.

    Source: Junker, QuickXplain: Preferred explanations and relaxations for over-constrained problems (2004).
    """

    def explain(ground: Sequence[Item], new: bool, rest: Sequence[Item]) -> list[Item]:
        if new and not is_consistent(ground):
            return []
        if len(rest) == 1:
            return list(rest)
        half = len(rest) // 2
        second = explain([*ground, *rest[:half]], True, rest[half:])
        first = explain([*ground, *second], bool(second), rest[:half])
        return first + second

    return tuple(explain((), False, items)) if items else ()
