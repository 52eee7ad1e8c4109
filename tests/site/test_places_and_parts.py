"""Pages of places and parties show what lies in what, and coordinates with what they stand for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from chronology.config import Config
from chronology.model.records import Actor, Chronology, Event, NamedPlace, Place, Precision
from chronology.site.page import hash_records
from chronology.site.pages import list_pages
from chronology.site.paths import Paths
from chronology.site.views.catalogue import Catalogue, build_catalogue
from chronology.site.views.event import EventPage, view_event
from chronology.site.views.links import Link
from chronology.site.views.method import view_legend
from chronology.site.views.topics import TopicPage

COAST = NamedPlace("coast", "The coast", gazetteer="GeoNames 7")
OSK = NamedPlace("osk", "Osk", ("Oskham",), "coast", 54.25, -3.5, Precision.TOWN, "GeoNames 9")
EVENTS = (
    Event("fire", "Osk burns", place=Place("Oskham"), actors=("navy",)),
    Event("flood", "Osk is flooded", place=Place("Osk")),
    Event("fog", "Fog", place=Place("Elsewhere")),
)
ACTORS = (Actor("navy", "The Navy", part_of="vale"), Actor("vale", "The Vale"))
RECORDS = Chronology(EVENTS, (), ACTORS, (COAST, OSK))


def catalogue_of(records: Chronology) -> Catalogue:
    return build_catalogue(records, Config(Path("content"), Path("cache")), Paths())


def keys(records: Chronology) -> dict[str, bytes]:
    catalogue = catalogue_of(records)
    return {page.folder: page.key for page in list_pages(catalogue, hash_records(catalogue))}


def event_page(name: str) -> EventPage:
    catalogue = catalogue_of(RECORDS)
    return view_event(catalogue.by_id[name], catalogue, None, None)


def topic_page(folder: str) -> TopicPage:
    catalogue = catalogue_of(RECORDS)
    (page,) = (page for page in list_pages(catalogue, hash_records(catalogue)) if page.folder == folder)
    view = page.view()
    assert isinstance(view, TopicPage)
    return view


def test_an_event_says_what_its_place_lies_in_and_what_its_coordinates_stand_for() -> None:
    where = event_page("fire").where
    assert where.around == (Link("The coast", "places/the-coast/"),)
    assert where.spot == "54.25° N, 3.5° W, centre of the town, from GeoNames 9"
    assert event_page("fog").where.spot is None


def test_a_place_has_one_page_whatever_it_is_called() -> None:
    page = topic_page("places/osk/")
    assert ([entry.title for entry in page.list.items], page.aliases) == (["Osk burns", "Osk is flooded"], ("Oskham",))
    assert event_page("fire").place == Link("Oskham", "places/osk/")
    assert "places/oskham/" not in keys(RECORDS)


def test_what_holds_a_place_or_a_party_shows_its_events_as_well() -> None:
    coast, vale = topic_page("places/the-coast/"), topic_page("actors/vale/")
    assert [entry.title for entry in coast.list.items] == ["Osk burns", "Osk is flooded"]
    assert ([entry.title for entry in vale.list.items], vale.inside) == (
        ["Osk burns"],
        (Link("The Navy", "actors/navy/"),),
    )
    assert topic_page("actors/navy/").around == (Link("The Vale", "actors/vale/"),)


def test_pages_are_made_anew_where_a_place_moves_and_nowhere_else() -> None:
    moved = dataclasses.replace(RECORDS, places=(COAST, dataclasses.replace(OSK, lat=54.5)))
    before, after = keys(RECORDS), keys(moved)
    changed = {folder for folder in before if before[folder] != after[folder]}
    assert changed == {"e/fire/", "e/flood/", "places/osk/"}


def test_the_method_says_where_coordinates_are_from() -> None:
    without = dataclasses.replace(RECORDS, places=())
    assert [view_legend(catalogue_of(one)).geonames for one in (RECORDS, without)] == [True, False]
