"""What an event's time is read as where its words leave several readings. Published on Monday 24 March 2031."""

from __future__ import annotations

from datetime import date

import pytest

from chronology.model.annotations import Timex3
from chronology.model.document import Span
from chronology.reasoning.readings.candidates import SHAPES, find_readings
from chronology.reasoning.readings.choosing import Stakes, decide, weigh
from chronology.reasoning.readings.clues import RULES, UNTOLD
from chronology.reasoning.readings.days import ANY, OPEN_HIGH, OPEN_LOW, Days, agree, cover, holds, to_bounds, to_days
from chronology.reasoning.readings.stage import Phrase, set_stage
from chronology.reasoning.readings.weights import load_readings
from chronology.reasoning.readings.wording import say_clue
from tests.reasoning.event_stories import PUBLISHED, event_in, read, shown

NEWS = "Rebels stormed the mill on Monday, the army said. "
TODAY = PUBLISHED.toordinal()
DONE: Days = (OPEN_LOW, TODAY, OPEN_LOW, TODAY)
ON_THE_DAY: Days = (TODAY, TODAY, TODAY, TODAY)
AHEAD: Days = (TODAY, OPEN_HIGH, TODAY, OPEN_HIGH)
GOING_ON: Days = (OPEN_LOW, TODAY, TODAY, OPEN_HIGH)
STAKES = Stakes(holding=1.0, excluding=0.5)


# ---------------------------------------------------------------- what is said


@pytest.mark.parametrize(
    ("text", "trigger", "bounds"),
    [
        (NEWS + "The town wants a truce.", "wants", "..~2031-03-24 / 2031-03-24~.."),
        (NEWS + "The army said that it will shell the town.", "shell", "2031-03-24~.."),
        (NEWS + "The mayor said that the town was calm.", "said", "2031-03-24"),
    ],
)
def test_news_is_read_as_its_grammar_suggests(text: str, trigger: str, bounds: str) -> None:
    assert shown(event_in(text, trigger)) == bounds


def test_the_reason_names_the_reading_and_the_grammar_that_speaks_for_it() -> None:
    wants = event_in(NEWS + "The town wants a truce.", "wants")
    assert wants.because == ("read as going on at publication, 2031-03-24: a verb in the present",)


@pytest.mark.parametrize(
    ("clue", "words"),
    [
        ("verb, past", "a verb in the past"),
        ("noun, no tense", "a noun without a tense"),
        ("tied: on", "the phrase tells when it was"),
        ("tied: before, past", "the phrase tells what it was before, told in the past"),
        ("not tied, another is", "another phrase tells when it was"),
        ("not tied, past perfect", "the phrase only stands near, told in the past perfect"),
        ("held: main", "it stands in a main clause"),
        ("no saying, past, held: joined", "it does not say anything, in the past, joined by “and”"),
        ("noun under past", "a noun that hangs on one in the past"),
        ("verb in a sentence: present", "a verb in a sentence told in the present"),
        ("1 sentences back", "the phrase stands in the sentence before"),
        ("3 sentences back", "the phrase stands 3 sentences back"),
    ],
)
def test_clues_are_told_in_plain_words(clue: str, words: str) -> None:
    assert say_clue(clue) == words


def test_every_clue_with_a_weight_that_a_reader_sees_has_words() -> None:
    readings = load_readings("en")
    assert readings is not None
    seen = {clue for shape, own in readings.weights.items() if shape != RULES for clue in own}
    assert [clue for clue in sorted(seen) if not clue.startswith(UNTOLD) and say_clue(clue) == clue] == []


@pytest.mark.parametrize(
    ("clause", "trigger", "bounds"),
    [
        ("Rebels took the bridge on Friday.", "took", "2031-03-21"),
        ("Rebels held the bridge until Friday.", "held", "..~2031-03-21 / 2031-03-21"),
    ],
)
def test_a_day_that_a_verb_is_tied_to_and_a_phrase_that_ends_leave_no_reading(
    clause: str, trigger: str, bounds: str
) -> None:
    assert shown(event_in(NEWS + clause, trigger)) == bounds


@pytest.mark.parametrize(("clause", "anchored"), [("adjusting for prices", False), ("striking for a month", True)])
def test_how_a_figure_was_reckoned_is_no_earlier_event(clause: str, anchored: bool) -> None:
    event = event_in(NEWS + f"After {clause}, workers earned less.", "earned")
    assert any(link.anchor_eid is not None for link in event.time_links) == anchored


