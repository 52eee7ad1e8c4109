from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.records import Event, Relation
from chronology.site.filing import file_events
from chronology.temporal.edtf import Edtf

DAY = "2031-06-02"


def event(name: str, when: str | None = DAY, before: str | None = None, after: str | None = None) -> Event:
    relations = (Relation(before, after),) if before or after else ()
    return Event(name, f"Title {name}", when=Edtf.parse(when) if when else None, relations=relations)


def order(*events: Event) -> list[str]:
    sections, undated = file_events(events)
    return [found.id for section in sections for found in section.events] + [found.id for found in undated]


def test_events_of_one_day_stand_by_title() -> None:
    assert order(event("b"), event("a")) == ["a", "b"]


@pytest.mark.parametrize("relations", [{"b": {"before": "a"}}, {"a": {"after": "b"}}])
def test_of_events_of_one_day_the_one_that_lies_before_stands_first(relations: dict[str, dict[str, str]]) -> None:
    assert order(*(event(name, **relations.get(name, {})) for name in "abc")) == ["b", "a", "c"]


def test_an_exact_day_stands_before_what_begins_on_that_day() -> None:
    ranges = (event("a", "2031-06-02/2031-06-05"), event("b", "[2031-06-02..2031-06-03]"))
    assert order(*ranges, event("c")) == ["c", "a", "b"]


def test_relations_weigh_more_than_exactness() -> None:
    assert order(event("a", "2031-06-02/2031-06-05", before="c"), event("c")) == ["a", "c"]


def test_the_time_of_day_weighs_more_than_the_title() -> None:
    assert order(event("a", f"{DAY}T11:00"), event("b", f"{DAY}T09:30")) == ["b", "a"]


def test_relations_do_not_move_an_event_to_another_day() -> None:
    assert order(event("a", "2031-06-01", after="b"), event("b")) == ["a", "b"]


def test_a_circle_is_cut_at_its_first_event() -> None:
    circle = (event("b", before="c"), event("c", before="d"), event("d", before="b"), event("e", after="e"))
    assert order(*circle, event("a")) == ["a", "b", "c", "d", "e"]


def test_a_long_circle_is_cut_without_delay() -> None:
    names = [f"{n:05}" for n in range(20_000)]
    circle = [event(name, before=names[n - 1]) for n, name in enumerate(names)]
    assert order(*circle) == [names[0], *names[:0:-1]]


NAMES = st.sampled_from("abcdef")


@given(st.lists(st.tuples(NAMES, NAMES)), st.permutations("abcdef"))
def test_every_event_stands_once_in_an_order_that_does_not_hang_on_the_files(
    pairs: list[tuple[str, str]], shuffled: list[str]
) -> None:
    events = {
        name: Event(name, name, Edtf.parse(DAY), relations=tuple(Relation(before=b) for a, b in pairs if a == name))
        for name in "abcdef"
    }
    actual = order(*(events[name] for name in shuffled))
    assert sorted(actual) == list("abcdef")
    assert actual == order(*events.values())
    if all(a < b for a, b in pairs):
        assert all(actual.index(a) < actual.index(b) for a, b in pairs)
