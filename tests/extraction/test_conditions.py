"""What somebody or something is, told beside what happens. Published on Monday 24 March 2031."""

from __future__ import annotations

import dataclasses

import pytest

from chronology.model.annotations import EventMention
from tests.reasoning.event_stories import event_in, read, shown

STORM = "Rebels stormed the mill on Friday, the army said. "


def conditions_of(text: str) -> list[EventMention]:
    return [event for event in read(text)[1] if not event.happens]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The wells are dry.", ["dry"]),
        ("The guards were tired and hungry.", ["tired", "hungry"]),
        ("The mayor said that the town would be ready.", ["ready"]),
        ("The tired guards slept.", []),
        ("The army is likely to attack.", []),
        ("The truce was due to begin.", []),
        ("That is clear.", []),
        ("The guards became tired.", []),
    ],
)
def test_what_is_said_of_something_by_the_verb_be_is_a_condition(text: str, words: list[str]) -> None:
    assert [condition.text for condition in conditions_of(text)] == words


@pytest.mark.parametrize(
    ("text", "word", "cls"),
    [
        ("The wells are dry.", "dry", "STATE"),
        ("The guards were afraid of the dark.", "afraid", "I_STATE"),
        ("The guards are eager to leave.", "eager", "I_STATE"),
        ("It is unclear who fired.", "unclear", "STATE"),
    ],
)
def test_a_condition_has_a_class_of_timeml(text: str, word: str, cls: str) -> None:
    assert event_in(text, word).cls == cls


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The wells are dry.", "..~2031-03-24 / 2031-03-24~.."),
        ("The wells were dry.", "..~2031-03-24 / ..~.."),
        ("The wells will be dry.", "2031-03-24~.."),
        ("The wells were dry in 2029.", "2029-01-01~2029-12-31"),
    ],
)
def test_a_condition_lasts_as_its_tense_says(text: str, bounds: str) -> None:
    assert shown(event_in(text, "dry", weighed=False)) == bounds


def test_a_condition_is_never_worth_a_timeline() -> None:
    assert [(c.score, c.summary) for c in conditions_of(STORM + "The wells are not yet dry.")] == [
        (0.0, "are not yet dry")
    ]


def test_a_condition_changes_nothing_about_what_happens() -> None:
    with_it, without = "It was dark and the wells were dry. ", "There. " + " " * 29
    story = STORM + "Three days later they left."
    told = [[_bare(e) for e in read(head + story)[1] if e.happens] for head in (with_it, without)]
    assert told[0] == told[1]


def _bare(event: EventMention) -> EventMention:
    return dataclasses.replace(event, because=(), time_links=())
