"""Where each page stands, and which addresses from outside may become links; no record can leave its folder."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
import unicodedata
from urllib.parse import urlsplit

_SAFE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")


@functools.lru_cache(maxsize=1 << 14)
def slug_of(name: str) -> str:
    """A folder name for an id or a name: itself when it is plain, else its letters and a hash against collisions.

    Never a number alone: those are pages of lists.
    """
    if _SAFE_ID.fullmatch(name) and not name.isdigit():
        return name
    ascii_only = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().lower()
    letters = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].strip("-")
    if letters.replace("-", " ") == name.lower() and not letters.isdigit():
        return letters
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{letters}-{digest}" if letters else digest if not digest.isdigit() else f"n-{digest}"


def safe_url(url: str | None) -> str | None:
    """``url`` when it is an absolute web address, else None: no ``javascript:``, no ``data:``, no hidden blanks."""
    if not url or len(url) > 2000 or _CONTROLS.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


@dataclasses.dataclass(frozen=True, slots=True)
class Paths:
    """Addresses of pages, counted from the root of the site.

    ``index`` is ``index.html`` where links have to name the file (MkDocs' ``use_directory_urls: false``).
    """

    index: str = ""
    _events: dict[str, str] = dataclasses.field(default_factory=dict, init=False, repr=False, compare=False)

    def to_event(self, event_id: str) -> str:
        """The page of an event."""
        found = self._events.get(event_id)
        if found is None:  # each is asked for by a dozen pages
            found = self._events[event_id] = f"e/{slug_of(event_id)}/{self.index}"
        return found

    def to_month(self, year: int, month: int | None) -> str:
        """The page of a month, or of a year when ``month`` is None."""
        return f"{year:04}/{self.index}" if month is None else f"{year:04}/{month:02}/{self.index}"

    def to_one(self, section: str, name: str) -> str:
        """The page of one source, actor or place."""
        return f"{section}/{slug_of(name)}/{self.index}"

    def to_known(self, year: int, month: int) -> str:
        """What could be known at the end of a month."""
        return f"known/{year:04}-{month:02}/{self.index}"

    def to_list(self, section: str, number: int = 1) -> str:
        """A page of a list; the first one has no number."""
        return f"{section}/{self.index}" if number == 1 else f"{section}/{number}/{self.index}"

    def to_text(self, name: str) -> str:
        """A page that MkDocs makes from Markdown."""
        return f"{name}.html" if self.index else f"{name}/"
