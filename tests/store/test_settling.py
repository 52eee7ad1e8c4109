"""What the machine proposes and a person settles: dismissed for good, or taken into the file."""

import dataclasses
import re
from pathlib import Path

import pytest

from chronology.errors import RecordError
from chronology.model.records import Claim, Event, Place, Proposals, Source
from chronology.store.encoding import encode_record
from chronology.store.loading import load_chronology
from chronology.store.report import Report
from chronology.store.settling import accept, dismiss
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, SOURCE, TALKS, cite, ids, snapshot, with_boats

BOATS_FILE = "events/boats-sunk-2031-02.yml"
MARCH = Edtf.parse("2031-03")
OTHER_WORDS = cite("late that night two boats were sunk off the breakwater")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write_proposals(folder, PROPOSALS)
    return folder


def edit(content: Path, old: str, new: str) -> None:
    text = (content / BOATS_FILE).read_text()
    assert text.count(old) == 1, text
    (content / BOATS_FILE).write_text(text.replace(old, new))


def boats(content: Path) -> Event:
    loaded = load_chronology(content)
    assert loaded.problems == ()
    return next(event for event in loaded.chronology.events if event.id == BOATS.id)


def waiting(report: Report) -> list[tuple[str, object, object]]:
    return [(one.field, one.proposed, one.kept) for one in report.waiting]


def own_title(content: Path) -> Proposals:
    """A person writes a title, and the machine another one."""
    edit(content, "title: Two boats are sunk off Ostrey", "title: Two trawlers lost  # not boats")
    changed = with_boats(title="Two boats go down")
    write_proposals(content, changed)
    return changed


def test_what_waits_is_told_with_the_value_that_is_kept(content: Path) -> None:
    report = write_proposals(content, own_title(content))
    assert waiting(report) == [("title", "Two boats go down", "Two trawlers lost")]


def test_a_dismissed_value_is_never_proposed_again_and_another_one_is(content: Path) -> None:
    changed = own_title(content)
    before = (content / BOATS_FILE).read_bytes()
    assert dismiss(content, BOATS.id).detail == "title"
    assert write_proposals(content, changed).proposed == ()
    assert waiting(write_proposals(content, with_boats(title="A third one"))) == [
        ("title", "A third one", "Two trawlers lost")
    ]
    assert write_proposals(content, changed).proposed == ()
    assert (content / BOATS_FILE).read_bytes() == before


def test_an_accepted_value_is_the_machines_from_then_on(content: Path) -> None:
    own_title(content)
    accept(content, BOATS.id)
    assert "title: Two boats go down  # not boats\n" in (content / BOATS_FILE).read_text()
    report = write_proposals(content, with_boats(title="A third one"))
    assert (report.proposed, boats(content).title) == ((), "A third one")


