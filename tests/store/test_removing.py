"""An article taken out again: what rests on it alone goes and stays away, what a person wrote stays."""

import dataclasses
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.model.records import Proposals
from chronology.store.removing import remove_article
from chronology.store.undeleting import undelete
from chronology.store.writing import write_proposals
from tests.store.examples import BOATS, PROPOSALS, SOURCE, TALKS, cite, ids, snapshot

ARTICLE = "articles/harbour-post.txt"
BOATS_FILE, TALKS_FILE = f"events/{BOATS.id}.yml", f"events/{TALKS.id}.yml"
SOURCE_FILE = f"sources/{SOURCE.id}.yml"
KEPT = dataclasses.replace(PROPOSALS, sources=(dataclasses.replace(SOURCE, file=ARTICLE),))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / ARTICLE).write_text("Two boats lost\n")
    write_proposals(folder, KEPT)
    return folder


def there(content: Path) -> list[str]:
    return [path for path in snapshot(content) if not path.startswith(".base")]


@pytest.mark.parametrize("name", [SOURCE.id, f"content/{ARTICLE}", ARTICLE, SOURCE_FILE])
def test_an_article_goes_with_all_that_rests_on_it_alone(
    content: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(content.parent)
    removed = remove_article(Path("content"), name)
    assert (removed.files, there(content)) == ((BOATS_FILE, TALKS_FILE, SOURCE_FILE, ARTICLE), [])


def test_a_removed_article_does_not_come_back_with_an_extraction(content: Path) -> None:
    remove_article(content, SOURCE.id)
    report = write_proposals(content, KEPT)
    assert (report.added, ids(report.skipped), there(content)) == ((), [BOATS.id, TALKS.id, SOURCE.id], [])


def test_a_removed_source_is_written_again_when_it_is_asked_for(content: Path) -> None:
    before = (content / SOURCE_FILE).read_bytes()
    remove_article(content, SOURCE.id)
    undelete(content, SOURCE.id)
    assert (content / SOURCE_FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Two boats are sunk", "title: Two trawlers are sunk"),
        ("reviewed: false", "reviewed: true"),
        ("reviewed: false", "reviewed: false  # see the log"),
        ("# yaml-language-server: $schema=../../schema/event.schema.json", "# ask the port"),
        ("reviewed: false", "reviewed: false\nnotes: mine"),
    ],
)
def test_an_event_that_a_person_touched_stays_to_the_byte_and_is_told(content: Path, old: str, new: str) -> None:
    text = (content / BOATS_FILE).read_text()
    assert old in text
    (content / BOATS_FILE).write_text(text.replace(old, new))
    removed = remove_article(content, SOURCE.id)
    assert [(one.id, one.detail) for one in removed.unsupported] == [(BOATS.id, "3 quotes of it")]
    assert (there(content), (content / BOATS_FILE).read_text()) == ([BOATS_FILE], text.replace(old, new))


def test_a_rejected_event_goes_with_its_article_and_stays_away(content: Path) -> None:
    text = (content / BOATS_FILE).read_text()
    (content / BOATS_FILE).write_text(text + "rejected: true\n")
    assert (remove_article(content, SOURCE.id).unsupported, there(content)) == ((), [])
    assert (write_proposals(content, KEPT).added, there(content)) == ((), [])


def test_an_event_with_quotes_of_another_article_stays(content: Path) -> None:
    both = dataclasses.replace(TALKS, evidence=(*TALKS.evidence, cite("talks have begun", "longshore")))
    other = dataclasses.replace(SOURCE, id="longshore", title="Talks")
    write_proposals(content, Proposals((BOATS, both), (*KEPT.sources, other)))
    removed = remove_article(content, SOURCE.id)
    assert ([one.id for one in removed.quoting], removed.unsupported) == ([TALKS.id], ())
    assert there(content) == [TALKS_FILE, "sources/longshore.yml"]


def test_a_dry_run_tells_the_same_and_deletes_nothing(content: Path) -> None:
    before = snapshot(content)
    told = remove_article(content, SOURCE.id, dry_run=True)
    assert snapshot(content) == before
    assert told == remove_article(content, SOURCE.id)


def test_an_article_that_a_person_recorded_stays_away_too(content: Path) -> None:
    for base in (content / ".base").rglob("*.json"):
        base.unlink()
    remove_article(content, SOURCE.id)
    assert [(o.id, o.detail) for o in write_proposals(content, KEPT).skipped if o.kind == "source"] == [
        (SOURCE.id, "deleted by a person")
    ]


@pytest.mark.parametrize("file", ["../outside.txt", "/etc/hostname", "articles/../../outside.txt"])
def test_nothing_outside_of_the_articles_is_deleted(content: Path, file: str) -> None:
    outside = content.parent / "outside.txt"
    outside.write_text("mine")
    text = (content / SOURCE_FILE).read_text()
    (content / SOURCE_FILE).write_text(text.replace(f"file: {ARTICLE}", f"file: {file}"))
    removed = remove_article(content, SOURCE.id)
    assert (file in removed.files, outside.read_text(), Path("/etc/hostname").exists()) == (False, "mine", True)


def test_an_unknown_article_is_told(content: Path) -> None:
    with pytest.raises(RecordError, match="nosuch: no source has this id or file; content/sources/ has them all"):
        remove_article(content, "nosuch")


def test_a_source_that_stands_with_others_is_left_for_a_person(content: Path) -> None:
    (content / SOURCE_FILE).write_text("- {id: harbour-post, title: A}\n- {id: other, title: B}\n")
    before = snapshot(content)
    with pytest.raises(RecordError, match="harbour-post stands here with others, or with mistakes"):
        remove_article(content, SOURCE.id)
    assert snapshot(content) == before
