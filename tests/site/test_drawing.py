from __future__ import annotations

from datetime import date

import pytest

from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event, Evidence
from chronology.site.marks import find_marks
from chronology.site.timeline_svg import Row, Scale, Sign, draw_track
from chronology.site.views.entries import build_entry, head_claimant
from chronology.site.views.event import view_event
from chronology.temporal.edtf import Edtf
from tests.site.test_overview import catalogue_of

JUNE = Scale(date(2031, 6, 1).toordinal(), date(2031, 7, 1).toordinal())
SIXTH, SIXTEENTH = (date(2031, 6, day).toordinal() for day in (6, 16))
OR = ">or</text>"


def draw(when: str, *signs: tuple[Sign, int]) -> str:
    return draw_track(JUNE, (Row(find_marks(Edtf.parse(when)), signs=signs),)).text


def contested(*whens: str | None) -> Event:
    said = [Claim("0", "So.", claimant="the port", when=Edtf.parse(whens[0]) if whens[0] else None)]
    for n, when in enumerate(whens[1:], 1):
        date_said = Edtf.parse(when) if when else None
        said.append(Claim(str(n), "No.", f"Town {n}", stance=Stance.DENIES, counters="0", when=date_said))
    return Event("e", "E", Edtf.parse("[2031-06-02,2031-06-12]"), claims=tuple(said))


def draw_entry(event: Event) -> str:
    track = build_entry(event, catalogue_of(event), JUNE).track
    assert track is not None
    return track.text


@pytest.mark.parametrize(("when", "shown"), [("[2031-06-02,2031-06-12]", True), ("[2031-06-02,2031-06-05]", False)])
def test_or_is_written_only_where_it_has_room(when: str, shown: bool) -> None:
    assert (OR in draw(when)) is shown


def test_or_gives_way_to_a_sign() -> None:
    when = "[2031-06-02,2031-06-12]"
    assert [OR in draw(when, (Sign.SAID, day)) for day in (SIXTH, SIXTEENTH)] == [False, True]


def test_a_list_draws_the_claims_that_give_a_date() -> None:
    drawn = draw_entry(contested("2031-06-02", None, "2031-06-12"))
    assert [f">{letter}</text>" in drawn for letter in "ABC"] == [True, False, True]
    assert OR not in drawn


def test_a_list_draws_the_event_itself_when_no_claim_gives_a_date() -> None:
    event = contested(None, None)
    assert draw_entry(event) == draw("[2031-06-02,2031-06-12]")


def test_a_list_draws_the_event_beside_the_one_claim_that_gives_another_date() -> None:
    drawn = draw_entry(contested(None, "2031-06-20"))
    assert (OR in drawn, ">B</text>" in drawn, "bracket" in drawn) == (True, True, True)


def test_the_page_of_an_event_draws_for_a_claim_without_a_date_only_when_it_was_said() -> None:
    event = contested("2031-06-02", None, None)
    said = Claim("3", "No.", "the fleet", made=Edtf.parse("2031-06-14"), evidence=(Evidence("bell", "no"),))
    event = Event("e", "E", event.when, claims=(*event.claims, said))
    lines = view_event(event, catalogue_of(event), None, None).lines
    assert [(line.letter, line.name) for line in lines] == [(None, "The event"), ("A", "The port"), ("D", "The fleet")]
    assert ("<rect" in lines[2].track.text, 'class="said"' in lines[2].track.text) == (False, True)


@pytest.mark.parametrize(
    ("name", "shown"), [("the port", "The port"), ("ßeta", "ßeta"), ("“the” port", "“the” port"), ("", "Not named")]
)
def test_a_claimant_begins_with_a_capital_at_the_head_of_a_line(name: str, shown: str) -> None:
    assert head_claimant(Claim("1", "So.", claimant=name)) == shown
