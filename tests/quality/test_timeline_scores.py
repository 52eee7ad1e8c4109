"""The scorer of timelines against figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from bench.timeline_scores import score_aligned

FIRST, SECOND, FIFTH = date(2031, 3, 1), date(2031, 3, 2), date(2031, 3, 5)


def test_a_timeline_is_its_own_best() -> None:
    timeline = {FIRST: ["The depot burnt down."], FIFTH: ["Troops left."]}
    assert score_aligned(timeline, timeline).f1 == 1


def test_what_is_shared_on_the_same_day_counts_in_full() -> None:
    # 2 of 3 pairs of words of the system, 2 of 4 of the gold.
    score = score_aligned({FIRST: ["the depot burnt twice"]}, {FIRST: ["the depot burnt on Monday"]})
    assert [score.precision, score.recall] == pytest.approx([2 / 3, 2 / 4])


def test_what_is_shared_a_day_away_counts_half() -> None:
    score = score_aligned({FIRST: ["the depot burnt"]}, {SECOND: ["the depot burnt"]})
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)


def test_a_day_that_is_there_is_taken_although_another_one_has_its_words() -> None:
    # Recall: the 1st of the gold goes to the 1st of the system at no cost, and shares nothing there; its words on the
    # 2nd are passed by. Precision: the 1st goes to the 1st, the 2nd to the 1st with 2 of 2 pairs at half their weight.
    system = {FIRST: ["troops left early"], SECOND: ["the depot burnt"]}
    score = score_aligned(system, {FIRST: ["the depot burnt"]})
    assert [score.precision, score.recall] == pytest.approx([1 / 4, 0])


def test_several_days_may_go_to_one() -> None:
    system = {FIRST: ["the depot burnt"], SECOND: ["the depot burnt"]}
    score = score_aligned(system, {FIRST: ["the depot burnt"]})
    assert [score.precision, score.recall] == pytest.approx([(2 + 0.5 * 2) / 4, 1])
