"""`check` tells of entries that lead nowhere, or in a circle."""

from __future__ import annotations

from chronology.model.records import Chronology, Event, Source
from chronology.store.checks import find_disagreements


def told(*events: Event) -> list[tuple[str, object, str]]:
    found = find_disagreements(Chronology(events, (Source("mill", "News"),)))
    return [(one.id, one.fault.steps[0], one.fault.message) for one in found if "same" in str(one.fault.steps[0])]


def test_an_entry_that_leads_nowhere_is_told_with_the_nearest_name() -> None:
    actual = told(Event("depot", "A"), Event("fire", "B", same_as="depo"))
    assert actual == [("fire", "same_as", "there is no event 'depo'; did you mean depot?")]


def test_a_circle_is_told_at_each_of_its_entries() -> None:
    actual = told(Event("a", "A", same_as="b"), Event("b", "B", same_as="a"), Event("c", "C", same_as="a"))
    message = "leads back to this event; remove it from the one that is to be shown"
    assert actual == [("a", "same_as", message), ("b", "same_as", message)]


def test_what_an_entry_is_kept_apart_from_is_an_event_or_a_source() -> None:
    actual = told(Event("a", "A", not_same_as=("mill", "b", "c")), Event("b", "B"))
    assert actual == [("a", "not_same_as", "there is no event or source 'c'")]
