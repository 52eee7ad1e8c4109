"""The publication date that an HTML page states for machines: JSON-LD, meta tags, microdata.

Only what says "published" counts. A date of change is none, and a date in running text is a guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import lxml.html  # type: ignore[import-untyped]

from chronology.ingest.dates import Moment, read_publication_moment

_META_NAMES = frozenset(
    """article:published_time article.published article:published og:published_time og:article:published_time
    datepublished date_published publish_date publish-date publishdate published_date published publication_date
    publication-date publicationdate pubdate pub_date date.issued dc.date dc.date.issued dc.date.created dc.issued
    dcterms.date dcterms.issued dcterms.created dcterms.available citation_publication_date citation_online_date
    parsely-pub-date sailthru.date cxenseparse:recs:publishtime date originalpublicationdate rnews:datepublished
    """.split()  # noqa: SIM905 - easier to read and to add to than quoted names
)
_MAX_JSON_CHARS = 1_000_000
_MAX_CANDIDATES = 200


def find_stated_dates(tree: lxml.html.HtmlElement) -> list[tuple[str, Moment]]:
    """Publication dates with the name of the signal that gave each, the most telling signal first."""
    found = []
    candidates = (*_from_meta(tree, "article:published_time"), *_from_json(tree), *_from_meta(tree), *_from_marks(tree))
    for signal, text in candidates[:_MAX_CANDIDATES]:
        try:
            found.append((signal, read_publication_moment(text.strip())))
        except ValueError:
            continue  # pages carry templates and half dates here; another signal may be whole
    return found


def _from_meta(tree: lxml.html.HtmlElement, only: str | None = None) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if tag.get("content") and (name == only if only else name in _META_NAMES):
            yield f"meta {name}", tag.get("content")


def _from_marks(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in tree.iter():
        if tag.get("itemprop") == "datePublished" or tag.get("property") == "datePublished" or "pubdate" in tag.attrib:
            text = tag.get("datetime") or tag.get("content") or (tag.text or "")
            yield "datePublished in the page", text


def _from_json(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MAX_JSON_CHARS:
            continue
        try:
            waiting = [json.loads(script.text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting += reversed(node)
            elif isinstance(node, dict):
                if isinstance(node.get("datePublished"), str):
                    yield "JSON-LD datePublished", node["datePublished"]
                waiting += [value for value in reversed(node.values()) if isinstance(value, (dict, list))]
