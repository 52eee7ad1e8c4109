"""What people and machines get wrong in YAML: each mistake with the exact message, at its place."""

from pathlib import Path

import pytest

from chronology.store.loading import load_chronology
from chronology.store.reading import MAX_BYTES, read_yaml

EVENT = "id: boats-sunk\ntitle: Two boats are sunk\n"

UNREADABLE = [
    pytest.param("id: a\n\ttitle: b\n", "2:1: the line is indented with a tab; use spaces", id="tab"),
    pytest.param("claims:\n\t- id: a\n", "2:1: the line is indented with a tab; use spaces", id="tab before an item"),
    pytest.param(
        "id: a\ntitle: b\nid: c\n", "3:1: id: stands here a second time; keep one of the two", id="duplicate key"
    ),
    pytest.param(
        "id: &name a\n",
        "1:5: the anchor &name is not allowed; write the value out where it is needed",
        id="anchor",
    ),
    pytest.param("id: *name\n", "1:5: the alias *name is not allowed; write the value out again", id="alias"),
    pytest.param("*name : a\n", "1:1: the alias *name is not allowed; write the value out again", id="alias as a key"),
    pytest.param(
        "a: &a [*a]\n",
        "1:4: the anchor &a is not allowed; write the value out where it is needed\n"
        "1:8: the alias *a is not allowed; write the value out again",
        id="alias to itself",
    ),
    pytest.param("<<: {id: a}\n", "1:1: <<: merge keys are not allowed; write the fields out", id="merge key"),
    pytest.param("id: !mine a\n", "1:5: the tag !mine is not allowed; remove it", id="custom tag"),
    pytest.param(
        "id: !!python/object/apply:os.system [ls]\n",
        "1:5: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; remove it",
        id="unsafe tag",
    ),
    pytest.param("id: !!str 5\n", "1:5: the tag tag:yaml.org,2002:str is not allowed; remove it", id="standard tag"),
    pytest.param(
        "id: a\n---\nid: b\n",
        "2:1: a second document begins here; give it a file of its own, or write one list",
        id="two documents",
    ),
    pytest.param("%YAML 1.1\n---\nid: a\n", "1:1: a line with %YAML or %TAG is not allowed; remove it", id="directive"),
    pytest.param(
        "id: a\n<<<<<<< HEAD\ntitle: b\n=======\ntitle: c\n>>>>>>> theirs\n",
        "2:1: a merge conflict is left here; keep one side and remove the marker lines",
        id="conflict markers",
    ),
    pytest.param(
        "id: a\n>>>>>>> theirs\n",
        "2:1: a merge conflict is left here; keep one side and remove the marker lines",
        id="what is left of a conflict",
    ),
    pytest.param("id: a\0b\n", "1:6: the character U+0000 is not allowed here; remove it", id="NUL"),
    pytest.param("id: a\x1bb\n", "1:6: the character U+001B is not allowed here; remove it", id="escape character"),
    pytest.param(b"id: \xff\n", "1:5: the byte 0xff is not UTF-8; save the file as UTF-8", id="bad UTF-8"),
    pytest.param(
        b"id: \xed\xa0\x80\n", "1:5: the byte 0xed is not UTF-8; save the file as UTF-8", id="surrogate bytes"
    ),
    pytest.param("id: a".encode("utf-16"), "1:1: the file is UTF-16; save it as UTF-8", id="UTF-16"),
    pytest.param(
        'id: "\\uD800"\n',
        "1:8: cannot be read: this escape is no Unicode character; write the character itself",
        id="escaped surrogate",
    ),
    pytest.param("- " * 33 + "a", "1:65: is nested deeper than 32 levels; flatten it", id="depth 33"),
    pytest.param("- " * 25_000 + "a", "1:65: is nested deeper than 32 levels; flatten it", id="depth 25,000"),
    pytest.param("[" * 500_000, "1:33: is nested deeper than 32 levels; flatten it", id="500,000 brackets"),
    pytest.param("{a: " * 100_000, "1:129: is nested deeper than 32 levels; flatten it", id="100,000 braces"),
    pytest.param("? " * 100_000, "1:3: a key must be a word or a line of text, not a list or a mapping", id="? ?"),
    pytest.param(
        "? [a]\n: b\n", "1:3: a key must be a word or a line of text, not a list or a mapping", id="complex key"
    ),
    pytest.param(
        b"a" * (MAX_BYTES + 1),
        " is longer than the 1,048,576 bytes that are read; split it into several files",
        id="over 1 MiB",
    ),
    pytest.param("", "1:1: the file says nothing; write at least id and title, or delete it", id="empty"),
    pytest.param(
        "# soon\n", "1:1: the file says nothing; write at least id and title, or delete it", id="comment only"
    ),
    pytest.param(
        "title: Talks: the end\n",
        "1:13: cannot be read: there is a second ': ' on this line; put the value between double quotes",
        id="second colon",
    ),
    pytest.param(
        'id: a\ntitle: "Talks\n', "2:8: cannot be read: a quotation mark that opens here never closes", id="open quote"
    ),
    pytest.param(
        "title: @home\n",
        "1:8: cannot be read: a value cannot begin with '@'; put it between double quotes",
        id="reserved indicator",
    ),
    pytest.param(
        'title: "a\\qb"\n',
        "1:10: cannot be read: a backslash between double quotes; write it twice, or use single quotes",
        id="backslash",
    ),
    pytest.param(
        "actors: [a, b\ntitle: c\n",
        "1:9: cannot be read: '[' opens here and never closes; put ']' behind the last value",
        id="open bracket",
    ),
    pytest.param(
        "id: a\nbroken: [",
        "2:9: cannot be read: '[' opens here and never closes; put ']' behind the last value",
        id="open bracket at the end",
    ),
    pytest.param(
        "place: {name: a, lat: [\n",
        "1:23: cannot be read: '[' opens here and never closes; put ']' behind the last value",
        id="two open brackets",
    ),
    pytest.param(
        "place: {name: a\nid: b\n",
        "1:8: cannot be read: '{' opens here and never closes; put '}' behind the last value",
        id="open brace",
    ),
    pytest.param(
        'actors: ["a" "b"]\n',
        "1:14: cannot be read: a comma is missing before this, or a ']' further back",
        id="missing comma",
    ),
]


