from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.jsonld import to_jsonld
from chronology.model.records import Chronology
from chronology.temporal.edtf import Edtf
from tests.exports.example_chronology import CHRONOLOGY, EXACT, SITE, chronology_saying

GRAPH: list[dict[str, Any]] = json.loads(to_jsonld(CHRONOLOGY, SITE))["@graph"]
BY_IRI = {node["@id"].partition("#")[2]: node for node in GRAPH}
BRIDGE = BY_IRI["event:bridge-destroyed"]
CLAIM = BY_IRI["event:bridge-destroyed:claim:by-south"]


def read_dates(edtf: str) -> tuple[str | None, str | None]:
    event = dataclasses.replace(EXACT, when=Edtf.parse(edtf))
    node = json.loads(to_jsonld(Chronology((event,))))["@graph"][0]
    return node.get("startDate"), node.get("endDate")


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2031", "2031", None),
        ("2031-06", "2031-06", None),
        ("2031-06-07", "2031-06-07", None),
        ("2031-06-07/2031-06-09", "2031-06-07", "2031-06-09"),
        ("2031/..", "2031", None),
        ("../2031-06", None, "2031-06"),
        ("2031-06~/2031-07", None, "2031-07"),
    ],
)
def test_plain_dates_are_schema_org_dates(edtf: str, start: str | None, end: str | None) -> None:
    assert read_dates(edtf) == (start, end)


@pytest.mark.parametrize("edtf", ["2031-06~", "2031?", "203X", "2031-06-1X", "2031-22", "[2031-06-03..2031-07-10]"])
def test_a_doubtful_or_vague_date_is_no_schema_org_date(edtf: str) -> None:
    assert read_dates(edtf) == (None, None)


def test_every_date_is_there_in_full_with_its_bounds() -> None:
    actual = BY_IRI["event:convoy"]["chronology:when"]
    days = ("2031-06-03", "2031-07-10")
    begin_and_finish = zip(("beginEarliest", "beginLatest", "finishEarliest", "finishLatest"), days * 2, strict=True)
    assert actual == {
        "chronology:edtf": {"@type": "edtf:EDTF", "@value": "[2031-06-03..2031-07-10]"},
        "chronology:words": "some day between 3 June and 10 July 2031",
        **{f"chronology:{name}": {"@type": "Date", "@value": day} for name, day in begin_and_finish},
    }


def test_a_plan_or_a_denied_event_is_not_an_event_that_happened() -> None:
    actual = [(BY_IRI[name]["@type"], "startDate" in BY_IRI[name]) for name in ("event:vote", "event:truce")]
    assert actual == [("Thing", False), ("Thing", False)]


def test_contested_and_retracted_events_say_so() -> None:
    events = (BRIDGE, BY_IRI["event:siege"])
    actual = [(event["chronology:status"], event["disambiguatingDescription"]) for event in events]
    assert actual == [
        ("contested", "contested: claims about it exclude each other"),
        ("retracted", "retracted: those who claimed it took it back"),
    ]


def test_a_claim_names_who_where_and_about_what_without_a_rating() -> None:
    keys = ("@type", "text", "author", "provider", "about", "appearance")
    actual = [CLAIM[key] for key in keys] + [any("eview" in key or "Rating" in key for node in GRAPH for key in node)]
    article = "https://vale.example/chronology/#source:gazette-1"
    assert actual == [
        "Claim",
        "The south blew it up.",
        "northern officials",
        "Vale Wire",
        {"@id": BRIDGE["@id"]},
        [{"@id": article}],
        False,
    ]


def test_a_claim_keeps_its_three_dates_apart() -> None:
    published = BY_IRI["source:gazette-1"]["datePublished"]
    actual = [CLAIM[f"chronology:{name}"]["chronology:edtf"]["@value"] for name in ("when", "made")]
    assert [*actual, published] == ["2031-06-01", "2031-06-02/2031-06-08", "2031-06-09"]


def test_a_counter_claim_points_at_the_claim_it_answers() -> None:
    actual = BY_IRI["event:bridge-destroyed:claim:by-flood"]["chronology:counters"]
    assert actual == CLAIM["@id"]


def test_every_reference_has_its_node() -> None:
    known = {node["@id"] for node in GRAPH}
    named = [item["@id"] for node in GRAPH for key in ("about", "appearance") for item in _listed(node.get(key, []))]
    actual = set(named) - known
    assert actual == set()


def _listed(value: Any) -> list[dict[str, str]]:
    return value if isinstance(value, list) else [value]


class Scripts(HTMLParser):
    found = ""

    def handle_data(self, data: str) -> None:
        self.found += data


@given(st.text(min_size=1) | st.sampled_from(["</script><b>", "<!--<script>", "]]>", "&lt;"]))
def test_within_a_script_element_it_comes_back_whole(text: str) -> None:
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{to_jsonld(chronology_saying(text))}</script>')
    page.close()
    actual = json.loads(page.found)["@graph"][0]["name"]
    assert actual == text
