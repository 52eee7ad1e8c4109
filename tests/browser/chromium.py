"""Finds Chromium, installs it where a package manager can, or says what to install.

    python -m tests.browser.chromium

prints the path of the browser that the tests will use, and installs one first when there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_PLACES = (
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Package manager -> commands that install Chromium without a question.
INSTALLERS: Mapping[str, Sequence[Sequence[str]]] = {
    "apt-get": (("apt-get", "update", "-q"), ("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")),
    "dnf": (("dnf", "install", "-y", "chromium"),),
    "apk": (("apk", "add", "--no-cache", "chromium"),),
    "pacman": (("pacman", "-S", "--noconfirm", "chromium"),),
    "brew": (("brew", "install", "--cask", "chromium"),),
}
ADVICE = """\
The browser tests need Chromium, and there is none on this machine.
Install it, then run the tests again:
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  Alpine           sudo apk add chromium
  Arch             sudo pacman -S chromium
  macOS            brew install --cask chromium
or name another one: CHROMIUM=/path/to/chrome make test
"""


def find_chromium(
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    places: Sequence[str] = _PLACES,
) -> str | None:
    """The path of a Chromium or Chrome: the one named in CHROMIUM, one on the PATH, one in a usual place."""
    if named := environment.get("CHROMIUM"):
        return named if Path(named).is_file() else None
    found = [path for name in _NAMES if (path := which(name))]
    found += [path for path in places if Path(path).is_file()]
    return found[0] if found else None


def choose_installer(which: Callable[[str], str | None] = shutil.which, root: bool | None = None) -> str | None:
    """The package manager to use; those of a Linux system only as root, brew only without."""
    is_root = root if root is not None else hasattr(os, "geteuid") and os.geteuid() == 0
    for name in INSTALLERS:
        if which(name) and is_root == (name != "brew"):
            return name
    return None


def install_chromium() -> str | None:
    """Install Chromium when a package manager can, and return its path; None when none could."""
    installer = choose_installer()
    if installer is None:
        return None
    for command in INSTALLERS[installer]:
        print("+", " ".join(command), file=sys.stderr, flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode != 0:
            return None
    return find_chromium()


def main() -> int:
    """Print the browser's path; exit 1 with advice when there is none and none can be installed."""
    path = find_chromium() or (None if "CHROMIUM" in os.environ else install_chromium())
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
