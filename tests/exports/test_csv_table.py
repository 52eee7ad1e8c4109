from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.csv_table import COLUMNS, disarm_cell, rearm_cell, to_csv
from chronology.exports.safe_text import replace_controls
from chronology.model.records import Chronology
from tests.exports.example_chronology import CHRONOLOGY, chronology_saying

ROWS = list(csv.DictReader(io.StringIO(to_csv(CHRONOLOGY), newline="")))
BY_ID = {row["event_id"]: row for row in ROWS if row["row"] == "event"}
ANY_TEXT = st.text(st.characters(codec=None)) | st.text("'=+-@ \t\r\n;aＺ＝\xa0")


def test_each_event_is_followed_by_its_claims() -> None:
    actual = [(row["row"], row["claim_id"]) for row in ROWS if row["event_id"] == "bridge-destroyed"]
    assert actual == [("event", ""), ("claim", "by-south"), ("claim", "by-flood")]


def test_a_month_stays_a_month_with_its_bounds() -> None:
    row = BY_ID["bridge-destroyed"]
    actual = [row[column] for column in COLUMNS[5:11]]
    assert actual == ["2031-06", "June 2031", "2031-06-01", "2031-06-30", "2031-06-01", "2031-06-30"]


def test_an_open_end_is_an_empty_cell() -> None:
    row = BY_ID["blockade"]
    actual = (row["when_edtf"], row["begin_latest"], row["finish_earliest"], row["finish_latest"])
    assert actual == ("2031/..", "2031-12-31", "2031-01-01", "")


def test_no_date_has_a_reason() -> None:
    row = BY_ID["meeting"]
    actual = (row["when_edtf"], row["begin_earliest"], row["status"], row["unresolved"])
    assert actual == ("", "", "unresolved", "“last week” in an article without a date")


def test_a_claim_keeps_its_three_dates_apart() -> None:
    row = next(row for row in ROWS if row["claim_id"] == "by-south")
    actual = (row["when_edtf"], row["made_edtf"], row["made_earliest"], row["made_latest"], row["published_edtf"])
    assert actual == ("2031-06-01", "2031-06-02/2031-06-08", "2031-06-02", "2031-06-08", "2031-06-09")


def test_a_claim_without_a_date_of_its_own_does_not_borrow_the_event_s() -> None:
    row = next(row for row in ROWS if row["claim_id"] == "by-flood")
    actual = (row["when_edtf"], row["made_edtf"], row["published_edtf"])
    assert actual == ("", "", "2031-06-20")


def test_coordinates_south_and_west_stay_numbers() -> None:
    row = BY_ID["bridge-destroyed"]
    actual = (float(row["lat"]), float(row["lon"]))
    assert actual == (-33.5, 151.25)


def test_formulas_are_disarmed() -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "a;=1", "a\n@b"]
    actual = [disarm_cell(text) for text in texts]
    assert actual == ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t'=1", "'\r'=1", "'  =1", "'＝1", "a;'=1", "a\n'@b"]


def test_ordinary_text_is_left_alone() -> None:
    texts = ["it's 5 - 3", "a@b.example", "2031-06", "“=”", "'quoted'", "../2031-06"]
    actual = [disarm_cell(text) for text in texts]
    assert actual == texts


@given(ANY_TEXT)
def test_a_disarmed_cell_starts_no_formula_and_gives_its_text_back(text: str) -> None:
    cell = disarm_cell(text)
    starts = [
        piece.lstrip(" \xa0")[:1] for piece in cell.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";")
    ]
    actual = (set(starts) & set("=+-@＝＋－＠"), rearm_cell(cell))
    assert actual == (set(), replace_controls(text))


@given(ANY_TEXT.filter(bool))
def test_a_reader_gets_back_what_was_written(text: str) -> None:
    row = next(csv.DictReader(io.StringIO(to_csv(chronology_saying(text)), newline="")))
    actual = [rearm_cell(row[column]) for column in ("event_id", "title", "place", "actors", "summary", "quotes")]
    assert actual == [replace_controls(text)] * 6


def test_an_empty_chronology_is_a_header() -> None:
    actual = to_csv(Chronology())
    assert actual == ",".join(COLUMNS) + "\r\n"
