"""Places in exports: coordinates only where somebody gives them, and never without what they stand for."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

from chronology.exports.csv_table import to_csv
from chronology.exports.ics_calendar import to_ics
from chronology.exports.json_records import to_json
from chronology.exports.jsonld import to_jsonld
from chronology.model.records import Actor, Chronology, Event, NamedPlace, Place, Precision
from chronology.temporal.edtf import Edtf

COAST = NamedPlace("coast", "The coast", gazetteer="GeoNames 7")
OSK = NamedPlace("osk", "Osk", ("Oskham",), "coast", 54.25, -3.5, Precision.TOWN, "GeoNames 9")
FIRE = Event("fire", "Osk burns", Edtf.parse("2031-02-03"), place=Place("Oskham"), actors=("guard",))
VALE = Chronology((FIRE,), (), (Actor("guard", "Guard", part_of="army"), Actor("army", "Army")), (COAST, OSK))


def at(place: Place) -> Chronology:
    return dataclasses.replace(VALE, events=(dataclasses.replace(FIRE, place=place),))


def test_json_has_the_ids_what_lies_in_what_and_what_coordinates_stand_for() -> None:
    document = json.loads(to_json(VALE))
    spot = {"lat": 54.25, "lon": -3.5, "precision": "centre of the town", "gazetteer": "GeoNames 9"}
    assert document["events"][0]["place"] == {"name": "Oskham", "id": "osk", **spot}
    assert document["places"] == [
        {"id": "coast", "name": "The coast", "gazetteer": "GeoNames 7"},
        {"id": "osk", "name": "Osk", "aliases": ["Oskham"], "within": "coast", **spot},
    ]
    assert document["actors"][1]["part_of"] == "army"


def test_a_place_of_two_names_and_one_that_nobody_knows_get_no_coordinates() -> None:
    twin = dataclasses.replace(OSK, id="osk-2")
    torn = dataclasses.replace(VALE, places=(OSK, twin))
    found = [json.loads(to_json(one))["events"][0]["place"] for one in (torn, at(Place("Elsewhere")))]
    assert found == [{"name": "Oskham"}, {"name": "Elsewhere"}]


def test_what_a_person_gave_for_the_event_comes_first() -> None:
    place = json.loads(to_json(at(Place("Oskham", 1.5, 2.5))))["events"][0]["place"]
    assert place == {"name": "Oskham", "id": "osk", "lat": 1.5, "lon": 2.5}


def test_a_table_has_the_id_and_the_precision() -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv(VALE), newline=""))
    actual = [row[key] for key in ("place", "lat", "lon", "place_id", "precision")]
    assert actual == ["Oskham", "54.25", "-3.5", "osk", "centre of the town"]


def test_a_calendar_says_what_its_coordinates_stand_for() -> None:
    lines = to_ics(VALE).splitlines()
    assert lines[lines.index("LOCATION:Oskham") + 1 :][:2] == [
        "GEO:54.250000;-3.500000",
        "X-CHRONOLOGY-PRECISION:centre of the town",
    ]


def test_linked_data_nests_places_and_parties() -> None:
    nodes = {node["@id"]: node for node in json.loads(to_jsonld(VALE))["@graph"]}
    osk, guard = nodes["urn:x-chronology:place:osk"], nodes["urn:x-chronology:actor:guard"]
    geo = {"@type": "GeoCoordinates", "latitude": 54.25, "longitude": -3.5}
    assert osk["geo"] == {**geo, "description": "centre of the town; GeoNames 9"}
    assert osk["containedInPlace"] == {"@id": "urn:x-chronology:place:coast"}
    assert guard["chronology:partOf"] == {"@id": "urn:x-chronology:actor:army"}
