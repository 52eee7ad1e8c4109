"""Statements by the points that they join, dates aside: what lies apart is solved apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chronology.reasoning.network.statements import ORIGIN, Statement


def join_points(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """Which point speaks for the part that a point lies in; pairs are in one part, but for what the origin joins."""
    leader: dict[str, str] = {}

    def find(point: str) -> str:
        while (above := leader.setdefault(point, point)) != point:
            leader[point] = leader[above]
            point = leader[point]
        return point

    for first, second in pairs:
        if first != ORIGIN != second:
            leader[find(first)] = find(second)
    return find


def point_of(statement: Statement) -> str:
    """A point of a statement, the origin only where it speaks of nothing else."""
    return statement.second if statement.first == ORIGIN else statement.first


def find_parts(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements by the points that they join."""
    statements = tuple(statements)
    find = join_points((s.first, s.second) for s in statements)
    parts: dict[str, list[Statement]] = {}
    for s in statements:
        parts.setdefault(find(point_of(s)), []).append(s)
    return list(parts.values())
