"""JSON Lines and TimeML: what others counted in a text must still hold."""

from __future__ import annotations

import io
import json
import re
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from chronology.ingest.reading import read_documents
from chronology.ingest.records import read_lines
from chronology.model.document import DctOrigin, ZoneKind
from tests.ingest.reading_one import read_as, read_document, told, zones

TEXT = "A storm closed the strait on Sunday."


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_a_record_gives_all_its_fields(tmp_path: Path) -> None:
    content = line(
        id="a/1", text=TEXT, dct="2030-05-03T14:05", title="Storm", author="Ana Lemos", outlet="Gazette", lang="en"
    )

    d = read_document(tmp_path, "a.jsonl", content)

    assert (d.id, d.text, d.title, d.author, d.outlet) == ("a/1", TEXT, "Storm", "Ana Lemos", "Gazette")
    assert (d.dct, d.dct_time, d.dct_origin) == (date(2030, 5, 3), "14:05", DctOrigin.RECORD)


def test_a_text_is_changed_only_in_white_space_and_keeps_its_length(tmp_path: Path) -> None:
    text = (
        "\n  Storm\n\nThe cafe\u0301 feared that the road along the cliff\r\n\r\nwould not last.\r\n\r\nIt did.\u00ad\n"
    )

    document = read_document(tmp_path, "a.jsonl", line(id="a", text=text, dct="2030-05-03"))

    assert document.text == text.replace("cliff\r\n\r\nwould", "cliff    would")


def test_a_first_paragraph_that_repeats_the_title_is_the_title(tmp_path: Path) -> None:
    document = read_document(
        tmp_path, "a.jsonl", line(id="a", title="Storm", text=f"*Storm*\n\n{TEXT}", dct="2030-05-03")
    )

    assert zones(document) == [(ZoneKind.TITLE, "*Storm*"), (ZoneKind.BODY, TEXT)]


def test_a_record_without_id_is_named_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + line(text=TEXT) + line(text=TEXT, id=7))

    actual = [r.document.id for r in read_documents([tmp_path / "a.jsonl"]) if r.document]

    assert actual == ["a-2", "7"]


