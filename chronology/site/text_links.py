"""Links that people write in Markdown pages, checked against what the build has made.

MkDocs knows only Markdown files, and would take every link to a page of a record for a dead one.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

_HREF = re.compile(r'<a\s[^<>]{0,400}?href="([^"]{0,2000})"', re.IGNORECASE)


def find_local_links(page_html: str) -> tuple[str, ...]:
    """The relative links of a page, in order, each once, without fragments and queries."""
    links = (urlsplit(html.unescape(match)) for match in _HREF.findall(page_html))
    local = (link.path for link in links if not link.scheme and not link.netloc)
    return tuple(dict.fromkeys(path for path in local if path and not path.startswith("/")))


def find_dead_links(site: Path, page: str, links: Iterable[str]) -> tuple[str, ...]:
    """The links of the built page ``page`` (its path below ``site``) that lead to no file."""
    return tuple(link for link in links if not _leads_somewhere(site, posixpath.dirname(page), unquote(link)))


def _leads_somewhere(site: Path, folder: str, link: str) -> bool:
    target = posixpath.normpath(posixpath.join(folder, link))
    if target.startswith("..") or "\0" in target:
        return False
    return (site / target).is_file() or (site / target / "index.html").is_file()
