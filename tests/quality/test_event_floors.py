"""Floors under the quality of events on the development corpora. Skipped where ../shared is not there."""

from __future__ import annotations

import json

import pytest

from bench.claims import measure
from bench.events import SHARED, count_triggers, score_eventtime, score_main_event

needs_corpora = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason=f"{SHARED / 'data'} is not there: the corpora are not shipped"
)


def test_what_is_proposed_from_our_own_articles_kept_aside() -> None:
    found = measure("kept")
    proposed, wanted, quiet = found["shown"].precision, found["proposed"].recall, found["not events"].recall
    assert (proposed >= 66.0, wanted >= 58.0, quiet >= 97.4) == (True, True, True)


@needs_corpora
def test_triggers_on_the_part_of_timebank_kept_aside() -> None:
    found = count_triggers(half="kept")
    assert (found.f1[2] >= 0.846, found.class_accuracy >= 0.795) == (True, True)


@needs_corpora
def test_bounds_on_the_event_time_corpus() -> None:
    found = json.loads(score_eventtime(None, False, "--json"))
    floors = (found["exact"] >= 34.7, found["sound"] >= 75.7, found["contradicted_of_answered"] <= 5.5)
    assert floors == (True, True, True)


@needs_corpora
def test_the_day_of_what_an_article_is_about() -> None:
    right = {half: score_main_event(half).exact for half in ("tuning", "kept")}
    assert (right["tuning"] >= 14, right["kept"] >= 18) == (True, True)
