"""Which files a path means: itself, or the articles in a folder and below, in the order of their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from chronology.errors import Problem, Severity

STDIN = "-"


def find_files(paths: Iterable[str | Path], suffixes: tuple[str, ...]) -> Iterator[str | Problem]:
    """Paths of files to read, each once, and a Problem for each that cannot be.

    In folders hidden files are passed over, and links are followed only to places within the folder.
    """
    seen: set[str] = set()
    for path in paths:
        if str(path) == STDIN:
            yield STDIN
            continue
        for found in _find(Path(path), suffixes):
            if isinstance(found, Problem):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield str(found)


def _find(path: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Problem]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _problem(path, _reason(error))
        return
    if stat.S_ISDIR(mode):
        walked = _walk(path, suffixes)
        first = next(walked, None)
        yield first or _problem(path, "there is no article in this folder; check the path", "warning")
        yield from walked
    elif not stat.S_ISREG(mode):
        yield _problem(path, "this is no regular file but a device, pipe or socket; give a file, or - for JSON Lines")
    elif path.name.lower().endswith(suffixes):
        yield path
    else:
        yield _problem(path, f"this kind of file is not read; give it a name that ends in {_listed(suffixes)}")


def _walk(top: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Problem]:
    """Articles below a folder; the waiting list keeps deep trees from exhausting the stack."""
    root = os.path.realpath(top)
    visited: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        if path is not top and path.is_symlink() and not _leads_within(path, root):
            yield _problem(path, "this link leads out of the folder and is not followed; name its target", "warning")
        elif not path.is_dir():
            yield from _find_in_folder(path, suffixes)
        else:
            try:
                state = path.stat()
                if (state.st_dev, state.st_ino) not in visited:  # a link may lead back to a folder above
                    visited.add((state.st_dev, state.st_ino))
                    waiting += sorted((p for p in path.iterdir() if not p.name.startswith(".")), reverse=True)
            except OSError as error:
                yield _problem(path, _reason(error))


def _leads_within(link: Path, root: str) -> bool:
    real = os.path.realpath(link)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _find_in_folder(path: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Problem]:
    if path.name.lower().endswith(suffixes):
        yield from _find(path, suffixes)
    else:
        yield _problem(path, _explain_unread(suffixes), "warning")


def _explain_unread(suffixes: tuple[str, ...]) -> str:
    return f"not read: its name does not end in {_listed(suffixes)}; save an article as one of these"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "this may not be read; change its permissions"
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"this cannot be read ({what}); check the path"


def _listed(suffixes: tuple[str, ...]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"


def _problem(path: Path, message: str, severity: Severity = "error") -> Problem:
    return Problem(str(path), None, None, None, message, severity)
