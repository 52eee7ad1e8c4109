"""Floors under what is joined over many articles, and under the days that are chosen from them."""

from __future__ import annotations

import pytest

from bench import linking, timelines
from chronology.linking.clustering import link_tellings
from chronology.linking.tellings import Telling

needs_corpora = pytest.mark.skipif(
    not timelines.DATA.is_dir(), reason=f"{timelines.DATA} is not there: the corpora are not shipped"
)


@pytest.fixture(scope="module")
def tellings() -> tuple[Telling, ...]:
    return linking.read_all(linking.CONTENT)


def test_what_the_articles_of_the_example_tell_together_is_joined(tellings: tuple[Telling, ...]) -> None:
    precision, recall = linking.measure(tellings)
    assert (precision >= 0.99, recall >= 0.63) == (True, True)


def test_articles_on_one_event_of_the_example_are_joined(tellings: tuple[Telling, ...]) -> None:
    joined, wanted = linking.count_articles(link_tellings(tellings), linking.label(tellings))
    assert joined / wanted >= 0.81


def test_what_is_contested_in_the_example_is_found_without_a_persons_hand(tellings: tuple[Telling, ...]) -> None:
    contested = linking.find_contested(tellings)
    across = [facet for _, facet, articles in contested if articles > 1]
    assert (len({(title, facet) for title, facet, _ in contested}) >= 12, len(across) >= 3) == (True, True)


@needs_corpora
def test_days_chosen_from_articles_alone() -> None:
    topics = ("EgyptianProtest_cnn", "LibyaWar_cnn", "LibyaWar_reuters")
    found = [timelines.measure_topic(topic, with_titles=False)["ours"] for topic in topics]
    assert sum(found) / len(found) >= 0.627