@pytest.mark.parametrize(("data", "expected"), UNREADABLE)
def test_unreadable_yaml_is_told_at_its_place(data: str | bytes, expected: str) -> None:
    read = read_yaml(data.encode() if isinstance(data, str) else data, "f.yml")
    actual = [str(problem).removeprefix("f.yml:") for problem in read.problems]
    assert actual == expected.split("\n")


BAD_RECORDS = [
    pytest.param("sumary: x\n", "3:1: sumary: unknown key; did you mean summary?", id="typo"),
    pytest.param(
        "claims:\n  - {id: a, says: b, claiment: c}\n",
        "4:22: claiment: unknown key; did you mean claimant?",
        id="typo in a claim",
    ),
    pytest.param(
        "no: x\n",
        "3:1: no: unknown key; keys of your own go under extra:, known here are id, title, when, unresolved, place, "
        "actors, topics, modality, summary, evidence, claims, relations, because, same_as, not_same_as, reviewed, rejected, locked, notes, "
        "extra",
        id="no as a key",
    ),
    pytest.param(
        "when: 2021-13-45\n", "3:7: when: '2021-13-45' is not a date: there is no such day: month 13", id="bare date"
    ),
    pytest.param(
        "when: 12:30:45\n",
        "3:7: when: '12:30:45' is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD, with X for unknown digits, "
        "and ? ~ or % at the end",
        id="sexagesimal",
    ),
    pytest.param(
        'when: "2031-02/2031-01"\n',
        "3:16: when: '2031-02/2031-01' is not a date: the end lies before the beginning",
        id="reversed",
    ),
    pytest.param(
        "when: [2031-02-03..2031-02-20]\n",
        '3:7: when: expected a date; put it between quotation marks: "[2031-02-03..2031-02-20]"',
        id="one-of set without quotation marks",
    ),
    pytest.param(
        "when: [2031-02-03, 2031-02-05]\n",
        '3:7: when: expected a date; put it between quotation marks: "[2031-02-03,2031-02-05]"',
        id="one-of set of two days without quotation marks",
    ),
    pytest.param(
        "claims:\n  - {id: a, says: b, made: {2031-02,2031-04}}\n",
        '4:28: made: expected a date; put it between quotation marks: "{2031-02,2031-04}"',
        id="all-of set without quotation marks",
    ),
    pytest.param("when: [soon]\n", "3:7: when: expected text, found a list", id="a list that is no date"),
    pytest.param(
        "when: 24 July to 3 June 2031\n",
        "3:18: when: '24 July to 3 June 2031' is not a date: the end lies before the beginning",
        id="reversed in words",
    ),
    pytest.param(
        "when: 'between 3 and 31 June 2031'\n",
        "3:22: when: 'between 3 and 31 June 2031' is not a date: there is no such day: day is out of range for month",
        id="impossible in words",
    ),
    pytest.param(
        "place: {name: a, lat: 54.2}\n",
        "3:23: lat: stands alone, and a map needs both; add lon: to this place, or remove lat:",
        id="latitude alone",
    ),
    pytest.param(
        "place: {name: a, lon: 4}\n",
        "3:23: lon: stands alone, and a map needs both; add lat: to this place, or remove lon:",
        id="longitude alone",
    ),
    pytest.param(
        "evidence: {source: a, quote: b, start: 010, end: 20}\n",
        "3:40: start: expected a whole number in plain digits, found '010'",
        id="octal",
    ),
    pytest.param(
        "evidence: {source: a, quote: b, start: " + "9" * 5000 + ", end: 20}\n",
        f"3:40: start: expected a whole number in plain digits, found '{'9' * 40}…'",
        id="5,000 digits",
    ),
    pytest.param(
        "place: {name: a, lat: 1e3, lon: .nan}\n",
        "3:23: lat: expected a number in plain digits, as in 54.21, found '1e3'\n"
        "3:33: lon: expected a number in plain digits, as in 54.21, found '.nan'",
        id="1e3 and NaN",
    ),
    pytest.param(
        "place: {name: a, lat: .inf, lon: -.Inf}\n",
        "3:23: lat: expected a number in plain digits, as in 54.21, found '.inf'\n"
        "3:34: lon: expected a number in plain digits, as in 54.21, found '-.Inf'",
        id="infinity",
    ),
    pytest.param("place: {name: a, lat: 91}\n", "3:23: lat: is out of range; the limit is 90", id="latitude"),
    pytest.param("reviewed: yes\n", "3:11: reviewed: expected true or false, found 'yes'", id="yes"),
    pytest.param("actors: ostrey\n", "3:9: actors: expected a list, as in [one, two], found 'ostrey'", id="no list"),
    pytest.param("summary:\n", "3:1: summary: has no value; write one, or remove the line", id="no value"),
    pytest.param('summary: ""\n', "3:10: summary: is empty; write a text, or remove the line", id="empty text"),
    pytest.param('summary: " "\n', "3:10: summary: is empty; write a text, or remove the line", id="a text of blanks"),
    pytest.param(
        'topics: [a, " "]\n', "3:13: topics: is empty; write a text, or remove the line", id="a blank in a list"
    ),
    pytest.param("place: {lat: 1}\n", "3:8: name: is missing; add name: to this place", id="missing field"),
    pytest.param(
        "claims:\n  - {id: a, says: b, stance: assert}\n",
        "4:30: stance: expected one of: asserts, denies, counters, concedes, calls for; found 'assert'; "
        "did you mean asserts?",
        id="choice",
    ),
    pytest.param(
        "relations:\n  - {by: days}\n",
        "4:5: relations: a relation says either before: or after:, and exactly one of them",
        id="relation to nothing",
    ),
    pytest.param(
        "relations: [{after: Boats Sunk}]\n",
        "3:21: after: 'Boats Sunk' cannot be an id; use lower-case letters, digits and hyphens, as in "
        "boats-sunk-2031-02",
        id="no id",
    ),
    pytest.param("locked: [date]\n", "3:10: locked: there is no field 'date' to lock", id="locks nothing"),
    pytest.param(
        "relations: [{after: boat-sunk}]\n",
        "3:21: after: there is no event 'boat-sunk'; did you mean boats-sunk?",
        id="relation to an unknown event",
    ),
    pytest.param(
        "claims:\n  - {id: one, says: a}\n  - {id: two, says: b, counters: on}\n",
        "5:34: counters: there is no claim 'on' in this event; did you mean one?",
        id="counters nothing",
    ),
    pytest.param(
        "claims: [{id: one, says: a}, {id: one, says: b}]\n",
        "3:35: id: the claim id 'one' is taken already in this event",
        id="claim id twice",
    ),
    pytest.param(
        "evidence: {source: harbour, quote: b}\n", "3:20: source: there is no source 'harbour'", id="unknown source"
    ),
]


