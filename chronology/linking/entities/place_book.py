"""The place of an event, as the records of places know it: where it lies, its coordinates, and what those stand for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from chronology.linking.entities.nesting import Nests
from chronology.model.records import NamedPlace, Place


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """Coordinates in degrees (WGS 84), and in words what they stand for and where they are from, where that is said."""

    lat: float
    lon: float
    precision: str | None = None
    gazetteer: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceBook:
    """Records of places by id, and what lies in what."""

    records: Mapping[str, NamedPlace]
    nests: Nests

    @classmethod
    def of(cls, places: Iterable[NamedPlace]) -> PlaceBook:
        """A book of these records."""
        records = {place.id: place for place in places}
        return cls(records, Nests.of(records.values(), ()))

    def find(self, name: str) -> NamedPlace | None:
        """The record of a name; None where there is none, or several have it."""
        way = self.nests.find_place(name)
        return self.records[way[0]] if way else None

    def around(self, place: NamedPlace) -> tuple[NamedPlace, ...]:
        """What a place lies in, the nearest first."""
        return tuple(self.records[id_] for id_ in self.nests.places.get(place.id, ())[1:])

    def inside(self, place: NamedPlace) -> tuple[NamedPlace, ...]:
        """The places that lie in a place and in no other one between, by name."""
        found = (other for other in self.records.values() if other.within == place.id and other.id != place.id)
        return tuple(sorted(found, key=lambda other: (other.name.casefold(), other.id)))

    def locate(self, place: Place) -> Spot | None:
        """The coordinates of an event's place: its own, else those of its record; None where nobody gives any."""
        if place.lat is not None and place.lon is not None:
            return Spot(place.lat, place.lon)
        record = self.find(place.name)
        return locate_record(record) if record else None


def locate_record(place: NamedPlace) -> Spot | None:
    """The coordinates of a record."""
    if place.lat is None or place.lon is None:
        return None
    return Spot(place.lat, place.lon, place.precision.value if place.precision else None, place.gazetteer)
