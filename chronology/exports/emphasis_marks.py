"""Emphasis that an article marks with stars or lines: ``*word*`` and ``_word_``."""

from __future__ import annotations

import re

# A pair opens before a word and closes behind one, and nothing that it holds is its own mark.
EMPHASIS = re.compile(
    r"(?<![\w*])\*(?![\s*])(?P<starred>[^*]{1,300})(?<!\s)\*(?![\w*])"
    r"|(?<!\w)_(?![\s_])(?P<lined>[^_]{1,300})(?<!\s)_(?!\w)"
)


def has_marks(text: str) -> bool:
    """Whether there may be any."""
    return "*" in text or "_" in text


def drop_emphasis(text: str) -> str:
    """Text for places that know no emphasis: without its marks."""
    return EMPHASIS.sub(r"\g<starred>\g<lined>", text) if has_marks(text) else text
