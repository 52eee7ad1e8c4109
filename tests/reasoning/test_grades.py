"""A grade follows from the record by a rubric that anyone can read."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Evidence, Source
from chronology.reasoning.grades import DEFAULT_RUBRIC, Condition, Grade, Rubric, Rule, grade_event
from chronology.temporal.edtf import Edtf

SOURCES = {name: Source(name, name, outlet=name.upper()) for name in "abcd"}
BACK = Edtf.parse("2031-07")


def told_by(names: str, *claims: Claim, **fields: object) -> Event:
    event = Event("e", "E", evidence=tuple(Evidence(name, f"as {name} tells it") for name in names), claims=claims)
    return dataclasses.replace(event, **fields)  # type: ignore[arg-type]


def claim(name: str, stance: Stance = Stance.ASSERTS, retracted: Edtf | None = None) -> Claim:
    return Claim(name, "says", stance=stance, retracted=retracted, evidence=(Evidence("a", name),))


@pytest.mark.parametrize(
    ("event", "grade"),
    [
        (told_by("abc"), Grade.CONFIRMED),
        (told_by("ab", claim("own", Stance.CONCEDES)), Grade.CONFIRMED),
        (told_by("ab"), Grade.FAIR),
        (told_by("a"), Grade.WEAK),
        (told_by(""), None),
        (told_by("abc", claim("1"), claim("2", Stance.DENIES)), Grade.CONTESTED),
        (told_by("abc", claim("1", retracted=BACK)), Grade.DISCOUNTED),
        (told_by("abc", modality=Modality.DENIED), Grade.DISCOUNTED),
    ],
)
def test_the_grade_of_an_event(event: Event, grade: Grade | None) -> None:
    assert grade_event(event, SOURCES).grade is grade


def test_a_grade_names_the_way_that_led_to_it() -> None:
    graded = grade_event(told_by("ab", claim("own", Stance.CONCEDES)), SOURCES)
    assert graded.way == (Condition("independent", 2), Condition("conceded", 1))


def test_a_project_states_its_own_conditions() -> None:
    strict = Rubric((Rule(Grade.CONFIRMED, ((Condition("reviewed", True),),)), Rule(Grade.WEAK, ((),))))
    actual = [grade_event(told_by("abc", reviewed=seen), SOURCES, strict).grade for seen in (True, False)]
    assert actual == [Grade.CONFIRMED, Grade.WEAK]


@given(st.sets(st.sampled_from("abcd")), st.sampled_from("abcd"))
def test_one_independent_source_more_never_makes_an_uncontested_event_worse(names: set[str], more: str) -> None:
    order = [None, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED]
    before, after = (
        grade_event(told_by("".join(sorted(n))), SOURCES, DEFAULT_RUBRIC).grade for n in (names, {*names, more})
    )
    assert order.index(before) <= order.index(after)
