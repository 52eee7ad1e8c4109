"""The commands as people and scripts call them: statuses, streams, and what INTERFACES promises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chronology.cli.settling import describe_waiting
from chronology.store.report import Waiting
from tests.cli.conftest import Run

ARTICLE = """Mill at Tarn Bridge burns

Ida Vance
Friday 14 March 2031

The council of Tarn Bridge said that gunmen attacked the mill on Tuesday. Two days later, soldiers closed the road.
The army denied the attack, saying that a lamp had fallen over.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_usage_error_exits_with_2_and_says_what_is_wrong(run: Run) -> None:
    done = run("annotate", "--format", "pdf", "x.txt")
    assert done.status == 2
    assert "'pdf' is not one of 'jsonl', 'timeml', 'html'" in done.err


def test_a_date_in_words_may_be_given_in_any_language(run: Run, article: Path) -> None:
    done = run("annotate", "--only", "timexes", "--published", "14 mars 2031", article.name)
    assert json.loads(done.out)["dct"] == "2031-03-14"


def test_a_date_that_is_none_is_a_usage_error(run: Run, article: Path) -> None:
    done = run("annotate", "--published", "soon", article.name)
    assert (done.status, "soon" in done.err) == (2, True)


def test_annotate_gives_one_line_a_document_in_input_order(run: Run) -> None:
    lines = [{"id": f"d{n}", "text": "It rained on Tuesday.", "dct": "2031-03-14"} for n in (2, 1)]
    done = run("annotate", "--only", "timexes", "-", stdin="\n".join(map(json.dumps, lines)))
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [(one["id"], one["timexes"][0]["value"]) for one in found] == [("d2", "2031-03-11"), ("d1", "2031-03-11")]


def test_annotate_says_what_was_extracted_when_the_input_was_not_json_lines(run: Run, article: Path) -> None:
    record = json.loads(run("annotate", article.name).out)
    phrases = {record["text"][t["start"] : t["end"]]: t["value"] for t in record["timexes"]}
    assert record["title"] == "Mill at Tarn Bridge burns"
    assert phrases["Tuesday"] == "2031-03-11"
    assert phrases["Two days later"] == "2031-03-13"


@pytest.mark.parametrize("format_", ["html", "timeml"])
def test_a_page_for_one_article_is_refused_for_two_before_any_is_written(run: Run, article: Path, format_: str) -> None:
    other = article.with_name("other.txt")
    other.write_text("It rained.", encoding="utf-8")
    done = run("annotate", "--format", format_, article.name, other.name)
    assert (done.status, done.out) == (2, "")


def test_annotate_writes_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    run("annotate", article.name)
    assert [path.name for path in tmp_path.iterdir()] == ["mill.txt"]


def test_explain_names_the_rule_the_anchor_and_the_days(run: Run, article: Path) -> None:
    done = run("explain", article.name, "--at", "Two days later")
    assert done.status == 0
    assert "DATE 2031-03-13" in done.out
    assert "rule" in done.out
    assert "because" in done.out


def test_explain_says_why_words_are_taken_for_no_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "psalm.txt").write_text("17 March 2031\n\nThe bishop read Psalm 23:12 aloud and left on Monday.\n")
    done = run("explain", "psalm.txt", "--at", "23:12")
    assert (done.status, "taken for no time" in done.out, "a chapter and a verse" in done.out) == (0, True, True)


def test_explain_says_that_words_do_not_stand_in_the_article(run: Run, article: Path) -> None:
    done = run("explain", article.name, "--at", "zebra")
    assert (done.status, done.out) == (0, "")
    assert "does not stand in" in done.err


def test_extract_writes_events_and_a_second_run_changes_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("extract", article.name).status == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = run("extract", article.name)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any("content/events" in str(path) for path in before)
    assert (again.status, after) == (0, before)


