"""Floors under the quality of events on the development corpora. Skipped where ../shared is not there."""

from __future__ import annotations

import json

import pytest

from bench.events import SHARED, count_triggers, score_eventtime

pytestmark = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason=f"{SHARED / 'data'} is not there: the corpora are not shipped"
)


def test_triggers_on_the_part_of_timebank_kept_aside() -> None:
    found = count_triggers(half="kept")
    assert (found.f1[2] >= 0.82, found.class_accuracy >= 0.6) == (True, True)


def test_bounds_on_the_event_time_corpus() -> None:
    found = json.loads(score_eventtime(None, False, "--json"))
    assert (found["sound"] >= 75, found["contradicted_of_answered"] <= 8) == (True, True)