FAULTS = {
    "broken JSON": (b'{"id": "a", "text": }', "1:21: this is no JSON (Expecting value); write one object a line"),
    "a bare string": (b'"text"', '1:1: a line has to be an object such as {"id": "…", "text": "…"}'),
    "no text": (b'{"id": "a"}', "1:1: text: 'text' is missing; give the article's text as a string"),
    "empty text": (b'{"text": " "}', "1:1: text: 'text' is empty; give the article's text as a string"),
    "a number for text": (b'{"text": 5}', "1:1: text: 'text' is no string; give the article's text as a string"),
    "a list for a title": (b'{"text": "a", "title": []}', "1:1: title: 'title' has to be a string; put it in quotes"),
    "Latin-1": (b'{"text": "caf\xe9"}', "1:14: byte 0xE9 is not UTF-8; JSON Lines have to be UTF-8"),
    "nested deep": (b"[" * 100_000, "1:1: the JSON is nested too deep; write one flat object a line"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_line_is_told_and_the_next_one_read(name: str, tmp_path: Path) -> None:
    content, message = FAULTS[name]
    (tmp_path / "a.jsonl").write_bytes(content + b"\n" + line(id="b", text=TEXT, dct="2030-05-03").encode())

    bad, good = read_documents([tmp_path / "a.jsonl"])

    assert (bad.document, told(bad, tmp_path)) == (None, [f"a.jsonl:{message}"])
    assert good.document is not None
    assert (good.document.id, good.problems) == ("b", ())


def test_a_line_of_50_megabytes_is_told_and_the_next_one_read() -> None:
    stream = io.BytesIO(b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + line(id="b", text=TEXT).encode())

    long, short = read_lines("a.jsonl", stream)

    assert [str(p) for p in long.problems] == [
        "a.jsonl:1:1: the line is longer than 10,000,000 bytes; write one article a line"
    ]
    assert short.document is not None
    assert short.document.id == "b"


def test_a_dct_that_is_no_date_is_told(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "a.jsonl", line(id="a", text=TEXT, dct="May 2030"))

    assert told(reading, tmp_path) == [
        "a.jsonl:1:1: dct: 'May 2030' is not a whole date: it needs a day, a month and a year of four digits; "
        "write year-month-day, as in 2016-07-25"
    ]


def test_half_a_surrogate_pair_is_replaced_at_the_same_length(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "a.jsonl", '{"id": "a", "text": "a \\ud800 b \\u0000 c", "dct": "2030-05-03"}')

    assert reading.document is not None
    assert reading.document.text == "a \ufffd b \ufffd c"
    assert told(reading, tmp_path) == [
        "a.jsonl:1:1: text: characters that no text can hold (NUL or half a surrogate pair) were replaced with U+FFFD"
    ]


def test_standard_input_is_read_as_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(line(text=TEXT, dct="2030-05-03").encode()))
    monkeypatch.setattr("sys.stdin", stdin)

    actual = [(r.document.id, r.document.path) for r in read_documents(["-"]) if r.document]

    assert actual == [("stdin-1", "-")]


def test_memory_does_not_grow_with_the_number_of_lines() -> None:
    record = line(id="a", text=TEXT * 40, dct="2030-05-03").encode()

    def peak(count: int) -> int:
        stream = io.BytesIO(record * count)
        tracemalloc.start()
        for _ in read_lines("a.jsonl", stream):
            pass
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    # Other threads of a test run allocate as well: the smallest of three is the reader's own.
    grown = min(peak(1_000) for _ in range(3)) - min(peak(50) for _ in range(3))
    assert grown < 950 * len(record) / 10


TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>storm_1</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="{dct}" functionInDocument="CREATION_TIME">3 May</TIMEX3></DCT>
<TITLE>Storm</TITLE>
<TEXT>
A storm <EVENT eid="e1" class="OCCURRENCE">closed</EVENT> the strait on
<TIMEX3 tid="t1" type="DATE" value="2030-04-28">Sunday</TIMEX3> &amp; more.
</TEXT>
</TimeML>
"""


def test_timeml_gives_text_and_creation_time(tmp_path: Path) -> None:
    d = read_document(tmp_path, "storm.tml", TIMEML.format(dct="2030-05-03T14:05"))

    assert (d.id, d.title, d.text) == ("storm_1", "Storm", "\nA storm closed the strait on\nSunday & more.\n")
    assert (d.dct, d.dct_time, d.dct_origin) == (date(2030, 5, 3), "14:05", DctOrigin.RECORD)


def test_timeml_without_a_whole_date_is_told(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "storm.tml", TIMEML.format(dct="2030"))

    assert re.sub(r": it needs.*", "", told(reading, tmp_path)[0]) == "storm.tml:4: DCT: '2030' is not a whole date"


TIMEML_FAULTS = {
    "<TimeML><TEXT>a</TimeML>": "1:25: this is no XML (Opening and ending tag mismatch: TEXT line 1 and TimeML); "
    "correct it here",
    "<TimeML><DCT/></TimeML>": " there is no <TEXT>; put the article's text into one",
    "<TimeML>\n<TEXT> </TEXT></TimeML>": "2: <TEXT> is empty; put the article's text into it",
}


@pytest.mark.parametrize("content", TIMEML_FAULTS)
def test_broken_timeml_is_told_at_its_place(content: str, tmp_path: Path) -> None:
    reading = read_as(tmp_path, "storm.tml", content)

    assert (reading.document, told(reading, tmp_path)) == (None, [f"storm.tml:{TIMEML_FAULTS[content]}"])


def test_an_entity_bomb_and_an_outside_entity_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    outside = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{tmp_path}/secret">]><TimeML><TEXT>open &b; words</TEXT></TimeML>'

    assert "secret" not in read_document(tmp_path, "storm.tml", outside).text
