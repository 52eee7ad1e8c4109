"""Days that articles come back to matter most."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from chronology.linking.importance import DayMention, choose_days, choose_events, weigh_days, weigh_event
from chronology.model.annotations import Modality
from chronology.model.records import Chronology, Claim, Event, Evidence, Relation, Source
from chronology.temporal.edtf import Edtf

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


SOURCES = {
    name: Source(name, name, outlet=name, published=Edtf.parse(published))
    for name, published in {"a": "2031-06-03", "b": "2031-06-04", "c": "2031-08-01"}.items()
}
PLAIN = Event("plain", "Boats burn", Edtf.parse("2031-06-02"), evidence=(Evidence("a", "they burn", 4000),))


def weigh(event: Event, independent: int = 1, contested: bool = False) -> int:
    return weigh_event(event, SOURCES, independent, contested).score


def test_whatever_speaks_for_an_event_makes_it_weigh_more() -> None:
    at_head = dataclasses.replace(PLAIN, evidence=(Evidence("a", "they burn", 10),))
    later = dataclasses.replace(PLAIN, evidence=(*PLAIN.evidence, Evidence("c", "they had burnt", 4000)))
    at_once = dataclasses.replace(PLAIN, evidence=(*PLAIN.evidence, Evidence("b", "they burn", 4000)))
    claimed = dataclasses.replace(PLAIN, claims=(Claim("1", "It was the fleet."),))
    deadly = dataclasses.replace(PLAIN, claims=(Claim("1", "Forty sailors died."),))
    vague = dataclasses.replace(PLAIN, when=Edtf.parse("2031-06"))
    assert weigh(vague) < weigh(PLAIN) < weigh(at_head)
    assert weigh(PLAIN) < weigh(at_once) < weigh(at_once, 2) < weigh(later, 2)
    assert weigh(PLAIN) < weigh(claimed) < weigh(deadly) < weigh(deadly, contested=True)


def test_the_weight_of_an_event_says_what_it_rests_on() -> None:
    event = dataclasses.replace(PLAIN, evidence=(Evidence("a", "they burn", 10), Evidence("c", "they had burnt", 4000)))
    assert weigh_event(event, SOURCES, 2, True).reasons == (
        "told by 2 articles",
        "by 2 sources on their own",
        "1 article came back to it later",
        "contested",
        "at the head of 1 article",
        "has an exact day",
    )


def test_the_events_that_matter_most_keep_their_order_and_the_relations_among_them() -> None:
    told = dataclasses.replace(PLAIN, id="told", evidence=(Evidence("a", "so"), Evidence("b", "thus")))
    first = dataclasses.replace(told, id="first", relations=(Relation(before="told"), Relation(before="plain")))
    planned = dataclasses.replace(told, id="planned", modality=Modality.PLANNED)
    undated = dataclasses.replace(told, id="undated", when=None)
    chosen = choose_events(Chronology((first, PLAIN, planned, undated, told), tuple(SOURCES.values())), 2).events
    assert [(event.id, [r.before for r in event.relations]) for event in chosen] == [("first", ["told"]), ("told", [])]
