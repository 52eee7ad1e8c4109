"""What a definite description of an article stands for: "the bridge" is the Fennick Bridge where it names no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator

from chronology.model.document import Document

_NAME = re.compile(r"\b([A-Z][^\W\d_]++) ([A-Z][a-z]{2,24})\b(?! [A-Z])")
_LOWER = re.compile(r"\b[a-z]{3,25}+\b")


def find_heads(document: Document, dull: Container[str]) -> tuple[tuple[str, str], ...]:
    """Common nouns in small letters, with the one full name of the article that ends with each.

    None where several names end with it: "the council" is nobody then. ``dull`` words are part of no name.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    lower: set[str] = set()
    for span in document.body_spans():
        text = document.text[span.start : span.end]
        lower.update(_LOWER.findall(text))
        for first, head in _find_names(text):
            if first.casefold() not in dull:
                names[head.casefold()].add(f"{first} {head}")
    return tuple((head, min(found)) for head, found in sorted(names.items()) if head in lower and len(found) == 1)


def _find_names(text: str) -> Iterator[tuple[str, str]]:
    """Words with capitals that stand one after the other: the last but one, and the last."""
    for match in _NAME.finditer(text):
        yield match[1], match[2]
