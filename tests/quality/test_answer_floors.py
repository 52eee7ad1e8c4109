"""Floors under which claim answers which, on our own articles kept aside; ``python -m bench.answers`` measures."""

import pytest

from bench import answers, claims

GIVEN = {"links": 51.3, "answers": 64.9, "stance": 73.5, "facet": 39.2}
FOUND = {"links": 27.6, "stance": 75.9, "facet": 40.0, "contested": 43.9}


@pytest.mark.parametrize(("name", "floor"), GIVEN.items())
def test_how_given_claims_are_related(name: str, floor: float) -> None:
    actual = answers.measure("kept")[name].f1
    assert max(actual, floor) == actual


@pytest.mark.parametrize(("name", "floor"), FOUND.items())
def test_how_claims_that_are_found_are_related(name: str, floor: float) -> None:
    actual = claims.measure("kept")[name].f1
    assert max(actual, floor) == actual