@pytest.mark.parametrize(("text", "expected"), BAD_RECORDS)
def test_bad_records_are_told_at_their_place(tmp_path: Path, text: str, expected: str) -> None:
    actual = _problems(tmp_path, EVENT + text)
    assert actual == expected.split("\n")


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    actual = _problems(tmp_path, "id: Boats\nwhen: June\nreviwed: true\nclaims:\n  - says: 😀\n    made: 2031-02-30\n")
    assert actual == [
        "1:1: title: is missing; add title: to this event",
        "1:5: id: 'Boats' cannot be an id; use lower-case letters, digits and hyphens, as in boats-sunk-2031-02",
        "2:11: when: 'June' is not a date: the year is missing; give it with four digits",
        "3:1: reviwed: unknown key; did you mean reviewed?",
        "5:5: id: is missing; add id: to this claim",
        "6:11: made: '2031-02-30' is not a date: there is no such day: day is out of range for month",
    ]


def _problems(tmp_path: Path, text: str) -> list[str]:
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    (content / "events" / "f.yml").write_text(text)
    return [str(p).removeprefix("content/events/f.yml:") for p in load_chronology(content).problems]


def test_values_stay_the_text_that_was_typed() -> None:
    text = "a: no\nb: 010\nc: 12:30:45\nd: 1e3\ne: 2031-02-13\nf: ~\nno: .nan\n2031: 0x1F\ng: " + "9" * 5000 + "\nh:\n"
    expected = {"a": "no", "b": "010", "c": "12:30:45", "d": "1e3", "e": "2031-02-13", "f": "~", "no": ".nan"}
    assert read_yaml(text.encode(), "f").value == {**expected, "2031": "0x1F", "g": "9" * 5000, "h": None}


def test_depth_32_is_read() -> None:
    assert read_yaml(b"- " * 32 + b"a", "f").problems == ()


BOMBS = {
    "alias bomb": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [{', '.join(['*a'] * 99)}]\n" for i in range(99)),
    "merge bomb": "a: &a {x: 1}\n" + "".join(f"b{i}: {{<<: [{', '.join(['*a'] * 99)}]}}\n" for i in range(99)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_told_in_short(text: str) -> None:
    problems = read_yaml(text.encode(), "f.yml").problems
    assert str(problems[0]) == "f.yml:1:4: the anchor &a is not allowed; write the value out where it is needed"
    assert len(problems) == 51
    assert problems[-1].message.endswith("more problems in this file, from here on")
