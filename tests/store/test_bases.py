"""The machine's bases as other hands leave them: other line ends, conflicts, forgeries, and what is no file."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.store import locking
from chronology.store.checking import check_content
from chronology.store.formatting import format_dates
from chronology.store.settling import accept
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, ids, snapshot, with_boats

BASE = f".base/events/{BOATS.id}.json"
EVENT = f"events/{BOATS.id}.yml"
MARCH = Edtf.parse("2031-03")
DAMAGED = "is damaged, so nobody can say what a person changed; restore it from git, then run again"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write_proposals(folder, PROPOSALS)
    return folder


def replace_with(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def damage(base: Path) -> None:
        base.unlink()
        make(base)

    return damage


def forge(**parts: object) -> Callable[[Path], None]:
    """A base with other parts and a hash that fits them."""

    def damage(base: Path) -> None:
        body = {**json.loads(base.read_text()), **parts}
        del body["sha256"]
        body["sha256"] = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
        base.write_text(json.dumps(body))

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        replace_with(os.mkfifo),
        replace_with(lambda base: base.symlink_to("/dev/zero")),
        replace_with(Path.mkdir),
        lambda base: os.truncate(base, 1 << 32),
        lambda base: base.write_text("[" * 100_000),
        lambda base: base.write_text("[]"),
        lambda base: base.write_bytes(b"\xff\xfe"),
        forge(value=[]),
        forge(value={"id": "another-one", "title": "Another one"}),
        forge(value={"id": BOATS.id, "title": "Boats", "claims": [{"says": "no id"}]}),
        forge(value={"id": BOATS.id, "title": "Boats", "evidence": "no quote"}),
        forge(proposed=[1]),
        forge(against=3),
        forge(dismissed=[[1]]),
        forge(extractor=["1"]),
    ],
)
def test_a_base_that_nobody_of_ours_wrote_is_told_and_nothing_is_written(
    content: Path, damage: Callable[[Path], None]
) -> None:
    damage(content / BASE)
    record = (content / EVENT).read_bytes()
    with pytest.raises(RecordError, match=DAMAGED):
        write_proposals(content, with_boats(when=MARCH))
    assert (content / EVENT).read_bytes() == record
    assert [(problem.path, problem.message) for problem in check_content(content)] == [(f"content/{BASE}", DAMAGED)]


def test_a_merge_conflict_in_a_base_is_told_with_the_way_out(content: Path) -> None:
    text = (content / BASE).read_text()
    (content / BASE).write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> side\n")
    expected = (
        f"a merge conflict is left here; take one side whole (git checkout --ours -- content/{BASE}, or --theirs), "
        "then run again"
    )
    assert [problem.message for problem in check_content(content)] == [expected]


def test_line_ends_that_git_gave_the_bases_change_nothing(content: Path) -> None:
    for base in (content / ".base").rglob("*.json"):
        base.write_bytes(base.read_bytes().replace(b"\n", b"\r\n"))
    before = snapshot(content)
    assert (write_proposals(content, PROPOSALS).changes, snapshot(content)) == ((), before)
    report = write_proposals(content, with_boats(when=MARCH))
    assert (ids(report.updated), report.problems) == ([BOATS.id], ())


def test_a_proposal_is_taken_beside_a_base_with_other_line_ends(content: Path) -> None:
    file = content / EVENT
    file.write_text(file.read_text().replace("when: 2031-02", "when: 2031-01"))
    write_proposals(content, with_boats(when=MARCH))
    (content / BASE).write_bytes((content / BASE).read_bytes().replace(b"\n", b"\r\n"))
    accept(content, BOATS.id)
    assert "when: 2031-03\n" in file.read_text()


def test_a_date_is_rewritten_beside_a_base_with_other_line_ends(content: Path) -> None:
    file = content / EVENT
    file.write_text(file.read_text().replace("when: 2031-02", "when: February 2031"))
    (content / BASE).write_bytes((content / BASE).read_bytes().replace(b"\n", b"\r\n"))
    formatted = format_dates(content)
    assert (len(formatted.rewritten), formatted.report.problems) == (1, ())
    assert "when: 2031-02\n" in file.read_text()


# ---------------------------------------------------------------- journals


@pytest.mark.parametrize(
    "journal",
    [
        "{",
        "[]",
        "[" * 100_000,
        '{"records": {}, "bases": [["../../escaped.json", null, "{}"]]}',
        '{"records": {}, "bases": [["/tmp/escaped.json", null, "{}"]]}',
        f'{{"records": {{}}, "bases": [["{EVENT}", null, "id: x"]]}}',
        '{"records": {}, "bases": [[3, null, "{}"]]}',
    ],
)
def test_a_journal_that_no_run_of_ours_left_is_told_and_followed_nowhere(content: Path, journal: str) -> None:
    (content / ".base" / ".journal").write_text(journal)
    before = snapshot(content)
    with pytest.raises(RecordError, match=r"\.journal: .*no note of what a killed run was writing; delete it"):
        write_proposals(content, with_boats(when=MARCH))
    assert snapshot(content) == before


@pytest.mark.parametrize("kind", ["", "/events"])
def test_a_link_in_the_place_of_the_bases_is_told_and_nothing_behind_it_is_touched(
    content: Path, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / ".mine.chronology-tmp").touch()
    (content / f".base{kind}").rename(tmp_path / "bases")
    (content / f".base{kind}").symlink_to(tmp_path / "outside")
    expected = f"content/.base{kind}: is no folder, so nobody can say what a person changed"
    with pytest.raises(RecordError, match=expected):
        write_proposals(content, with_boats(when=MARCH))
    assert expected in str(check_content(content)[0])
    assert [path.name for path in (tmp_path / "outside").iterdir()] == [".mine.chronology-tmp"]


@pytest.mark.parametrize("folder", ["events", "events/more"])
def test_folders_of_records_behind_a_link_are_told(content: Path, tmp_path: Path, folder: str) -> None:
    if folder == "events":
        (content / folder).rename(tmp_path / "outside")
    (tmp_path / "outside").mkdir(exist_ok=True)
    (content / folder).symlink_to(tmp_path / "outside")
    expected = f"content/{folder}: is a symbolic link, which is not followed; put the file itself here"
    assert expected in map(str, check_content(content))


def test_a_lock_that_never_ends_is_waited_for_no_longer_than_any(content: Path) -> None:
    (content / ".lock").symlink_to("/dev/zero")
    with pytest.raises(RecordError, match="another process is writing here"), locking.locked(content, tries=2):
        pass
