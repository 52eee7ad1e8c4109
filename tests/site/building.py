"""Lays out a chronology in a folder and builds it, as the tests of the site need it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from chronology.site.mkdocs_host import build_site

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = Path(__file__).resolve().parent / "example"
GOLDEN = Path(__file__).resolve().parent / "golden"


def lay_example(folder: Path) -> Path:
    """A copy of the example in ``folder``; returns its settings file."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site", ".cache"))
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("../../../site_templates", str(ROOT / "site_templates")), encoding="utf-8")
    return settings


def lay_chronology(folder: Path, events: str, sources: str = "[]", actors: str = "[]", notice: str = "A test") -> Path:
    """A chronology from the YAML of its records; returns its settings file."""
    for name, text in (("events", events), ("sources", sources), ("actors", actors)):
        (folder / "content" / name).mkdir(parents=True)
        (folder / "content" / name / "all.yml").write_text(text, encoding="utf-8")
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "index.md").write_text("A test.\n", encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(
        f"site_name: Test\ndocs_dir: content/pages\ntheme: {{name: null, custom_dir: {ROOT / 'site_templates'}}}\n"
        f"plugins:\n  - chronology: {{notice: {notice!r}}}\n",
        encoding="utf-8",
    )
    return settings


def build(settings: Path) -> dict[str, bytes]:
    """Build in this process; the bytes of every file by its path below the site."""
    return read_site(build_site(settings, quiet=True))


def build_apart(settings: Path, command: str = "mkdocs", **environment: str) -> dict[str, bytes]:
    """Build with ``mkdocs`` or ``properdocs`` in a process of its own, under another environment."""
    site = settings.parent / f"site-{command}"
    done = subprocess.run(
        [sys.executable, "-m", command, "build", "-q", "-f", str(settings), "-d", str(site)],
        env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return read_site(site)


def read_site(site: Path) -> dict[str, bytes]:
    """The bytes of every file by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def golden_parts(site: Mapping[str, bytes]) -> dict[str, str]:
    """What golden files hold: the text of each page's main part, and one page in full."""
    parts = {}
    for path, content in site.items():
        if path.endswith("index.html"):
            name = path.removesuffix("index.html").strip("/").replace("/", ".") or "overview"
            parts[f"{name}.html"] = main_part(content.decode())
    parts["whole-page.html"] = site["e/exact-day/index.html"].decode()
    return parts


def main_part(page: str) -> str:
    """The main part of a page, without furniture."""
    return page.partition('<main id="main">')[2].partition("</main>")[0].strip() + "\n"
