"""The many ways in which people write YAML: each stays as it is, byte for byte, when the machine updates a value."""

import dataclasses
import time
from pathlib import Path

import pytest

from chronology.model.records import Proposals
from chronology.store.loading import load_chronology
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, SOURCE, TALKS

FILE = f"events/{BOATS.id}.yml"
UPDATED = Proposals((dataclasses.replace(BOATS, when=Edtf.parse("2031-03")), TALKS), (SOURCE,))

EDITS = [
    pytest.param("\n", "\r\n", id="CRLF"),
    pytest.param("# yaml", "\ufeff# yaml", id="byte order mark"),
    pytest.param("reviewed: false\n", "reviewed: false", id="no final newline"),
    pytest.param("reviewed: false\n", "reviewed: false\n\n\n", id="blank lines at the end"),
    pytest.param("  - id: by-torpedo", "\n  # the fishermen\n\n  - id: by-torpedo", id="comment between items"),
    pytest.param("when: 2031-02\n", "when:     2031-02     # so far\n", id="aligned columns and a comment behind"),
    pytest.param("when: 2031-02\n", "when: '2031-02'\n", id="single quotes"),
    pytest.param("when: 2031-02\n", 'when: "2031-02"\n', id="double quotes"),
    pytest.param("when: 2031-02\n", 'when: "2031\\\n  -02"\n', id="double quotes over two lines"),
    pytest.param("when: 2031-02\n", "when: >-\n  2031-02\n", id="folded block"),
    pytest.param("when: 2031-02\n", "when: |-\n    2031-02\n\n", id="literal block"),
    pytest.param("when: 2031-02\n", "when:\n  2031-02\n", id="value on the next line"),
    pytest.param("when: 2031-02\n", "'when': 2031-02\n", id="quoted key"),
    pytest.param("when: 2031-02\n", "? when\n: 2031-02\n", id="explicit key"),
    pytest.param("reviewed: false\n", "extra:\n  Any Key: [1,  {x: y}]   # mine\n", id="unknown keys below extra"),
    pytest.param("reviewed: false\n", 'notes: "a\u2028b\x85c"\n', id="NEL and U+2028 in quotes"),
    pytest.param("reviewed: false\n", "notes: |+\n  kept \n\n\n", id="kept blank lines"),
    pytest.param("actors: [ostrey]", "actors: [ ostrey, ]", id="odd flow list"),
    pytest.param("actors: [ostrey]", "actors:\n- ostrey", id="list without indentation"),
    pytest.param("place:\n  name: Ostrey Sound", "place: {name: 'Ostrey Sound'}", id="flow mapping"),
    pytest.param("place:\n  name:", "place:\n        name:", id="deep indentation"),
]


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_a_style_stays_when_a_value_beside_it_changes(tmp_path: Path, old: str, new: str) -> None:
    content = tmp_path / "content"
    write_proposals(content, PROPOSALS)
    text = (content / FILE).read_bytes().decode()
    assert old in text
    (content / FILE).write_bytes(text.replace(old, new).encode())
    write_proposals(content, UPDATED)
    after = (content / FILE).read_bytes().decode()
    head, tail = _around_when(text.replace(old, new))
    assert after.startswith(head)
    assert after.endswith(tail)
    assert after[len(head) : len(after) - len(tail)].strip("'\" ") == "2031-03"
    assert str(load_chronology(content).chronology.events[0].when) == "2031-03"


def _around_when(text: str) -> tuple[str, str]:
    """What stands before and behind the date, quotation marks and block indicators counted as the date's."""
    start = text.index("when") + len("when")
    start += len(text[start:]) - len(text[start:].lstrip("': \n\r"))
    for quote in ("'", '"'):
        if text[start - 1] == quote:
            start -= 1
    rest = next(end for end in ("-02'", '-02"', "-02") if end in text[start : start + 30])
    return text[:start], text[text.index(rest, start) + len(rest) :]


HOSTILE = {
    "records without anything": "- {}\n" * 60_000,
    "the same id": "- {id: a, title: b}\n" * 20_000,
    "unknown keys": "".join(f"k{number}: 1\n" for number in range(40_000)),
    "claims that answer nobody": "id: a\ntitle: b\nclaims:\n"
    + "".join(f"- {{id: c{number}, says: b, counters: zz}}\n" for number in range(10_000)),
    "relations to nothing": "id: a\ntitle: b\nrelations:\n" + "- {after: zz}\n" * 60_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_many_mistakes_are_told_in_linear_time(tmp_path: Path, name: str) -> None:
    (tmp_path / "events").mkdir()
    counts = []
    for part in (4, 1):
        text = HOSTILE[name][: len(HOSTILE[name]) // part]
        (tmp_path / "events" / "f.yml").write_text(text[: text.rindex("\n") + 1])
        started = _cpu_seconds()
        assert load_chronology(tmp_path).problems
        counts.append(_cpu_seconds() - started)
    assert counts[1] < 10 * counts[0] + 1  # four times the mistakes; a square would be sixteen


def _cpu_seconds() -> float:
    return time.process_time()
