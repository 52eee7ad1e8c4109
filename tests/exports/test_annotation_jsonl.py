from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chronology.errors import Problem
from chronology.exports.annotation_jsonl import to_annotation_jsonl, to_failed_jsonl
from chronology.model.annotations import Annotations
from chronology.model.document import Document
from tests.exports.example_article import ANNOTATIONS, DOCUMENT, TEXT

ANY_TEXT = st.text(st.characters(codec=None))  # lone surrogates included
RECORD = json.loads(to_annotation_jsonl(DOCUMENT, ANNOTATIONS))


def test_a_document_is_one_line_with_the_keys_of_the_interface_in_their_order() -> None:
    actual = list(RECORD)
    assert actual == ["id", "dct", "timexes", "events", "attributions", "problems"]


def test_a_timex_has_its_days_and_says_why() -> None:
    actual = RECORD["timexes"][0]
    assert actual == {
        "start": TEXT.index("May"),
        "end": TEXT.index("May") + 3,
        "text": "May",
        "type": "DATE",
        "value": "2031-05",
        "earliest": "2031-05-01",
        "latest": "2031-05-31",
        "rule": "<month>",
        "tid": "t1",
        "edtf": "2031-05",
        "anchor": "dct",
        "because": ["“May” in a past clause is the last May before 2031-06-09"],
    }


def test_open_days_are_null_and_the_reason_stands_beside_them() -> None:
    later = RECORD["timexes"][1]
    actual = (later["earliest"], later["latest"], later["unresolved"])
    assert actual == (None, None, "counts from “burned”, whose day is not known")


def test_an_event_has_every_key_of_the_interface_even_when_nothing_is_known() -> None:
    named = ["start", "end", "text", "begin", "finish", "tense", "modality", "polarity", "score", "summary", "because"]
    actual = [list(event)[: len(named)] for event in RECORD["events"]]
    assert actual == [named, named]


def test_begin_and_finish_are_pairs_of_days_open_where_nothing_bounds_them() -> None:
    actual = [(event["begin"], event["finish"]) for event in RECORD["events"]]
    may = ["2031-05-01", "2031-05-31"]
    assert actual == [(may, may), (["2031-05-03", None], ["2031-05-03", None])]


def test_a_mention_without_a_chain_is_its_own() -> None:
    actual = [event["chain"] for event in RECORD["events"]]
    assert actual == ["e1", "e2"]


def test_quantities_relations_and_links_go_out_with_their_event() -> None:
    left = RECORD["events"][1]
    number = TEXT.index("at least 12")
    actual = (left["quantities"], left["relations"], RECORD["events"][0]["time_links"])
    assert actual == (
        [{"start": number, "end": number + 11, "text": "at least 12", "low": 12, "high": None, "of": "crew"}],
        [{"kind": "after", "other": "e1", "by": "PXD", "tid": "t2"}],
        [{"relation": "on", "tid": "t1", "why": "“in” before a month"}],
    )


def test_spans_of_an_attribution_cut_its_words_out_of_the_text() -> None:
    told, denied = RECORD["attributions"]
    actual = [[TEXT[a:b] for a, b in spans] for spans in (told["source"], told["cue"], told["via"], denied["content"])]
    assert actual == [["the harbour master"], ["told"], ["Quay Gazette"], ["<this>"]]


def test_a_counter_claim_names_what_it_answers() -> None:
    denied = RECORD["attributions"][1]
    actual = {key: denied[key] for key in ("stance", "about", "counters", "facet", "anonymous", "made")}
    assert actual == {
        "stance": "denies",
        "about": "e1",
        "counters": "a1",
        "facet": "occurrence",
        "anonymous": False,
        "made": [None, None],
    }


def test_only_one_part_leaves_the_others_out_rather_than_empty() -> None:
    actual = list(json.loads(to_annotation_jsonl(DOCUMENT, ANNOTATIONS, only="timexes")))
    assert actual == ["id", "dct", "timexes", "problems"]


def test_text_and_title_go_along_where_the_reader_has_none() -> None:
    record = json.loads(to_annotation_jsonl(DOCUMENT, ANNOTATIONS, with_text=True))
    actual = (record["text"], record["title"])
    assert actual == (TEXT, "Ferry terminal burns")


def test_a_known_time_of_publication_is_kept_beside_the_day() -> None:
    document = Document("d", "", dct=date(2031, 6, 9), dct_time="14:30")
    record = json.loads(to_annotation_jsonl(document, Annotations()))
    actual = (record["dct"], record["dct_time"])
    assert actual == ("2031-06-09", "14:30")


def test_problems_are_objects() -> None:
    problem = Problem("a.txt", 2, 7, None, "no publication date; give --published", "warning")
    actual = json.loads(to_annotation_jsonl(DOCUMENT, Annotations(), [problem]))["problems"]
    assert actual == [
        {
            "path": "a.txt",
            "line": 2,
            "column": 7,
            "key": None,
            "message": "no publication date; give --published",
            "severity": "warning",
        }
    ]


def test_an_input_that_could_not_be_read_still_has_its_line() -> None:
    record = json.loads(to_failed_jsonl("b.pdf", [Problem("b.pdf", None, None, None, "empty")]))
    actual = (record["id"], record["dct"], record["timexes"], record["problems"][0]["message"])
    assert actual == ("b.pdf", None, [], "empty")


@given(ANY_TEXT)
def test_any_text_is_one_line_of_utf_8(text: str) -> None:
    line = to_annotation_jsonl(Document(text, text), Annotations(), with_text=True)
    actual = (len(line.encode("utf-8").decode().splitlines()), line[-1], next(iter(json.loads(line))))
    assert actual == (1, "\n", "id")


@given(st.text())
def test_text_without_lone_surrogates_comes_back_to_the_letter(text: str) -> None:
    actual = json.loads(to_annotation_jsonl(Document(text, text), Annotations(), with_text=True))["text"]
    assert actual == text
