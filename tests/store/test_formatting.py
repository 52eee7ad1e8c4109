"""Dates in words become EDTF on request: only their own bytes change, and they stay a person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.store.formatting import Formatted, format_dates
from chronology.store.loading import load_chronology
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, snapshot, with_boats

FILE = "events/a.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "events").mkdir(parents=True)
    return tmp_path / "content"


def write(content: Path, text: str, path: str = FILE) -> None:
    (content / path).parent.mkdir(parents=True, exist_ok=True)
    (content / path).write_bytes(text.encode())


def told(formatted: Formatted) -> list[str]:
    return [str(problem) for problem in formatted.rewritten]


STYLES = [
    ("id: a\ntitle: A\nwhen: 25 July 2031\n", 'when: "2031-07-25"\n'),
    ("id: a\ntitle: A\nwhen: June 2031\n", "when: 2031-06\n"),
    ("id: a\ntitle: A\nwhen: 'June 2031'\n", "when: '2031-06'\n"),
    ('id: a\ntitle: A\nwhen: "June 2031"\n', 'when: "2031-06"\n'),
    ("id: a\ntitle: A\nwhen:     June 2031    # says she\n", "when:     2031-06    # says she\n"),
    ("id: a\ntitle: A\nwhen: between 3 and 24 July 2031\n", 'when: "[2031-07-03..2031-07-24]"\n'),
    ("id: a\ntitle: A\nwhen: >-\n  June\n  2031\n", "when: 2031-06\n"),
    ("id: a\r\ntitle: A\r\nwhen: June 2031\r\n", "when: 2031-06\r\n"),
    ("\ufeffid: a\ntitle: A\nwhen: June 2031", "when: 2031-06"),
    ("{id: a, title: A, when: June 2031, reviewed: true}\n", "when: 2031-06, reviewed: true}\n"),
    ("- id: a\n  title: A   # one\n\n  when: June 2031\n\n# end\n", "when: 2031-06\n\n# end\n"),
]


@pytest.mark.parametrize(("before", "tail"), STYLES)
def test_only_the_date_changes(content: Path, before: str, tail: str) -> None:
    write(content, before)
    format_dates(content)
    assert (content / FILE).read_bytes().decode() == before[: before.index("when:")] + tail
    assert load_chronology(content).problems == ()


def test_every_date_of_every_record_is_rewritten_and_told_at_its_place(content: Path) -> None:
    write(
        content,
        "- {id: a, title: A, when: 2031-06-03}\n"
        "- id: b\n  title: B\n  when: about 2031\n"
        "  claims:\n    - {id: x, says: X, made: 3 June 2031, when: before 2031, retracted: 2031-6-9}\n",
    )
    write(content, "id: s\ntitle: S\npublished: 'Tuesday, 3 June 2031'\n", "sources/s.yml")
    assert told(format_dates(content)) == [
        "content/events/a.yml:4:9: when: about 2031 → 2031~",
        "content/events/a.yml:6:30: made: 3 June 2031 → 2031-06-03",
        "content/events/a.yml:6:49: when: before 2031 → [..2030]",
        "content/events/a.yml:6:73: retracted: 2031-6-9 → 2031-06-09",
        "content/sources/s.yml:3:12: published: Tuesday, 3 June 2031 → 2031-06-03",
    ]
    assert (
        '{id: x, says: X, made: "2031-06-03", when: "[..2030]", retracted: "2031-06-09"}'
        in (content / FILE).read_text()
    )
    assert "published: '2031-06-03'\n" in (content / "sources/s.yml").read_text()


def test_a_second_run_has_nothing_to_do(content: Path) -> None:
    write(content, "id: a\ntitle: A\nwhen: June 2031\n")
    format_dates(content)
    before = snapshot(content)
    again = format_dates(content)
    assert (again.rewritten, again.report.changes, snapshot(content)) == ((), (), before)


def test_it_can_be_asked_first_and_writes_nothing_then(content: Path) -> None:
    write(content, "id: a\ntitle: A\nwhen: June 2031\n")
    before = snapshot(content)
    asked = format_dates(content, write=False)
    assert (told(asked), snapshot(content)) == (["content/events/a.yml:3:7: when: June 2031 → 2031-06"], before)
    assert asked.report.diff() == (
        "--- a/content/events/a.yml\n+++ b/content/events/a.yml\n@@ -1,3 +1,3 @@\n id: a\n title: A\n"
        "-when: June 2031\n+when: 2031-06\n"
    )


def test_only_the_files_that_were_named_are_touched(content: Path) -> None:
    write(content, "id: a\ntitle: A\nwhen: June 2031\n")
    write(content, "id: b\ntitle: B\nwhen: June 2031\n", "events/more/b.yml")
    assert told(format_dates(content, "events/more")) == ["content/events/more/b.yml:3:7: when: June 2031 → 2031-06"]
    assert told(format_dates(content, FILE)) == ["content/events/a.yml:3:7: when: June 2031 → 2031-06"]


def test_a_file_with_a_mistake_is_told_and_left(content: Path) -> None:
    write(content, "- {id: a, title: A, when: June 2031}\n- {id: b, title: B, when: 31 June 2031}\n")
    write(content, "id: [c\n", "events/c.yml")
    formatted = format_dates(content)
    assert [str(problem) for problem in formatted.report.problems] == [
        "content/events/a.yml:2:27: when: '31 June 2031' is not a date: there is no such day: day is out of range for month",
        "content/events/c.yml:1:5: cannot be read: '[' opens here and never closes; put ']' behind the last value",
    ]
    assert told(formatted) == ["content/events/a.yml:1:27: when: June 2031 → 2031-06"]
    assert "31 June 2031" in (content / FILE).read_text()


def test_a_date_around_a_comment_is_told_and_left(content: Path) -> None:
    text = "id: a\ntitle: A\nwhen: >-   # the log\n  June 2031\n"
    write(content, text)
    formatted = format_dates(content)
    assert [str(problem) for problem in formatted.report.problems] == [
        "content/events/a.yml:3:7: when: cannot be rewritten without touching what is yours; do it by hand: "
        "June 2031 → 2031-06"
    ]
    assert (content / FILE).read_text() == text


def test_there_has_to_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no such folder; run: chronology init"):
        format_dates(tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- beside the machine

BOATS_FILE = f"events/{BOATS.id}.yml"


def respell(content: Path, words: str) -> None:
    write_proposals(content, PROPOSALS)
    text = (content / BOATS_FILE).read_text()
    (content / BOATS_FILE).write_text(text.replace("when: 2031-02\n", f"when: {words}\n"))


def test_a_date_in_words_that_says_the_same_is_a_persons_and_nothing_waits(content: Path) -> None:
    respell(content, "February 2031")
    before = (content / BOATS_FILE).read_text()
    report = write_proposals(content, with_boats(when=Edtf.parse("2031-02"), because=BOATS.because))
    assert (report.proposed, "when: February 2031" in before) == ((), True)
    later = write_proposals(content, with_boats(when=Edtf.parse("2031-03")))
    assert [(one.field, one.proposed, one.kept) for one in later.waiting] == [("when", "2031-03", "February 2031")]


def test_a_date_stays_a_persons_when_its_edtf_is_what_the_machine_once_wrote(content: Path) -> None:
    respell(content, "February 2031")
    format_dates(content)
    assert "when: 2031-02\n" in (content / BOATS_FILE).read_text()
    report = write_proposals(content, with_boats(when=Edtf.parse("2031-03")))
    assert [(one.field, one.proposed, one.kept) for one in report.waiting] == [("when", "2031-03", "2031-02")]
    assert "when: 2031-02\n" in (content / BOATS_FILE).read_text()


def test_a_date_that_was_rewritten_and_then_deleted_stays_away(content: Path) -> None:
    respell(content, "February 2031")
    format_dates(content)
    text = (content / BOATS_FILE).read_text()
    (content / BOATS_FILE).write_text(text.replace("when: 2031-02\n", ""))
    write_proposals(content, with_boats(when=Edtf.parse("2031-03")))
    assert "when:" not in (content / BOATS_FILE).read_text()


def test_the_bases_of_other_records_are_left_alone(content: Path) -> None:
    respell(content, "about 2031")
    bases = {path: data for path, data in snapshot(content).items() if path.startswith(".base")}
    format_dates(content)
    assert {path: data for path, data in snapshot(content).items() if path.startswith(".base")} == bases