def test_a_person_s_edit_outranks_the_machine(run: Run, article: Path, tmp_path: Path) -> None:
    run("extract", article.name)
    event = next(
        path for path in sorted((tmp_path / "content/events").glob("*.yml")) if "2031-03-11" in path.read_text()
    )
    edited = event.read_text().replace('when: "2031-03-11"', "when: 2031-03-10   # the mayor's diary")
    event.write_text(edited)
    run("extract", article.name)
    reasons = re.search(r"^because:.*\n(?:  .*\n)*", edited, re.MULTILINE)
    assert reasons is not None
    assert event.read_text() == edited.replace(reasons[0], "")  # the machine's, for the machine's date


def test_a_dry_run_shows_a_diff_and_writes_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    done = run("extract", article.name, "--dry-run")
    assert done.out.startswith("--- /dev/null\n+++ b/content/events/")
    assert not (tmp_path / "content").exists()


def test_a_saved_plan_is_applied_and_then_refused(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(run("extract", article.name, "--dry-run", "--format", "json").out)
    assert not (tmp_path / "content").exists()
    first, second = run("apply", "plan.json"), run("apply", "plan.json")
    assert (first.status, first.err, first.out.splitlines()[0].strip()) == (0, "", "3 added: new (2 events, 1 source)")
    assert (second.status, "came after the plan was made" in second.err) == (1, True)
    again, verified = run("extract", "content/articles"), run("verify")
    assert (again.status, again.out.splitlines()[1].strip(), verified.status) == (0, "0 added: new", 0)


def test_verify_finds_a_quote_that_somebody_changed(run: Run, article: Path, tmp_path: Path) -> None:
    run("extract", article.name)
    clean = run("verify")
    kept = tmp_path / "content/articles/mill.txt"
    kept.write_text(kept.read_text().replace("gunmen attacked the mill", "gunmen stormed the mill"))
    changed = run("verify")
    assert (clean.status, changed.status) == (0, 1)
    assert "mill" in changed.err


def test_check_is_silent_on_a_clean_folder_and_exact_on_a_mistake(run: Run, article: Path, tmp_path: Path) -> None:
    run("extract", article.name)
    clean = run("check")
    event = next(iter(sorted((tmp_path / "content/events").glob("*.yml"))))
    event.write_text(event.read_text() + "abuot: x\n")
    broken = run("check")
    line = event.read_text().count("\n")
    assert (clean.status, clean.out) == (0, "")
    assert broken.status == 1
    assert f"content/events/{event.name}:{line}:1: abuot: unknown key" in broken.out


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "ics", "timelinejs", "jsonld", "atom"])
def test_export_writes_each_format_to_standard_output(run: Run, article: Path, format_: str) -> None:
    run("extract", article.name)
    done = run("export", format_)
    assert (done.status, done.err) == (0, "")
    assert "2031" in done.out


def test_export_keeps_the_events_that_matter_most_and_says_why(run: Run, article: Path) -> None:
    run("extract", article.name)
    (event,) = json.loads(run("export", "json", "--top", "1").out)["events"]
    told = "told by 1 article" in event["importance"]["because"]
    assert (told, run("export", "json", "--top", "0").status) == (True, 2)


def test_diff_tells_in_words_what_changed_since_a_revision(run: Run, article: Path, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True)

    run("extract", article.name)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    event = next(
        path for path in sorted((tmp_path / "content/events").glob("*.yml")) if "2031-03-11" in path.read_text()
    )
    event.write_text(event.read_text().replace('when: "2031-03-11"', 'when: "2031-03"'))
    done = run("diff", "HEAD")
    assert done.status == 0
    assert "when" in done.out
    assert "March 2031" in done.out


def test_building_outside_of_a_chronology_says_what_to_do(run: Run) -> None:
    done = run("build")
    assert (done.status, done.out) == (1, "")
    assert "chronology init DIR" in done.err


def test_a_closed_pipe_is_no_error(run: Run, article: Path, tmp_path: Path) -> None:
    command = f"'{Path(sys.executable).with_name('chronology')}' annotate mill.txt | head -c 1"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr == b""


