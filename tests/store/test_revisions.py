from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from chronology.errors import ConfigError, RecordError
from chronology.exports.changes import describe_changes
from chronology.store.loading import load_chronology
from chronology.store.revisions import content_at

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
AUTHOR = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(repository: Path, *arguments: str, given: bytes | None = None) -> str:
    env = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=repository, env=env, check=True, capture_output=True, input=given)
    return done.stdout.decode().strip()


def commit(repository: Path, files: dict[str, str], name: str) -> None:
    for path, text in files.items():
        (repository / path).parent.mkdir(parents=True, exist_ok=True)
        (repository / path).write_text(text, encoding="utf-8", newline="")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", name)
    git(repository, "tag", name)


def read(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, {"content/events/a.yml": "id: a\r\n", "other.txt": "x"}, "one")
    commit(tmp_path, {"content/events/a.yml": "id: b\n", "content/events/é ü.yml": "id: c\n"}, "two")
    return tmp_path


def test_the_content_is_what_it_was_byte_for_byte(repository: Path) -> None:
    with content_at("one", repository, "content") as folder:
        actual = read(folder)
    assert actual == {"events/a.yml": "id: a\r\n"}


@pytest.mark.parametrize("revision", ["two", "HEAD", "HEAD~0", "@"])
def test_a_revision_has_many_names(repository: Path, revision: str) -> None:
    with content_at(revision, repository, "content/") as folder:
        actual = read(folder)
    assert actual == {"events/a.yml": "id: b\n", "events/é ü.yml": "id: c\n"}


def test_a_hash_is_a_revision_and_a_tag_with_a_message_too(repository: Path) -> None:
    git(repository, "tag", "-a", "v1", "-m", "first", "one")
    contents = []
    for revision in (git(repository, "rev-parse", "one"), "v1"):
        with content_at(revision, repository, "content") as folder:
            contents.append(read(folder))
    assert contents == [{"events/a.yml": "id: a\r\n"}] * 2


def test_the_temporary_folder_is_gone_afterwards_even_after_a_fault(repository: Path) -> None:
    with pytest.raises(ValueError, match="fault"), content_at("one", repository, "content") as folder:
        raise ValueError("fault")
    assert not folder.exists()


def test_the_working_tree_and_what_is_not_committed_do_not_matter(repository: Path) -> None:
    (repository / "content/events/a.yml").write_text("id: edited\n", encoding="utf-8")
    with content_at("HEAD", repository, "content") as folder:
        actual = (read(folder)["events/a.yml"], git(repository, "status", "--porcelain"))
    assert actual == ("id: b\n", "M content/events/a.yml")


def test_a_folder_within_the_repository_can_be_the_chronology(repository: Path) -> None:
    commit(repository, {"sub/content/events/s.yml": "id: s\n"}, "three")
    with content_at("three", repository / "sub", "content") as folder:
        actual = read(folder)
    assert actual == {"events/s.yml": "id: s\n"}


def test_a_revision_without_the_folder_gives_an_empty_one(repository: Path) -> None:
    with content_at("one", repository, "elsewhere/content") as folder:
        actual = (folder.is_dir(), read(folder))
    assert actual == (True, {})


def test_attributes_of_a_revision_change_nothing(repository: Path) -> None:
    attributes = "*.yml export-ignore export-subst text eol=crlf\n"
    commit(repository, {".gitattributes": attributes, "content/events/f.yml": "id: $Format:%H$\n"}, "three")
    with content_at("three", repository, "content") as folder:
        actual = read(folder)["events/f.yml"]
    assert actual == "id: $Format:%H$\n"


def test_links_are_left_out(repository: Path) -> None:
    (repository / "content/link.yml").symlink_to("/etc/hostname")
    commit(repository, {}, "three")
    with content_at("three", repository, "content") as folder:
        actual = sorted(path.name for path in folder.iterdir())
    assert actual == ["events"]


def test_the_repository_of_a_hook_that_calls_us_does_not_get_in_the_way(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    with content_at("one", repository, "content") as folder:
        actual = read(folder)
    assert actual == {"events/a.yml": "id: a\r\n"}


@pytest.mark.parametrize("revision", ["--output=/tmp/x", "-h", "", "a\nb", "a\0b"])
def test_what_could_be_an_option_or_has_controls_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(ConfigError, match="is not a git revision"), content_at(revision, repository, "content"):
        pass


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "^HEAD", "one..two", "HEAD:other.txt", "$(id)", "0" * 40])
def test_an_unknown_revision_is_told_with_what_to_do(repository: Path, revision: str) -> None:
    with pytest.raises(ConfigError, match=r"knows no revision .* fetch"), content_at(revision, repository, "content"):
        pass


def test_a_partial_clone_is_told_and_fetches_nothing(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--no-checkout", "--filter=blob:none", repository.as_uri(), "here")
    with pytest.raises(ConfigError, match="nothing is fetched"), content_at("one", clone / "here", "content"):
        pass


def test_a_shallow_clone_is_told_what_to_fetch(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth=1", repository.as_uri(), "here")
    with pytest.raises(ConfigError, match="fetch-depth: 0"), content_at("HEAD~1", clone / "here", "content"):
        pass


def test_a_folder_outside_of_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ConfigError, match="not a git repository"), content_at("HEAD", tmp_path, "content"):
        pass


def test_a_machine_without_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="install git"), content_at("HEAD", repository, "content"):
        pass


@pytest.mark.parametrize("content", ["/etc", "../x", "a/../../b", ""])
def test_content_has_to_lie_below_the_repository(repository: Path, content: str) -> None:
    with pytest.raises(ConfigError, match="below the repository"), content_at("HEAD", repository, content):
        pass


def test_a_name_that_leads_out_is_refused_before_anything_is_written(repository: Path) -> None:
    blob = git(repository, "hash-object", "-w", "--stdin", given=b"id: evil\n")
    inner = tree(repository, f"100644 blob {blob}\tx.yml")
    outer = tree(repository, f"040000 tree {inner}\t..", literal=True)
    root = tree(repository, f"040000 tree {outer}\tcontent")
    made = git(repository, "commit-tree", root, "-m", "evil")
    with pytest.raises(RecordError, match="must not be written"), content_at(made, repository, "content"):
        pass


def tree(repository: Path, entry: str, *, literal: bool = False) -> str:
    """A tree of one entry; ``literal`` writes it past git's own checks."""
    if not literal:
        return git(repository, "mktree", given=f"{entry}\n".encode())
    about, _, name = entry.partition("\t")
    mode, _, blob = about.split(" ")
    raw = f"{mode.lstrip('0')} {name}\0".encode() + bytes.fromhex(blob)
    return git(repository, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=raw)


def test_two_revisions_of_a_chronology_can_be_compared_in_words(repository: Path) -> None:
    event = "id: bridge\ntitle: Bridge destroyed\nwhen: 2031-06\n"
    commit(repository, {"content/events/a.yml": event, "content/events/é ü.yml": ""}, "before")
    commit(repository, {"content/events/a.yml": event.replace("2031-06", "2031-06-03")}, "after")
    with content_at("before", repository, "content") as old, content_at("after", repository, "content") as new:
        actual = describe_changes(load_chronology(old).chronology, load_chronology(new).chronology)
    assert actual == ("“Bridge destroyed”: when changed from June 2031 to 3 June 2031",)
