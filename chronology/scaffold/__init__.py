"""A new chronology: the files that ``chronology init`` writes."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from chronology import __version__
from chronology.errors import ConfigError
from chronology.store.schema import generated_files

# Not "chronology": the package index knows another project by that name.
DISTRIBUTION = "chronology-timeline"
# What stands in this package -> where it goes. Names with a leading dot would be lost in some archives.
FILES = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "workflow.yml": ".github/workflows/chronology.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "about.md": "content/pages/about.md",
    "example-article.md": "content/articles/example-gazette-2031-05-20.md",
}
EXAMPLE_ARTICLE = FILES["example-article.md"]


def scaffold_text(name: str) -> str:
    """The text of one of the scaffold's files."""
    text = (files(__package__) / "files" / name).read_text(encoding="utf-8")
    if name != "requirements.txt":
        return text
    return text.replace("{version}", __version__).replace("{requirement}", requirement())


def requirement() -> str:
    """How to install this very version: by its git commit when it came from git, else by its number (PEP 610)."""
    try:
        origin = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    if "vcs_info" in origin:
        return f"{DISTRIBUTION} @ {origin['vcs_info']['vcs']}+{origin['url']}@{origin['vcs_info']['commit_id']}"
    return f"{DISTRIBUTION}=={__version__}"


def write_scaffold(folder: Path) -> tuple[Path, ...]:
    """Write a new chronology into ``folder`` and return the paths of its files.

    Raises ConfigError, and writes nothing, when one of the files is there already.
    """
    texts = {folder / target: scaffold_text(name) for name, target in FILES.items()}
    # Beside the records, so that an editor that knows YAML schemas completes and checks them.
    texts |= {folder / path: text for path, text in generated_files().items() if path.startswith("schema/")}
    taken = [str(target) for target in texts if target.exists() or target.is_symlink()]
    if taken:
        raise ConfigError(f"nothing written: {', '.join(taken)} exists already; choose an empty folder")
    for target, text in texts.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return tuple(texts)
