"""What news is about. Published on Monday 24 March 2031."""

from __future__ import annotations

from chronology.model.annotations import EventMention
from tests.reasoning.event_stories import event_in, read, shown

BACKGROUND = "The war began in 2019. Shells destroyed the port in 2024. Troops captured the bridge in 2025. "


def main_event(text: str) -> EventMention:
    return min(read(text)[1], key=lambda event: (-event.score, event.span))


def test_what_stands_at_the_head_of_news_is_what_it_is_about() -> None:
    assert main_event("Rebels stormed the mill on Sunday. " + BACKGROUND).text == "stormed"


def test_what_happened_long_before_the_news_is_background_at_its_head_too() -> None:
    text = "Six years after shells destroyed the port in 2025, rebels stormed the mill on Sunday."
    assert main_event(text).text == "stormed"


def test_the_event_that_news_is_about_is_on_its_day_when_nothing_else_dates_it() -> None:
    text = "Gunmen wounded nine people at the market. The mayor spoke on Sunday. " + BACKGROUND
    event = main_event(text)
    assert (event.text, shown(event)) == ("wounded", "2031-03-23")


def test_the_order_of_scores_changes_but_not_what_is_proposed() -> None:
    text = "Rebels stormed the mill on Sunday. " + BACKGROUND
    news = {event.text: event.score >= 0.5 for event in read(text)[1]}
    history = {event.text: event.score >= 0.5 for event in read(text, None)[1]}
    assert news == history


def test_a_history_is_not_weighed_as_news() -> None:
    destroyed = event_in(BACKGROUND, "destroyed")
    assert [reason for reason in destroyed.reasons if "news" in reason] == []
