"""When events were: what the words allow, and no more. Published on Monday 24 March 2031 unless said otherwise."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from chronology.model.annotations import EventRelation, Modality
from tests.reasoning.event_stories import event_in, read, shown

OUTPOST = "Jets destroyed the outpost in January. "


@pytest.mark.parametrize(
    ("text", "trigger", "bounds"),
    [
        # phrases that the grammar ties to the event
        ("The army shelled the port in February.", "shelled", "2031-02-01~2031-02-28"),
        ("On 3 March rebels stormed the mill.", "stormed", "2031-03-03"),
        ("Rebels stormed the mill before dawn on Saturday.", "stormed", "2031-03-22"),
        ("The guards will leave before dawn on 20 April.", "leave", "2031-03-24~2031-04-20"),
        ("Rebels entered the town on 3 March and burned the mill.", "burned", "2031-03-03"),
        ("Eleven people died when shells fell on the market on Saturday.", "died", "2031-03-22"),
        ("Troops have occupied the valley since 2029.", "occupied", "2029-01-01~2029-12-31 / 2029-01-01~2031-03-24"),
        ("The army captured a depot used by smugglers in February.", "captured", "2031-02-01~2031-02-28"),
        ("The council will withdraw its guns before 20 April.", "withdraw", "2031-03-24~2031-04-20"),
        ("The farmers left in 2029, when rebels seized the dam.", "seized", "2029-01-01~2029-12-31"),
        ("An election was held on 3 March.", "held", "2031-03-03"),
        ("Iran retaliated on 3 March by firing missiles at two bases.", "firing", "2031-03-03"),
        ("After ten years of war, the army withdrew.", "withdrew", "..~2031-03-24"),
        # phrases that belong together
        ("Between 14 and 17 February the army shelled the port.", "shelled", "2031-02-14~2031-02-17"),
        ("Engineers occupied the valley from 3 to 6 March.", "occupied", "2031-03-03 / 2031-03-06"),
        ("Rebels stormed the mill on 3, 4 and 9 March.", "stormed", "2031-03-03~2031-03-09"),
        # what stands before "after" is not in its clause
        (
            "On Monday, six days after they exchanged 62 prisoners, both armies shelled the bridge.",
            "shelled",
            "2031-03-24",
        ),
        (
            "On Monday, six days after they exchanged 62 prisoners, both armies shelled the bridge.",
            "exchanged",
            "..~2031-03-18 / 2031-03-18",
        ),
        # a length that is over is no distance
        (
            "Rebels left on 3 March. Two days later they returned.\n\nSixteen months of war have killed 900 people.",
            "killed",
            "..~2031-03-24",
        ),
        # tense alone
        ("The mayor resigned.", "resigned", "..~2031-03-24"),
        ("The mayor will resign.", "resign", "2031-03-24~.."),
        ("Troops are besieging the town.", "besieging", "..~2031-03-24 / 2031-03-24~.."),
        ("The council imposed an embargo.", "embargo", "..~2031-03-24 / ..~.."),
        # events that count from events
        (
            "Jets destroyed the outpost in January. Days later, jets bombed another outpost.",
            "destroyed",
            "2031-01-01~2031-01-31",
        ),
        ("Rebels attacked the port on 3 March. Two days later, troops retook it.", "retook", "2031-03-05"),
        (
            "Jets bombed the post on 3 March, hours after observers left it.",
            "left",
            "..~2031-03-03 / 2031-03-02~2031-03-03",
        ),
    ],
)
def test_an_event_lies_where_its_words_put_it(text: str, trigger: str, bounds: str) -> None:
    assert shown(event_in(text, trigger)) == bounds


def test_days_later_is_two_days_or_more_and_before_publication() -> None:
    later = next(t for t in read(OUTPOST + "Days later, jets destroyed another outpost.")[0] if t.text == "Days later")
    assert (later.earliest, later.latest) == (date(2031, 1, 3), date(2031, 3, 23))


def test_days_later_is_likely_within_ten_days_and_that_narrows_no_bound() -> None:
    event = [e for e in read(OUTPOST + "Days later, jets destroyed another outpost.")[1] if e.text == "destroyed"][1]
    assert event.likely is not None
    assert (shown(event), event.likely.begin.latest) == ("2031-01-03~2031-03-23", date(2031, 2, 10))


def test_within_minutes_follows_the_event_in_focus() -> None:
    text = "Jets bombed the post on 3 March. The jets returned within 90 minutes and bombed the road."
    first, second = event_in(text, "bombed"), event_in(text, "returned")
    assert (shown(second), second.relations) == (
        "2031-03-03~2031-03-04",
        (EventRelation("after", first.chain, "PT90M", at_most=True, tid=second.relations[0].tid),),
    )


def test_the_weeks_since_an_event_run_to_publication() -> None:
    timexes, _ = read(OUTPOST + "The council has opened talks in the weeks since the strike.")
    since = next(t for t in timexes if t.text == "the weeks since the strike")
    assert (since.earliest, since.latest) == (date(2031, 1, 1), date(2031, 3, 24))


def test_a_plan_is_not_told_as_having_happened_even_in_the_present_tense() -> None:
    event = event_in("Monitors arrive on 20 April.", "arrive")
    assert (event.modality, shown(event)) == (Modality.PLANNED, "2031-04-20")


def test_without_a_publication_date_the_reason_is_said() -> None:
    event = event_in("The mayor resigned.", "resigned", None)
    assert (shown(event), event.unresolved) == (
        "..~..",
        "the article has no publication date, and no phrase with a date of its own places the event",
    )


def test_a_weekday_that_contradicts_its_date_leaves_the_event_unresolved() -> None:
    event = event_in("Rebels stormed the mill on Friday 3 March 2031.", "stormed")
    assert (shown(event), event.unresolved) == (
        "..~2031-03-24",
        "“Friday 3 March 2031”: 2031-03-03 was a Monday, the text says Friday",
    )


def test_an_absolute_date_needs_no_publication_date() -> None:
    assert shown(event_in("The mayor resigned on 3 March 2031.", "resigned", None)) == "2031-03-03"


def test_an_event_names_its_reasons_in_order() -> None:
    event = event_in("The army shelled the port in February.", "shelled")
    assert [reason.partition(" (")[0] for reason in event.because] == ["“February”", "“February”"]


def test_an_american_election_is_likely_on_the_day_that_the_law_sets() -> None:
    event = event_in("Voters await the US elections in November 2032.", "elections", date(2032, 5, 3))
    assert event.likely is not None
    assert (shown(event), event.likely.begin.earliest) == ("2032-11-01~2032-11-30", date(2032, 11, 2))


def test_another_countrys_election_has_no_such_day() -> None:
    assert (
        event_in("Voters await the Kestrian elections in November 2032.", "elections", date(2032, 5, 3)).likely is None
    )


def test_two_runs_give_the_same() -> None:
    text = OUTPOST + "Days later, jets destroyed another outpost. Talks began on Friday."
    assert read(text) == read(text)


def test_a_phrase_that_cannot_be_so_is_set_aside_and_told() -> None:
    event = event_in("The clerk resigned on 3 February, two days after the office burned on 9 February.", "resigned")
    assert (shown(event), event.because[-1]) == (
        "2031-02-03",
        "set aside: “two days”, from “burned” (it governs the phrase); it cannot be so beside “3 February” ([weekday], "
        "[day] [month] [year]): until 2031-02-03; “9 February” ([weekday], [day] [month] [year]): from 2031-02-09",
    )


def test_phrases_that_agree_set_nothing_aside() -> None:
    event = event_in("The clerk resigned on 11 February, two days after the office burned on 9 February.", "resigned")
    assert [step for step in event.because if step.startswith("set aside")] == []


@pytest.mark.parametrize(
    ("text", "expected", "likely"),
    [
        ("Jets bombed the depot at 23:40 on Saturday. They returned 90 minutes later.", "2031-03-23", "2031-03-23"),
        # The bombing may have gone on until midnight.
        (
            "Jets bombed the depot at 14:10 on Saturday. They returned 90 minutes later.",
            "2031-03-22~2031-03-23",
            "2031-03-22",
        ),
        ("Jets bombed the depot on Saturday. They returned 90 minutes later.", "2031-03-22~2031-03-23", "2031-03-22"),
    ],
)
def test_times_on_the_clock_tell_whether_minutes_pass_midnight(text: str, expected: str, likely: str) -> None:
    event = event_in(text, "returned")
    usual = dataclasses.replace(event, bounds=event.likely or event.bounds)
    assert (shown(event), shown(usual)) == (expected, likely)
