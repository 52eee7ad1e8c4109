"""Floors under what is joined over many articles, and under the days that are chosen from them."""

from __future__ import annotations

import pytest

from bench import linking, timelines

needs_corpora = pytest.mark.skipif(
    not timelines.DATA.is_dir(), reason=f"{timelines.DATA} is not there: the corpora are not shipped"
)


def test_what_the_articles_of_the_example_tell_together_is_joined() -> None:
    precision, recall = linking.measure()
    assert (precision >= 0.99, recall >= 0.26) == (True, True)


@needs_corpora
def test_days_chosen_from_articles_alone() -> None:
    topics = ("EgyptianProtest_cnn", "LibyaWar_cnn", "LibyaWar_reuters")
    found = [timelines.measure_topic(topic, with_titles=False)["ours"] for topic in topics]
    assert sum(found) / len(found) >= 0.627
