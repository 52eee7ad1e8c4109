"""What an article is about, and on which day that was. Published on Monday 24 March 2031."""

from __future__ import annotations

import pytest

from chronology.model.annotations import EventMention
from tests.reasoning.event_stories import UNDATED, event_in, read, shown

BACKGROUND = "The war began in 2019. Shells destroyed the port in 2024. Troops captured the bridge in 2025. "


def main_event(text: str, title: str | None = None) -> EventMention:
    return min(read(text, title=title)[1], key=lambda event: (-event.score, event.span))


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


TWO_EVENTS = "Engineers opened the new dam. On Sunday gunmen shot two guards at the gate."


def test_the_headline_says_which_of_two_events_the_article_is_about() -> None:
    found = [main_event(TWO_EVENTS, title).text for title in ("Gunmen shoot two guards", "Engineers open the new dam")]
    assert found == ["shot", "opened"]


def test_a_short_first_paragraph_is_a_headline_and_the_text_tells_its_event() -> None:
    text = (
        "Mayor quits over flooded school\n\nThe mayor of Hale quit on Sunday. A school was flooded in 2025, she said."
    )
    event = main_event(text)
    assert (event.text, shown(event)) == ("quit", "2031-03-23")


def test_what_is_not_worth_a_timeline_by_itself_comes_first_where_the_head_is_about_it() -> None:
    event = main_event("Farmers have praised the new dam. The old one broke in 2019.", "Farmers praise new dam")
    assert (event.text, event.score > 0.5) == ("praised", True)


def test_without_a_day_of_publication_nothing_becomes_worth_a_timeline() -> None:
    events = read("Farmers have praised the new dam. The old one broke in 2019.", None, "Farmers praise new dam")[1]
    assert [event.score >= 0.5 for event in events if event.text == "praised"] == [False]


def test_what_puts_an_event_first_is_told_among_its_reasons() -> None:
    reasons = main_event("Gunmen shot two guards on Sunday. " + BACKGROUND, "Two guards shot").reasons
    assert "its word in the headline" in reasons[-1]


SHOT = "Gunmen shot two guards at the gate of the dam. "
FILLER = "The gate stands above the town. Engineers run it. They live in the town. "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (SHOT + "Both died on Saturday.", "2031-03-22"),  # the day named beside it
        (SHOT + FILLER + "The mayor spoke on Sunday. He will speak again today.", "2031-03-24"),
        (SHOT + FILLER + "The mayor spoke on Sunday.", "2031-03-23"),
        (SHOT + FILLER + "The mayor spoke on Friday.", "2031-03-24"),  # too far away in the text, and too old
    ],
)
def test_the_main_event_of_news_is_on_the_day_that_the_text_names_beside_it_or_else_of_late(
    text: str, day: str
) -> None:
    event = main_event(text)
    assert (event.text, shown(event)) == ("shot", day)


def test_news_that_names_no_day_tells_what_is_new_at_publication() -> None:
    event = main_event("Farmers have blocked the road to Hale. The mayor said that nobody was hurt. He left, he said.")
    assert (event.text, event.because[0]) == ("blocked", "what is new at publication, 2031-03-24")


@pytest.mark.parametrize(
    "text",
    [
        "Farmers blocked the road to Hale.",  # nothing shows that it is news
        "Farmers have blocked the road to Hale. It was built in 1901. It was closed in 1914. It was mended in 1920.",
        "Everyone knows how farmers blocked the road. The mayor said so. The priest said so.",  # thought, not told
        "Farmers had blocked the road to Hale. The mayor spoke on Sunday.",  # some time before
        "Farmers blocked the road to Hale, a court found on Sunday.",  # the day of the finding
    ],
)
def test_no_day_is_given_to_what_is_old_thought_or_told_without_a_sign_of_news(text: str) -> None:
    assert shown(event_in(text, "blocked")) in {UNDATED, "..~2031-03-24 / ..~.."}
