"""Statements that contradict each other: the least trusted give way, and only as many as have to."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from chronology.reasoning.network.graph import Graph
from chronology.reasoning.network.parts import find_parts
from chronology.reasoning.network.proofs import (
    contradicts_itself,
    find_fewest,
    may_be_shortened,
    minimise,
    state_circle,
)
from chronology.reasoning.network.relaxing import CircleError, Times
from chronology.reasoning.network.solving import Solution, build_graph, join, solve
from chronology.reasoning.network.statements import (
    Contradiction,
    ContradictionError,
    Statement,
    strongest_first,
)

_MOST_STEPS = 3_000_000  # spent on looking for shorter proofs than the first one found, in all


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """What follows from the statements that stand, and each contradiction, the shortest first."""

    solution: Solution
    contradictions: tuple[Contradiction, ...]


def propagate(statements: Iterable[Statement]) -> Solution:
    """Earliest and latest time of each point. Raises ContradictionError with the shortest contradiction found."""
    settled = settle(statements)
    if settled.contradictions:
        raise ContradictionError(settled.contradictions[0].statements)
    return settled.solution


def propagate_softly(statements: Iterable[Statement]) -> tuple[Solution, tuple[Statement, ...]]:
    """The same; of contradicting statements the least trusted give way. Returns the solution and what gave way."""
    settled = settle(statements)
    return settled.solution, tuple(contradiction.gave_way for contradiction in settled.contradictions)


def settle(statements: Iterable[Statement]) -> Settled:
    """The solution of the statements that stand: each one does that does not contradict stronger ones that do.

    Points that no statement joins are solved apart, so that a contradiction costs what its surroundings cost.
    """
    solutions: list[Solution] = []
    found: list[Contradiction] = []
    for part in find_parts(strongest_first(statements)):
        try:
            solutions.append(solve(build_graph(part)))
        except CircleError:
            graph, contradictions = _admit(part)
            solutions.append(solve(graph))
            found += contradictions
    return Settled(join(solutions), tuple(sorted(found, key=lambda contradiction: len(contradiction.statements))))


def _admit(ordered: Sequence[Statement]) -> tuple[Graph, list[Contradiction]]:
    """The graph of the statements that stand, admitted in their order, and why the others do not.

    As many are tried at once as went well so far, and half of them when they did not.
    """
    graph = Graph()
    for statement in ordered:
        graph.reserve(statement)
    times, found = Times.of(graph, graph.after), list[Contradiction]()
    times.relax(range(len(graph.grains)))
    at, size, steps = 0, len(ordered) // 2 or 1, _MOST_STEPS
    while at < len(ordered):
        batch = ordered[at : at + size]
        changes = [graph.add(statement) for statement in batch]
        try:
            times.relax(dict.fromkeys(a for changed in changes for a, _, _ in changed))
        except CircleError as circle:
            size = len(batch) // 2 or 1
            if len(batch) == 1:
                first = state_circle(graph, circle.nodes) if circle.nodes else ()
                graph.undo(changes)
                proof, taken = prove(graph, batch[0], first, steps)
                found.append(Contradiction(proof, batch[0]))
                steps -= taken
                at += 1
            else:
                graph.undo(changes)
        else:
            at, size = at + len(batch), 2 * size
    return graph, found


def prove(
    graph: Graph, statement: Statement, known: tuple[Statement, ...], most_steps: int
) -> tuple[tuple[Statement, ...], int]:
    """Why a statement contradicts those of a graph, in as few statements as the steps allow; with the steps taken.

    ``known`` are statements that a circle was found of, if one was.
    """
    if contradicts_itself(statement):
        return (statement,), 0
    fewest, taken = find_fewest(graph, statement, len(known) - 1, most_steps)
    proof = (*fewest, statement) if fewest else known or (statement, *graph.statements)
    if not (fewest or known) or may_be_shortened(proof):
        proof = minimise(proof, is_consistent)
    return tuple(strongest_first(proof)), taken


def is_consistent(statements: Sequence[Statement]) -> bool:
    """Whether all statements can be true."""
    try:
        solve(build_graph(statements))
    except CircleError:
        return False
    return True