def test_a_deleted_event_stays_away_until_it_is_undeleted(run: Run, article: Path, tmp_path: Path) -> None:
    run("extract", article.name)
    event = next(iter(sorted((tmp_path / "content/events").glob("*.yml"))))
    before = event.read_bytes()
    event.unlink()
    run("extract", article.name)
    assert not event.exists()
    assert run("undelete", event.stem).status == 0
    assert event.read_bytes() == before


def propose_another_date(run: Run, tmp_path: Path) -> Path:
    """A person dates an event otherwise, then the machine changes its mind: the article has another day."""
    run("extract", "mill.txt")
    events = sorted((tmp_path / "content/events").glob("*.yml"))
    event = next(path for path in events if 'when: "2031-03-11"' in path.read_text())
    event.write_text(event.read_text().replace('when: "2031-03-11"', "when: 2031-03   # the mayor's diary"))
    run("extract", "mill.txt")
    kept = tmp_path / "content/articles/mill.txt"
    kept.write_text(kept.read_text().replace("Friday 14 March", "Friday 21 March"))
    return event


def test_what_waits_for_a_person_is_told_until_it_is_dismissed(run: Run, article: Path, tmp_path: Path) -> None:
    event = propose_another_date(run, tmp_path)
    before = event.read_bytes()
    waits = run("extract", "content/articles")
    assert waits.status == 3
    assert f"event {event.stem}\n             when: proposed 2031-03-18, kept 2031-03\n" in waits.out
    assert "chronology dismiss ID [FIELD...]" in waits.out
    assert [
        one["field"] for one in json.loads(run("extract", "content/articles", "--format", "json").out)["waiting"]
    ] == ["when"]
    assert run("dismiss", event.stem, "when").status == 0
    assert (run("extract", "content/articles").status, event.read_bytes()) == (0, before)


def test_an_accepted_proposal_is_written_into_the_file(run: Run, article: Path, tmp_path: Path) -> None:
    event = propose_another_date(run, tmp_path)
    run("extract", "content/articles")
    done = run("accept", event.stem)
    assert (done.status, done.err) == (0, f"written: content/events/{event.name}: when\n")
    assert 'when: "2031-03-18"   # the mayor\'s diary\n' in event.read_text()
    assert run("extract", "content/articles").status == 0


def test_there_is_nothing_to_settle_where_nothing_waits(run: Run, article: Path) -> None:
    run("extract", article.name)
    done = run("dismiss", "the-mill")
    assert (done.status, done.err) == (
        1,
        "error: content: the-mill: no proposal waits for this; nothing waits at all\n",
    )


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    path = tmp_path / "content/events/mine.yml"
    path.parent.mkdir(parents=True)
    path.write_text("id: mine\ntitle: The mill burns\nwhen: 25 July 2031   # says the log\n")
    return path


def test_dates_in_words_are_read_and_exported_as_they_are(run: Run, typed: Path) -> None:
    checked, exported = run("check"), run("export", "csv")
    assert (checked.status, checked.out, "2031-07-25" in exported.out) == (0, "", True)
    assert "when: 25 July 2031   # says the log" in typed.read_text()


def test_fmt_rewrites_dates_and_says_which(run: Run, typed: Path) -> None:
    first, second = run("fmt"), run("fmt")
    assert (first.status, first.out, first.err) == (
        0,
        "",
        "content/events/mine.yml:3:7: when: 25 July 2031 → 2031-07-25\n1 date rewritten\n",
    )
    assert (second.status, second.err) == (0, "0 dates rewritten\n")
    assert typed.read_text() == 'id: mine\ntitle: The mill burns\nwhen: "2031-07-25"   # says the log\n'


def test_fmt_can_be_asked_first(run: Run, typed: Path) -> None:
    before = typed.read_bytes()
    checked, shown = run("fmt", "--check", str(typed)), run("fmt", "--dry-run", "content/events")
    assert (checked.status, checked.out, shown.status) == (1, "", 0)
    assert '-when: 25 July 2031   # says the log\n+when: "2031-07-25"   # says the log\n' in shown.out
    assert "1 date would be rewritten" in shown.err
    assert typed.read_bytes() == before