def test_fields_are_settled_one_by_one(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: true")
    changed = with_boats(title="Two boats go down", place=Place("Outer Sound"), actors=("ostrey", "castrell"))
    write_proposals(content, changed)
    assert accept(content, BOATS.id, ["place"]).detail == "place.name"
    assert dismiss(content, BOATS.id, ["title"]).detail == "title"
    assert waiting(write_proposals(content, changed)) == [("actors", ["ostrey", "castrell"], ["ostrey"])]
    assert boats(content) == dataclasses.replace(BOATS, place=Place("Outer Sound"), reviewed=True)


def test_everything_that_waits_for_a_reviewed_event_can_be_accepted_at_once(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: true   # seen")
    changed = dataclasses.replace(
        BOATS,
        when=MARCH,
        because=("the month after",),
        summary="At night.",
        place=None,
        evidence=(*BOATS.evidence, cite("both boats went down")),
        claims=(
            dataclasses.replace(BOATS.claims[0], says="Mines did it.", made=Edtf.parse("2031-02")),
            BOATS.claims[1],
            Claim("denial", "Nobody fired.", counters="by-mine", evidence=(cite("nobody fired anything"),)),
        ),
    )
    proposals = dataclasses.replace(PROPOSALS, events=(changed, TALKS))
    write_proposals(content, proposals)
    accept(content, BOATS.id)
    assert boats(content) == dataclasses.replace(changed, reviewed=True)
    assert "reviewed: true   # seen" in (content / BOATS_FILE).read_text()
    again = write_proposals(content, proposals)
    assert (again.proposed, again.changes, ids(again.kept)) == ((), (), [BOATS.id, TALKS.id, SOURCE.id])


def test_a_value_that_a_person_has_changed_since_is_not_overwritten(content: Path) -> None:
    own_title(content)
    edit(content, "Two trawlers lost", "Three trawlers lost")
    before = snapshot(content)
    with pytest.raises(RecordError) as refused:
        accept(content, BOATS.id)
    assert str(refused.value) == (
        "content/events/boats-sunk-2031-02.yml: title: what stands there has changed since this was proposed; "
        "run chronology extract again, then look anew"
    )
    assert snapshot(content) == before


def test_another_edit_of_the_file_since_is_no_hindrance(content: Path) -> None:
    own_title(content)
    edit(content, "actors: [ostrey]", "actors: [ostrey, castrell]")
    accept(content, BOATS.id)
    assert (boats(content).title, boats(content).actors) == ("Two boats go down", ("ostrey", "castrell"))


def test_a_value_around_a_comment_is_not_accepted(content: Path) -> None:
    edit(content, "actors: [ostrey]", "actors: [ostrey,  # who else?\n  ]")
    write_proposals(content, with_boats(actors=("ostrey", "castrell")))
    before = snapshot(content)
    with pytest.raises(RecordError) as refused:
        accept(content, BOATS.id)
    assert str(refused.value) == (
        "content/events/boats-sunk-2031-02.yml: actors: cannot be written without touching what is yours: "
        'a comment stands within the value; write it there yourself: ["ostrey", "castrell"]'
    )
    assert snapshot(content) == before


def test_a_file_saved_while_it_is_written_is_not_overwritten(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_title(content)
    splice = accept.__globals__["splice_all"]

    def splice_and_save(*args: object) -> object:
        with (content / BOATS_FILE).open("a") as file:
            file.write("notes: saved just now\n")
        return splice(*args)

    monkeypatch.setitem(accept.__globals__, "splice_all", splice_and_save)
    with pytest.raises(RecordError, match="cannot be written: it has changed since it was read; run again"):
        accept(content, BOATS.id)
    assert (boats(content).title, boats(content).notes) == ("Two trawlers lost", "saved just now")


def test_a_value_that_a_person_took_over_by_hand_waits_no_longer(content: Path) -> None:
    changed = own_title(content)
    edit(content, "Two trawlers lost", "Two boats go down")
    with pytest.raises(RecordError, match=f"{BOATS.id}: no proposal waits for this; nothing waits at all"):
        dismiss(content, BOATS.id)
    assert write_proposals(content, changed).proposed == ()


def test_an_unknown_name_is_told_with_what_waits(content: Path) -> None:
    own_title(content)
    with pytest.raises(RecordError, match=f"boats: no proposal waits for this; proposals wait for {BOATS.id}"):
        accept(content, "boats")
    with pytest.raises(RecordError, match="summary: no proposal waits for this field; they wait for title"):
        accept(content, BOATS.id, ["title", "summary"])


def test_what_waits_is_remembered_by_a_run_over_other_articles(content: Path) -> None:
    own_title(content)
    report = write_proposals(content, Proposals((), (Source("longshore", "Other news"),)))
    assert waiting(report) == [("title", "Two boats go down", "Two trawlers lost")]


def test_what_the_machine_finds_no_longer_waits_no_longer(content: Path) -> None:
    own_title(content)
    assert write_proposals(content, Proposals((TALKS,), (SOURCE,))).proposed == ()


def test_an_event_in_other_words_is_dismissed_wherever_they_stand(content: Path) -> None:
    write_proposals(content, with_boats(evidence=(OTHER_WORDS,)))
    dismiss(content, BOATS.id)
    moved = dataclasses.replace(OTHER_WORDS, start=120, end=174, sha256="cd" * 32)
    assert write_proposals(content, with_boats(evidence=(moved,), because=("put otherwise",))).proposed == ()


def test_an_event_in_other_words_is_accepted_as_the_same_one(content: Path) -> None:
    changed = with_boats(evidence=(OTHER_WORDS,), title="Two boats sink")
    write_proposals(content, changed)
    accept(content, BOATS.id)
    expected = dataclasses.replace(BOATS, evidence=(OTHER_WORDS,), title="Two boats sink")
    assert boats(content) == expected
    report = write_proposals(content, changed)
    assert (report.proposed, report.changes, len(load_chronology(content).chronology.events)) == ((), (), 2)


# ---------------------------------------------------------------- reasons and places of quotes


def test_a_reviewed_event_hears_nothing_of_other_words_for_the_same(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: true")
    before = snapshot(content)
    evidence = tuple(dataclasses.replace(item, start=7, end=44) for item in BOATS.evidence)
    report = write_proposals(content, with_boats(because=("put otherwise",), evidence=evidence))
    assert (report.proposed, snapshot(content)) == ((), before)


def test_a_reviewed_event_without_a_date_hears_nothing_of_another_reason(tmp_path: Path) -> None:
    undated = dataclasses.replace(BOATS, when=None, unresolved="no month", because=())
    write_proposals(tmp_path, Proposals((undated,), (SOURCE,)))
    file = tmp_path / BOATS_FILE
    file.write_text(file.read_text().replace("reviewed: false", "reviewed: true"))
    reworded = dataclasses.replace(undated, unresolved="no month is named")
    assert write_proposals(tmp_path, Proposals((reworded,), (SOURCE,))).proposed == ()
    dated = dataclasses.replace(BOATS, because=("found",))
    assert waiting(write_proposals(tmp_path, Proposals((dated,), (SOURCE,)))) == [("when", "2031-02", None)]
    accept(tmp_path, BOATS.id)
    assert load_chronology(tmp_path).chronology.events == (dataclasses.replace(dated, reviewed=True),)


def test_the_machines_reasons_go_when_a_person_writes_the_date(content: Path) -> None:
    edit(content, "when: 2031-02", 'when: "2031-02-11"  # the log')
    before = (content / BOATS_FILE).read_text()
    report = write_proposals(content, PROPOSALS)
    assert [outcome.detail for outcome in report.updated] == ["because"]
    assert (boats(content).because, report.proposed) == ((), ())
    assert (content / BOATS_FILE).read_text() == re.sub(r"because:.*\n(?:  .*\n)*", "", before)
    assert write_proposals(content, with_boats(because=("put otherwise",))).changes == ()


def test_the_machines_want_of_a_date_goes_when_a_person_writes_one(tmp_path: Path) -> None:
    undated = dataclasses.replace(BOATS, when=None, unresolved="no month", because=())
    write_proposals(tmp_path, Proposals((undated,), (SOURCE,)))
    file = tmp_path / BOATS_FILE
    file.write_text(file.read_text().replace("unresolved: no month", 'when: "2031-02-11"\nunresolved: no month'))
    write_proposals(tmp_path, Proposals((undated,), (SOURCE,)))
    expected = dataclasses.replace(undated, when=Edtf.parse("2031-02-11"), unresolved=None)
    assert load_chronology(tmp_path).chronology.events == (expected,)


def test_a_persons_reasons_stay_with_a_persons_date(content: Path) -> None:
    edit(content, "when: 2031-02", 'when: "2031-02-11"')
    edit(content, "the month of the article", "the month, says the log")
    before = (content / BOATS_FILE).read_bytes()
    report = write_proposals(content, with_boats(when=MARCH, because=("other",)))
    assert waiting(report) == [("when", "2031-03", "2031-02-11")]
    assert (content / BOATS_FILE).read_bytes() == before


def test_an_accepted_date_brings_its_reasons(content: Path) -> None:
    edit(content, "when: 2031-02", 'when: "2031-02-11"')
    changed = with_boats(when=MARCH, because=("the month after next",))
    write_proposals(content, changed)
    accept(content, BOATS.id, ["when"])
    assert boats(content) == changed.events[0]
    assert write_proposals(content, changed).changes == ()


def test_a_locked_date_keeps_its_reasons(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: false\nlocked: [when]")
    before = (content / BOATS_FILE).read_bytes()
    write_proposals(content, with_boats(when=MARCH, because=("other",)))
    assert (content / BOATS_FILE).read_bytes() == before


def test_a_deleted_claim_does_not_come_back_in_other_words_of_its_source(content: Path) -> None:
    text = (content / BOATS_FILE).read_text()
    start, end = text.index("  - id: by-torpedo"), text.index("because:")
    (content / BOATS_FILE).write_text(text[:start] + text[end:])
    again = dataclasses.replace(BOATS.claims[1], evidence=(cite("some fishermen spoke of a torpedo"),))
    report = write_proposals(content, with_boats(claims=(BOATS.claims[0], again)))
    assert (report.changes, report.proposed, boats(content).claims) == ((), (), BOATS.claims[:1])


def test_the_same_words_with_other_capitals_or_quotation_marks_do_not_wait(content: Path) -> None:
    edit(content, "reviewed: false", "reviewed: true")
    report = write_proposals(content, with_boats(title="Two Boats are  sunk off Ostrey"))
    assert (report.proposed, boats(content).title) == ((), BOATS.title)


def test_a_claim_that_a_person_wrote_from_the_same_words_is_not_told_twice(content: Path) -> None:
    own = (
        "claims:\n  - id: mine\n    says: The crews rowed home.\n"
        "    evidence: {source: harbour-post, quote: 'Both crews rowed home before dawn, a port clerk said.'}\n"
    )
    edit(content, "claims:\n", own)
    new = Claim("crews", "Both crews rowed home.", evidence=(cite("both crews rowed home before dawn"),))
    report = write_proposals(content, with_boats(claims=(*BOATS.claims, new)))
    assert (report.proposed, report.changes) == ((), ())
    assert [claim.id for claim in boats(content).claims] == ["mine", "by-mine", "by-torpedo"]


def test_a_new_claim_does_not_counter_one_that_was_left_out(content: Path) -> None:
    edit(
        content,
        "claims:\n",
        "claims:\n  - {id: mine, says: 'They rowed.', evidence: {source: x, quote: they rowed home}}\n",
    )
    write_proposals(content, Proposals((), (Source("x", "X"),)))
    crews = Claim("crews", "They rowed home.", evidence=(cite("they rowed home", "x"),))
    answer = Claim("answer", "They drowned.", counters="crews", evidence=(cite("all hands drowned that night"),))
    write_proposals(content, with_boats(claims=(*BOATS.claims, crews, answer)))
    assert [(claim.id, claim.counters) for claim in boats(content).claims][-1] == ("answer", None)


# ---------------------------------------------------------------- articles that now say it in other words

TOLD_ANEW = cite("a sea mine did it, the port official said", start=90)
MINE_TOLD_ANEW = dataclasses.replace(BOATS.claims[0], says="A sea mine sank them.", evidence=(TOLD_ANEW,))


def claim_told_anew(content: Path) -> Report:
    return write_proposals(content, with_boats(claims=(MINE_TOLD_ANEW, BOATS.claims[1])))


def test_a_claim_in_other_words_waits_beside_the_old_one_and_is_answered_as_before(content: Path) -> None:
    before = boats(content)
    report = claim_told_anew(content)
    assert [(one.field, one.kept) for one in report.waiting] == [("claims.by-mine", encode_record(BOATS.claims[0]))]
    assert boats(content) == before


def test_a_claim_in_other_words_that_is_accepted_is_the_same_claim(content: Path) -> None:
    claim_told_anew(content)
    accept(content, BOATS.id, ["claims.by-mine"])
    assert boats(content).claims == (MINE_TOLD_ANEW, BOATS.claims[1])
    assert (claim_told_anew(content).proposed, claim_told_anew(content).changes) == ((), ())


def test_what_a_person_wrote_in_a_claim_outlives_its_other_words(content: Path) -> None:
    edit(content, "says: A mine sank them.", "says: It was a drifting mine.  # so the log")
    claim_told_anew(content)
    accept(content, BOATS.id, ["claims.by-mine"])
    expected = dataclasses.replace(MINE_TOLD_ANEW, says="It was a drifting mine.")
    assert boats(content).claims == (expected, BOATS.claims[1])
    assert waiting(claim_told_anew(content)) == [
        ("claims.by-mine.says", "A sea mine sank them.", "It was a drifting mine.")
    ]


def test_a_quote_that_a_person_wrote_outlives_the_machines_other_words(content: Path) -> None:
    edit(content, "quote: two boats were sunk off the breakwater", "quote: two boats went down")
    write_proposals(content, with_boats(evidence=(OTHER_WORDS,)))
    accept(content, BOATS.id)
    assert [item.quote for item in boats(content).evidence] == ["two boats went down", OTHER_WORDS.quote]


def test_a_dismissed_claim_in_other_words_is_not_proposed_again(content: Path) -> None:
    claim_told_anew(content)
    dismiss(content, BOATS.id, ["claims.by-mine"])
    assert (claim_told_anew(content).proposed, boats(content).claims) == ((), BOATS.claims)
