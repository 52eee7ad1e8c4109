"""Two events that are one: what one takes over, and that the other does not return."""

import dataclasses
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.model.records import Claim, Event, Proposals, Relation
from chronology.store.joining import join_events
from chronology.store.loading import load_chronology
from chronology.store.writing import write_proposals
from tests.store.examples import BOATS, SOURCE, TALKS, cite, ids, snapshot

TRAWLERS = Event(
    "trawlers-lost-2031-02",
    "Two trawlers are lost",
    evidence=(BOATS.evidence[0], cite("the trawlers went down")),
    claims=(
        Claim("by-mine", "A storm sank them.", evidence=(cite("it was the storm, the harbour master said"),)),
        Claim("no-storm", "There was no storm.", counters="by-mine", evidence=(cite("the sea was calm that night"),)),
    ),
)
RELIEF = Event(
    "relief-arrives", "Relief arrives", evidence=(cite("relief came"),), relations=(Relation(after=TRAWLERS.id),)
)
PROPOSALS = Proposals((BOATS, TRAWLERS, TALKS, RELIEF), (SOURCE,))
BOATS_FILE = f"events/{BOATS.id}.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write_proposals(folder, PROPOSALS)
    return folder


def find(content: Path, id_: str) -> Event:
    loaded = load_chronology(content)
    assert loaded.problems == ()
    return next(event for event in loaded.chronology.events if event.id == id_)


def test_quotes_and_claims_are_taken_over_under_free_ids_and_still_answer_each_other(content: Path) -> None:
    joined = join_events(content, BOATS.id, TRAWLERS.id)
    storm, calm = TRAWLERS.claims
    expected = (
        *BOATS.claims,
        dataclasses.replace(storm, id="by-mine-2"),
        dataclasses.replace(calm, counters="by-mine-2"),
    )
    assert find(content, BOATS.id) == dataclasses.replace(
        BOATS, evidence=(*BOATS.evidence, TRAWLERS.evidence[1]), claims=expected
    )
    assert (joined.quotes, joined.claims) == (1, 2)


def test_the_other_event_is_rejected_and_relations_lead_to_the_one_that_is_kept(content: Path) -> None:
    joined = join_events(content, BOATS.id, TRAWLERS.id)
    assert find(content, TRAWLERS.id).rejected
    assert (joined.led_on, find(content, RELIEF.id).relations) == ((RELIEF.id,), (Relation(after=BOATS.id),))


def test_nothing_of_it_comes_back_or_goes_with_a_later_extraction(content: Path) -> None:
    join_events(content, BOATS.id, TRAWLERS.id)
    before = snapshot(content)
    report = write_proposals(content, PROPOSALS)
    assert (report.changes, ids(report.skipped), report.proposed) == ((), [TRAWLERS.id], ())
    assert {path: data for path, data in snapshot(content).items() if not path.startswith(".base")} == {
        path: data for path, data in before.items() if not path.startswith(".base")
    }


def test_joining_again_changes_nothing(content: Path) -> None:
    join_events(content, BOATS.id, TRAWLERS.id)
    before = snapshot(content)
    assert (join_events(content, BOATS.id, TRAWLERS.id).changes, snapshot(content)) == ((), before)


def test_comments_and_line_ends_of_both_stay(content: Path) -> None:
    for name in (BOATS.id, TRAWLERS.id):
        file = content / f"events/{name}.yml"
        file.write_bytes(file.read_bytes().replace(b"title:", b"# mine\ntitle:").replace(b"\n", b"\r\n"))
    join_events(content, BOATS.id, TRAWLERS.id)
    texts = [(content / f"events/{name}.yml").read_bytes() for name in (BOATS.id, TRAWLERS.id)]
    assert [(text.count(b"# mine\r\n"), text.replace(b"\r\n", b"").count(b"\n")) for text in texts] == [(1, 0), (1, 0)]


def test_one_quote_without_a_list_becomes_a_list(content: Path) -> None:
    (content / BOATS_FILE).write_text(
        f"id: {BOATS.id}\ntitle: Boats\nevidence: {{source: harbour-post, quote: boats sank}}\n"
    )
    join_events(content, BOATS.id, TRAWLERS.id)
    assert [item.quote for item in find(content, BOATS.id).evidence] == [
        "boats sank",
        "two boats were sunk off the breakwater",
        "the trawlers went down",
    ]


def test_a_dry_run_shows_a_diff_and_writes_nothing(content: Path) -> None:
    before = snapshot(content)
    joined = join_events(content, BOATS.id, TRAWLERS.id, dry_run=True)
    assert (snapshot(content), len(joined.changes)) == (before, 3)
    assert "+rejected: true\n" in joined.changes[1].diff()


@pytest.mark.parametrize(
    ("keep", "other", "message"),
    [
        ("nosuch", TALKS.id, "nosuch: there is no such event"),
        (TALKS.id, "nosuch", "nosuch: there is no such event"),
        (TALKS.id, TALKS.id, "an event cannot be joined with itself"),
    ],
)
def test_what_cannot_be_joined_is_told(content: Path, keep: str, other: str, message: str) -> None:
    before = snapshot(content)
    with pytest.raises(RecordError, match=message):
        join_events(content, keep, other)
    assert snapshot(content) == before
