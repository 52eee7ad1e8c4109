"""The command on a corpus: the same bytes with workers as without; what is said of wrong words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.corpora.examples import page, response, text, write_lines


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_workers_print_what_one_process_prints(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "c.jsonl", [text(number) for number in range(4)])
    (tmp_path / "c.warc.gz").write_bytes(response(1, page(1)) + response(2, b"gone", status="404 Not Found"))
    words = ("annotate", "c.jsonl", "c.warc.gz", "missing.jsonl", "--only", "timexes")
    alone, together = run(*words), run(*words, "--jobs", "2")
    assert together == alone
    assert (alone.status, len(alone.out.splitlines())) == (1, 7)
    assert list((tmp_path / ".cache/chronology/jobs").iterdir()) == []


def test_workers_write_the_content_that_one_process_writes(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "c.jsonl", [text(number) for number in (0, 1, 1, 2)])
    alone = run("extract", "c.jsonl", "--content", "alone/content")
    together = run("extract", "c.jsonl", "--content", "together/content", "--jobs", "2")
    assert together.out == alone.out
    assert tree(tmp_path / "together" / "content") == tree(tmp_path / "alone" / "content")
    assert len(tree(tmp_path / "alone" / "content")) > 4


def test_tables_hold_the_articles_and_their_events(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "c.jsonl", [text(0), text(0).replace("officials", "the mayor")])
    done = run("extract", "c.jsonl", "--into", "out", "--content", "none")
    pq = pytest.importorskip("pyarrow.parquet")
    articles = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    events = pq.read_table(tmp_path / "out" / "events").to_pylist()
    assert done.status == 0
    assert done.out.splitlines()[-2:] == ["out/places/", "out/events/"]
    assert [row["id"] for row in articles] == ["a0", "a1"]
    assert [row["articles"] for row in events] == [["a0", "a1"]]
    assert json.loads(events[0]["record"])["id"] == events[0]["id"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("annotate", "-", "--jobs", "2"), "standard input cannot be read in parts"),
        (("annotate", "c.jsonl", "--jobs", "2", "--format", "html"), "leave --format out"),
        (("extract", "c.jsonl", "--jobs", "2", "--dry-run"), "--dry-run reads in one process"),
        (("annotate", "c.jsonl", "--jobs", "0"), "0 is not in the range"),
        (("annotate", "c.jsonl", "--cluster", "127.0.0.1:1"), "no scheduler answers there"),
    ],
)
def test_words_that_do_not_go_together_are_told(run: Run, words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    write_lines(tmp_path / "c.jsonl", [text(0)])
    done = run(*words)
    assert done.status in {1, 2}
    assert message in done.err
