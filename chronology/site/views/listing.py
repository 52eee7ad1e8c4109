"""Lists that go on over several pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from zlib import crc32

from chronology.site.paths import Paths

Item = TypeVar("Item")
_ALL_LINKS = 24  # so many pages are all led to from each
_NEAR = 3
_FAR = (10, 30, 100, 300, 1000)
_MOST_NAMES = 100
_ALL_NAMES = "All letters"


@dataclasses.dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list by its number."""

    number: int
    href: str
    here: bool
    label: str  # its number, where it has no better name


@dataclasses.dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    """One page of a list with its place among the others; ``total`` counts all items."""

    items: tuple[Item, ...]
    number: int
    total: int
    links: tuple[PageLink, ...]


def split_pages(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items of each page; one empty page when there are none."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def split_lasting(items: Sequence[Item], size: int, name: Callable[[Item], str]) -> list[Sequence[Item]]:
    """The items of each page, at most ``size`` and, but for the last, at least half as many.

    Pages end at items whose names say so, so that one that comes, goes or moves changes the pages around it and not all
    that follow (content-defined chunking: Muthitacharoen, Chen, Mazières, A low-bandwidth network file system, 2001).
    """
    pages: list[Sequence[Item]] = []
    start = 0
    for end in range(1, len(items)):
        if end - start >= size or (2 * (end - start) >= size and _ends_page(name(items[end - 1]), size)):
            pages.append(items[start:end])
            start = end
    return [*pages, items[start:]]


def _ends_page(name: str, size: int) -> bool:
    """Whether a page may end here: so often that most end before they are full."""
    return crc32(name.encode("utf-8", "surrogatepass")) % max(size // 4, 2) == 0


def list_page(
    items: Sequence[Item], number: int, pages: int, total: int, section: str, paths: Paths, names: Sequence[str] = ()
) -> Paged[Item]:
    """A page with links to others, under their ``names`` if there are any; none when it is the only one."""
    shown = label_links(number, pages, names) if pages > 1 else {}
    links = [PageLink(n, paths.to_list(section, n), n == number, label) for n, label in shown.items()]
    return Paged(tuple(items), number, total, tuple(links))


def label_links(number: int, pages: int, names: Sequence[str] = ()) -> dict[int, str]:
    """The pages that one page leads to, in order, each with its label: all while they are few.

    Else some, so that no page grows with the list: those around it, the first, and the last or some further off. Where
    pages have names only the first one leads to the first of each name: names that change elsewhere change no other.
    """
    if pages <= _ALL_LINKS:
        return {n: names[n - 1] if names else str(n) for n in range(1, pages + 1)}
    near = {number + step for step in range(-_NEAR, _NEAR + 1)} | {1}
    if not names:
        near |= {number + sign * step for step in _FAR for sign in (-1, 1)} | {pages}
        return {n: str(n) for n in sorted(near) if 1 <= n <= pages}
    if number == 1:
        near |= _find_begins(names)
    labels = {n: names[n - 1] for n in sorted(near) if 1 <= n <= pages}
    return labels if number == 1 else labels | {1: _ALL_NAMES}


def _find_begins(names: Sequence[str]) -> set[int]:
    """The numbers of the first pages of each name; of very many some."""
    begins = sorted({name: n for n, name in reversed([*enumerate(names, 1)])}.values())
    return set(begins[:: len(begins) // _MOST_NAMES + 1])
