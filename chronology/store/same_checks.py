"""What must hold between entries of one event: `same_as` leads to an event that is shown, and nowhere back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set

from chronology.model.records import Event
from chronology.store.plain import Fault

Suggest = Callable[[str, Set[str]], str]


def check_same(
    event: Event, same: Mapping[str, str], events: Set[str], sources: Set[str], suggest: Suggest
) -> Iterator[Fault]:
    """Faults of one event. ``same`` holds every entry that names another, by its id; the sets are known ids."""
    if event.same_as is not None:
        if event.same_as not in events:
            yield Fault(("same_as",), f"there is no event {event.same_as!r}{suggest(event.same_as, events)}")
        elif _comes_back(event.id, same):
            yield Fault(("same_as",), "leads back to this event; remove it from the one that is to be shown")
    for index, other in enumerate(event.not_same_as):
        if other not in events and other not in sources:
            hint = suggest(other, events | sources)
            yield Fault(("not_same_as", index), f"there is no event or source {other!r}{hint}")


def _comes_back(id_: str, same: Mapping[str, str]) -> bool:
    seen, at = set(), same.get(id_)
    while at is not None and at not in seen:
        if at == id_:
            return True
        seen.add(at)
        at = same.get(at)
    return False