def test_fmt_tells_what_it_cannot_read(run: Run, typed: Path) -> None:
    typed.write_text("id: mine\ntitle: T\nwhen: 31 June 2031\n")
    (typed.parents[2] / "other.yml").write_text("when: June 2031\n")
    done, other, nothing = run("fmt"), run("fmt", "other.yml"), run("fmt", "nowhere")
    assert (done.status, other.status, nothing.status) == (1, 2, 1)
    assert "content/events/mine.yml:3:7: when: '31 June 2031' is not a date: there is no such day" in done.err
    assert "other.yml lies in no folder events, sources, actors" in other.err
    assert "nowhere: there is no such folder; run: chronology init" in nothing.err


@pytest.mark.parametrize("words", [("verify",), ("export", "json")])
def test_where_there_is_nothing_yet_it_is_said_what_to_do(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    nowhere = run(*words)
    (tmp_path / "content").mkdir()
    empty = run(*words)
    assert (nowhere.status, nowhere.out) == (1, "")
    assert "content: there is no such folder; go to the folder of your chronology, or make a new one" in nowhere.err
    assert empty.status == 0
    assert empty.err == (
        "content: there are no records yet; put articles into content/articles, then run: "
        "chronology extract content/articles\n"
    )


def test_verbose_names_what_was_updated(run: Run, article: Path, tmp_path: Path) -> None:
    run("extract", article.name)
    kept = tmp_path / "content/articles/mill.txt"
    kept.write_text(kept.read_text().replace("Friday 14 March", "Friday 21 March"))
    told = run("--verbose", "extract", "content/articles").out
    updated = told[told.index(" updated: with") :].splitlines()
    assert updated[1].startswith("         event ")
    assert ": when, because" in updated[1]


def test_a_contradiction_that_an_extraction_makes_is_told_at_once(run: Run, article: Path, tmp_path: Path) -> None:
    run("extract", article.name)
    events = sorted((tmp_path / "content/events").glob("*.yml"))
    first = next(path for path in events if 'when: "2031-03-11"' in path.read_text())
    other = tmp_path / "content/events/mine.yml"
    other.write_text("id: mine\ntitle: The mill is built\nwhen: 2031-03-01\n")
    first.write_text(first.read_text() + "relations: [{before: mine}]\n")
    kept = tmp_path / "content/articles/mill.txt"
    kept.write_text(kept.read_text().replace("Friday 14 March", "Friday 21 March"))
    done = run("extract", "content/articles")
    assert done.status == 0
    assert f"warning: content/events/{first.name}:" in done.err
    assert "mine" in done.err


def test_a_plain_build_says_that_something_is_missing(run: Run, tmp_path: Path) -> None:
    begun = run("init", ".")
    assert "12 files written here. Next:\n  chronology serve " in begun.out + begun.err
    (tmp_path / "content/events/mine.yml").write_text("id: mine\ntitle: T\nwhen: 31 June 2031\n")
    plain, strict = run("build"), run("build", "--strict")
    assert plain.status == 0
    assert "content/events/mine.yml:3:7: when: '31 June 2031' is not a date" in plain.err
    assert "1 mistake in the records: what they stand in may be missing from the site" in plain.err
    assert strict.status == 1


def test_an_unknown_name_is_not_undeleted(run: Run, article: Path) -> None:
    run("extract", article.name)
    done = run("undelete", "nope")
    assert (done.status, done.err) == (
        1,
        "error: content: nope: nothing of this name was deleted, and nothing else was\n",
    )


def test_a_proposed_value_is_no_command_to_the_terminal() -> None:
    told = list(describe_waiting((Waiting("event", "a", "events/a.yml", "title", "\x1b[2J" + "x" * 99, None),)))
    assert told[:2] == ["event a", "    title: proposed \\x1b[2J" + "x" * 52 + "…, kept nothing"]
