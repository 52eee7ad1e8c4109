"""Where an event lies, or a place: what it lies in, and its coordinates with what they stand for."""

from __future__ import annotations

from chronology.linking.entities.place_book import Spot, locate_record
from chronology.model.records import NamedPlace, Place
from chronology.site.quick_value import quick_value
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.links import Link


@quick_value
class WhereView:
    """What a place lies in, the nearest first; and its coordinates in words, where anybody gives them."""

    around: tuple[Link, ...] = ()
    spot: str | None = None


def view_where(place: Place, catalogue: Catalogue) -> WhereView:
    """Where an event's place lies."""
    record, spot = catalogue.book.find(place.name), catalogue.book.locate(place)
    return WhereView(link_around(record, catalogue) if record else (), describe_spot(spot) if spot else None)


def view_record(record: NamedPlace, catalogue: Catalogue) -> WhereView:
    """Where a place lies."""
    spot = locate_record(record)
    return WhereView(link_around(record, catalogue), describe_spot(spot) if spot else None)


def link_around(record: NamedPlace, catalogue: Catalogue) -> tuple[Link, ...]:
    """What a place lies in, each with its page."""
    return tuple(link_place(outer.name, catalogue) for outer in catalogue.book.around(record))


def link_place(name: str, catalogue: Catalogue) -> Link:
    """A place with its page, if any event lies there."""
    return catalogue.links.place(name)


def describe_spot(spot: Spot) -> str:
    """ "54.25° N, 3.5° W, centre of the town, from GeoNames 9"."""
    lat = f"{_plain(spot.lat)}° {'S' if spot.lat < 0 else 'N'}"
    lon = f"{_plain(spot.lon)}° {'W' if spot.lon < 0 else 'E'}"
    origin = f"from {spot.gazetteer}" if spot.gazetteer else None
    return ", ".join(filter(None, (lat, lon, spot.precision, origin)))


def _plain(degrees: float) -> str:
    return f"{abs(degrees):.4f}".rstrip("0").rstrip(".")


def key_where(name: str | None, catalogue: Catalogue) -> str:
    """What a page shows of where a place lies, as one text; the event's own coordinates aside."""
    record = catalogue.book.find(name) if name else None
    if name is None or record is None:
        return ""
    where = view_record(record, catalogue)
    links = (f"{link.name} {link.href}" for link in where.around)
    return "\0".join([catalogue.name_place(name), *links, where.spot or ""])
