"""Actors that are one and the same: two records with one name, or one actor twice in an event."""

from __future__ import annotations

import difflib
import functools
import types
from collections.abc import Iterator, Mapping

from chronology.model.records import Actor, Chronology, Event
from chronology.store.gists import Gist
from chronology.store.places import Disagreement
from chronology.store.plain import Fault, Steps

MAX_SEARCHES = 20  # for a name that is nearly one that is known: each looks at all of them
_NEAR = 0.85
_NO_GISTS: Mapping[str, Gist] = types.MappingProxyType({})


def find_actor_faults(chronology: Chronology, gists: Mapping[str, Gist] = _NO_GISTS) -> Iterator[Disagreement]:
    """Actors that may have been merged halfway, or entered twice; all of them warnings, for a person to decide.

    ``gists`` are those of events, by id: an event is looked at if others with its parties had anything to tell.
    """
    owners: dict[str, str] = {actor.id: actor.id for actor in chronology.actors}
    for actor in chronology.actors:
        yield from _find_shared(actor, owners)
    ids = sorted(actor.id for actor in chronology.actors)
    searches = MAX_SEARCHES
    fine: set[tuple[str, ...]] = set()
    for event in chronology.events:
        gist = gists.get(event.id)
        if (gist.actors if gist else event.actors) in fine:
            continue
        faults = list(_find_twice(event, owners))
        yield from faults
        unknown = [(index, name) for index, name in enumerate(event.actors) if ids and _is_unknown(name, owners)]
        for index, name in unknown[:searches]:
            yield from _find_mistyped(event, index, name, ids)
        searches -= min(searches, len(unknown))
        if not faults and not unknown:
            fine.add(event.actors)


def _is_unknown(name: str, owners: Mapping[str, str]) -> bool:
    """Whether it is written as an id, and no actor is called so."""
    return "-" in name and name.islower() and " " not in name and _key(name) not in owners


@functools.lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _find_shared(actor: Actor, owners: dict[str, str]) -> Iterator[Disagreement]:
    """Names and aliases that an earlier actor has too; ``owners`` learns those of this one."""
    named: list[tuple[Steps, str]] = [(("name",), actor.name)]
    named += [(("aliases", index), alias) for index, alias in enumerate(actor.aliases)]
    for steps, name in named:
        owner = owners.setdefault(_key(name), actor.id)
        if owner != actor.id:
            message = f"the actor {owner!r} is called {name!r} too; make one of the two, or tell their names apart"
            yield Disagreement("actor", actor.id, Fault(steps, message), "warning")


def _find_twice(event: Event, owners: Mapping[str, str]) -> Iterator[Disagreement]:
    seen: dict[str, str] = {}
    for index, name in enumerate(event.actors):
        actor = owners.get(_key(name), _key(name))
        if actor in seen:
            message = f"is the actor that stands there as {seen[actor]!r} already; remove one of the two"
            yield Disagreement("event", event.id, Fault(("actors", index), message), "warning")
        seen.setdefault(actor, name)


def _find_mistyped(event: Event, index: int, name: str, ids: list[str]) -> Iterator[Disagreement]:
    near = difflib.get_close_matches(name, ids, 1, _NEAR)
    if near:
        fault = Fault(("actors", index), f"there is no actor {name!r}; did you mean {near[0]}?")
        yield Disagreement("event", event.id, fault, "warning")
