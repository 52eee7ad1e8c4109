"""Ids for people's eyes: short, lower case, ASCII, safe as a file name and in an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

MAX_LENGTH = 60
_RUN = re.compile(r"[^a-z0-9]++")


def slug(text: str, fallback: str = "untitled") -> str:
    """Lower-case words joined by ``-``, at most 60 characters, cut between words."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    words = [word for word in _RUN.split(plain.replace("'", "")) if word]
    name = ""
    for word in words:
        if len(name) + 1 + len(word) > MAX_LENGTH and name:
            break
        name = f"{name}-{word}" if name else word[:MAX_LENGTH]
    return name or fallback


def unused(name: str, taken: Container[str]) -> str:
    """``name``, or the first of ``name-2``, ``name-3`` … that is not taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
