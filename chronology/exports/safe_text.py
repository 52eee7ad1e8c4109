"""Untrusted text on its way into other notations: what no notation can hold, and XML and HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Controls but tab, line feed and carriage return; surrogates; non-characters. XML 1.0 forbids most of them. Bidi
# embeddings, overrides and isolates, which reach beyond the text that they stand in and can turn its neighbours round.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"}
_XML_TEXT = str.maketrans(_XML)
_XML_ATTRIBUTE = str.maketrans(_XML | {"\t": "&#9;", "\n": "&#10;"})


def replace_controls(text: str) -> str:
    """``text`` with U+FFFD for each control (bidi ones too), lone surrogate and non-character; as long as before."""
    return _FORBIDDEN.sub("\ufffd", text)


def unify_line_breaks(text: str) -> str:
    """``text`` with a line feed for whatever some reader takes for the end of a line, and no other control."""
    return replace_controls(_LINE_BREAK.sub("\n", text))


def keep_to_one_line(text: str) -> str:
    """``text`` with one space for each run of white space, and no control."""
    return " ".join(unify_line_breaks(text).split())


def escape_xml(text: str) -> str:
    """``text`` as character data of XML 1.0 or HTML; a parser gives it back, but for what it could not hold."""
    return replace_controls(text).translate(_XML_TEXT)


def write_tag(name: str, attributes: Mapping[str, str | None]) -> str:
    """A start tag; attributes that are None are left out. ``name`` and the keys are our own, never input."""
    given = "".join(
        f' {key}="{replace_controls(value).translate(_XML_ATTRIBUTE)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>"


def write_element(name: str, text: str, **attributes: str | None) -> str:
    """An element that holds only text."""
    return f"{write_tag(name, attributes)}{escape_xml(text)}</{name}>"
