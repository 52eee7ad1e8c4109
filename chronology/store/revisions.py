"""The content folder as it stood at a git revision, in a temporary folder, read straight from git's objects.

No working tree, index, hook, filter, attribute or network is touched, so that a revision that a stranger proposes can
be read safely: only regular files are written, and only below the temporary folder.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from chronology.errors import ConfigError, Problem, RecordError, printable

_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_REGULAR = {b"100644", b"100755"}
_UNSAFE_NAME = re.compile(r"[\\:\x00-\x1f]")
# A hook or an alias that calls us sets these for its own repository; they would override ours.
_FOREIGN = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"}
# An empty list of protocols keeps a partial clone from fetching what it lacks.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_ALLOW_PROTOCOL": "", "LC_ALL": "C"}


@contextlib.contextmanager
def content_at(revision: str, repository: Path, content: str) -> Iterator[Path]:
    """The folder ``content`` of ``repository`` as it stood at ``revision``; it is gone when the context ends.

    ``repository`` is any folder in a git working tree and ``content`` a path below it. Where the revision had no such
    folder an empty one is given. Raises ConfigError when there is no git, no repository or no such revision, and
    RecordError when a file of the revision has a name that must not be written.
    """
    below = _check_content(content)
    git = _find_git()
    commit = _resolve_commit(git, repository, revision)
    with tempfile.TemporaryDirectory(prefix="chronology-") as folder:
        root = Path(folder) / below
        root.mkdir(parents=True, exist_ok=True)
        _write_files(git, repository, commit, below, Path(folder))
        yield root


def _check_content(content: str) -> PurePosixPath:
    path = PurePosixPath(content)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ConfigError(f"content folder {content!r} has to lie below the repository; give a path like 'content'")
    return path


def _find_git() -> str:
    git = shutil.which("git")
    if git is None:
        raise ConfigError("git is not installed, and revisions can only be read with it; install git")
    return git


def _resolve_commit(git: str, repository: Path, revision: str) -> str:
    """The full hash of the commit that a revision names."""
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise ConfigError(f"{printable(repr(revision))} is not a git revision; give a branch, a tag or a commit")
    _run_git(git, repository, "rev-parse", "--git-dir")  # apart, so that "no repository" is not told as "no revision"
    try:
        commit = (
            _run_git(git, repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        )
    except ConfigError:
        commit = ""
    if _OBJECT.fullmatch(commit) is None:
        raise ConfigError(
            f"git knows no revision {revision!r} here; check the name, or fetch it (a shallow clone, as CI makes it, "
            "holds only the newest commit: git fetch --unshallow, or fetch-depth: 0)"
        )
    return commit


def _run_git(git: str, repository: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the revision cannot be an option
            _command(git, repository, *arguments), env=_environment(), capture_output=True, check=False
        )
    except OSError as error:
        raise ConfigError(f"git cannot be run: {error}") from error
    if done.returncode != 0:
        told = printable(done.stderr.decode("utf-8", "replace").strip())
        raise ConfigError(f"git cannot read {repository}: {told or f'exit status {done.returncode}'}")
    return done.stdout


def _command(git: str, repository: Path, *arguments: str) -> list[str]:
    return [git, "--literal-pathspecs", "--no-pager", "-C", str(repository.absolute()), *arguments]


def _environment() -> dict[str, str]:
    return {**{key: value for key, value in os.environ.items() if key not in _FOREIGN}, **_QUIET}


def _write_files(git: str, repository: Path, commit: str, below: PurePosixPath, folder: Path) -> None:
    """Write every regular file of the commit below a path; links and submodules are left out."""
    listed = _run_git(git, repository, "ls-tree", "-r", "-z", commit, "--", str(below))
    wanted = [_split_entry(entry) for entry in listed.split(b"\0") if entry and entry.split(b" ", 1)[0] in _REGULAR]
    names = [_check_name(name) for _, name in wanted]
    if not wanted:
        return
    command = _command(git, repository, "cat-file", "--batch")
    with subprocess.Popen(  # noqa: S603 - as above
        command, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for (blob, _), name in zip(wanted, names, strict=True):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_read_blob(process.stdin, process.stdout, blob))


def _split_entry(entry: bytes) -> tuple[bytes, str]:
    """Hash and path of a line of ``git ls-tree -z``: mode, type and hash, a tab, the path."""
    about, _, name = entry.partition(b"\t")
    return about.split(b" ")[2], os.fsdecode(name)


def _check_name(name: str) -> PurePosixPath:
    # git itself refuses such names, but an object database can be written by other hands.
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or _UNSAFE_NAME.search(name):
        told = "this file name must not be written; rename the file in that revision"
        raise RecordError([Problem(printable(name), None, None, None, told)])
    return path


def _read_blob(requests: IO[bytes], answers: IO[bytes], blob: bytes) -> bytes:
    """One object, by the protocol of ``git cat-file --batch``: hash, type and size, then the bytes and a line feed."""
    try:
        requests.write(blob + b"\n")
        requests.flush()
    except BrokenPipeError:
        pass  # git has ended; there is no answer, and that is told below
    head = answers.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        raise ConfigError(
            f"git has no content for object {blob.decode()}; the clone is incomplete, and nothing is fetched here: "
            "fetch it whole (git fetch --refetch)"
        )
    data = answers.read(int(head[2]))
    answers.read(1)
    return data
