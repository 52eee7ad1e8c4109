"""A network that grows says what one says that was given everything at once."""

from __future__ import annotations

import statistics
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.network import make_statements
from chronology.reasoning.network import ORIGIN, ContradictionError, Statement, propagate
from chronology.reasoning.network.growing import GrowingNetwork
from tests.reasoning.small_networks import POINTS, boxes, clock_statements, solved, statements


@settings(deadline=None)
@given(st.lists(statements() | clock_statements(), max_size=10))
def test_statements_one_by_one_give_what_they_give_at_once(made: list[Statement]) -> None:
    network, kept = GrowingNetwork(boxes()), boxes()
    for statement in made:
        try:
            network.add(statement)
            kept.append(statement)
        except ContradictionError:
            assert solved([*kept, statement]) is None
    whole = propagate(kept)
    grown = {point: (network.earliest(point), network.latest(point)) for point in POINTS}
    assert grown == {point: (whole.earliest[point], whole.latest[point]) for point in POINTS}


@settings(deadline=None)
@given(st.lists(statements(), max_size=10))
def test_a_refused_statement_leaves_no_trace_and_a_minimal_proof(made: list[Statement]) -> None:
    network = GrowingNetwork(boxes())
    for statement in made:
        before = network.solution()
        try:
            network.add(statement)
        except ContradictionError as contradiction:
            after, proof = network.solution(), contradiction.statements
            left = [[s for s in proof if s is not dropped] for dropped in proof]
            assert (after.earliest, after.latest) == (before.earliest, before.latest)
            assert [solved(proof) is None, *(solved(part) is not None for part in left)] == [True] * (len(proof) + 1)


def test_a_bound_of_a_grown_network_names_the_statements_that_made_it() -> None:
    network = GrowingNetwork([Statement(ORIGIN, "raid", 1, 30, "in June")])
    network.add(Statement("raid", "talks", 2, None, "days later"))
    assert (network.earliest("talks"), network.latest("talks")) == (3, None)
    assert [s.why for s in network.solution().why_not_earlier("talks")] == ["in June", "days later"]


def test_several_statements_are_taken_together_or_not_at_all() -> None:
    network = GrowingNetwork([Statement(ORIGIN, "raid", 1, 30, "in June")])
    with pytest.raises(ContradictionError):
        network.add(Statement("raid", "talks", 2, None, "days later"), Statement(ORIGIN, "talks", 1, 2, "on the 2nd"))
    assert network.latest("talks") is None


def test_adding_one_to_thousands_costs_milliseconds() -> None:
    events = 10_000
    network = GrowingNetwork(make_statements(events, 5 * events, "near"))
    taken_ms = []
    for n in range(60):
        started = time.process_time()
        network.add(Statement(f"e{n * 150} begins", f"new{n} begins", 2, 10, "days later", 4))
        taken_ms.append((time.process_time() - started) * 1000)
    assert statistics.median(taken_ms) < 10