def test_a_reading_gives_way_to_words() -> None:
    assert shown(event_in(NEWS + "The mayor declared on Friday that the town was calm.", "declared")) == "2031-03-21"


@pytest.mark.parametrize("published", [None, date(2041, 3, 24)])
def test_what_is_not_news_is_not_read(published: date | None) -> None:
    text = "Rebels stormed the mill in March 2031. The town wants a truce."
    told = [[shown(e) for e in read(text, published, weighed=weighed)[1]] for weighed in (True, False)]
    assert told[0] == told[1]


def test_a_language_without_weights_has_rules_alone() -> None:
    assert load_readings("xx") is None


def test_every_shape_that_has_weights_is_one_that_can_be_read() -> None:
    readings = load_readings("en")
    assert readings is not None
    assert sorted(set(readings.weights) - {*SHAPES, RULES}) == []


# ---------------------------------------------------------------- readings


def phrase(first: date, last: date) -> Phrase:
    timex = Timex3("t1", Span(0, 5), "March", "DATE", "2031-03", "rule", None, first, last)
    return Phrase(timex, first.toordinal(), last.toordinal(), 0)


def test_a_phrase_that_names_the_day_of_publication_gives_no_reading_of_its_own() -> None:
    assert find_readings(TODAY, [phrase(PUBLISHED, PUBLISHED)])[1:] == find_readings(TODAY, [])[1:]


def test_what_a_month_before_publication_can_mean() -> None:
    found = find_readings(TODAY, [phrase(date(2031, 1, 1), date(2031, 1, 31))])
    assert [way.shape for reading in found for way in reading.ways if way.phrase] == [
        "in phrase",
        "all through phrase",
        "in phrase, going on",
        "since phrase",
        "since phrase, going on",
        "all since phrase",
        "up to phrase",
        "around phrase",
    ]


def test_the_phrases_of_a_long_text_are_looked_at_near_the_event_alone() -> None:
    text = "Troops left on 3 March. " * 300 + "The town fell."
    timexes, events = read(text)
    stage = set_stage(PUBLISHED, PUBLISHED, timexes, events)
    assert len(list(stage.phrases_for(events[-1]))) <= 24


# ---------------------------------------------------------------- choosing


@pytest.mark.parametrize(
    ("likely", "said"),
    [
        ([(0.9, ON_THE_DAY), (0.1, DONE)], ON_THE_DAY),
        ([(0.5, ON_THE_DAY), (0.5, DONE)], DONE),  # holds both
        ([(0.4, DONE), (0.4, AHEAD), (0.2, GOING_ON)], ANY),
        ([(0.95, AHEAD), (0.05, DONE)], AHEAD),
    ],
)
def test_what_is_said_is_as_wide_as_the_readings_differ(likely: list[tuple[float, Days]], said: Days) -> None:
    assert decide(likely, ANY, TODAY, STAKES) == said


def test_the_more_holding_counts_the_wider_is_what_is_said() -> None:
    likely = [(0.7, ON_THE_DAY), (0.3, DONE)]
    assert [decide(likely, ANY, TODAY, Stakes(holding, 0.0)) for holding in (0.5, 2.0)] == [ON_THE_DAY, DONE]


def test_clues_that_weigh_nothing_leave_all_readings_equally_likely() -> None:
    assert weigh([frozenset({("done", "verb, past")}), frozenset()], {}) == [0.5, 0.5]


def test_a_clue_that_weighs_more_makes_its_reading_likelier() -> None:
    first, second = weigh([frozenset({("done", "verb, past")}), frozenset()], {"done": {"verb, past": 1.0}})
    assert first > second


# ---------------------------------------------------------------- laws


@pytest.mark.parametrize("days", [DONE, ON_THE_DAY, AHEAD, ANY])
def test_bounds_survive_as_numbers(days: Days) -> None:
    assert to_days(to_bounds(days)) == days


@pytest.mark.parametrize(("one", "other"), [(DONE, AHEAD), (ON_THE_DAY, DONE), (ON_THE_DAY, AHEAD)])
def test_what_covers_two_readings_holds_both(one: Days, other: Days) -> None:
    both = cover(one, other)
    assert (holds(both, one), holds(both, other), agree(both, one)) == (True, True, True)


def test_ends_that_leave_no_day_in_common_do_not_agree() -> None:
    assert agree((TODAY, TODAY, TODAY, TODAY), (TODAY + 1, OPEN_HIGH, TODAY + 1, OPEN_HIGH)) is False
