"""What is known of the real world's countries and towns, as values; where it comes from is the gazetteer's affair."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 code, English name, capital, codes of its neighbours, number of its entry in GeoNames."""

    code: str
    name: str
    capital: str
    neighbours: tuple[str, ...]
    entry: int


@dataclasses.dataclass(frozen=True, slots=True)
class Town:
    """A town: its centre in degrees (WGS 84), the code of its country, number of its entry in GeoNames."""

    name: str
    code: str
    lat: float
    lon: float
    population: int
    entry: int


FindTowns = Callable[[frozenset[str]], Mapping[str, tuple[Town, ...]]]


def no_towns(_names: frozenset[str]) -> Mapping[str, tuple[Town, ...]]:
    """A gazetteer that knows no town."""
    return {}


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class World:
    """Countries, and a way to look towns up by any of their names. ``states`` are names of states of one country."""

    countries: tuple[Country, ...] = ()
    states: frozenset[str] = frozenset()
    find_towns: FindTowns = no_towns


NO_WORLD = World()
