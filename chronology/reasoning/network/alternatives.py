"""Statements of which one or another is true: each combination is tried, up to a limit.

Source: Stergiou and Koubarakis, Backtracking algorithms for disjunctions of temporal constraints (2000).
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chronology.reasoning.network.parts import join_points, point_of
from chronology.reasoning.network.proofs import minimise
from chronology.reasoning.network.relaxing import CircleError
from chronology.reasoning.network.settling import propagate
from chronology.reasoning.network.solving import Solution, build_graph, solve
from chronology.reasoning.network.statements import ORIGIN, ContradictionError, Statement

_MOST_TRIES = 512


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One of the options is true: all statements of it."""

    options: tuple[tuple[Statement, ...], ...]
    why: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all options."""
        return tuple(itertools.chain.from_iterable(self.options))

    @property
    def point(self) -> str:
        """A point that it speaks of, the origin only where it speaks of no other."""
        return next((point for s in self.statements if (point := point_of(s)) != ORIGIN), ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Chosen:
    """The days that points can lie on in one scenario or another, and the options of each choice that are possible.

    Where ``complete`` is false some part had too many scenarios to try: its bounds are those without its choices, and
    all options of these count as possible.
    """

    earliest: Mapping[str, int]  # a point that nothing bounds from below is missing
    latest: Mapping[str, int]
    possible: tuple[frozenset[int], ...]
    complete: bool


class ChoiceError(ContradictionError):
    """No options of ``choices`` agree with ``statements``; without any one of both it is no contradiction."""

    def __init__(self, statements: Sequence[Statement], choices: Sequence[Choice]) -> None:
        super().__init__(statements)
        self.choices = tuple(choices)


class TooManyError(Exception):
    """More scenarios than may be tried."""


_Scenario = tuple[Solution, tuple[int, ...]]  # with the option of each choice that was taken


def propagate_choices(
    statements: Iterable[Statement], choices: Sequence[Choice], most_tries: int = _MOST_TRIES
) -> Chosen:
    """Earliest and latest day of each point over all scenarios; ``most_tries`` are for each part that hangs together.

    Raises ContradictionError when the statements contradict each other, and ChoiceError when no scenario is left.
    """
    statements = tuple(statements)
    whole = propagate(statements)
    earliest, latest = dict(whole.earliest), dict(whole.latest)
    possible = [frozenset(range(len(choice.options))) for choice in choices]
    complete = True
    for part, numbers in _find_parts(statements, choices):
        here = [choices[n] for n in numbers]
        try:
            found = list(_Trials(most_tries).scenarios(part, here))
        except TooManyError:
            complete = False
            continue
        if not found:
            raise _explain(part, here, most_tries)
        for place, n in enumerate(numbers):
            possible[n] = frozenset(taken[place] for _, taken in found)
        _widen(earliest, [solution.earliest for solution, _ in found], min)
        _widen(latest, [solution.latest for solution, _ in found], max)
    return Chosen(earliest, latest, tuple(possible), complete)


def _find_parts(
    statements: Sequence[Statement], choices: Sequence[Choice]
) -> Iterator[tuple[list[Statement], list[int]]]:
    """The statements that choices join, each with the numbers of those."""
    said = [(s.first, s.second) for s in statements]
    chosen = [(c.point, end) for c in choices for s in c.statements for end in (s.first, s.second)]
    find = join_points([*said, *chosen])
    parts: dict[str, tuple[list[Statement], list[int]]] = {}
    for n, choice in enumerate(choices):
        if choice.statements:
            parts.setdefault(find(choice.point), ([], []))[1].append(n)
    for s in statements:
        if (leader := find(point_of(s))) in parts:
            parts[leader][0].append(s)
    yield from parts.values()


@dataclasses.dataclass(slots=True)
class _Trials:
    left: int

    def scenarios(
        self, statements: Sequence[Statement], choices: Sequence[Choice], taken: tuple[int, ...] = ()
    ) -> Iterator[_Scenario]:
        """The solutions of all combinations that hold, depth first. Raises TooManyError."""
        if self.left <= 0:
            raise TooManyError
        self.left -= 1
        try:
            solution = solve(build_graph(statements))
        except CircleError:
            return
        if len(taken) == len(choices):
            yield solution, taken
            return
        for n, option in enumerate(choices[len(taken)].options):
            yield from self.scenarios([*statements, *option], choices, (*taken, n))


def _widen(
    bounds: dict[str, int], found: Sequence[Mapping[str, int]], farthest: Callable[[Iterable[int]], int]
) -> None:
    """The bounds over all scenarios; none where one of them has none."""
    for point in dict.fromkeys(itertools.chain.from_iterable(found)):
        if all(point in scenario for scenario in found):
            bounds[point] = farthest(scenario[point] for scenario in found)


def _explain(statements: Sequence[Statement], choices: Sequence[Choice], most_tries: int) -> ChoiceError:
    def is_consistent(items: Sequence[Statement | Choice]) -> bool:
        said = [item for item in items if isinstance(item, Statement)]
        chosen = [item for item in items if isinstance(item, Choice)]
        try:
            return next(_Trials(most_tries).scenarios(said, chosen), None) is not None
        except TooManyError:
            return True

    items: list[Statement | Choice] = [*choices, *statements]
    proof = minimise(items, is_consistent)
    return ChoiceError(
        [item for item in proof if isinstance(item, Statement)], [item for item in proof if isinstance(item, Choice)]
    )
