"""Lists that go on over several pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from zlib import crc32

from chronology.site.paths import Paths

Item = TypeVar("Item")


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
    """A page with links to the others, under their ``names`` if there are any; none when it is the only one."""
    labels = names or tuple(map(str, range(1, pages + 1)))
    links = tuple(PageLink(n, paths.to_list(section, n), n == number, label) for n, label in enumerate(labels, 1))
    return Paged(tuple(items), number, total, links if pages > 1 else ())
