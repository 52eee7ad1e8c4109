from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from chronology.model.annotations import CueClass, Modality, Stance
from chronology.model.records import Actor, Claim, Event, Evidence, Place, Relation, Source
from chronology.site.fingerprints import UNPUBLISHED, hash_actor, hash_event, hash_source
from chronology.temporal.edtf import Edtf

OTHER_VALUES: dict[str, Any] = {
    "when": Edtf.parse("1999"), "made": Edtf.parse("1999"), "retracted": Edtf.parse("1999"),
    "published": Edtf.parse("1999"), "place": Place("Elsewhere"), "modality": Modality.PLANNED,
    "stance": Stance.DENIES, "cue_class": CueClass.BELIEVES, "claims": (Claim("other", "Other."),), "evidence": (Evidence("other", "other"),),
    "relations": (Relation(before="other"),), "reviewed": True, "start": 99, "end": 99,
}  # fmt: skip
TUPLES = {"actors", "topics", "because", "aliases"}


def _fields(cls: type) -> list[str]:
    return [f.name for f in dataclasses.fields(cls) if f.name not in UNPUBLISHED]


def _changed(record: Any, name: str) -> Any:
    value: Any = OTHER_VALUES.get(name, ("other",) if name in TUPLES else "other")
    return dataclasses.replace(record, **{name: value})


@pytest.mark.parametrize("name", _fields(Event))
def test_every_published_field_of_an_event_counts(name: str) -> None:
    event = Event("e", "E")
    assert hash_event(_changed(event, name)) != hash_event(event)


@pytest.mark.parametrize("name", _fields(Claim))
def test_every_published_field_of_a_claim_counts(name: str) -> None:
    claim = Claim("c", "So.")
    changed = Event("e", "E", claims=(_changed(claim, name),))
    assert hash_event(changed) != hash_event(Event("e", "E", claims=(claim,)))


@pytest.mark.parametrize("name", _fields(Evidence))
def test_every_field_of_evidence_counts(name: str) -> None:
    evidence = Evidence("s", "words")
    changed = Event("e", "E", evidence=(_changed(evidence, name),))
    assert hash_event(changed) != hash_event(Event("e", "E", evidence=(evidence,)))


@pytest.mark.parametrize("name", _fields(Source))
def test_every_published_field_of_a_source_counts(name: str) -> None:
    source = Source("s", "S")
    assert hash_source(_changed(source, name)) != hash_source(source)


@pytest.mark.parametrize("name", _fields(Actor))
def test_every_published_field_of_a_party_counts(name: str) -> None:
    actor = Actor("a", "A")
    assert hash_actor(_changed(actor, name)) != hash_actor(actor)


def test_notes_are_nobody_elses_business() -> None:
    assert hash_event(Event("e", "E", notes="mine")) == hash_event(Event("e", "E"))


def test_equal_records_have_equal_fingerprints_whatever_objects_they_are_made_of() -> None:
    one, other = "".join(["wei", "r"]), "".join(["we", "ir"])
    assert hash_event(Event(one, one)) == hash_event(Event(other, one))
