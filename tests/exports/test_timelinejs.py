from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.safe_text import replace_controls
from chronology.exports.timelinejs import Parts, find_slide_dates, to_timelinejs
from chronology.temporal.edtf import Edtf
from tests.exports.example_chronology import CHRONOLOGY, SITE, chronology_saying

READ = json.loads(to_timelinejs(CHRONOLOGY, SITE))
BY_ID = {slide["unique_id"]: slide for slide in READ["events"]}
OUR_TAGS = re.compile(r'</?(?:p|ul|li|br|a)>|<a href="https?://[^"<>]*">')


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2031", {"year": 2031}, None),
        ("2031-06", {"year": 2031, "month": 6}, None),
        ("2031-06-03", {"year": 2031, "month": 6, "day": 3}, None),
        ("2031-06-03T14:30", {"year": 2031, "month": 6, "day": 3}, None),
        ("2031-22", {"year": 2031, "month": 6}, {"year": 2031, "month": 8}),
        ("203X", {"year": 2030}, {"year": 2039}),
        ("2031-06-1X", {"year": 2031, "month": 6, "day": 10}, {"year": 2031, "month": 6, "day": 19}),
        ("2031-06/2031-07-03", {"year": 2031, "month": 6}, {"year": 2031, "month": 7, "day": 3}),
        ("2031/..", {"year": 2031}, None),
        ("../2031-06", {"year": 2031, "month": 6}, None),
        ("[..2031-06]", {"year": 2031, "month": 6}, None),
        ("[2031-08,2031-06]", {"year": 2031, "month": 6}, {"year": 2031, "month": 8}),
    ],
)
def test_slides_are_as_precise_as_their_dates(edtf: str, start: Parts, end: Parts | None) -> None:
    actual = find_slide_dates(Edtf.parse(edtf))
    assert actual == (start, end)


def test_readers_see_the_date_in_words() -> None:
    convoy = BY_ID["convoy"]
    actual = {convoy["display_date"], convoy["start_date"]["display_date"], convoy["end_date"]["display_date"]}
    assert actual == {"some day between 3 June and 10 July 2031"}


def test_what_cannot_be_drawn_is_named_on_the_title_slide() -> None:
    text = READ["title"]["text"]["text"]
    actual = ("meeting" in BY_ID, "Elders meet (date not known: “last week” in an article without a date)" in text)
    assert actual == (False, True)


def test_contested_and_planned_events_say_so_in_their_headline() -> None:
    actual = [BY_ID[name]["text"]["headline"] for name in ("bridge-destroyed", "vote")]
    assert actual == ["Contested: Bridge destroyed", "Planned: Vote on the ford"]


@given(st.text(st.characters(codec=None), min_size=1) | st.sampled_from(["<script>", "<img src=x onerror=y>", "&lt;"]))
def test_no_text_becomes_a_tag(text: str) -> None:
    slide = json.loads(to_timelinejs(chronology_saying(text)))["events"][0]
    left = OUR_TAGS.sub("", slide["text"]["text"]) + slide["text"]["headline"]
    actual = (
        "<" in left,
        html.unescape(slide["text"]["headline"]).removeprefix("Contested: ") if text.isalpha() else "",
    )
    assert actual == (False, replace_controls(text) if text.isalpha() else "")
