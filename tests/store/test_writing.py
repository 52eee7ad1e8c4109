"""Extraction proposes, people decide: what a person wrote, deleted, froze or rejected stays that way."""

import dataclasses
import itertools
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.model.records import Claim, Event, Place, Proposals, Relation, Source
from chronology.store.loading import load_chronology
from chronology.store.undeleting import undelete
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, SOURCE, TALKS, cite, ids, snapshot, with_boats

BOATS_FILE = "events/boats-sunk-2031-02.yml"
MARCH = Edtf.parse("2031-03")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write_proposals(folder, PROPOSALS)
    return folder


def edit(content: Path, old: str, new: str, path: str = BOATS_FILE) -> None:
    text = (content / path).read_text()
    assert text.count(old) == 1, text
    (content / path).write_text(text.replace(old, new))


def boats(content: Path) -> Event:
    loaded = load_chronology(content)
    assert loaded.problems == ()
    return next(event for event in loaded.chronology.events if event.id == BOATS.id)


def test_new_events_and_sources_read_back_as_they_were_proposed(content: Path) -> None:
    loaded = load_chronology(content)
    assert (loaded.chronology.events, loaded.chronology.sources, loaded.problems) == ((BOATS, TALKS), (SOURCE,), ())


def test_a_second_identical_run_touches_no_file(content: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in content.rglob("*") if path.is_file()}
    report = write_proposals(content, PROPOSALS)
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*") if path.is_file()} == times
    assert (ids(report.kept), report.changes) == ([BOATS.id, TALKS.id, SOURCE.id], ())


def test_a_value_that_nobody_touched_follows_the_machine(content: Path) -> None:
    report = write_proposals(content, with_boats(when=MARCH, place=Place("Outer Sound")))
    assert [(outcome.id, outcome.detail) for outcome in report.updated] == [(BOATS.id, "when, place.name")]
    assert boats(content) == dataclasses.replace(BOATS, when=MARCH, place=Place("Outer Sound"))


def test_a_persons_value_stays_and_the_machines_is_proposed_again_and_again(content: Path) -> None:
    edit(content, "title: Two boats are sunk off Ostrey", "title: Two trawlers lost  # not boats")
    changed = with_boats(title="Two boats go down", when=MARCH)
    for _ in range(2):
        report = write_proposals(content, changed)
        assert [(outcome.id, outcome.detail) for outcome in report.proposed] == [(BOATS.id, "title")]
    assert "title: Two trawlers lost  # not boats\nwhen: 2031-03\n" in (content / BOATS_FILE).read_text()


def test_a_value_that_a_person_and_the_machine_agree_on_stays_the_persons(content: Path) -> None:
    edit(content, "Two boats are sunk off Ostrey", "Two trawlers sink")
    write_proposals(content, with_boats(title="Two trawlers sink"))
    write_proposals(content, with_boats(title="Machine's third thought"))
    assert boats(content).title == "Two trawlers sink"


def test_a_deleted_field_never_comes_back(content: Path) -> None:
    edit(content, "place:\n  name: Ostrey Sound\n", "")
    write_proposals(content, with_boats(place=Place("Outer Sound")))
    assert boats(content).place is None


def test_a_deleted_event_never_comes_back_and_nothing_points_to_it(content: Path) -> None:
    (content / BOATS_FILE).unlink()
    report = write_proposals(content, with_boats(title="Boats sink, two of them, off Ostrey"))
    assert [(outcome.id, outcome.detail) for outcome in report.skipped] == [(BOATS.id, "deleted by a person")]
    assert not (content / BOATS_FILE).exists()


def test_undelete_is_the_only_way_back(content: Path) -> None:
    before = (content / BOATS_FILE).read_bytes()
    (content / BOATS_FILE).unlink()
    assert undelete(content, BOATS.id).path == BOATS_FILE
    assert (content / BOATS_FILE).read_bytes() == before
    assert ids(write_proposals(content, PROPOSALS).kept) == [BOATS.id, TALKS.id, SOURCE.id]


