"""The settings of one chronology: read once, frozen, passed on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import yaml

from chronology.errors import ConfigError
from chronology.grade_settings import read_rubric
from chronology.reasoning.grades import DEFAULT_RUBRIC, Rubric
from chronology.settings_file import setting_fault


@dataclasses.dataclass(frozen=True, slots=True)
class Config:
    """What a person can set, in ``mkdocs.yml`` under the plugin or by flags.

    ``content`` and ``cache`` are absolute. ``notice`` stands on every page. ``language`` is the
    ISO 639-1 code of the pages. ``commit`` names the state of the records that a site shows.
    ``page_events`` is how many entries a list holds before it goes on on a next page. ``rubric`` grades events.
    """

    content: Path
    cache: Path
    notice: str | None = None
    language: str = "en"
    licence: str | None = None
    corrections: str | None = None  # where to send them: a web or mail address
    commit: str | None = None
    page_events: int = 250
    rubric: Rubric = DEFAULT_RUBRIC


_PATHS = ("content", "cache")
_TEXTS = ("notice", "language", "licence", "corrections", "commit")
OPTIONS = (*_PATHS, *_TEXTS, "page_events", "grades")


def read_config(options: Mapping[str, object], base: Path, file: Path | None = None) -> Config:
    """The settings in ``options``; paths count from ``base``, the folder of ``file``, by default ``mkdocs.yml``.

    Raises ConfigError for an unknown option, a value of the wrong kind, or a missing folder, each with the line and
    column where the file states it.
    """
    file = file or base / "mkdocs.yml"
    for name in options:
        if name not in OPTIONS:
            near = get_close_matches(name, OPTIONS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"these are known: {', '.join(OPTIONS)}"
            raise setting_fault(file, name, f"unknown option; {hint}", at_name=True)
    content = base.resolve() / _read_text(options, "content", "content", file)
    if not content.is_dir():
        raise setting_fault(file, "content", f"there is no folder {content}; `chronology init` makes one")
    language = _read_text(options, "language", "en", file)
    if not re.fullmatch(r"[a-z]{2,3}", language):
        raise setting_fault(file, "language", f"{language!r} is not a code as in ISO 639, such as 'en'")
    texts = {name: _read_text(options, name, "", file) or None for name in _TEXTS if name != "language"}
    return Config(
        content=content,
        cache=base.resolve() / _read_text(options, "cache", ".cache/chronology", file),
        language=language,
        page_events=_read_count(options, "page_events", 250, file),
        rubric=read_rubric(file),
        **texts,
    )


def _read_text(options: Mapping[str, object], name: str, default: str, file: Path) -> str:
    value = options.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise setting_fault(file, name, f"expected text, not {value!r}; put it between quotation marks")
    return value.strip()


def _read_count(options: Mapping[str, object], name: str, default: int, file: Path) -> int:
    value = options.get(name)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 5000:
        raise setting_fault(file, name, f"expected a number from 1 to 5000, not {value!r}; correct it")
    return value


def read_site_name(config_file: Path) -> tuple[str | None, str | None]:
    """``site_name`` and ``site_url`` of a settings file, None where it does not say.

    Every value is read as text and no tag is obeyed, so that a stranger's settings run nothing.
    """
    if not config_file.is_file():
        return None, None
    try:
        settings = yaml.load(config_file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{config_file}: this is not YAML: {error}") from error
    read = settings if isinstance(settings, dict) else {}
    name, url = read.get("site_name"), read.get("site_url")
    return (name if isinstance(name, str) and name else None), (url if isinstance(url, str) and url else None)
