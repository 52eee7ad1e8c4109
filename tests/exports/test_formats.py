"""What holds for every format of a chronology."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.exports import ANNOTATION_FORMATS, DESCRIPTIONS, FORMATS, Publication
from chronology.exports.publication import web_address
from chronology.model.records import Chronology
from tests.exports.example_chronology import CHRONOLOGY, SITE, chronology_saying
from tests.exports.update_golden import FOLDER, write_all

ANY_TEXT = st.text(st.characters(codec=None), min_size=1)  # lone surrogates and controls included


@pytest.mark.parametrize(
    "name", [*(f"chronology.{f}" for f in FORMATS), *(f"annotations.{f}" for f in ANNOTATION_FORMATS)]
)
def test_a_format_writes_its_golden_file_byte_for_byte(name: str) -> None:
    actual = write_all()[name].encode()
    assert actual == (FOLDER / name).read_bytes()


def test_every_format_is_described() -> None:
    actual = list(DESCRIPTIONS)
    assert actual == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_the_records_does_not_matter(name: str) -> None:
    turned = Chronology(CHRONOLOGY.events[::-1], CHRONOLOGY.sources[::-1], CHRONOLOGY.actors[::-1])
    actual = FORMATS[name](turned)
    assert actual == FORMATS[name](CHRONOLOGY)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_chronology_is_a_whole_document(name: str) -> None:
    actual = isinstance(FORMATS[name](Chronology()), str)
    assert actual


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_person_rejected_and_editors_notes_stay_at_home(name: str) -> None:
    text = FORMATS[name](CHRONOLOGY, SITE)
    actual = [kept for kept in ("not-an-event", "Contact us", "own note", "to ourselves") if kept in text]
    assert actual == []


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_any_text_goes_out_as_valid_utf_8_without_controls_that_act(name: str, text: str) -> None:
    written = FORMATS[name](chronology_saying(text), Publication(text, text, lambda name: name)).encode().decode()
    actual = {char for char in written if char < " " and char not in "\t\n\r"}
    assert actual == set()


@pytest.mark.parametrize("name", FORMATS)
def test_a_megabyte_of_text_takes_linear_time(name: str) -> None:
    text = FORMATS[name](chronology_saying("=' &<\r\n;,\\" * 10_000))
    actual = len(text) > 100_000
    assert actual


def test_the_same_records_give_the_same_bytes_under_any_hash_seed_and_time_zone() -> None:
    code = (
        "import hashlib; from chronology.exports import FORMATS;"
        "from tests.exports.example_chronology import CHRONOLOGY as c, SITE;"
        "print([hashlib.sha256(f(c, SITE).encode()).hexdigest() for f in FORMATS.values()])"
    )
    settings = [{"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"}, {"PYTHONHASHSEED": "2", "TZ": "America/Lima"}]
    actual = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **env}, capture_output=True, check=True).stdout
        for env in settings
    }
    assert len(actual) == 1


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "https://",
        "http://[",
        "https://a b",
        'https://a"b',
        "",
    ],
)
def test_what_is_no_web_address_never_becomes_a_link(address: str) -> None:
    actual = (web_address(address), Publication("T", address, str).event_url(CHRONOLOGY.events[0]))
    assert actual == (None, None)


def test_an_event_has_its_page_below_the_site() -> None:
    actual = SITE.event_url(CHRONOLOGY.events[0])
    assert actual == "https://vale.example/chronology/e/meeting/"


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_turns_its_neighbours_round(name: str) -> None:
    actual = [
        mark
        for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
        if mark in FORMATS[name](chronology_saying(f"a{mark}b"))
    ]
    assert actual == []