def test_what_was_not_deleted_is_not_undeleted(content: Path) -> None:
    (content / BOATS_FILE).unlink()
    with pytest.raises(RecordError, match=f"talks-x: nothing of this name was deleted; these were: {BOATS.id}"):
        undelete(content, "talks-x")
    with pytest.raises(RecordError, match=f"nothing of this name was deleted; did you mean {BOATS.id}?"):
        undelete(content, "boats-sunk")
    with pytest.raises(RecordError, match=f"{TALKS.id}: is there, and was not deleted; nothing in it was deleted"):
        undelete(content, TALKS.id)


def test_deleted_fields_and_claims_come_back_where_they_were_and_are_the_machines_again(content: Path) -> None:
    edit(content, "place:\n  name: Ostrey Sound\n", "# no place\n")
    text = (content / BOATS_FILE).read_text()
    start, end = text.index("  - id: by-torpedo"), text.index("because:")
    (content / BOATS_FILE).write_text((text[:start] + text[end:]).replace("    claimant: a port official\n", ""))
    with pytest.raises(RecordError) as refused:
        undelete(content, BOATS.id)
    assert str(refused.value) == (
        f"content/{BOATS_FILE}: {BOATS.id}: is there, and was not deleted; deleted in it: place, "
        "claims.by-mine.claimant, claims.by-torpedo; name those that should come back"
    )
    outcome = undelete(content, BOATS.id, ["claims.by-torpedo", "claims.by-mine.claimant", "place"])
    assert outcome.detail == "claims.by-torpedo, claims.by-mine.claimant, place"
    assert (boats(content), "# no place\n" in (content / BOATS_FILE).read_text()) == (BOATS, True)
    report = write_proposals(content, with_boats(place=Place("Outer Sound")))
    assert (report.proposed, boats(content).place) == ((), Place("Outer Sound"))


def test_a_field_that_was_not_deleted_is_not_undeleted(content: Path) -> None:
    edit(content, "place:\n  name: Ostrey Sound\n", "")
    before = snapshot(content)
    with pytest.raises(RecordError, match="title: was not deleted; deleted in it: place; name those"):
        undelete(content, BOATS.id, ["title"])
    with pytest.raises(RecordError, match="nope: nothing of this name was deleted"):
        undelete(content, "nope", ["place"])
    assert snapshot(content) == before


def test_where_nothing_was_deleted_nothing_is_undeleted(content: Path) -> None:
    with pytest.raises(RecordError, match="content: nope: nothing of this name was deleted, and nothing else was"):
        undelete(content, "nope")


def test_a_deleted_claim_never_comes_back_and_new_claims_do_not_counter_it(content: Path) -> None:
    text = (content / BOATS_FILE).read_text()
    start, end = text.index("  - id: by-mine"), text.index("  - id: by-torpedo")
    (content / BOATS_FILE).write_text((text[:start] + text[end:]).replace("    counters: by-mine\n", ""))
    third = Claim("denial", "Nobody fired.", counters="by-mine", evidence=(cite("nobody fired anything"),))
    write_proposals(content, with_boats(claims=(*BOATS.claims, third)))
    assert [(claim.id, claim.counters) for claim in boats(content).claims] == [("by-torpedo", None), ("denial", None)]


def test_a_deleted_source_takes_its_new_events_along(content: Path) -> None:
    (content / "sources" / "harbour-post.yml").unlink()
    news = Event("news", "Something else", evidence=(cite("something else entirely came to pass"),))
    report = write_proposals(content, Proposals((news,), (SOURCE,)))
    assert [(o.id, o.detail) for o in report.skipped] == [
        ("news", "its source was deleted by a person"),
        (SOURCE.id, "deleted by a person"),
    ]


def test_an_event_that_is_no_longer_found_is_stale_and_stays(content: Path) -> None:
    report = write_proposals(content, Proposals((TALKS,), (SOURCE,)))
    assert (ids(report.stale), boats(content)) == ([BOATS.id], BOATS)
    assert write_proposals(content, PROPOSALS).stale == ()


def test_an_event_of_another_source_is_not_stale(content: Path) -> None:
    assert write_proposals(content, Proposals((), (Source("longshore", "Other news"),))).stale == ()


