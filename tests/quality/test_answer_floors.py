"""Floors under which claim answers which, on our own articles kept aside; ``python -m bench.answers`` measures."""

import pytest

from bench import answers, claims

GIVEN = {"links": 47.2, "answers": 64.9, "stance": 72.1, "facet": 33.7}
FOUND = {"links": 25.3, "stance": 73.7, "facet": 35.4, "contested": 35.0}


@pytest.mark.parametrize(("name", "floor"), GIVEN.items())
def test_how_given_claims_are_related(name: str, floor: float) -> None:
    actual = answers.measure("kept")[name].f1
    assert max(actual, floor) == actual


@pytest.mark.parametrize(("name", "floor"), FOUND.items())
def test_how_claims_that_are_found_are_related(name: str, floor: float) -> None:
    actual = claims.measure("kept")[name].f1
    assert max(actual, floor) == actual
