"""content/ becomes a chronology; what cannot be read is told and left out."""

from pathlib import Path

import pytest

from chronology.model.records import Event
from chronology.store.loading import load_chronology


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in ("events", "sources", "actors"):
        (tmp_path / "content" / folder).mkdir(parents=True)
    return tmp_path / "content"


def write(content: Path, path: str, text: str) -> None:
    (content / path).parent.mkdir(parents=True, exist_ok=True)
    (content / path).write_text(text)


def event_ids(events: tuple[Event, ...]) -> list[str]:
    return [event.id for event in events]


def test_one_event_a_file_and_a_list_of_events_read_alike(content: Path) -> None:
    write(content, "events/b.yml", "- {id: b, title: B}\n- {id: c, title: C}\n")
    write(content, "events/2031/a.yaml", "id: a\ntitle: A\n")
    loaded = load_chronology(content)
    assert (event_ids(loaded.chronology.events), loaded.problems) == (["b", "c", "a"], ())


def test_a_bad_file_is_told_and_the_others_load(content: Path) -> None:
    write(content, "events/a.yml", "id: a\ntitle: A\nrelations: [{after: b}]\n")
    write(content, "events/b.yml", "id: b\ntitle: B\nwhen: soon\n")
    write(content, "events/c.yml", "id: [c\n")
    loaded = load_chronology(content)
    assert event_ids(loaded.chronology.events) == ["a"]
    assert [problem.path for problem in loaded.problems] == ["content/events/b.yml", "content/events/c.yml"]


def test_an_id_that_is_taken_is_told_with_both_places(content: Path) -> None:
    write(content, "events/a.yml", "id: a\ntitle: A\n")
    write(content, "events/b.yml", "title: B\nid: a\n")
    loaded = load_chronology(content)
    assert [str(problem) for problem in loaded.problems] == [
        "content/events/b.yml:2:5: id: the id is taken already, at content/events/a.yml:1: a; "
        "give this event another one"
    ]


def test_a_claim_made_after_its_source_was_published_is_told(content: Path) -> None:
    write(content, "sources/s.yml", "id: s\ntitle: S\npublished: 2031-02-13\n")
    write(
        content,
        "events/a.yml",
        "id: a\ntitle: A\nclaims:\n  - {id: c, says: d, made: 2031-02-14, evidence: {source: s, quote: q}}\n",
    )
    assert [str(problem) for problem in load_chronology(content).problems] == [
        "content/events/a.yml:4:28: made: was said 2031-02-14, after its source was published on 2031-02-13; "
        "one of the two is wrong"
    ]


def test_a_symbolic_link_is_told_and_not_followed(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("id: a\ntitle: A\n")
    (content / "events" / "a.yml").symlink_to(tmp_path / "secret.yml")
    loaded = load_chronology(content)
    assert loaded.chronology.events == ()
    assert [str(problem) for problem in loaded.problems] == [
        "content/events/a.yml: is a symbolic link, which is not followed; put the file itself here"
    ]


def test_hidden_files_and_other_files_are_left_alone(content: Path) -> None:
    write(content, "events/.a.yml", "[")
    write(content, "events/.old/a.yml", "[")
    write(content, "events/a.txt", "[")
    assert load_chronology(content).problems == ()


def test_evidence_may_be_one_mapping_and_notes_anything(content: Path) -> None:
    write(content, "sources/s.yml", "id: s\ntitle: S\n")
    write(content, "events/a.yml", "id: a\ntitle: A\nevidence: {source: s, quote: q}\nnotes: {todo: [x, y]}\n")
    loaded = load_chronology(content)
    event = loaded.chronology.events[0]
    assert (loaded.problems, event.evidence[0].quote, event.notes) == ((), "q", "todo:\n  - x\n  - y")


def test_line_breaks_byte_order_mark_and_missing_newline_are_read(content: Path) -> None:
    (content / "events" / "a.yml").write_bytes(b"\xef\xbb\xbfid: a\r\ntitle: A\r\nwhen: soon")
    assert [str(p)[:29] for p in load_chronology(content).problems] == ["content/events/a.yml:3:7: whe"]


@pytest.mark.parametrize("damage", [b"", b"x", b"chronology store cache 2 0 0\n{}", None])
def test_a_damaged_cache_is_ignored(content: Path, tmp_path: Path, damage: bytes | None) -> None:
    write(content, "events/a.yml", "id: a\ntitle: A\nplace: {name: P, lat: 5}\nreviewed: true\n")
    cache = tmp_path / "cache"
    cold = load_chronology(content, cache)
    file = cache / "records.json"
    file.write_bytes(file.read_bytes().replace(b'"A"', b'"B"') if damage is None else damage)
    again = load_chronology(content, cache)
    warm = load_chronology(content, cache)
    assert (again.chronology, warm.chronology) == (cold.chronology, cold.chronology)


def test_the_cache_follows_edits(content: Path, tmp_path: Path) -> None:
    write(content, "events/a.yml", "id: a\ntitle: A\n")
    load_chronology(content, tmp_path / "cache")
    write(content, "events/a.yml", "id: a\ntitle: B\n")
    assert load_chronology(content, tmp_path / "cache").chronology.events[0].title == "B"


def test_a_folder_without_records_is_an_empty_chronology(tmp_path: Path) -> None:
    loaded = load_chronology(tmp_path / "nothing")
    assert (loaded.chronology.events, loaded.problems) == ((), ())
