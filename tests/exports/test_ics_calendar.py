from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chronology.exports.emphasis_marks import drop_emphasis
from chronology.exports.ics_calendar import find_exact_days, fold_line, to_ics
from chronology.exports.publication import Publication
from chronology.exports.safe_text import unify_line_breaks
from chronology.model.records import Chronology, Claim, Event
from chronology.temporal.edtf import Edtf
from tests.exports.example_chronology import CHRONOLOGY, SITE, chronology_saying

ANY_TEXT = st.text(st.characters(codec=None), min_size=1)
_ESCAPES = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}


def read_components(calendar: str) -> list[dict[str, str]]:
    """A small reader of our own, after RFC 5545: unfold, split name from value, take escapes away."""
    assert calendar.endswith("\r\n")
    lines = calendar.replace("\r\n ", "").split("\r\n")[:-1]
    assert not any("\r" in line or "\n" in line for line in lines)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    components: list[dict[str, str]] = []
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            components.append({"kind": value})
        elif name == "END":
            assert components[-1]["kind"] == value
        elif components:
            assert name not in components[-1]
            components[-1][name] = unescape(value)
    return components


def unescape(value: str) -> str:
    chars = iter(value)
    return "".join(_ESCAPES[next(chars)] if char == "\\" else char for char in chars)


BY_UID = {component["UID"].partition("@")[0]: component for component in read_components(to_ics(CHRONOLOGY, SITE))}


def test_an_exact_day_is_a_whole_day() -> None:
    ferry = BY_UID["ferry-day"]
    actual = (ferry["kind"], ferry["DTSTART;VALUE=DATE"], ferry["DTEND;VALUE=DATE"], ferry["SUMMARY"])
    assert actual == ("VEVENT", "20310607", "20310608", "Ferries stop")


def test_an_exact_interval_ends_the_day_after_its_last() -> None:
    siege = BY_UID["siege"]
    actual = (siege["DTSTART;VALUE=DATE"], siege["DTEND;VALUE=DATE"])
    assert actual == ("20310610", "20310615")


def test_only_exact_events_are_drawn() -> None:
    actual = sorted(name for name, component in BY_UID.items() if component["kind"] == "VEVENT")
    assert actual == ["ferry-day", "siege", "siren", "vote"]


def test_a_note_has_no_day_and_says_when_in_words() -> None:
    convoy = BY_UID["convoy"]
    days = [key for key in convoy if key.startswith("DT") and key != "DTSTAMP"]
    actual = (convoy["kind"], days, convoy["SUMMARY"], convoy["X-CHRONOLOGY-EDTF"])
    assert actual == (
        "VJOURNAL",
        [],
        "Convoy arrives (some day between 3 June and 10 July 2031)",
        "[2031-06-03..2031-07-10]",
    )


def test_a_plan_is_tentative_and_called_one() -> None:
    actual = (BY_UID["vote"]["SUMMARY"], BY_UID["vote"]["STATUS"])
    assert actual == ("Planned: Vote on the ford", "TENTATIVE")


def test_nothing_is_ever_confirmed() -> None:
    actual = "CONFIRMED" in to_ics(CHRONOLOGY)
    assert actual is False


def test_a_contested_event_says_so_and_lists_its_claims() -> None:
    bridge = BY_UID["bridge-destroyed"]
    actual = (bridge["SUMMARY"], bridge["DESCRIPTION"].count("Claim: "))
    assert actual == ("Contested: Bridge destroyed (June 2031)", 2)


def test_the_stamp_is_the_newest_publication_date_and_never_the_clock() -> None:
    actual = (BY_UID["ferry-day"]["DTSTAMP"], BY_UID["siege"]["DTSTAMP"])
    assert actual == ("20310620T000000Z", "20310609T000000Z")


def test_where_no_article_has_a_date_the_stamp_is_the_first_day_of_the_event() -> None:
    records = Chronology((Event("e", "Boats burn", Edtf.parse("2031-06")), Event("n", "Nobody knows when")))
    stamps = [component["DTSTAMP"] for component in read_components(to_ics(records))]
    assert stamps == ["20310601T000000Z", "19700101T000000Z"]


def test_marks_of_emphasis_are_no_part_of_what_people_read() -> None:
    claim = Claim("a", "The *Lark* _sank_ 2 * 3.", "The port")
    (component,) = read_components(to_ics(Chronology((Event("e", "The *Lark* sinks", claims=(claim,)),))))
    assert component["SUMMARY"].startswith("The Lark sinks (")
    assert "The port (asserts): The Lark sank 2 * 3." in component["DESCRIPTION"]


def test_what_everyone_took_back_says_so_where_it_is_drawn() -> None:
    actual = (BY_UID["siege"]["SUMMARY"], BY_UID["siege"]["X-CHRONOLOGY-STATUS"])
    assert actual == ("Retracted: Siege of Northford", "retracted")


def test_uids_do_not_change_with_what_an_event_says() -> None:
    actual = BY_UID["siege"]["UID"]
    assert actual == "siege@vale.example"


@pytest.mark.parametrize(
    "edtf", ["2031-06", "2031-06-03~", "2031-06-03?", "2031-06-1X", "2031-06-03/2031-07", "2031-06-03/.."]
)
def test_what_is_not_certain_to_the_day_is_not_drawn(edtf: str) -> None:
    assert find_exact_days(Edtf.parse(edtf)) is None


def test_an_interval_to_the_last_day_of_the_calendar_is_a_note() -> None:
    assert find_exact_days(Edtf.parse("2031-06-03/9999-12-31")) is None


@given(ANY_TEXT)
@example("_0_")  # a title's emphasis has no marks in a calendar
def test_any_text_comes_back_but_for_controls_and_kinds_of_line_break(text: str) -> None:
    event, note = read_components(to_ics(chronology_saying(text), Publication(text)).encode().decode())
    title, place = unify_line_breaks(drop_emphasis(text)), unify_line_breaks(text)
    actual = (event["SUMMARY"].removeprefix("Contested: "), event["LOCATION"], note["UID"])
    assert actual == (title, place, unify_line_breaks(f"{text}2@chronology.invalid"))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n")))
def test_a_folded_line_has_at_most_75_octets_and_unfolds(line: str) -> None:
    folded = fold_line(line)
    actual = (max(len(piece.encode()) for piece in folded.split("\r\n")) <= 75, folded.replace("\r\n ", ""))
    assert actual == (True, line)


def test_folding_fills_its_lines() -> None:
    actual = [len(piece) for piece in fold_line("a" * 150).split("\r\n")]
    assert actual == [75, 75, 2]
