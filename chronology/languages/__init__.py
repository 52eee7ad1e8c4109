"""Languages. Each is one folder that exports LANGUAGE; none is named anywhere else."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from chronology.errors import ConfigError
from chronology.languages.language import Language


def available() -> tuple[str, ...]:
    """Codes of the languages that can be read, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg))


@functools.cache
def load(code: str) -> Language:
    """The language with an ISO 639-1 code. Raises ConfigError when there is none."""
    if code not in available():
        raise ConfigError(f"language {code!r} cannot be read yet; these can: {', '.join(available())}")
    language = importlib.import_module(f"chronology.languages.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language
