"""What is said about two points in time, and what cannot be so together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Literal

ORIGIN = "origin"  # day 0; a date is so many days after it
Unit = Literal["days", "minutes"]
_NEVER = float("inf")


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """From ``first`` to ``second`` it is ``low`` to ``high`` units, both included; None is open.

    In days it speaks of the days on which the points lie, in minutes of the time on the clock. ``trust`` decides which
    of contradicting statements gives way: the lowest; of equals, the one that was ``made`` last.
    """

    first: str
    second: str
    low: int | None
    high: int | None
    why: str
    trust: int = 2
    unit: Unit = "days"
    made: int = 0  # its place among all statements, as they stand in a text or a file


_Order = tuple[int, int, str, str, float, float, str, str]


def _strength(s: Statement) -> _Order:
    low, high = -_NEVER if s.low is None else s.low, _NEVER if s.high is None else s.high
    return -s.trust, s.made, s.first, s.second, low, high, s.unit, s.why


def strongest_first(statements: Iterable[Statement]) -> list[Statement]:
    """Most trusted first, of equals the one made first: the same list however the statements were collected."""
    return sorted(statements, key=_strength)


@dataclasses.dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all be true, and the one of them that gave way; without any one of them they can be."""

    statements: tuple[Statement, ...]
    gave_way: Statement


class ContradictionError(Exception):
    """Statements that cannot all be true; dropping any one of them removes this contradiction."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = tuple(statements)
        super().__init__("; ".join(statement.why for statement in self.statements))
