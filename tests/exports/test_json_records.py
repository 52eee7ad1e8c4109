from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.json_lines import to_jsonl
from chronology.exports.json_records import to_json
from chronology.temporal.edtf import Edtf
from tests.exports.example_chronology import CHRONOLOGY, SITE, chronology_saying

READ = json.loads(to_json(CHRONOLOGY, SITE))
BY_ID = {event["id"]: event for event in READ["events"]}


def test_a_date_has_its_notation_its_words_its_doubts_and_its_bounds() -> None:
    actual = BY_ID["harvest"]["when"]
    assert actual == {
        "edtf": "2031-09~",
        "words": "about September 2031",
        "precision": "month",
        "approximate": True,
        "uncertain": False,
        "begin": ["2031-09-01", "2031-09-30"],
        "finish": ["2031-09-01", "2031-09-30"],
    }


def test_every_date_comes_back_as_it_was_written() -> None:
    actual = {name: event["when"] and Edtf.parse(event["when"]["edtf"]) for name, event in BY_ID.items()}
    assert actual == {event.id: event.when for event in CHRONOLOGY.events if not event.rejected}


def test_events_are_in_order_of_time_and_the_undated_last() -> None:
    actual = [event["id"] for event in READ["events"]]
    assert actual[:3] + actual[-2:] == ["feud", "blockade", "truce", "vote", "meeting"]


def test_a_claim_keeps_its_three_dates_apart() -> None:
    claim = BY_ID["bridge-destroyed"]["claims"][0]
    actual = (claim["when"]["edtf"], claim["made"]["edtf"], [date["edtf"] for date in claim["published"]])
    assert actual == ("2031-06-01", "2031-06-02/2031-06-08", ["2031-06-09"])


def test_a_claim_without_dates_says_null() -> None:
    claim = BY_ID["bridge-destroyed"]["claims"][1]
    actual = (claim["when"], claim["made"], claim["counters"], claim["stance"])
    assert actual == (None, None, "by-south", "counters")


def test_what_people_keep_under_extra_goes_along() -> None:
    actual = BY_ID["bridge-destroyed"]["extra"]
    assert actual == {"tags": ["a"], "count": "3"}


def test_a_line_holds_one_event_with_its_sources() -> None:
    lines = [json.loads(line) for line in to_jsonl(CHRONOLOGY, SITE).splitlines()]
    ferry = next(event for event in lines if event["id"] == "ferry-day")
    actual = (len(lines), [source["id"] for source in ferry["sources"]])
    assert actual == (13, ["gazette-1", "herald-1"])


def test_a_line_and_the_whole_document_tell_the_same_of_an_event() -> None:
    lines = [json.loads(line) for line in to_jsonl(CHRONOLOGY, SITE).splitlines()]
    actual = [{key: value for key, value in event.items() if key != "sources"} for event in lines]
    assert actual == READ["events"]


@given(st.text(min_size=1))
def test_any_text_comes_back_to_the_letter_and_stays_on_its_line(text: str) -> None:
    chronology = chronology_saying(text)
    lines = to_jsonl(chronology).splitlines()
    event = json.loads(to_json(chronology))["events"][0]
    actual = (len(lines), event["title"], event["claims"][0]["says"], event["extra"]["said"])
    assert actual == (2, text, text, text)
