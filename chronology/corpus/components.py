"""What is tied by a chain of likely links: the components of a graph, by union-find (Tarjan 1975)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from chronology.linking.clustering import Key


def key_text(key: Key) -> str:
    """A telling's key as one string."""
    return json.dumps(key)


def find_roots(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The least key of the component of each key that stands in a link."""
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while (up := above.setdefault(key, key)) != key:
            above[key] = above[up]
            key = up
        return key

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        above[high] = low
    return {key: root(key) for key in above}
