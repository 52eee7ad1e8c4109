"""Two events that a person calls one: said in the file of the one that is told again, and kept there."""

from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.store.joining import join_events
from chronology.store.loading import load_chronology
from chronology.store.writing import write_proposals
from tests.store.examples import BOATS, PROPOSALS, TALKS, snapshot

BOATS_FILE, TALKS_FILE = f"events/{BOATS.id}.yml", f"events/{TALKS.id}.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write_proposals(folder, PROPOSALS)
    return folder


def same_as(content: Path) -> dict[str, str | None]:
    loaded = load_chronology(content)
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    return {event.id: event.same_as for event in loaded.chronology.events}


def append(content: Path, path: str, line: str) -> None:
    (content / path).write_text((content / path).read_text() + line)


def test_only_the_event_that_is_told_again_says_so(content: Path) -> None:
    before = snapshot(content)
    join_events(content, BOATS.id, TALKS.id)
    changed = {path for path, data in snapshot(content).items() if data != before[path]}
    assert (changed, same_as(content)) == ({TALKS_FILE}, {BOATS.id: None, TALKS.id: BOATS.id})


def test_comments_and_line_ends_stay(content: Path) -> None:
    old = (content / TALKS_FILE).read_bytes().replace(b"title:", b"# mine\ntitle:").replace(b"\n", b"\r\n")
    (content / TALKS_FILE).write_bytes(old)
    join_events(content, BOATS.id, TALKS.id)
    line = f"same_as: {BOATS.id}\r\n".encode()
    new = (content / TALKS_FILE).read_bytes()
    assert (new.count(line), new.replace(line, b"")) == (1, old)


def test_joining_again_changes_nothing_and_a_dry_run_neither(content: Path) -> None:
    before = snapshot(content)
    told = join_events(content, BOATS.id, TALKS.id, dry_run=True)
    assert snapshot(content) == before
    assert told == join_events(content, BOATS.id, TALKS.id)
    assert join_events(content, BOATS.id, TALKS.id) is None


def test_a_later_extraction_keeps_the_two_joined(content: Path) -> None:
    join_events(content, BOATS.id, TALKS.id)
    before = snapshot(content)
    write_proposals(content, PROPOSALS)
    assert snapshot(content) == before


@pytest.mark.parametrize(
    ("line", "keep", "other", "message"),
    [
        ("", "nosuch", TALKS.id, "nosuch: there is no such event"),
        ("", TALKS.id, "nosuch", "nosuch: there is no such event"),
        ("", TALKS.id, TALKS.id, "leads to .* already"),
        ("rejected: true\n", BOATS.id, TALKS.id, "is rejected; remove that first"),
        (f"not_same_as: [{BOATS.id}]\n", BOATS.id, TALKS.id, f"keeps {BOATS.id} apart from this"),
        (f"not_same_as: [{BOATS.id}]\n", TALKS.id, BOATS.id, f"keeps {BOATS.id} apart from this"),
        (f"same_as: {BOATS.id}\n", TALKS.id, BOATS.id, "name them the other way round"),
    ],
)
def test_what_cannot_be_joined_is_told(content: Path, line: str, keep: str, other: str, message: str) -> None:
    append(content, TALKS_FILE, line)
    before = snapshot(content)
    with pytest.raises(RecordError, match=message):
        join_events(content, keep, other)
    assert snapshot(content) == before
