from __future__ import annotations

from chronology.exports.status_words import describe_status
from chronology.model.annotations import Modality
from chronology.model.records import Event, Evidence, Source
from chronology.temporal.edtf import Edtf

DAY = Edtf.parse("2031-06-02")
SOURCES = {name: Source(name, name, outlet=name) for name in ("a", "b")}


def test_the_number_of_sources_is_said_in_words() -> None:
    told = [tuple(Evidence(name, "q") for name in names) for names in ("", "a", "ab")]
    actual = [describe_status(Event("e", "E", DAY, evidence=evidence), SOURCES) for evidence in told]
    assert actual == ["no source", "single source", "several sources"]


def test_what_did_not_happen_is_said_before_who_tells_it() -> None:
    actual = [describe_status(Event("e", "E", DAY, modality=modality), SOURCES) for modality in Modality]
    assert actual == ["no source", "planned", "demanded", "hypothetical", "denied", "generic"]
