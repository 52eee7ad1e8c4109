"""Words live in YAML beside the language's rules; this reads them, lazily and once."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import yaml

# The words ship with the package and are as trusted as its code, but a C loader reads them ten times faster.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class WordFiles(Mapping[str, Any]):
    """The files under a language's ``words/``, by name without ``.yml``; each is read when it is first asked for."""

    def __init__(self, package: str) -> None:
        parent, _, name = package.rpartition(".")
        self._folder = files(parent) / name / "words"  # so that words can be read without the language's rules

    @functools.cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(sorted(f.name[:-4] for f in self._folder.iterdir() if f.name.endswith(".yml")))

    @functools.cached_property
    def _read(self) -> dict[str, Any]:
        return {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            text = (self._folder / f"{name}.yml").read_text(encoding="utf-8")
            self._read[name] = yaml.load(text, _Loader)  # noqa: S506 - CSafeLoader, our own files
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def load_words(package: str) -> WordFiles:
    """The word files of a language package."""
    return WordFiles(package)
