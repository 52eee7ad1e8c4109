"""Floors under claims as they are found in our own articles; ``python -m bench.claims`` measures.

The half that may be looked at was also fitted to (``python -m bench.train_topics``); the half kept aside was not.
"""

import pytest

from bench import claims

FLOORS = {
    "tuning": {"attribution": 77.3, "claims": 34.6, "about": 54.0},
    "kept": {"attribution": 69.9, "claims": 25.6, "about": 44.5},
}


@pytest.mark.parametrize(("half", "name"), [(half, name) for half, floors in FLOORS.items() for name in floors])
def test_claims_that_are_found(half: str, name: str) -> None:
    actual, floor = claims.measure(half)[name].f1, FLOORS[half][name]
    assert max(actual, floor) == actual
