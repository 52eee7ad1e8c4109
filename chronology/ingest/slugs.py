"""Short, stable names made of ASCII letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

MAX_SLUG_CHARS = 80
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST_INPUT = 1_000  # characters; decomposing longer runs of marks takes time that grows with the square


def make_slug(text: str, fallback: str = "article") -> str:
    """A slug of ``text``, at most 80 characters long; ``fallback`` when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST_INPUT]).encode("ascii", "ignore").decode("ascii")
    return _NOT_WORD.sub("-", plain.lower()).strip("-")[:MAX_SLUG_CHARS].rstrip("-") or fallback
