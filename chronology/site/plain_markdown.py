"""Markdown for the text pages: raw HTML is text, links lead to the web or nowhere, pictures are the site’s own."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_SCHEMES = frozenset({"", "http", "https", "mailto"})


class PlainMarkdown(Extension):
    """Takes raw HTML out of Markdown, so that a text page can run nothing in a reader's browser."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register with a Markdown converter."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SafeLinks(md), "safe-links", 5)


class _SafeLinks(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib and not _is_safe(element.attrib[name]):
                    element.attrib[name] = "#"
            if element.tag == "img" and _is_foreign(element.attrib.get("src", "")):
                _make_link(element)


def _is_safe(address: str) -> bool:
    try:
        return address.isprintable() and urlsplit(address.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.scheme or parts.netloc)


def _make_link(image: Element) -> None:
    """A picture from elsewhere would tell that site who reads this page: its words lead to it instead."""
    address, words = image.attrib.get("src", ""), image.attrib.get("alt", "")
    image.tag = "a"
    image.attrib.clear()
    image.attrib["href"] = address
    image.text = words or address
