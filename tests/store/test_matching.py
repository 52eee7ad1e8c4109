"""Which record a proposal is, where one sentence tells two events."""

from __future__ import annotations

from chronology.store.matching import match_records
from chronology.store.plain import Plain

_QUOTE = "Jets bombed the Osk bridge a day before the truce was signed."


def record(title: str, kind: str, id_: str = "") -> dict[str, Plain]:
    evidence: list[Plain] = [{"source": "mill", "quote": _QUOTE, "hash": "h"}]
    return {"id": id_ or title, "title": title, "topics": [kind], "evidence": evidence}


def test_another_kind_of_event_that_the_same_sentence_tells_is_another_record() -> None:
    known = {"bridge": record("Jets bomb the Osk bridge", "strike")}
    found = match_records([record("The truce is signed", "agreement")], known)
    assert (found.exact, found.near) == ({}, {})


def test_a_record_stays_one_although_its_kind_is_read_otherwise() -> None:
    known = {"bridge": record("Jets bomb the Osk bridge", "strike")}
    found = match_records([record("Jets bomb the Osk bridge twice", "damage")], known)
    assert found.exact == {0: "bridge"}
