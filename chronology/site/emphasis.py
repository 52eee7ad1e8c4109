"""Quotations and titles as they are set: emphasis that an article marks with stars or lines, and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

try:  # the part of it that is written in C: an object for each piece of text is made where one is needed
    from markupsafe import _escape_inner as _escape_text  # type: ignore[attr-defined]
except ImportError:
    _escape_text = escape
escape_text: Callable[[str], str] = _escape_text


# A pair opens before a word and closes behind one, and nothing that it holds is its own mark.
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?![\s*])(?P<starred>[^*]{1,300})(?<!\s)\*(?![\w*])|(?<!\w)_(?![\s_])(?P<lined>[^_]{1,300})(?<!\s)_(?!\w)"
)
_MARKS = frozenset('"“”„‟')


def set_emphasis(text: str) -> Markup:
    """Text for a page, escaped, with ``*word*`` and ``_word_`` in ``<em>`` and without their marks."""
    safe = escape_text(text)
    return Markup(_EMPHASIS.sub(r"<em>\g<starred>\g<lined></em>", safe) if _has_marks(text) else safe)  # noqa: S704


def drop_emphasis(text: str) -> str:
    """Text for places that know no ``<em>``: without the marks of emphasis."""
    return _EMPHASIS.sub(r"\g<starred>\g<lined>", text) if _has_marks(text) else text


def set_quote(text: str) -> Markup:
    """A quotation for a page, in quotation marks; one that begins with such marks keeps its own."""
    quote = set_emphasis(text)
    return quote if text.lstrip()[:1] in _MARKS else Markup(f"“{quote!s}”")  # noqa: S704


def _has_marks(text: str) -> bool:
    return "*" in text or "_" in text
