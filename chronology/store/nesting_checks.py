"""What must hold between places, and between parties: each lies within another that is there, and never in a circle."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Set

from chronology.model.records import Chronology, NamedPlace
from chronology.store.places import Disagreement
from chronology.store.plain import Fault, Steps
from chronology.store.record_checks import check_place

_NEAR = 0.7
_MAX_LEVELS = 32  # of what lies in one another
_MAX_SEARCHES = 20  # for a name that is nearly one that is known: each looks at all of them


def find_nesting_faults(chronology: Chronology, broken: Set[tuple[str, str]]) -> Iterator[Disagreement]:
    """Faults of ``within`` and ``part_of``, of coordinates, and of names that two places have."""
    for place in chronology.places:
        yield from (Disagreement("place", place.id, *found) for found in check_place(place))
    within = {place.id: place.within for place in chronology.places}
    yield from _find_ways("place", "within", within, {id_ for kind, id_ in broken if kind == "place"})
    part_of = {actor.id: actor.part_of for actor in chronology.actors}
    yield from _find_ways("actor", "part_of", part_of, {id_ for kind, id_ in broken if kind == "actor"})
    owners: dict[str, str] = {}
    for place in chronology.places:
        yield from _find_shared(place, owners)


def _find_ways(kind: str, key: str, ways: Mapping[str, str | None], broken: Set[str]) -> Iterator[Disagreement]:
    """Ways that lead nowhere, too far, or back to where they began."""
    ids, searches = sorted(ways), _MAX_SEARCHES
    for id_, outer in ways.items():
        if outer is None:
            continue
        if outer not in ways:
            near = difflib.get_close_matches(outer, ids, 1, _NEAR) if searches else []
            searches -= bool(searches)
            hint = f"; did you mean {near[0]}?" if near else ""
            if outer not in broken:
                yield Disagreement(kind, id_, Fault((key,), f"there is no {kind} {outer!r}{hint}"))
        elif what := _find_fault(id_, outer, ways):
            yield Disagreement(kind, id_, Fault((key,), f"{what}; remove {key}: from the one that is the outermost"))


def _find_fault(id_: str, outer: str, ways: Mapping[str, str | None]) -> str:
    """What is wrong with the way out from one, or nothing. A circle that begins further out is told there."""
    if outer == id_:
        return "lies in itself"
    seen: set[str] = set()
    at: str | None = outer
    while at is not None and at not in seen:
        if at == id_:
            return f"leads back to {id_!r}"
        if len(seen) == _MAX_LEVELS:
            return f"leads out through more than {_MAX_LEVELS} others"
        seen.add(at)
        at = ways.get(at)
    return ""


def _find_shared(place: NamedPlace, owners: dict[str, str]) -> Iterator[Disagreement]:
    named: list[tuple[Steps, str]] = [(("name",), place.name)]
    named += [(("aliases", index), alias) for index, alias in enumerate(place.aliases)]
    for steps, name in named:
        owner = owners.setdefault(" ".join(name.casefold().split()), place.id)
        if owner != place.id:
            message = f"the place {owner!r} is called {name!r} too; events of that name lie in neither, tell them apart"
            yield Disagreement("place", place.id, Fault(steps, message), "warning")
