"""Bad articles and bad YAML, each with its message; the others go through and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

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