def test_a_reviewed_event_is_frozen(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: true")
    before = (content / BOATS_FILE).read_bytes()
    report = write_proposals(content, with_boats(when=MARCH, claims=(*BOATS.claims, Claim("new", "New."))))
    assert ((content / BOATS_FILE).read_bytes(), ids(report.proposed)) == (before, [BOATS.id])


def test_a_locked_field_is_frozen_and_the_others_are_not(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: false\nlocked: [when]")
    report = write_proposals(content, with_boats(when=MARCH, title="Two boats go down"))
    assert [outcome.detail for outcome in report.proposed] == ["when"]
    assert (str(boats(content).when), boats(content).title) == ("2031-02", "Two boats go down")


def test_a_rejected_event_is_left_alone(content: Path) -> None:
    edit(content, "reviewed: false", "rejected: true")
    report = write_proposals(content, with_boats(when=MARCH))
    assert [(outcome.id, outcome.detail) for outcome in report.skipped] == [(BOATS.id, "rejected by a person")]
    assert str(load_chronology(content).chronology.events[0].when) == "2031-02"


def test_a_new_relation_does_not_lead_to_a_rejected_event(content: Path) -> None:
    edit(content, "reviewed: false", "rejected: true")
    later = Event("calm", "Calm returns", evidence=(cite("calm returned"),), relations=(Relation(after=BOATS.id),))
    write_proposals(content, Proposals((BOATS, later), (SOURCE,)))
    events = {event.id: event for event in load_chronology(content).chronology.events}
    assert events["calm"].relations == ()


def test_an_event_that_a_person_wrote_from_the_same_words_is_not_added_again(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    own = "id: my-boats\ntitle: Boats sunk\nevidence: {source: harbour-post, quote: Two boats were sunk off the breakwater}\n"
    (content / "events" / "mine.yml").write_text(own)
    report = write_proposals(content, Proposals((BOATS,), (SOURCE,)))
    assert [(outcome.id, outcome.detail) for outcome in report.kept] == [("my-boats", "written by a person")]
    assert (content / "events" / "mine.yml").read_text() == own
    assert not (content / BOATS_FILE).exists()


def test_the_date_of_a_person_keeps_the_machine_from_explaining_another_one(content: Path) -> None:
    edit(content, "when: 2031-02", 'when: "2031-02-11"')
    write_proposals(content, with_boats(when=None, unresolved="no month is named", because=("nothing",)))
    assert (str(boats(content).when), boats(content).unresolved) == ("2031-02-11", None)


def test_a_date_that_the_machine_takes_back_goes_and_the_reason_comes(content: Path) -> None:
    write_proposals(content, with_boats(when=None, unresolved="no month is named", because=()))
    assert boats(content) == dataclasses.replace(BOATS, when=None, unresolved="no month is named", because=())


def test_new_evidence_and_claims_are_added_behind_what_is_there(content: Path) -> None:
    more = cite("the sinking of two boats", "longshore")
    claim = Claim("by-mine", "It was an accident.", evidence=(cite("call it an accident", "longshore"),))
    proposals = Proposals(
        (dataclasses.replace(BOATS, evidence=(*BOATS.evidence, more), claims=(*BOATS.claims, claim)),),
        (SOURCE, Source("longshore", "The sound")),
    )
    write_proposals(content, proposals)
    assert [evidence.source for evidence in boats(content).evidence] == ["harbour-post", "longshore"]
    assert [claim.id for claim in boats(content).claims] == ["by-mine", "by-torpedo", "by-mine-2"]


def test_a_proposal_that_saw_fewer_sources_changes_no_value(content: Path) -> None:
    both = dataclasses.replace(BOATS, evidence=(*BOATS.evidence, cite("the sinking of two boats", "longshore")))
    longshore = Source("longshore", "The sound")
    write_proposals(content, Proposals((both, TALKS), (SOURCE, longshore)))
    alone = dataclasses.replace(both, evidence=both.evidence[1:], when=MARCH, title="Only half of it")
    report = write_proposals(content, Proposals((alone,), (longshore,)))
    assert (ids(report.kept), boats(content).title) == ([BOATS.id, "longshore"], BOATS.title)


def test_a_comment_within_the_value_keeps_the_machine_out(content: Path) -> None:
    edit(content, "actors: [ostrey]", "actors: [ostrey,  # who else?\n  ]")
    before = (content / BOATS_FILE).read_bytes()
    report = write_proposals(content, with_boats(actors=("ostrey", "castrell")))
    assert ((content / BOATS_FILE).read_bytes(), report.proposed[0].detail) == (before, "actors")


def test_evidence_in_slightly_other_words_is_only_proposed(content: Path) -> None:
    longer = cite("late that night two boats were sunk off the breakwater")
    report = write_proposals(content, with_boats(evidence=(longer,), title="Two boats sink"))
    assert [(o.id, o.detail) for o in report.proposed] == [(BOATS.id, "found again in other words of its source")]
    assert boats(content) == BOATS


def test_one_sentence_may_tell_two_events(tmp_path: Path) -> None:
    words = (cite("the port was shelled hours after the envoys had left"),)
    shelled = Event("port-shelled", "The port is shelled", evidence=words)
    left = Event("envoys-leave", "Envoys leave", evidence=words)
    for events in ((shelled, left), (left, shelled)):
        write_proposals(tmp_path, Proposals(events, (SOURCE,)))
    (tmp_path / "events" / "port-shelled.yml").unlink()
    report = write_proposals(tmp_path, Proposals((left, shelled), (SOURCE,)))
    assert (ids(report.skipped), ids(report.kept)) == (["port-shelled"], ["envoys-leave", SOURCE.id])


def test_ids_are_minted_once(content: Path) -> None:
    write_proposals(content, with_boats(id="quite-another-suggestion"))
    assert boats(content).id == BOATS.id


def test_relations_follow_the_ids_that_events_have(content: Path) -> None:
    other = Event(BOATS.id, "Boats sail again", evidence=(cite("the boats sailed again in autumn"),))
    later = Event("calm", "Calm returns", evidence=(cite("calm returned"),), relations=(Relation(after=BOATS.id),))
    write_proposals(content, Proposals((other, later), (Source("longshore", "Autumn"),)))
    loaded = load_chronology(content)
    found = {event.id: event.relations for event in loaded.chronology.events}
    assert found["calm"] == (Relation(after="boats-sunk-2031-02-2"),)


def test_the_order_of_proposals_does_not_matter(tmp_path: Path) -> None:
    third = Event(BOATS.id, "A third", evidence=(cite("and a third went after them"),))
    results = []
    for number, events in enumerate(itertools.permutations((BOATS, TALKS, third))):
        content = tmp_path / str(number) / "content"
        write_proposals(content, Proposals(events, (SOURCE,)))
        results.append(snapshot(content))
    assert all(result == results[0] for result in results)


def test_a_file_that_cannot_be_read_is_told_and_left_and_its_events_do_not_come_twice(content: Path) -> None:
    edit(content, "id: boats-sunk-2031-02", "id: [boats-sunk-2031-02")
    before = (content / BOATS_FILE).read_bytes()
    report = write_proposals(content, with_boats(when=MARCH))
    assert (content / BOATS_FILE).read_bytes() == before
    assert [problem.path for problem in report.problems] == ["content/" + BOATS_FILE]
    assert [o.detail for o in report.skipped] == [
        f"deleted by a person, or in a file that cannot be read: {BOATS_FILE}"
    ]


def test_a_damaged_base_stops_the_run_before_anything_is_written(content: Path) -> None:
    base = content / ".base" / "events" / f"{BOATS.id}.json"
    base.write_text(base.read_text().replace("Two boats", "Six boats"))
    before = snapshot(content)
    with pytest.raises(RecordError, match="is damaged, so nobody can say what a person changed; restore it from git"):
        write_proposals(content, with_boats(when=MARCH))
    assert snapshot(content) == before


def test_a_dry_run_writes_nothing_and_shows_a_diff(content: Path) -> None:
    before = snapshot(content)
    report = write_proposals(content, with_boats(when=MARCH), dry_run=True)
    assert snapshot(content) == before
    assert report.diff() == (
        f"--- a/content/{BOATS_FILE}\n+++ b/content/{BOATS_FILE}\n"
        "@@ -1,7 +1,7 @@\n # yaml-language-server: $schema=../../schema/event.schema.json\n id: boats-sunk-2031-02\n"
        " title: Two boats are sunk off Ostrey\n-when: 2031-02\n+when: 2031-03\n place:\n   name: Ostrey Sound\n"
        " actors: [ostrey]\n"
    )


def test_several_events_in_one_file_are_updated_in_place(content: Path) -> None:
    texts = [(content / "events" / f"{event.id}.yml").read_text() for event in (BOATS, TALKS)]
    for event in (BOATS, TALKS):
        (content / "events" / f"{event.id}.yml").unlink()
    items = ["- " + "\n  ".join(text.splitlines()[1:]).rstrip() + "\n" for text in texts]
    (content / "events" / "all.yml").write_text("# ours\n" + items[0] + "\n# more\n" + items[1] + "# end\n")
    report = write_proposals(content, with_boats(when=MARCH, summary="It was night."))
    expected = (items[0].replace("when: 2031-02", "when: 2031-03")).replace(
        "  actors: [ostrey]\n", "  actors: [ostrey]\n  summary: It was night.\n"
    )
    assert (content / "events" / "all.yml").read_text() == "# ours\n" + expected + "\n# more\n" + items[1] + "# end\n"
    assert ids(report.updated) == [BOATS.id]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b", "..", ".hidden", "CON", "a\0b", ""])
def test_ids_from_articles_never_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    content = tmp_path / "content"
    source = Source(name or "x", "Odd")
    event = Event(name, "Odd", evidence=(cite("odd words", source.id),))
    write_proposals(content, Proposals((event,), (source,)))
    below = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert all(path.parent.parent in {content, content / ".base"} for path in below)
    assert load_chronology(content).problems == ()


def test_a_folder_that_is_a_link_out_of_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sources").symlink_to(tmp_path / "elsewhere")
    report = write_proposals(tmp_path / "content", PROPOSALS)
    assert [problem.message.split(";")[0] for problem in report.problems] == [
        "is a symbolic link, which is not followed",
        "cannot be written: leads out of content/ by a symbolic link",
    ]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_same_article_twice_is_one_source(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles" / "boats.txt").write_text("Two boats were sunk.")
    twins = (Source("b", "Boats", file="articles/boats.txt"), Source("a", "Boats", file="articles/boats.txt"))
    event = Event("boats", "Boats", evidence=(cite("two boats", "b"),))
    report = write_proposals(content, Proposals((event,), twins))
    assert ids(report.added) == ["boats", "a"]
    assert load_chronology(content).problems == ()


def test_two_articles_may_suggest_the_same_ids(tmp_path: Path) -> None:
    def told(source: str) -> tuple[Event, Event]:
        shelled = Event("shelled", f"Shelled, says {source}", evidence=(cite("the port was shelled", source),))
        return shelled, Event(
            "left",
            f"Left, says {source}",
            evidence=(cite("they left", source),),
            relations=(Relation(before="shelled"),),
        )

    write_proposals(tmp_path, Proposals(told("one") + told("two"), (Source("one", "One"), Source("two", "Two"))))
    events = load_chronology(tmp_path).chronology.events
    titles = {event.id: event.title for event in events}
    assert sorted((event.title, titles[str(event.relations[0].before)]) for event in events if event.relations) == [
        ("Left, says one", "Shelled, says one"),
        ("Left, says two", "Shelled, says two"),
    ]


def test_actors_of_an_event_that_rests_on_more_articles_than_this_telling_stay(tmp_path: Path) -> None:
    post, ledger = cite("two boats were sunk off the breakwater"), cite("two boats went down at Ostrey", "ledger")
    both = Event("boats", "Two boats are sunk", actors=("ostrey",), evidence=(post, ledger))
    write_proposals(tmp_path, Proposals((both,), (SOURCE, Source("ledger", "Boats"))), extractor="1")
    before = snapshot(tmp_path)
    alone = Event("boats", "Two boats are sunk", evidence=(post,))
    write_proposals(tmp_path, Proposals((alone,), touched=frozenset()), extractor="1")
    assert snapshot(tmp_path) == before
