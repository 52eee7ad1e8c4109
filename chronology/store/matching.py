"""Which proposal is which record: by evidence, one to one, whatever the order they come in."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from chronology.store.fingerprints import fingerprints_of, items_of, normalise_quote, overlap, similarity
from chronology.store.plain import Plain

NEAR_ENOUGH = 0.6  # share of the words of two quotes from which they may be the same
_ALIKE_SAID = 0.34  # of what two records say, from where they may be one although their kinds differ


@dataclasses.dataclass(frozen=True, slots=True)
class Matches:
    """Indices of proposals to keys of records: ``exact`` by the same evidence, ``near`` by similar evidence."""

    exact: dict[int, str]
    near: dict[int, str]


def match_records(
    proposals: Sequence[dict[str, Plain]], known: dict[str, dict[str, Plain]], gone: Collection[str] = ()
) -> Matches:
    """Match plain proposals to plain records that were written before, best fit first, one to one.

    ``gone`` are keys of records that a person deleted or rejected.
    """
    exact = _pick(_exact_pairs(proposals, known, gone))
    taken = set(exact.values())
    rest = {index: proposal for index, proposal in enumerate(proposals) if index not in exact}
    free = {key: record for key, record in known.items() if key not in taken}
    return Matches(exact, _pick(_near_pairs(rest, free)))


_Pair = tuple[tuple[float, ...], str, int]  # worst first, so that the best comes first when negated


def _pick(pairs: Iterable[_Pair]) -> dict[int, str]:
    chosen: dict[int, str] = {}
    taken: set[str] = set()
    for _, key, index in sorted(pairs):
        if index not in chosen and key not in taken:
            chosen[index] = key
            taken.add(key)
    return chosen


def _exact_pairs(
    proposals: Sequence[dict[str, Plain]], known: dict[str, dict[str, Plain]], gone: Collection[str]
) -> Iterator[_Pair]:
    prints = {key: fingerprints_of(record) for key, record in known.items()}
    by_print: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        for fingerprint in prints[key]:
            by_print[fingerprint].append(key)
    for index, proposal in enumerate(proposals):
        mine = fingerprints_of(proposal)
        for key in sorted({key for fingerprint in mine for key in by_print.get(fingerprint, ())}):
            rank = _rank(proposal, known[key], overlap(mine, prints[key]))
            if not _is_other(rank) and not _is_another_kind(proposal, known[key], rank):
                # Of several articles' tellings, one that a person took away says nothing against the others.
                yield (float(key in gone and not _sources(proposal) <= _sources(known[key])), *rank), key, index


def _sources(record: dict[str, Plain]) -> set[str]:
    return {str(item.get("source")) for item in items_of(record.get("evidence"))}


def _rank(proposal: dict[str, Plain], record: dict[str, Plain], shared: float) -> tuple[float, ...]:
    # One sentence often tells two events: then what is said of it decides.
    said = max(similarity(_text(proposal, name), _text(record, name)) for name in ("title", "says"))
    same_when = proposal.get("when") == record.get("when")
    same_id = proposal.get("id") == record.get("id")
    return -shared, -said, -float(same_when), -float(same_id)


def _is_other(rank: tuple[float, ...]) -> bool:
    # The same sentence, but no word, no date and no name in common: another event that the sentence tells.
    return rank[1:] == (0.0, 0.0, 0.0)


def _is_another_kind(proposal: dict[str, Plain], record: dict[str, Plain], rank: tuple[float, ...]) -> bool:
    """Whether both rest on a sentence that tells two events, a strike and a truce, and each is one of these."""
    kinds, known = _kinds(proposal), _kinds(record)
    alike = -rank[1] >= _ALIKE_SAID or rank[3] < 0
    return bool(kinds) and bool(known) and not kinds & known and not alike


def _kinds(record: dict[str, Plain]) -> set[str]:
    topics = record.get("topics")
    return {str(topic) for topic in topics} if isinstance(topics, list) else set()


def _text(record: dict[str, Plain], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _near_pairs(proposals: dict[int, dict[str, Plain]], known: dict[str, dict[str, Plain]]) -> Iterator[_Pair]:
    by_source: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        for source in _sources(known[key]):
            by_source[source].append(key)
    for index, proposal in proposals.items():
        for key in sorted({key for source in _sources(proposal) for key in by_source.get(source, ())}):
            nearness = _nearness(proposal, known[key])
            rank = _rank(proposal, known[key], nearness)
            if nearness >= NEAR_ENOUGH and not _is_another_kind(proposal, known[key], rank):
                yield rank, key, index


def are_near(one: dict[str, Plain], other: dict[str, Plain]) -> bool:
    """Whether two records rest on the same words of a source, or on words much like them."""
    return bool(fingerprints_of(one) & fingerprints_of(other)) or _nearness(one, other) >= NEAR_ENOUGH


def _nearness(proposal: dict[str, Plain], record: dict[str, Plain]) -> float:
    pairs = (
        _same_words(str(one.get("quote")), str(other.get("quote")))
        for one in items_of(proposal.get("evidence"))
        for other in items_of(record.get("evidence"))
        if one.get("source") == other.get("source")
    )
    return max(pairs, default=0.0)


def _same_words(one: str, other: str) -> float:
    first, second = normalise_quote(one), normalise_quote(other)
    within = first in second or second in first
    return max(overlap(first.split(), second.split()), 0.8 if within and len(min(first, second, key=len)) > 20 else 0.0)
