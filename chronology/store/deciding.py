"""What people decided on which tellings are one event: read off `same_as` and `not_same_as` in their files.

A `same_as` that the machine wrote and a person took out again decides as well: these are two events.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.linking.clustering import Decided, Key
from chronology.linking.tellings import Telling
from chronology.store.encoding import encode_record
from chronology.store.fingerprints import fingerprints_of, similarity
from chronology.store.library import EVENT, Library
from chronology.store.plain import Plain
from chronology.store.shelves import Shelf

_Plain = dict[str, Plain]


def read_decided(library: Library, tellings: Sequence[Telling]) -> Decided:
    """Pairs of tellings that people joined, and that they keep apart. Raises RecordError when a base is damaged."""
    shelf = library.shelf(EVENT)
    same, other = set(_joined(shelf)), set(_apart(shelf))
    if not same and not other:
        return Decided()
    told = _tellings_of(shelf, {id_ for pair in same | other for id_ in pair}, tellings)
    sources: defaultdict[str, list[Key]] = defaultdict(list)
    for telling in tellings:
        sources[telling.source.id].append(telling.key)
    apart = (
        pair
        for one, two in sorted(other)
        for pair in itertools.product(told.get(one, []), told.get(two) or sources.get(two, []))
    )
    joined = ((told[one][0], told[two][0]) for one, two in sorted(same) if told.get(one) and told.get(two))
    return Decided(frozenset(joined), frozenset(pair for pair in apart if pair[0] != pair[1]))


def _joined(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Entries that a person pointed to another one."""
    for id_, standing in shelf.standing.items():
        wanted, base = standing.value.get("same_as"), shelf.bases.get(id_)
        if isinstance(wanted, str) and (base is None or base.value.get("same_as") != wanted):
            yield id_, wanted


def _apart(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Entries that a person keeps apart, from events or from what sources tell."""
    for id_, standing in shelf.standing.items():
        others = standing.value.get("not_same_as")
        for other in others if isinstance(others, list) else ():
            yield id_, str(other)
        base = shelf.bases.get(id_)
        written = base.value.get("same_as") if base else None
        if isinstance(written, str) and "same_as" not in standing.value:
            yield id_, written


def _tellings_of(shelf: Shelf, ids: Iterable[str], tellings: Sequence[Telling]) -> Mapping[str, list[Key]]:
    """The tellings that a record rests on, one an article: with its evidence, and with most of its words."""
    by_print: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for fingerprint in fingerprints_of(encode_record(telling.event)):
            by_print[fingerprint].append(telling)
    found: dict[str, list[Key]] = {}
    for id_ in sorted(ids):
        standing, base = shelf.standing.get(id_), shelf.bases.get(id_)
        versions = [record for record in (standing and standing.value, base and base.value) if record]
        prints = sorted({fingerprint for record in versions for fingerprint in fingerprints_of(record)})
        best: dict[str, tuple[float, Key]] = {}
        for telling in (telling for fingerprint in prints for telling in by_print[fingerprint]):
            alike = max(similarity(telling.event.title, str(record.get("title"))) for record in versions)
            best[telling.source.id] = max(best.get(telling.source.id, (-1.0, telling.key)), (alike, telling.key))
        if best:
            found[id_] = [key for _, key in sorted(best.values(), key=lambda item: (-item[0], item[1]))]
    return found
