"""Problems for people, for scripts and for CI, and quotes held against their sources."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest

from chronology.errors import Problem
from chronology.model.document import Document
from chronology.store.checking import check_content
from chronology.store.problem_formats import PROBLEM_FORMATS, to_github, to_json, to_sarif, to_text
from chronology.store.verifying import verify_quotes
from chronology.store.writing import write_proposals
from tests.store.examples import BOATS, PROPOSALS

PROBLEMS = (
    Problem("content/events/a.yml", 7, 3, "abuot", "unknown key; did you mean about?"),
    Problem("content/events/ä,b.yml", None, None, None, "100 %\n::error::x\x1b[31m", "warning"),
)


def test_as_text() -> None:
    assert to_text(PROBLEMS) == (
        "content/events/a.yml:7:3: abuot: unknown key; did you mean about?\n"
        "content/events/ä,b.yml: 100 %\n::error::x\\x1b[31m\n"
    )


def test_as_json() -> None:
    assert json.loads(to_json(PROBLEMS))[0] == {
        "path": "content/events/a.yml",
        "line": 7,
        "column": 3,
        "key": "abuot",
        "message": "unknown key; did you mean about?",
        "severity": "error",
    }


def test_as_github_annotations_a_message_never_becomes_a_command() -> None:
    assert to_github(PROBLEMS) == (
        "::error file=content/events/a.yml,line=7,col=3,title=abuot::unknown key; did you mean about?\n"
        "::warning file=content/events/ä%2Cb.yml::100 %25%0A::error::x\\x1b[31m\n"
    )


def test_as_sarif() -> None:
    results = json.loads(to_sarif(PROBLEMS))["runs"][0]["results"]
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/events/a.yml"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert (results[1]["level"], results[1]["locations"][0]["physicalLocation"]) == (
        "warning",
        {"artifactLocation": {"uri": "content/events/%C3%A4%2Cb.yml"}},
    )


def _closed(required: list[str], **properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _closed(["text"], text=_TEXT)
_NUMBER = {"type": "integer", "minimum": 1}
# What we use of SARIF 2.1.0 (OASIS, errata 01): its objects are closed, and these keys and values are its own.
SARIF_SHAPE = _closed(
    ["$schema", "version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}},
    runs={
        "type": "array",
        "minItems": 1,
        "items": _closed(
            ["tool", "results"],
            tool=_closed(
                ["driver"],
                driver=_closed(
                    ["name", "rules"],
                    name=_TEXT,
                    version=_TEXT,
                    rules={
                        "type": "array",
                        "items": _closed(
                            ["id", "shortDescription", "fullDescription", "help"],
                            id=_TEXT,
                            shortDescription=_MESSAGE,
                            fullDescription=_MESSAGE,
                            help=_MESSAGE,
                        ),
                    },
                ),
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results={
                "type": "array",
                "items": _closed(
                    ["ruleId", "level", "message", "locations"],
                    ruleId={"const": "content"},
                    level={"enum": ["none", "note", "warning", "error"]},
                    message=_MESSAGE,
                    locations={
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 1,
                        "items": _closed(
                            ["physicalLocation"],
                            physicalLocation=_closed(
                                ["artifactLocation"],
                                artifactLocation=_closed(["uri"], uri={"type": "string", "format": "uri-reference"}),
                                region=_closed(["startLine"], startLine=_NUMBER, startColumn=_NUMBER),
                            ),
                        ),
                    },
                ),
            },
        ),
    },
)
# Workflow commands (GitHub): a command, its properties, its message; one a line, nothing unescaped in between.
GITHUB_LINE = re.compile(r"::(?:error|warning) file=[^,:\n]+(?:,line=\d+)?(?:,col=\d+)?(?:,title=[^,:\n]+)?::[^\n]+")


def bad_folder(content: Path) -> None:
    """Records with mistakes of all kinds: in files, between records, between files; odd names; no place at all."""
    (content / "events").mkdir(parents=True)
    (content / "sources").mkdir()
    (content / "events" / "a b,ä:#%.yml").write_text("id: a\nabuot: x\nwhen: 2031-13\n")
    (content / "events" / "big.yml").write_bytes(b"a" * (1 << 20) + b"b")
    (content / "events" / "c.yml").write_text(
        "id: c\ntitle: C\nwhen: '%0A\x7f::error::x'\nrelations: [{after: gone}]\n"
    )
    (content / "events" / "d.YML").write_text("id: d\n")
    (content / "sources" / "s.yml").write_text("id: s\ntitle: S\nurl: javascript:x\n")


def test_sarif_has_the_shape_of_its_standard(tmp_path: Path) -> None:
    bad_folder(tmp_path / "content")
    problems = check_content(tmp_path / "content")
    log = json.loads(to_sarif(problems))
    checker = jsonschema_rs.Draft7Validator(SARIF_SHAPE, validate_formats=True)
    assert [str(error) for error in checker.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(problems) > 5


def test_every_github_annotation_is_one_whole_command(tmp_path: Path) -> None:
    bad_folder(tmp_path / "content")
    problems = check_content(tmp_path / "content")
    lines = to_github(problems).splitlines()
    assert [line for line in lines if not GITHUB_LINE.fullmatch(line)] == []
    assert len(lines) == len(problems)


@pytest.mark.parametrize("name", sorted(PROBLEM_FORMATS))
def test_no_problems_are_a_whole_answer_in_every_format(name: str) -> None:
    assert (
        PROBLEM_FORMATS[name](()) in {"", "[]\n"} or json.loads(PROBLEM_FORMATS[name](()))["runs"][0]["results"] == []
    )


def test_checking_tells_damaged_bases_too_and_writes_nothing(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_proposals(content, PROPOSALS)
    assert check_content(content) == ()
    (content / ".base" / "events" / f"{BOATS.id}.json").write_text("{}")
    names = sorted(content.rglob("*"))
    assert [str(problem) for problem in check_content(content)] == [
        f"content/.base/events/{BOATS.id}.json: is damaged, so nobody can say what a person changed; "
        "restore it from git, then run again"
    ]
    assert sorted(content.rglob("*")) == names


def test_relations_that_go_in_a_circle_or_against_the_dates_are_told(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "all.yml").write_text(
        "- {id: a, title: A, when: 2031-05, relations: [{before: b}]}\n"
        "- {id: b, title: B, when: 2031-04, relations: [{before: c}]}\n"
        "- {id: c, title: C, relations: [{before: a}]}\n"
    )
    assert [str(problem).split(":", 1)[1] for problem in check_content(tmp_path)] == [
        f"1:57: before: a is dated 2031-05 ({tmp_path.name}/events/all.yml:1); b is dated 2031-04 "
        f"({tmp_path.name}/events/all.yml:2); a lies before b; not all of it can be so; correct what is wrong",
        "1:57: before: these relations go in a circle: a before b before c before a; one of them is wrong",
    ]


def test_statements_of_several_files_that_cannot_all_be_so_are_told_with_their_places(tmp_path: Path) -> None:
    for kind in ("events", "sources"):
        (tmp_path / kind).mkdir()
    (tmp_path / "sources" / "ledger.yml").write_text("id: ledger\ntitle: L\noutlet: Ostrey Ledger\n")
    (tmp_path / "events" / "ceasefire.yml").write_text("id: ceasefire\ntitle: C\nwhen: 2031-06-20\nreviewed: true\n")
    (tmp_path / "events" / "raid.yml").write_text(
        "id: raid\ntitle: R\nwhen: 2031-06-16\nreviewed: true\nrelations:\n"
        "  - {after: ceasefire, by: two days, evidence: {source: ledger, quote: two days later}}\n"
    )
    (tmp_path / "events" / "other.yml").write_text("id: other\ntitle: O\nwhen: 2031-06-16\n")
    found = [(str(p).replace(tmp_path.name, "content"), p.severity) for p in check_content(tmp_path)]
    assert found == [
        (
            "content/events/raid.yml:6:13: after: raid is dated 2031-06-16 (content/events/raid.yml:3); "
            "ceasefire is dated 2031-06-20 (content/events/ceasefire.yml:3); ceasefire lies 'two days' before raid, by Ostrey "
            "Ledger; not all of it can be so; correct what is wrong",
            "warning",
        )
    ]


def test_a_circle_with_distances_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "all.yml").write_text(
        "- {id: a, title: A, relations: [{before: b, by: two days}]}\n"
        "- {id: b, title: B, relations: [{before: a, by: a week}]}\n"
    )
    assert [problem.message for problem in check_content(tmp_path)] == [
        "these relations go in a circle: a before b before a; one of them is wrong"
    ]


def test_references_that_lead_nowhere_are_warnings(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "all.yml").write_text(
        "- {id: a, title: A, relations: [{before: gone}, {after: b}, {after: a}, {before: c}]}\n"
        "- {id: b, title: B, rejected: true, relations: [{before: nowhere}], claims: [{id: x, says: X, counters: y}]}\n"
        "- id: c\n"
        "  title: C\n"
        "  claims:\n"
        "    - {id: one, says: So., stance: denies}\n"
        "    - {id: two, says: Not so., stance: counters}\n"
        "    - {id: three, says: Neither., counters: three}\n"
        "    - {id: four, says: Both., counters: five}\n"
    )
    assert [(str(p).split(":", 1)[1], p.severity) for p in check_content(tmp_path)] == [
        ("1:42: before: there is no event 'gone'", "warning"),
        (
            "1:57: after: the event 'b' is rejected; point to the one that stands for it, or remove this",
            "warning",
        ),
        ("1:69: after: an event cannot lie before or after itself; remove the relation", "warning"),
        (
            "8:45: counters: a claim cannot counter itself; name the claim that it answers, or remove this",
            "warning",
        ),
        ("9:41: counters: there is no claim 'five' in this event", "warning"),
    ]


def test_a_long_circle_is_told_in_short(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    items = [f"- {{id: e{n}, title: E, relations: [{{before: e{(n + 1) % 3000}}}]}}\n" for n in range(3000)]
    (tmp_path / "events" / "all.yml").write_text("".join(items))
    assert [problem.message for problem in check_content(tmp_path)] == [
        "these relations go in a circle: e0 before e1 before e2 before e3 before e4 before e5 before … 2994 more … "
        "before e0; one of them is wrong"
    ]


TEXT = "In February two boats were sunk. “A mine did it,” an official said."
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    content = tmp_path / "content"
    for folder in ("articles", "sources", "events"):
        (content / folder).mkdir(parents=True)
    (content / "articles" / "s.txt").write_text(TEXT)
    (content / "sources" / "s.yml").write_text("id: s\ntitle: S\nfile: articles/s.txt\n")

    def write_evidence(evidence: str) -> Path:
        (content / "events" / "a.yml").write_text(f"id: a\ntitle: A\nevidence: {{source: s, {evidence}}}\n")
        return content

    return write_evidence


def read_kept(content: Path, file: str, id_: str) -> Document | None:
    return Document(id_, (content / file).read_text())


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("quote: two boats were sunk, start: 12, end: 31", []),
        ("quote: two boats were sunk", []),
        ("quote: '\"a mine did it,\" an official'", []),
        (
            "quote: two boats were sunk, start: 0, end: 19",
            ["3:58: start: the quote stands at 12 to 31 in articles/s.txt, not here; correct start: and end:"],
        ),
        (
            "quote: two ships were sunk",
            [
                "3:30: quote: does not stand in articles/s.txt; copy the words from there to the letter, or correct source:"
            ],
        ),
        (
            "quote: two  boats were sunk, start: 12, end: 31",
            [
                "3:30: quote: stands in articles/s.txt with other spaces, letters or quotation marks; "
                "copy it from there to the letter"
            ],
        ),
        (
            "quote: two boats were sunk, sha256: ab",
            [
                "3:59: sha256: articles/s.txt has changed: it is "
                f"{hashlib.sha256(TEXT.encode()).hexdigest()} now; restore it, or check the quotes and put the new hash here"
            ],
        ),
    ],
)
def test_a_quote_is_held_against_its_source(write: Write, evidence: str, expected: list[str]) -> None:
    verified = verify_quotes(write(evidence), read_kept)
    assert [str(p).removeprefix("content/events/a.yml:") for p in verified.problems] == expected
    assert (verified.quotes, verified.sources) == (1, 1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("file: articles/gone.txt", "3:7: file: articles/gone.txt cannot be read: No such file or directory"),
        ("file: ../../secret", "3:7: file: ../../secret cannot be read: '../../secret' does not lie below content/"),
        ("url: https://example.org", "1:1: file: has no kept article (file:), so its 1 quotes cannot be verified"),
    ],
)
def test_a_source_that_cannot_be_read_is_told(write: Write, source: str, expected: str) -> None:
    content = write("quote: two boats")
    (content / "sources" / "s.yml").write_text(f"id: s\ntitle: S\n{source}\n")
    problems = verify_quotes(content, read_kept).problems
    assert [str(problem).removeprefix("content/sources/s.yml:") for problem in problems] == [expected]


def test_a_changed_article_is_told_at_the_hash_of_its_source(write: Write) -> None:
    content = write("quote: two boats")
    (content / "sources" / "s.yml").write_text("id: s\ntitle: S\nfile: articles/s.txt\nsha256: ab\n")
    assert [str(problem)[:34] for problem in verify_quotes(content, read_kept).problems] == [
        "content/sources/s.yml:4:9: sha256:"
    ]


def test_a_line_break_in_the_name_of_a_file_makes_no_message_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "content" / "events").mkdir(parents=True)
    (tmp_path / "content" / "events" / "a\nerror: b.yml").write_text("id: a\n")
    told = [str(problem) for problem in check_content(tmp_path / "content")]
    assert [line.count("\n") for line in told] == [0]
    assert told[0].startswith("content/events/a\\nerror: b.yml:1:1: title: ")


def test_an_article_behind_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text("secret")
    content = tmp_path / "content"
    (content / "sources").mkdir(parents=True)
    (content / "articles").symlink_to(tmp_path / "outside")
    (content / "sources" / "a.yml").write_text("id: a\ntitle: A\nfile: articles/a.txt\n")
    told = [problem.message for problem in verify_quotes(content, lambda *_: None).problems]
    assert told == ["articles/a.txt cannot be read: it leads out of content/ by a symbolic link"]
