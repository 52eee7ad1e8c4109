"""Days that articles come back to matter most."""

from __future__ import annotations

from datetime import date, timedelta

from chronology.linking.importance import DayMention, choose_days, weigh_days

DAY, OTHER = date(2031, 3, 18), date(2031, 3, 20)


def mention(day: date, source: str, days_later: int) -> DayMention:
    return DayMention(day, source, day + timedelta(days_later))


def test_a_day_that_is_still_told_weeks_later_outweighs_a_louder_one() -> None:
    loud = [mention(OTHER, f"s{n}", 1) for n in range(6)]
    weights = weigh_days([*loud, mention(DAY, "a", 0), mention(DAY, "b", 20), mention(DAY, "c", 30)])
    assert weights[DAY].score > weights[OTHER].score


def test_an_article_counts_once_a_day_and_not_before_the_day() -> None:
    weights = weigh_days([mention(DAY, "a", 1), mention(DAY, "a", 1), mention(DAY, "b", -3)])
    assert (weights[DAY].at_once, weights[DAY].later, len(weights)) == (1, 0, 1)


def test_the_score_says_what_it_rests_on() -> None:
    weights = weigh_days([mention(DAY, "a", 1), mention(DAY, "b", 9), mention(DAY, "c", 70)])
    assert weights[DAY].reasons == ("told by 1 article within a week", "2 articles came back to it later")


def test_the_days_chosen_come_in_the_order_of_time() -> None:
    mentions = [mention(OTHER, "a", 9), mention(OTHER, "b", 9), mention(DAY, "c", 9), mention(date(2031, 3, 1), "d", 0)]
    chosen = choose_days(weigh_days(mentions).values(), 2, date(2031, 1, 1), date(2031, 12, 31))
    assert [weight.day for weight in chosen] == [DAY, OTHER]
