"""The word file of this folder, read once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from chronology.languages.words import load_words


@functools.cache
def timex_words() -> Mapping[str, Any]:
    """``words/timexes.yml``."""
    words: Mapping[str, Any] = load_words("chronology.languages.en")["timexes"]
    return words
