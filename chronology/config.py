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

    Raises ConfigError for an unknown option, a value of the wrong kind, or a missing folder.
    """
    for name in options:
        if name not in OPTIONS:
            near = "".join(f"; did you mean {other!r}?" for other in get_close_matches(name, OPTIONS, 1))
            raise ConfigError(f"plugin chronology: unknown option {name!r}{near}")
    content = base.resolve() / _read_text(options, "content", "content")
    if not content.is_dir():
        raise ConfigError(f"plugin chronology: content: there is no folder {content}; `chronology init` makes one")
    language = _read_text(options, "language", "en")
    if not re.fullmatch(r"[a-z]{2,3}", language):
        raise ConfigError(f"plugin chronology: language: {language!r} is not a code as in ISO 639, such as 'en'")
    texts = {name: _read_text(options, name, "") or None for name in _TEXTS if name != "language"}
    return Config(
        content=content,
        cache=base.resolve() / _read_text(options, "cache", ".cache/chronology"),
        language=language,
        page_events=_read_count(options, "page_events", 250),
        rubric=read_rubric(file or base / "mkdocs.yml"),
        **texts,
    )


def _read_text(options: Mapping[str, object], name: str, default: str) -> str:
    value = options.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise ConfigError(f"plugin chronology: {name}: expected text, not {value!r}")
    return value.strip()


def _read_count(options: Mapping[str, object], name: str, default: int) -> int:
    value = options.get(name)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 5000:
        raise ConfigError(f"plugin chronology: {name}: expected a number from 1 to 5000, not {value!r}")
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
