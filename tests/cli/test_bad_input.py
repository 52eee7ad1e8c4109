"""Bad articles and bad YAML, each with its message; the others go through and nothing is lost."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from chronology.article_reading import read_kept
from tests.cli.conftest import Run

GOOD = "Ferry at Osk stopped\n\nIda Vance\n14 March 2031\n\nSoldiers attacked the ferry at Osk on Tuesday, the mayor said.\n"


def write_bad_articles(folder: Path) -> None:
    folder.mkdir()
    (folder / "a-good.txt").write_text(GOOD)
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "d-latin.txt").write_bytes(GOOD.replace("Osk", "Öskü").encode("cp1252"))
    (folder / "e-long-line.txt").write_text("x" * 50_000_000)
    (folder / "f-nested.html").write_text("<html><body>" + "<div>" * 5_000 + "<p>Deep.</p>" + "</div>" * 5_000)
    (folder / "g-no-date.txt").write_text(
        "A mill burns\n\nGunmen burned a mill yesterday. Soldiers left on 3 May 2030.\n"
    )
    (folder / "h-good.txt").write_text(GOOD.replace("Osk", "Tarn"))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, str, Path]:
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("bad")
    write_bad_articles(folder / "in")
    command = [str(Path(sys.executable).with_name("chronology")), "extract", "in"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr, folder


def test_articles_that_fail_give_status_1_and_the_others_are_done(extracted: tuple[int, str, str, Path]) -> None:
    status, out, _, folder = extracted
    sources = sorted(path.stem for path in (folder / "content/sources").glob("*.yml"))
    assert status == 1
    assert sources == ["a-good", "d-latin", "g-no-date", "h-good"]
    assert out.startswith("4 articles read, 4 failed\n")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("b-empty.txt", "empty"),
        ("c-binary.txt:1:1", "binary file"),
        ("d-latin.txt:1:10", "UTF-8"),
        ("e-long-line.txt", "larger than"),
        ("f-nested.html", "nested"),
        ("g-no-date.txt", "no publication date"),
    ],
)
def test_each_bad_article_gets_its_own_message(extracted: tuple[int, str, str, Path], name: str, message: str) -> None:
    lines = [line for line in extracted[2].splitlines() if name in line]
    assert [message in line for line in lines] == [True]


def test_without_a_publication_date_a_full_date_holds_and_a_relative_one_is_unresolved(
    extracted: tuple[int, str, str, Path],
) -> None:
    events = [path.read_text() for path in (extracted[3] / "content/events").glob("*.yml")]
    undated = [text for text in events if "g-no-date" in text]
    assert any('when: "2030-05-03"' in text for text in undated)
    assert any("unresolved:" in text for text in undated)


def test_every_mistake_in_the_yaml_is_told_at_once_at_its_place(run: Run, tmp_path: Path) -> None:
    events = tmp_path / "content/events"
    events.mkdir(parents=True)
    (events / "alias.yml").write_text("id: a\ntitle: &t A\nwhen: 2031-03\nplace: {name: *t}\n")
    (events / "duplicate.yml").write_text("id: d\ntitle: One\ntitle: Two\n")
    (events / "fine.yml").write_text("id: fine\ntitle: A mill burns\nwhen: 2031-03\n")
    (events / "tab.yml").write_text("id: t\nplace:\n\tname: Osk\n")
    (events / "typo.yml").write_text("id: typo\ntitle: A ferry stops\nabuot: x\nwhen: 2031-13\n")
    done = run("check")
    places = [line.split(": ")[0] for line in done.out.splitlines()]
    assert done.status == 1
    assert places == [
        "content/events/alias.yml:2:8",
        "content/events/alias.yml:4:15",
        "content/events/duplicate.yml:3:1",
        "content/events/tab.yml:3:1",
        "content/events/typo.yml:3:1",
        "content/events/typo.yml:4:7",
    ]


def test_an_extraction_next_to_broken_yaml_keeps_the_broken_file_to_the_byte(run: Run, tmp_path: Path) -> None:
    events = tmp_path / "content/events"
    events.mkdir(parents=True)
    broken = events / "mine.yml"
    broken.write_bytes(b"id: mine\n\ttitle: half done\n")
    (tmp_path / "a.txt").write_text(GOOD)
    done = run("extract", "a.txt")
    assert broken.read_bytes() == b"id: mine\n\ttitle: half done\n"
    assert done.status == 1
    assert "content/events/mine.yml:2:1" in done.err


def write_lines(*records: dict[str, str]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def record(id_: str, town: str) -> dict[str, str]:
    return {
        "id": id_,
        "text": f"Soldiers attacked the ferry at {town} on Tuesday, the mayor said.",
        "dct": "2031-03-14",
        "title": f"Ferry at {town} stopped",
        "outlet": "Osk Echo",
    }


def test_an_article_from_json_lines_is_kept_so_that_its_quotes_can_be_verified(run: Run) -> None:
    run("extract", "-", stdin=write_lines(record("Osk 1", "Osk"), record("tarn", "Tarn")))
    again = run("extract", "content/articles")
    verified = run("verify")
    assert (again.status, again.out.splitlines()[1], verified.status, verified.out) == (
        0,
        "     0 added: new",
        0,
        "4 quotes compared with 2 sources, 0 problems\n",
    )


def test_several_articles_in_one_kept_file_are_several_sources(run: Run, tmp_path: Path) -> None:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    (articles / "all.jsonl").write_text(write_lines(record("osk", "Osk"), record("tarn", "Tarn")))
    first, again = run("extract", "content/articles"), run("extract", "content/articles")
    sources = sorted(path.stem for path in (tmp_path / "content/sources").glob("*.yml"))
    assert (first.err, sources, again.err, again.out.splitlines()[1]) == ("", ["osk", "tarn"], "", "     0 added: new")
    assert run("verify").status == 0


def test_an_id_in_a_record_is_no_path(run: Run, tmp_path: Path) -> None:
    done = run("extract", "-", stdin=write_lines(record("../../x", "Osk"), record("a\\b", "Tarn")))
    kept = sorted(path.name for path in (tmp_path / "content/articles").iterdir())
    assert (done.status, done.err, kept) == (0, "", ["a-b.jsonl", "x.jsonl"])


def test_two_texts_under_one_id_are_not_mixed_up(run: Run, tmp_path: Path) -> None:
    done = run("extract", "-", stdin=write_lines(record("osk", "Osk"), record("osk", "Tarn"), record("ulm", "Ulm")))
    kept = sorted(path.name for path in (tmp_path / "content/articles").iterdir())
    assert (done.status, kept) == (1, ["osk.jsonl", "ulm.jsonl"])
    assert "another article of this run is kept as articles/osk.jsonl; give this one a name or an id" in done.err


def test_an_article_that_comes_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(GOOD)
    (tmp_path / "in/b.txt").write_text(GOOD)
    done = run("extract", "in")
    assert (done.status, done.err.strip(), done.out.splitlines()[:2]) == (
        0,
        "warning: in/b.txt: the same bytes as articles/a.txt, which was read already; delete one of them",
        ["1 article read", "     2 added: new (1 event, 1 source)"],
    )


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("l" * 251 + ".txt", "l" * 80 + ".txt"),
        ("a\\b: c?.txt", "a-b-c.txt"),
        ("new\nline.txt", "new-line.txt"),
        ("caf\udce9.txt", "caf.txt"),
        ("Öskü, 14 March.txt", "Öskü, 14 March.txt"),
    ],
)
def test_a_copy_has_a_name_that_every_file_system_takes(run: Run, tmp_path: Path, name: str, copy: str) -> None:
    (tmp_path / name).write_text(GOOD)
    done = run("extract", ".")
    kept = [path.name for path in (tmp_path / "content/articles").iterdir()]
    assert (done.status, kept, run("verify").status) == (0, [copy], 0)


def test_a_kept_article_under_an_unwritable_name_is_told_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    for name in ("caf\udce9.txt", "a\\b.txt", "new\nline.txt", "plain.txt"):
        (articles / name).write_text(GOOD.replace("Osk", name[:2].title()))
    done = run("extract", "content/articles")
    assert (done.status, done.out.splitlines()[0], done.err.count("rename the file")) == (
        1,
        "1 article read, 3 failed",
        3,
    )


def test_a_date_that_cannot_be_read_is_no_success(run: Run) -> None:
    done = run("extract", "-", stdin=write_lines({**record("osk", "Osk"), "dct": "2031-02-31"}))
    assert (done.status, done.out.splitlines()[0]) == (1, "1 article read")


def read_last_kept(folder: Path, count: int) -> tuple[str, int]:
    """The id of the last of so many kept articles in one file, and the most bytes that finding it took."""
    text = "Word by word. " * 3_000
    records = ({"id": f"a{number}", "text": text, "dct": "2031-03-14"} for number in range(count))
    (folder / "all.jsonl").write_text(write_lines(*records))
    tracemalloc.start()
    found = read_kept(folder, "all.jsonl", f"a{count - 1}")
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found.id if found else "", peak_bytes


def test_memory_does_not_grow_with_the_articles_of_a_kept_file(tmp_path: Path) -> None:
    read_last_kept(tmp_path, 2)  # imports what is needed
    (few, few_bytes), (many, many_bytes) = read_last_kept(tmp_path, 5), read_last_kept(tmp_path, 60)
    assert (few, many, many_bytes < 1.5 * few_bytes + 100_000) == ("a4", "a59", True)
