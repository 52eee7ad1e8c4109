"""Statements as a graph: which point is at most how many minutes after which other one.

A point has a node for its day, in minutes at the day's beginning, and one for its time on the clock as soon as a
statement in minutes names it. The two are tied: the clock shows 0 to 1439 minutes of the day.
"""

from __future__ import annotations

from chronology.reasoning.network.statements import ORIGIN, Statement
from chronology.temporal.days import MINUTES_PER_DAY

# To which node, at most how many minutes later, and which statement says so; -1 is the tie of a day and its clock.
Edge = tuple[int, int]
Row = dict[int, Edge]
Undo = list[tuple[int, int, "Edge | None"]]
TIE = -1


class Graph:
    """Grows by statements. Of several that say the same of two nodes only the tightest is an edge.

    ``after[a][b]`` is (minutes, statement): b is at most so many minutes after a; ``before`` is the same, transposed.
    ``grains`` are the minutes of which a node's time is a multiple: those of a day, or one.
    """

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.days: dict[str, int] = {ORIGIN: 0}
        self.clocks: dict[str, int] = {ORIGIN: 0}
        self.after: list[Row] = [{}]
        self.before: list[Row] = [{}]
        self.grains: list[int] = [MINUTES_PER_DAY]

    @property
    def mixed(self) -> bool:
        """Whether some nodes are days and some are times on the clock."""
        return len(self.clocks) > 1

    def day(self, point: str) -> int:
        """The node of a point's day."""
        node = self.days.get(point)
        if node is None:
            node = self.days[point] = self._new_node(MINUTES_PER_DAY)
        return node

    def clock(self, point: str) -> int:
        """The node of a point's time on the clock."""
        node = self.clocks.get(point)
        if node is None:
            day = self.day(point)
            node = self.clocks[point] = self._new_node(1)
            self._link(day, node, MINUTES_PER_DAY - 1, TIE, [])
            self._link(node, day, 0, TIE, [])
        return node

    def _new_node(self, grain: int) -> int:
        self.after.append({})
        self.before.append({})
        self.grains.append(grain)
        return len(self.grains) - 1

    def reserve(self, statement: Statement) -> tuple[int, int]:
        """The nodes that a statement speaks of, made where they are new."""
        if statement.unit == "days":
            return self.day(statement.first), self.day(statement.second)
        return self.clock(statement.first), self.clock(statement.second)

    def add(self, statement: Statement) -> Undo:
        """Take a statement in; returns the edges that it changed, with what stood there before."""
        number = len(self.statements)
        self.statements.append(statement)
        first, second = self.reserve(statement)
        scale = MINUTES_PER_DAY if statement.unit == "days" else 1
        changed: Undo = []
        if statement.high is not None:
            self._link(first, second, statement.high * scale, number, changed)
        if statement.low is not None:
            self._link(second, first, -statement.low * scale, number, changed)
        return changed

    def _link(self, a: int, b: int, minutes: int, number: int, changed: Undo) -> None:
        row = self.after[a]
        known = row.get(b)
        if known is None or minutes < known[0]:
            row[b] = self.before[b][a] = (minutes, number)
            changed.append((a, b, known))

    def undo(self, changes: list[Undo]) -> None:
        """Take back the last statements; nodes stay, as they bind nothing."""
        for changed in reversed(changes):
            for a, b, known in reversed(changed):
                if known is None:
                    del self.after[a][b], self.before[b][a]
                else:
                    self.after[a][b] = self.before[b][a] = known
            self.statements.pop()
