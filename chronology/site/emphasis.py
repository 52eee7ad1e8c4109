"""Quotations and titles as they are set: emphasis that an article marks with stars or lines, and quotation marks."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from chronology.exports.emphasis_marks import EMPHASIS, has_marks

try:  # the part of it that is written in C: an object for each piece of text is made where one is needed
    from markupsafe import _escape_inner as _escape_text  # type: ignore[attr-defined]
except ImportError:
    _escape_text = escape
escape_text: Callable[[str], str] = _escape_text


_MARKS = frozenset('"“”„‟')


def set_emphasis(text: str) -> Markup:
    """Text for a page, escaped, with ``*word*`` and ``_word_`` in ``<em>`` and without their marks."""
    return str.__new__(Markup, _emphasise(text))


def set_quote(text: str) -> Markup:
    """A quotation for a page, in quotation marks; one that begins with such marks keeps its own."""
    quote = _emphasise(text)
    return str.__new__(Markup, quote if text.lstrip()[:1] in _MARKS else f"“{quote}”")


def _emphasise(text: str) -> str:
    safe = str(escape_text(text))
    return EMPHASIS.sub(r"<em>\g<starred>\g<lined></em>", safe) if has_marks(text) else safe
